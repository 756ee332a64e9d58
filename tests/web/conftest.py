"""Servers on copies of the demo's ledger, asked without a network."""

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
HERE = "http://127.0.0.1:8000"
MARK = "X-Holdfast-Token"
TOKEN = "a token that nobody guesses"
# However slow the machine, a test sees what was recorded before it asked.
PATIENT = Limits(wait_seconds=240, slow_seconds=240)


def asked_as_page(client: TestClient) -> TestClient:
    """The client with the mark that our own page sends."""
    client.headers[MARK] = client.get("/session.json").json()["token"]
    return client


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
    """Somebody at this machine, before a ledger of the test's own."""
    return asked_as_page(opened())


@pytest.fixture(scope="module")
def shared_file(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy that the tests of a module share."""
    path = tmp_path_factory.mktemp("shared") / "demo.sqlite"
    shutil.copy(demo_file, path)
    return path


@pytest.fixture(scope="module")
def shared(shared_file: Path) -> Iterator[TestClient]:
    """Somebody at this machine; of the ledger nothing is taken for granted but that it is there."""
    app = create_app(Settings(shared_file, by="Tester", limits=PATIENT))
    with TestClient(app, base_url=HERE, follow_redirects=False) as client:
        yield asked_as_page(client)


@pytest.fixture(scope="module")
def guarded_app(shared_file: Path) -> Iterator[TestClient]:
    """A server that others can reach."""
    limits = replace(PATIENT, logins=1000)
    names = ("record.example",)
    chosen = Settings(shared_file, host="0.0.0.0", token=TOKEN, names=names, limits=limits)
    with TestClient(create_app(chosen), base_url=HERE, follow_redirects=False) as client:
        yield client


@pytest.fixture
def guarded(guarded_app: TestClient) -> TestClient:
    """A visitor of it who has not logged in."""
    guarded_app.cookies.clear()
    return guarded_app
