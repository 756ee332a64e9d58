"""The two databases that a ledger can be in, for tests: a file, and PostgreSQL where it is there.

PostgreSQL is Debian's ``postgresql``, version 15: installed (in CI) and started by what is here, as
root. Another server serves too: HOLDFAST_TEST_POSTGRESQL is the address of a database of a user who
may make more of them.
"""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sqlalchemy import Connection, create_engine, make_url, text
from sqlalchemy.engine import Engine

from holdfast.ledger import Ledger
from holdfast.ledger.engines import open_engine
from holdfast.ledger.location import location_of

VARIABLE = "HOLDFAST_TEST_POSTGRESQL"
VERSION = "15"
PROGRAMS = Path("/usr/lib/postgresql") / VERSION
INSTALL = ("apt-get", "install", "-y", "-qq", "--no-install-recommends", "postgresql")
CLOCK = "2026-01-01T00:00:00+00:00"


class NotHere(Exception):
    """PostgreSQL cannot be had here: nobody's mistake."""


@dataclass(frozen=True)
class Place:
    """Where a test's ledger is, and a way to it past the ledger."""

    kind: str
    address: str

    def ledger(self) -> Ledger:
        """The ledger, with a clock that stands still."""
        return Ledger(self.address, clock=lambda: CLOCK)

    def engine(self) -> Engine:
        """The database as the ledger opens it."""
        return open_engine(location_of(self.address))

    @contextmanager
    def tampering(self) -> Iterator[Connection]:
        """The database as somebody has it who means harm: nothing keeps the record append-only."""
        engine = self.engine()
        with engine.execution_options(writing=True).begin() as connection:
            for statement in self._without_triggers(connection):
                connection.execute(text(statement))
            yield connection
        engine.dispose()

    def _without_triggers(self, connection: Connection) -> list[str]:
        if self.kind == "sqlite":
            names = connection.scalars(text("SELECT name FROM sqlite_master WHERE type='trigger'"))
            return [f"DROP TRIGGER {name}" for name in names]
        query = (
            "SELECT tgname, tgrelid::regclass FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid "
            "WHERE NOT tgisinternal AND c.relnamespace = current_schema()::regnamespace"
        )
        rows = connection.execute(text(query))
        return [f"DROP TRIGGER {name} ON {table}" for name, table in rows]


@lru_cache(maxsize=1)
def server() -> str:
    """The address of a database of a user who may make others.

    Raises ``NotHere`` where there can be none; anything else is a fault.
    """
    if given := os.environ.get(VARIABLE):
        return given
    if os.getuid() != 0:
        raise NotHere(f"PostgreSQL is started by root; or set {VARIABLE}")
    if not PROGRAMS.is_dir():
        install()
    status = subprocess.run(["pg_ctlcluster", VERSION, "main", "status"], capture_output=True)
    if status.returncode != 0:
        start()
    role, password = f"holdfast_{secrets.token_hex(6)}", secrets.token_hex(12)
    as_superuser(f"CREATE ROLE {role} LOGIN CREATEDB PASSWORD '{password}'")
    return f"postgresql+psycopg://{role}:{password}@127.0.0.1:{port()}/postgres"


def install() -> None:
    """Debian's package, on machines that only test."""
    if not os.environ.get("CI"):
        raise NotHere(f"PostgreSQL {VERSION} is not installed: apt-get install postgresql")
    if shutil.which("apt-get") is None:
        raise NotHere("PostgreSQL is not installed, and there is no apt-get to install it with")
    subprocess.run(["apt-get", "update", "-qq"], capture_output=True)
    done = subprocess.run(INSTALL, capture_output=True, text=True)
    if done.returncode != 0 or not PROGRAMS.is_dir():
        raise NotHere(f"PostgreSQL could not be installed: {done.stderr.strip()[-200:]}")


def start() -> None:
    """The cluster that Debian's package makes. Two tests that start it at once both find it up."""
    command = ["pg_ctlcluster", VERSION, "main", "start"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode not in {0, 2}:
        problem = f"PostgreSQL is installed and does not start: {done.stderr.strip()}"
        raise RuntimeError(problem) if os.environ.get("CI") else NotHere(problem)


def as_superuser(command: str) -> None:
    """Let the user who owns the cluster say something."""
    psql = ["runuser", "-u", "postgres", "--", "psql", "-q", "-p", port(), "-c", command]
    subprocess.run(psql, check=True, cwd="/")


def port() -> str:
    """The port of that cluster."""
    listed = subprocess.run(["pg_lsclusters", "-h"], capture_output=True, text=True, check=True)
    rows = [line.split() for line in listed.stdout.splitlines()]
    return next(row[2] for row in rows if row[:2] == [VERSION, "main"])


@contextmanager
def database() -> Iterator[str]:
    """The address of a new database, gone afterwards."""
    address = make_url(server())
    name = f"holdfast_{secrets.token_hex(8)}"
    control = create_engine(address, isolation_level="AUTOCOMMIT")
    with control.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'"))
    try:
        yield address.set(database=name).render_as_string(hide_password=False)
    finally:
        with control.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        control.dispose()


def new_schema(database: str) -> str:
    """The address of a new schema in the database: room for one more ledger, made in no time."""
    name = f"test_{secrets.token_hex(8)}"
    engine = create_engine(database)
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    engine.dispose()
    address = make_url(database).update_query_dict({"options": f"-csearch_path={name}"})
    return address.render_as_string(hide_password=False)


def forget_role() -> None:
    """Take away the role that ``server`` made, if it did."""
    if server.cache_info().currsize and not os.environ.get(VARIABLE):
        role = make_url(server()).username
        as_superuser(f"DROP ROLE {role}")
