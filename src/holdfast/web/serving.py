"""Running the server until it is stopped."""

from __future__ import annotations

import uvicorn

from holdfast.web.app import create_app
from holdfast.web.settings import Settings


def serve(settings: Settings) -> None:
    """Serve a ledger until a signal ends it. Raises as ``Ledger`` does."""
    uvicorn.run(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        server_header=False,
        access_log=False,
        timeout_graceful_shutdown=5,
    )
