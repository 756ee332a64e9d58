"""Ledgers for tests of several rooms: each test runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url

from holdfast.ledger import Ledger
from tests.ledger import backends
from tests.ledger.backends import NotHere, Place

BACKENDS = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new ledger in a file, to copy: making one takes most of a second."""
    path = tmp_path_factory.mktemp("ledger") / "empty.sqlite"
    Ledger(path).close()
    return path


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a server, where one can be had."""
    try:
        address = backends.server()
    except NotHere as reason:
        pytest.skip(str(reason))
    yield address
    backends.forget_role()


@pytest.fixture(scope="session")
def empty_database(postgresql: str) -> Iterator[str]:
    """The name of a database with a new ledger, to copy."""
    with backends.database() as address:
        Ledger(address).close()
        yield str(make_url(address).database)


@pytest.fixture(params=BACKENDS)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """Where a new ledger is, on either database."""
    if request.param == "sqlite":
        path = tmp_path / "test.sqlite"
        shutil.copy(request.getfixturevalue("empty_file"), path)
        yield Place("sqlite", os.fspath(path))
    else:
        with backends.database(request.getfixturevalue("empty_database")) as address:
            yield Place("postgresql", address)


@pytest.fixture(params=BACKENDS)
def nowhere(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """Where no ledger is yet, on either database."""
    if request.param == "sqlite":
        yield Place("sqlite", os.fspath(tmp_path / "new.sqlite"))
    else:
        request.getfixturevalue("postgresql")
        with backends.database() as address:
            yield Place("postgresql", address)


@pytest.fixture
def ledger(place: Place) -> Iterator[Ledger]:
    """A new ledger on either database, with a clock that stands still."""
    with place.ledger() as made:
        yield made
