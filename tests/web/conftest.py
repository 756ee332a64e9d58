"""A server on a copy of the demo's ledger, asked without a network."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from holdfast.web.app import create_app
from holdfast.web.settings import Limits, Settings

Open = Callable[..., TestClient]
# However slow the machine, a test sees what was recorded before it asked.
PATIENT = Limits(wait_seconds=60, slow_seconds=60)
HERE = "http://127.0.0.1:8000"


@pytest.fixture
def ledger_file(demo_file: Path, tmp_path: Path) -> Path:
    """A copy that a test may write to."""
    path = tmp_path / "demo.sqlite"
    shutil.copy(demo_file, path)
    return path


@pytest.fixture
def opened(ledger_file: Path) -> Iterator[Open]:
    """Opens a server on the copy; what is given are its settings, or its limits."""
    with ExitStack() as stack:

        def open_server(limits: Limits | None = None, **given: object) -> TestClient:
            settings = Settings(ledger_file, by="Tester", limits=limits or PATIENT)
            app = create_app(replace(settings, **given))  # type: ignore[arg-type]
            return stack.enter_context(TestClient(app, base_url=HERE, follow_redirects=False))

        yield open_server


@pytest.fixture
def client(opened: Open) -> TestClient:
    """Somebody at this machine, with the mark that our own page sends."""
    found = opened()
    found.headers["X-Holdfast-Token"] = found.get("/session.json").json()["token"]
    return found
