"""Open every quote again: does the ledger still hold what it says it holds?"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, func, select

from holdfast.intake.identity import document_id
from holdfast.ledger.engines import integrity_problems
from holdfast.ledger.rows import statement_row
from holdfast.ledger.tables import documents, dropped, raw, readings, statements
from holdfast.serial import from_line, statement_id

# Keys under which the JSON of a statement holds words that stand in the text from start to end.
WORDS = ("quote", "text")


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One thing that is not as it was recorded: the id of what it is about, and the problem."""

    target: str
    problem: str


def verify_ledger(connection: Connection) -> Iterator[Mismatch]:
    """Every mismatch between what is stored and what it is said to be."""
    for problem in integrity_problems(connection):
        yield Mismatch("ledger", problem)
    yield from verify_bytes(connection)
    yield from verify_readings(connection)
    for identity in connection.scalars(select(documents.c.id).order_by(documents.c.id)).all():
        query = select(documents).where(documents.c.id == identity)
        row = connection.execute(query).mappings().one()
        yield from verify_document(row)
        yield from verify_statements(connection, identity, row["text"])


def verify_bytes(connection: Connection) -> Iterator[Mismatch]:
    """Raw bytes are stored under their own hash."""
    for sha256 in connection.scalars(select(raw.c.sha256).order_by(raw.c.sha256)).all():
        stored = connection.scalar(select(raw.c.bytes).where(raw.c.sha256 == sha256))
        if hashlib.sha256(stored or b"").hexdigest() != sha256:
            yield Mismatch(sha256, "the raw bytes do not have the hash that they are stored under")


def verify_document(row: RowMapping) -> Iterator[Mismatch]:
    """A document's id is the hash of what it says and who says it."""
    facts = {name: row[name] for name in ("title", "published", "publisher", "url")}
    if document_id(row["raw_sha256"], row["text"], **facts) != row["id"]:
        yield Mismatch(row["id"], "the document does not have the hash that is its id")


def verify_readings(connection: Connection) -> Iterator[Mismatch]:
    """Each reading has as many rows as its marker says, and no row is without a marker."""
    for table, column in ((statements, readings.c.statements), (dropped, readings.c.dropped)):
        counted = (
            select(table.c.document, table.c.run, func.count().label("rows"))
            .group_by(table.c.document, table.c.run)
            .subquery()
        )
        joined = counted.outerjoin(
            readings,
            (readings.c.document == counted.c.document) & (readings.c.run == counted.c.run),
        )
        found: dict[tuple[str, str], int] = {}
        for row in connection.execute(select(counted, readings.c.sequence).select_from(joined)):
            found[row.document, row.run] = row.rows
            if row.sequence is None:
                yield Mismatch(row.document, f"{table.name} of a reading that was never completed")
        for marker in connection.execute(select(readings.c.document, readings.c.run, column)):
            if found.get((marker[0], marker[1]), 0) != marker[2]:
                yield Mismatch(marker[0], f"the reading does not have its {marker[2]} {table.name}")


def verify_statements(connection: Connection, document: str, text: str) -> Iterator[Mismatch]:
    """The statements of one document: id, columns, and each quote against the text."""
    query = (
        select(statements)
        .where(statements.c.document == document)
        .order_by(statements.c.run, statements.c.position)
    )
    for row in connection.execute(query).mappings():
        statement = from_line(row["json"])
        if statement_id(statement) != row["id"]:
            yield Mismatch(row["id"], "the statement does not have the hash that is its id")
        if statement_row(statement, row["run"], row["position"]) != dict(row):
            yield Mismatch(row["id"], "the index does not agree with the statement")
        for problem in misquotes(row["json"], text):
            yield Mismatch(row["id"], problem)


def misquotes(line: str, text: str) -> Iterator[str]:
    """Words that do not stand in the text where the statement says that they do."""
    for words, start, end in quotes(json.loads(line)):
        if text[start:end] != words:
            yield f"{words!r} does not stand at {start}–{end} of the text"


def quotes(value: Any) -> Iterator[tuple[str, int, int]]:
    """Every (words, start, end) anywhere in the JSON of a statement."""
    if isinstance(value, list):
        for item in value:
            yield from quotes(item)
    elif isinstance(value, dict):
        words = next((value[key] for key in WORDS if isinstance(value.get(key), str)), None)
        start, end = value.get("start"), value.get("end")
        if words is not None and isinstance(start, int) and isinstance(end, int):
            yield words, start, end
        for item in value.values():
            yield from quotes(item)
