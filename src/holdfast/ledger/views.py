"""Views: pure functions of documents, readings, statements and decisions, kept as tables.

Dropped and rebuilt, they are the same byte for byte.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, func, select

from holdfast.control import PlaceControl, control, place_of_plain, to_plain
from holdfast.ledger.rows import decision_of, document_of
from holdfast.ledger.tables import (
    VIEWS,
    decisions,
    document_sources,
    documents,
    readings,
    statements,
    view_control,
    view_documents,
    view_state,
    view_statements,
)
from holdfast.model import Decision, Document, Statement
from holdfast.serial import from_line, to_json

# Raised whenever the same record would be shown otherwise: views of an older policy are rebuilt.
POLICY = 1
BATCH = 5_000


@dataclass(frozen=True, slots=True)
class Version:
    """A document as a version of an article: its names, and when it came into the ledger."""

    document: str
    sequence: int
    keys: frozenset[tuple[str, ...]]


def stale(connection: Connection) -> bool:
    """Whether anything was recorded since the views were built."""
    return connection.scalar(select(view_state.c.inputs)) != inputs(connection)


def inputs(connection: Connection) -> str:
    """What the views are a function of: nothing is ever changed, so that counting is enough."""
    counts = [
        connection.scalar(select(func.coalesce(func.max(column), 0)))
        for column in (document_sources.c.sequence, readings.c.sequence, decisions.c.id)
    ]
    return ":".join(str(count) for count in (POLICY, *counts))


def rebuild_views(connection: Connection) -> None:
    """Drop the views, make them anew, and fill them."""
    for table in (*VIEWS, view_state):
        table.drop(connection)
        table.create(connection)
    decided = effective(load_decisions(connection))
    current = view_of_documents(connection, decided)
    insert(connection, view_documents, current)
    shown = [row for row in current if row["superseded_by"] is None]
    kept = view_of_statements(connection, shown, decided)
    insert(connection, view_statements, kept)
    places = control(load_statements(connection), load_documents(connection))
    insert(connection, view_control, view_of_control(places))
    connection.execute(view_state.insert(), {"inputs": inputs(connection)})


def insert(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Many rows, in order."""
    for start in range(0, len(rows), BATCH):
        connection.execute(table.insert(), list(rows[start : start + BATCH]))


def load_decisions(connection: Connection) -> list[Decision]:
    """All decisions, in the order of deciding."""
    rows = connection.execute(select(decisions).order_by(decisions.c.id)).mappings()
    return [decision_of(dict(row)) for row in rows]


def effective(decided: Iterable[Decision]) -> list[Decision]:
    """Those that no later decision took back; who takes back a "revert" restores what it undid."""
    undone: set[str] = set()
    kept: list[Decision] = []
    for decision in sorted(decided, key=lambda each: each.id, reverse=True):
        if str(decision.id) in undone:
            continue
        if decision.verb == "revert":
            undone.update(decision.targets)
        else:
            kept.append(decision)
    return kept[::-1]


def view_of_documents(connection: Connection, decided: list[Decision]) -> list[dict[str, Any]]:
    """Each document that was read: its newest reading, and its newer version, by id."""
    newest: dict[str, str] = {}
    for row in connection.execute(select(readings).order_by(readings.c.sequence)).mappings():
        newest[row["document"]] = row["run"]
    found = [each for each in versions(connection) if each.document in newest]
    superseded = newer_versions(found)
    for decision in decided:
        if decision.verb == "supersede":
            old, new = decision.targets
            superseded[old] = new
    return [
        {"document": each, "run": newest[each], "superseded_by": superseded.get(each)}
        for each in sorted(newest)
    ]


def versions(connection: Connection) -> list[Version]:
    """Documents by age. Versions of one article share its address, or the name that it was read
    under and either its title or its very bytes."""
    query = (
        select(
            documents.c.id,
            documents.c.url,
            documents.c.title,
            documents.c.raw_sha256,
            document_sources.c.source_id,
            document_sources.c.sequence,
        )
        .join(document_sources, document_sources.c.document == documents.c.id)
        .order_by(document_sources.c.sequence)
    )
    found: dict[str, Version] = {}
    for row in connection.execute(query).mappings():
        keys: set[tuple[str, ...]] = {("bytes", row["source_id"], row["raw_sha256"])}
        if row["url"]:
            keys.add(("url", row["url"]))
        if row["title"]:
            keys.add(("title", row["source_id"], row["title"]))
        known = found.get(row["id"], Version(row["id"], row["sequence"], frozenset()))
        found[row["id"]] = Version(row["id"], known.sequence, known.keys | keys)
    return list(found.values())


def newer_versions(found: list[Version]) -> dict[str, str]:
    """Old version → the newest of the same article."""
    newest: dict[tuple[str, ...], Version] = {}
    for version in sorted(found, key=lambda each: each.sequence):
        newest.update(dict.fromkeys(version.keys, version))
    superseded: dict[str, str] = {}
    for version in found:
        last = max((newest[key] for key in version.keys), key=lambda each: each.sequence)
        if last.document != version.document:
            superseded[version.document] = last.document
    return superseded


def view_of_statements(
    connection: Connection, shown: list[dict[str, Any]], decided: list[Decision]
) -> list[dict[str, Any]]:
    """Statements that count, by document and place in it."""
    rejected = {target for each in decided if each.verb == "reject" for target in each.targets}
    rows: list[dict[str, Any]] = []
    for document in shown:
        query = (
            select(statements.c.id, statements.c.position)
            .where(statements.c.document == document["document"])
            .where(statements.c.run == document["run"])
            .order_by(statements.c.position)
        )
        rows.extend(
            {
                "number": 0,
                "document": document["document"],
                "run": document["run"],
                "position": row.position,
            }
            for row in connection.execute(query)
            if row.id not in rejected
        )
    return [{**row, "number": number} for number, row in enumerate(rows, start=1)]


def view_of_control(places: list[PlaceControl]) -> list[dict[str, Any]]:
    """Who held what when, place by place."""
    return [
        {"number": number, "place": place.key, "json": to_json(to_plain(place))}
        for number, place in enumerate(places, start=1)
    ]


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
        select(statements.c.json)
        .join(
            view_statements,
            (view_statements.c.document == statements.c.document)
            & (view_statements.c.run == statements.c.run)
            & (view_statements.c.position == statements.c.position),
        )
        .order_by(view_statements.c.number)
    )
    return [from_line(line) for line in connection.scalars(query)]


def load_control(connection: Connection) -> list[PlaceControl]:
    """Who held what when, from the view."""
    query = select(view_control.c.json).order_by(view_control.c.number)
    return [place_of_plain(json.loads(line)) for line in connection.scalars(query)]


def views_hash(connection: Connection) -> str:
    """sha256 over every row of every view, in order: equal when the views are, byte for byte."""
    digest = hashlib.sha256()
    for table in VIEWS:
        digest.update(table.name.encode() + b"\n")
        for row in connection.execute(select(table).order_by(*table.primary_key.columns)):
            digest.update(to_json({"row": list(row)}).encode() + b"\n")
    return digest.hexdigest()
