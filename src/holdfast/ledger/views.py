"""Views: pure functions of documents, readings, statements and decisions, kept as tables.

Dropped and rebuilt, they are the same byte for byte.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from holdfast.control import PlaceControl, control, to_plain
from holdfast.ledger.correcting import corrected
from holdfast.ledger.finding import find_decided
from holdfast.ledger.judging import (
    Found,
    Judged,
    Standing,
    effective,
    in_force,
    standing,
    superseded_by,
)
from holdfast.ledger.linked import COPY_CLUSTERS, HAPPENINGS, keep, make_copies, make_incidents
from holdfast.ledger.links import Links
from holdfast.ledger.loading import insert, load_decisions, load_documents, load_statements
from holdfast.ledger.states import CONTROL, RECORD, due, note_inputs, note_made
from holdfast.ledger.tables import (
    VIEWS,
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
from holdfast.model import Decision, Statement
from holdfast.serial import to_json, to_line


@dataclass(frozen=True, slots=True)
class Version:
    """A document as a version of an article: its names, and when it came into the ledger."""

    document: str
    sequence: int
    keys: frozenset[tuple[str, ...]]


def rebuild_views(connection: Connection) -> None:
    """Empty the views and fill them anew, those too that are else made when first asked for."""
    for table in (*VIEWS, view_state):
        connection.execute(table.delete())
    refresh_views(connection)
    keep(connection, COPY_CLUSTERS, make_copies(connection))
    keep(connection, HAPPENINGS, make_incidents(connection))


def refresh_views(connection: Connection) -> None:
    """Bring the views of what counts and of control up to date. What was decided without changing
    what is shown, such as that two statements are the same, leaves the costly ones as they are."""
    for table in (view_documents, view_statements, view_links):
        connection.execute(table.delete())
    decided = effective(load_decisions(connection))
    current = view_of_documents(connection, decided)
    insert(connection, view_documents, current)
    found = find_decided(connection, decided, current)
    stands = standing(decided, found)
    known = {each.statement.id: each.statement for each in found.values() if each.statement}
    insert(connection, view_statements, view_of_statements(connection, stands, known))
    insert(connection, view_links, view_of_links(stands.links, found))
    note_inputs(connection)
    if due(connection, CONTROL):
        connection.execute(view_control.delete())
        places = control(load_statements(connection), load_documents(connection))
        insert(connection, view_control, view_of_control(places))
        note_made(connection, CONTROL)
    note_made(connection, RECORD)


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
            "by": stands.judges.get(row.id),
        }
        for number, row in enumerate(rows, start=1)
    ]


def view_of_links(links: Links, found: Mapping[str, Found]) -> list[dict[str, Any]]:
    """Pairs that people said to be the same, and pairs that they said not to be."""
    of_documents = {each.document for each in found.values() if each.document}
    told = [(*pair, "same") for pair in links.same]
    told += [(*pair, "different") for pair in links.different]
    return [
        {
            "about": "document" if one in of_documents else "statement",
            "one": one,
            "other": other,
            "verdict": verdict,
        }
        for one, other, verdict in sorted(told)
    ]


def view_of_control(places: list[PlaceControl]) -> list[dict[str, Any]]:
    """Who held what when, place by place."""
    return [
        {"number": number, "place": place.key, "json": to_json(to_plain(place))}
        for number, place in enumerate(places, start=1)
    ]


def views_hash(connection: Connection) -> str:
    """sha256 over every row of every view, in order: equal when the views are, byte for byte."""
    digest = hashlib.sha256()
    for table in VIEWS:
        digest.update(table.name.encode() + b"\n")
        for row in connection.execute(select(table).order_by(*table.primary_key.columns)):
            digest.update(to_json({"row": list(row)}).encode() + b"\n")
    return digest.hexdigest()
