"""All that is said to SQLite and to no other database: opening it, keeping it append-only."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, text

BUSY_SECONDS = 60
# FULL: a commit is on the disk before it returns, so that even a power cut takes nothing back.
PRAGMAS = ("PRAGMA foreign_keys = ON", "PRAGMA synchronous = FULL")


def open_engine(path: Path) -> Engine:
    """An engine on the file, made where it is missing. Transactions are begun by hand.

    The driver of Python 3.11 begins none before DDL, and would leave a migration half-done.
    """
    address = URL.create("sqlite", database=str(path))
    engine = create_engine(address, connect_args={"timeout": BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def prepare(connection: SqliteConnection, _: object) -> None:
        connection.isolation_level = None
        for pragma in PRAGMAS:
            connection.execute(pragma).close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing", False)
        # A writer takes its turn at once: one that first reads could find its turn gone.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def use_write_ahead_log(engine: Engine) -> None:
    """Let readers read while one writes. The file remembers it, so it is said to new files only."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode = WAL").close()
    finally:
        connection.close()


def append_only_triggers(tables: Iterable[str]) -> list[str]:
    """DDL under which a row, once written, can be neither changed nor removed."""
    return [
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        for table in tables
        for verb in ("UPDATE", "DELETE")
    ]


def integrity_problems(connection: Connection) -> list[str]:
    """What SQLite itself finds wrong with the file; empty when nothing is."""
    rows: list[Any] = [*connection.execute(text("PRAGMA integrity_check"))]
    broken = [str(row[0]) for row in rows if row[0] != "ok"]
    dangling = connection.execute(text("PRAGMA foreign_key_check"))
    return broken + [f"a row of {row[0]} points at nothing in {row[2]}" for row in dangling]
