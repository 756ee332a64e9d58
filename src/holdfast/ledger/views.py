"""Views: pure functions of documents, readings, statements and decisions, kept as tables.

Dropped and rebuilt, they are the same byte for byte.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, func, select

from holdfast.control import PlaceControl, control, place_of_plain, to_plain
from holdfast.ledger.correcting import corrected
from holdfast.ledger.finding import find_decided
from holdfast.ledger.judging import (
    Judged,
    Standing,
    effective,
    in_force,
    standing,
    superseded_by,
)
from holdfast.ledger.links import Links, Pair
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
    view_links,
    view_state,
    view_statements,
)
from holdfast.model import Decision, Document, Statement
from holdfast.serial import from_line, to_json, to_line

# Raised whenever the same record would be shown otherwise: views of an older policy are rebuilt.
POLICY = 3
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
    """Empty the views and fill them anew."""
    for table in (*VIEWS, view_state):
        connection.execute(table.delete())
    refresh_views(connection)


def refresh_views(connection: Connection) -> None:
    """Bring the views up to date. What was decided without changing what is shown, such as that two
    statements are the same, leaves the costly ones as they are."""
    before = shown(connection)
    for table in (view_documents, view_statements, view_links, view_state):
        connection.execute(table.delete())
    decided = effective(load_decisions(connection))
    current = view_of_documents(connection, decided)
    insert(connection, view_documents, current)
    found = find_decided(connection, decided, current)
    stands = standing(decided, found)
    known = {each.statement.id: each.statement for each in found.values() if each.statement}
    insert(connection, view_statements, view_of_statements(connection, stands, known))
    insert(connection, view_links, view_of_links(stands.links))
    if before is None or before != shown(connection):
        connection.execute(view_control.delete())
        places = control(load_statements(connection), load_documents(connection))
        insert(connection, view_control, view_of_control(places))
    connection.execute(view_state.insert(), {"inputs": inputs(connection)})


def shown(connection: Connection) -> list[tuple[Any, ...]] | None:
    """Documents and statements as the views show them now; None where none of this policy does."""
    state = connection.scalar(select(view_state.c.inputs))
    if state is not None and not state.startswith(f"{POLICY}:"):
        return None
    columns = (view_statements.c.document, view_statements.c.run, view_statements.c.position)
    found: list[tuple[Any, ...]] = []
    for query in (
        select(view_documents).order_by(view_documents.c.document),
        select(*columns, view_statements.c.json).order_by(view_statements.c.number),
    ):
        found.extend(tuple(row) for row in connection.execute(query))
    return found


def load_judged(connection: Connection) -> list[Judged]:
    """Every decision and what became of it, in the order of deciding. Needs no view."""
    every = load_decisions(connection)
    kept = in_force(every)
    decided = effective(every)
    found = find_decided(connection, decided, view_of_documents(connection, decided))
    judged = {each.decision.id: each for each in standing(decided, found).judged}
    reverts = [each for each in kept if each.verb == "revert"]
    judged |= {each.id: Judged(each, "in force", each.targets) for each in reverts}
    undone = {target: each.id for each in reverts for target in each.targets}
    return [
        judged.get(each.id) or Judged(each, "reverted", (), f"by decision {undone[str(each.id)]}")
        for each in every
    ]


def insert(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Many rows, in order."""
    for start in range(0, len(rows), BATCH):
        connection.execute(table.insert(), list(rows[start : start + BATCH]))


def load_decisions(connection: Connection) -> list[Decision]:
    """All decisions, in the order of deciding."""
    rows = connection.execute(select(decisions).order_by(decisions.c.id)).mappings()
    return [decision_of(dict(row)) for row in rows]


def view_of_documents(connection: Connection, decided: list[Decision]) -> list[dict[str, Any]]:
    """Each document that was read: its newest reading, and its newer version, by id."""
    newest: dict[str, str] = {}
    for row in connection.execute(select(readings).order_by(readings.c.sequence)).mappings():
        newest[row["document"]] = row["run"]
    found = [each for each in versions(connection) if each.document in newest]
    superseded = superseded_by(newer_versions(found), decided)
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
    connection: Connection, stands: Standing, known: Mapping[str, Statement]
) -> list[dict[str, Any]]:
    """Statements that count, by document and place in it; ``known``: those decided about, by id."""
    query = select(
        statements.c.document, statements.c.run, statements.c.position, statements.c.id
    ).join(
        view_documents,
        (view_documents.c.document == statements.c.document)
        & (view_documents.c.run == statements.c.run)
        & view_documents.c.superseded_by.is_(None),
    )
    kept = (row for row in connection.execute(query) if stands.verdicts.get(row.id) != "reject")
    rows = sorted(kept, key=lambda row: (row.document, row.position))
    return [
        {
            "number": number,
            "document": row.document,
            "run": row.run,
            "position": row.position,
            "verdict": stands.verdicts.get(row.id),
            "json": to_line(corrected(known[row.id], stands.corrections[row.id]))
            if row.id in stands.corrections
            else None,
        }
        for number, row in enumerate(rows, start=1)
    ]


def view_of_links(links: Links) -> list[dict[str, Any]]:
    """Pairs that people said to be the same, and pairs that they said not to be."""
    told = [(*pair, "same") for pair in links.same]
    told += [(*pair, "different") for pair in links.different]
    return [
        {"one": one, "other": other, "verdict": verdict} for one, other, verdict in sorted(told)
    ]


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


def load_links(connection: Connection) -> Links:
    """What people said to be the same and what not, from the view."""
    same: set[Pair] = set()
    different: set[Pair] = set()
    for row in connection.execute(select(view_links)):
        (same if row.verdict == "same" else different).add((row.one, row.other))
    return Links(frozenset(same), frozenset(different))


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
