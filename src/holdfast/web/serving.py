"""Running the server until it is stopped."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable

import uvicorn

from holdfast.web.app import create_app
from holdfast.web.settings import Settings

PATIENCE = 5  # seconds for requests that are being answered when it is stopped


def serve(settings: Settings, ready: Callable[[], None] = lambda: None) -> None:
    """Serve a ledger until a signal ends it; ``ready`` is called once it listens.

    Raises as ``Ledger`` does.
    """
    server = Server(
        uvicorn.Config(
            create_app(settings),
            host=settings.host,
            port=settings.port,
            log_level="warning",
            server_header=False,
            access_log=False,
            timeout_graceful_shutdown=PATIENCE,
        )
    )
    server.ready = ready
    asyncio.run(server.serve())


class Server(uvicorn.Server):
    """A server that tells when it listens."""

    ready: Callable[[], None] = staticmethod(lambda: None)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, and say so."""
        await super().startup(sockets)
        if self.started:
            self.ready()
