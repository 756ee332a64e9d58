"""Opening a ledger's database, whichever it is."""

from __future__ import annotations

from sqlalchemy import Connection, Engine

from holdfast.ledger import sqlite
from holdfast.ledger.location import Address, Location


def open_engine(location: Location) -> Engine:
    """An engine on the file or the database.

    A transaction begun with the execution option ``writing`` has its turn to write from the start.
    Raises ``ValueError`` for an address that cannot be used.
    """
    if not isinstance(location, Address):
        return sqlite.open_engine(location)
    from holdfast.ledger import postgresql

    try:
        return postgresql.open_engine(location.with_driver)
    except ImportError as error:
        raise ValueError(
            f"{location} needs the driver of PostgreSQL: pip install 'holdfast[postgresql]'"
        ) from error
    except Exception as error:
        # What is wrong with an address is said by the library with the password in it.
        raise ValueError(f"{location} is not an address that can be understood") from error


def prepare_new(engine: Engine) -> None:
    """Settings that a new database keeps."""
    if engine.dialect.name == "sqlite":
        sqlite.use_write_ahead_log(engine)


def integrity_problems(connection: Connection) -> list[str]:
    """What the database itself finds wrong; PostgreSQL checks as it reads, and raises."""
    return sqlite.integrity_problems(connection) if connection.dialect.name == "sqlite" else []
