"""All that is said to PostgreSQL and to no other database."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, Engine, create_engine, event

# The number of the lock that a writer holds while it writes ("hold" in ASCII).
TURN = 0x686F6C64


def open_engine(url: str) -> Engine:
    """An engine on the database. Raises ``ImportError`` where the driver is not installed."""
    engine = create_engine(url, pool_pre_ping=True)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get("writing", False):
            # One writer at a time, as with SQLite: numbers are given in the order of recording,
            # and views are built from a record that nobody adds to meanwhile.
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (TURN,))
        else:
            # All that is read in one transaction is one state of the ledger.
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")

    return engine


def append_only_triggers(tables: Iterable[str]) -> list[str]:
    """DDL under which a row, once written, can be neither changed nor removed."""
    function = (
        "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION '% is append-only', TG_TABLE_NAME "
        "USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    return [
        function,
        *(
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
            for table in tables
        ),
    ]
