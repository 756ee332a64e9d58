"""Bring a ledger to the newest shape, in the transaction of the caller."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

# The newest file of ``migrations/versions``, so that an up-to-date ledger opens without Alembic.
HEAD = "0003"
MIGRATIONS = Path(__file__).with_name("migrations")


def revision(connection: Connection) -> str | None:
    """The shape that the file has; None for a new one. Raises ``ValueError`` for a foreign file."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    if "alembic_version" not in tables:
        raise ValueError("it is a database, but not a ledger of Holdfast")
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def migrate(connection: Connection) -> None:
    """Run the steps that are missing. Raises ``ValueError`` for a ledger of a newer Holdfast."""
    found = revision(connection)
    if found == HEAD:
        return
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise ValueError("it was written by a newer Holdfast; install that one") from error
