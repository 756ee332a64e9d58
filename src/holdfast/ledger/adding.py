"""Writing to the record: what is there already is not written twice."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Table, func, select

from holdfast.ledger.tables import readings
from holdfast.model import DocumentReading, Run
from holdfast.serial import to_line


def is_read(connection: Connection, document: str, run: str) -> bool:
    """Whether the marker of that reading is there."""
    query = select(readings.c.sequence).where(
        readings.c.document == document, readings.c.run == run
    )
    return connection.scalar(query) is not None


def add_once(
    connection: Connection, table: Table, key: dict[str, Any], row: dict[str, Any]
) -> None:
    """Insert the row unless one with the key is there."""
    query = select(func.count()).select_from(table)
    if not connection.scalar(query.where(*(table.c[name] == key[name] for name in key))):
        connection.execute(table.insert(), row)


def dropped_rows(reading: DocumentReading, run: Run) -> list[dict[str, Any]]:
    """Rows of ``dropped``."""
    return [
        {
            "document": reading.document.id,
            "run": run.id,
            "position": number,
            "reason": each.reason,
            "json": to_line(each.statement),
        }
        for number, each in enumerate(reading.dropped)
    ]
