"""The interface as it describes itself: whatever is sent by that description, nothing breaks."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import schemathesis
import uvicorn
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.testclient import TestClient

from holdfast.web.app import create_app
from holdfast.web.identity import page_mark
from holdfast.web.settings import Limits, Settings

MANY = Limits(requests=10**9, writes=10**9, jobs=10**9, body=200_000, upload=200_000)
SCREENS = (
    "record progress brief documents reader/{document} control ground points basemap why incidents "
    "review method jobs/{job} session"
)
OPERATIONS = [
    *((f"/{screen}.json", "get") for screen in SCREENS.split()),
    ("/decisions", "post"),
    ("/documents", "post"),
]
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]


@pytest.fixture(scope="module")
def described(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """What a server on loopback says of itself; it slows nobody down."""
    path = tmp_path_factory.mktemp("described") / "demo.sqlite"
    shutil.copy(demo_file, path)
    chosen = Settings(path, by="Tester", limits=MANY)
    server = uvicorn.Server(uvicorn.Config(create_app(chosen), port=0, log_level="error"))
    thread = Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    schema = schemathesis.openapi.from_url(f"http://127.0.0.1:{port}/openapi.json")
    schema.config.update(headers={"X-Holdfast-Token": page_mark(chosen, None)})
    yield schema
    server.should_exit = True
    thread.join()


@pytest.mark.parametrize(("path", "method"), OPERATIONS, ids="".join)
def test_nothing_that_is_sent_breaks_it(described: Any, path: str, method: str) -> None:
    operation = described[path][method]

    @settings(
        max_examples=15,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(operation.as_strategy())
    def send(case: Any) -> None:
        case.call_and_validate(checks=CHECKS)

    send()


def test_it_describes_all_that_can_be_asked(demo_file: Path) -> None:
    app = create_app(Settings(demo_file))
    with TestClient(app, base_url="http://127.0.0.1") as client:
        paths = client.get("/openapi.json").json()["paths"]
    told = {(path, method) for path, operations in paths.items() for method in operations}
    assert told == set(OPERATIONS)
    for operations in paths.values():
        for operation in operations.values():
            assert operation["description"]
