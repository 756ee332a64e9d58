"""What the ledger shows, read from its tables and views; and many rows written to one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, select

from holdfast.control import PlaceControl, place_of_plain
from holdfast.ledger.links import Links, Pair
from holdfast.ledger.rows import decision_of, document_of
from holdfast.ledger.tables import (
    decisions,
    document_sources,
    documents,
    statements,
    view_control,
    view_documents,
    view_links,
    view_statements,
)
from holdfast.model import Decision, Document, Statement
from holdfast.serial import from_line

BATCH = 5_000


def insert(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Many rows, in order."""
    for start in range(0, len(rows), BATCH):
        connection.execute(table.insert(), list(rows[start : start + BATCH]))


def load_decisions(connection: Connection) -> list[Decision]:
    """All decisions, in the order of deciding."""
    rows = connection.execute(select(decisions).order_by(decisions.c.id)).mappings()
    return [decision_of(dict(row)) for row in rows]


def load_document(connection: Connection, condition: ColumnElement[bool]) -> Document | None:
    """Of the documents that fit, the one that was first read last; under its first name."""
    first = func.min(document_sources.c.sequence)
    newest = (
        select(document_sources.c.document)
        .join(documents, documents.c.id == document_sources.c.document)
        .where(condition)
        .group_by(document_sources.c.document)
        .order_by(first.desc())
        .limit(1)
        .scalar_subquery()
    )
    query = (
        select(documents, document_sources.c.source_id)
        .join(document_sources, document_sources.c.document == documents.c.id)
        .where(documents.c.id == newest)
        .order_by(document_sources.c.sequence)
        .limit(1)
    )
    row = connection.execute(query).mappings().first()
    if row is None:
        return None
    columns = dict(row)
    source_id = columns.pop("source_id")
    return document_of(columns, source_id)


def load_documents(connection: Connection, every: bool = False) -> list[Document]:
    """Documents by id, under the first name that they were read under.

    Without ``every``: only the newest version of each article.
    """
    query = (
        select(documents, document_sources.c.source_id)
        .join(document_sources, document_sources.c.document == documents.c.id)
        .order_by(documents.c.id, document_sources.c.sequence)
    )
    if not every:
        query = query.join(view_documents, view_documents.c.document == documents.c.id).where(
            view_documents.c.superseded_by.is_(None)
        )
    found: dict[str, Document] = {}
    for row in connection.execute(query).mappings():
        columns = dict(row)
        source_id = columns.pop("source_id")
        if row["id"] not in found:
            found[row["id"]] = document_of(columns, source_id)
    return list(found.values())


def load_statements(connection: Connection) -> list[Statement]:
    """The statements that count, in the order of the view."""
    query = (
        select(func.coalesce(view_statements.c.json, statements.c.json))
        .join(
            view_statements,
            (view_statements.c.document == statements.c.document)
            & (view_statements.c.run == statements.c.run)
            & (view_statements.c.position == statements.c.position),
        )
        .order_by(view_statements.c.number)
    )
    return [from_line(line) for line in connection.scalars(query)]


def load_links(connection: Connection, about: str) -> Links:
    """Which statements, or documents (``about``), people said to be the same and which not."""
    same: set[Pair] = set()
    different: set[Pair] = set()
    for row in connection.execute(select(view_links).where(view_links.c.about == about)):
        (same if row.verdict == "same" else different).add((row.one, row.other))
    return Links(frozenset(same), frozenset(different))


def load_control(connection: Connection) -> list[PlaceControl]:
    """Who held what when, from the view."""
    query = select(view_control.c.json).order_by(view_control.c.number)
    return [place_of_plain(json.loads(line)) for line in connection.scalars(query)]


def load_accepted(connection: Connection) -> dict[str, str]:
    """Statements shown that a person accepted: id → who."""
    query = (
        select(statements.c.id, view_statements.c.by)
        .join(
            view_statements,
            (view_statements.c.document == statements.c.document)
            & (view_statements.c.run == statements.c.run)
            & (view_statements.c.position == statements.c.position),
        )
        .where(view_statements.c.verdict == "accept")
        .order_by(view_statements.c.number)
    )
    return {row.id: row.by for row in connection.execute(query)}
