"""Ledgers for tests of several rooms: each test runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from holdfast.commands.reading import Request, add_paths
from holdfast.ledger import Ledger
from tests.ledger import backends
from tests.ledger.backends import NotHere, Place

# The same examples on every machine, however busy it is: no test may fail only where it is slow, or
# only by chance. To look for new examples: pytest --hypothesis-profile=searching
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("searching", PATIENT)
settings.register_profile("repeatable", PATIENT, derandomize=True)
settings.load_profile("repeatable")

# A run that a script started beside itself ignores the signal that some tests send to what they
# start, and so would that.
signal.signal(signal.SIGINT, signal.default_int_handler)

BACKENDS = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new ledger in a file, to copy: making one takes most of a second."""
    path = tmp_path_factory.mktemp("ledger") / "empty.sqlite"
    Ledger(path).close()
    return path


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a new database, where a server can be had."""
    try:
        backends.server()
    except NotHere as reason:
        pytest.skip(str(reason))
    with backends.database() as address:
        yield address
    backends.forget_role()


@pytest.fixture(params=BACKENDS)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """Where a new ledger is, on either database."""
    if request.param == "sqlite":
        path = tmp_path / "test.sqlite"
        shutil.copy(request.getfixturevalue("empty_file"), path)
        return Place("sqlite", os.fspath(path))
    made = Place("postgresql", backends.new_schema(request.getfixturevalue("postgresql")))
    made.ledger().close()
    return made


@pytest.fixture(params=BACKENDS)
def nowhere(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """Where no ledger is yet, on either database."""
    if request.param == "sqlite":
        return Place("sqlite", os.fspath(tmp_path / "new.sqlite"))
    return Place("postgresql", backends.new_schema(request.getfixturevalue("postgresql")))


@pytest.fixture
def ledger(place: Place) -> Iterator[Ledger]:
    """A new ledger on either database, with a clock that stands still."""
    with place.ledger() as made:
        yield made


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the demo's dispatches; tests that record anything work on a copy."""
    path = tmp_path_factory.mktemp("demo") / "demo.sqlite"
    with as_file(files("holdfast.demo") / "dispatches.jsonl") as dispatches:
        assert add_paths(Request((str(dispatches),)), path) == 0
    with Ledger(path) as ledger:
        ledger.incidents()
    return path
