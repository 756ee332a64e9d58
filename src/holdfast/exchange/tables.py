"""The tables that are exported, column by column, each with what it means."""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.control import Interval, PlaceControl
from holdfast.exchange.care import Care, day_of
from holdfast.exchange.columns import (
    PLACE_COLUMNS,
    TOLLS,
    Column,
    Leaving,
    Row,
    Table,
    joined,
    known,
    named,
    total,
)
from holdfast.exchange.incidents import INCIDENTS
from holdfast.model import PlaceMention, Statement
from holdfast.voices import voice


def statement_rows(leaving: Leaving) -> Iterator[Row]:
    """One row a statement, in the record's order.

    What has no day is as old as its document; in a document without a date it is held back.
    """
    record, care = leaving.record, leaving.care
    care.prepare(record.statements)
    published = {document.id: day_of(document.published) for document in record.documents}
    for original in record.statements:
        stated = day_of(original.time.edtf if original.time else None)
        day = stated or published.get(original.document)
        if care.held_back(original.id, original.type, day):
            continue
        statement, quote = care.statement(original)
        yield {**said(statement, quote), **placed(original, statement, care), **tolls(statement)}


def said(statement: Statement, quote: str) -> Row:
    """What is said, how, and by whom."""
    time = statement.time
    return {
        "id": statement.id,
        "document": statement.document,
        "source_id": statement.source_id,
        "kind": statement.kind,
        "type": statement.type,
        "polarity": statement.polarity,
        "mood": statement.mood,
        "commitment": statement.commitment,
        "time": time.edtf if time else None,
        "time_precision": time.precision if time else None,
        "time_basis": time.basis if time else None,
        "actor": named(statement.roles.get("actor", ())),
        "actor_id": known(statement.roles.get("actor", ())),
        "roles": joined(
            [
                f"{role}={named(mentions)}"
                for role, mentions in statement.roles.items()
                if role != "place"
            ]
        ),
        "source": " > ".join(voice(each) for each in statement.attribution) or None,
        "cause": statement.cause.text if statement.cause else None,
        "effect": statement.effect.text if statement.effect else None,
        "factor": statement.factor,
        "quote": quote,
        "start": statement.evidence.start,
        "end": statement.evidence.end,
        "rule": statement.rule,
        "confidence": statement.confidence,
    }


def placed(original: Statement, shown: Statement, care: Care) -> Row:
    """The first place, and the names of all."""
    exact = [each for each in original.roles.get("place", ()) if isinstance(each, PlaceMention)]
    first = exact[0] if exact else None
    latitude, longitude = care.position(first) if first else (None, None)
    return {
        "place": named(shown.roles.get("place", ())),
        "place_id": known(shown.roles.get("place", ())),
        "country": first.country if first else None,
        "admin1": first.admin1 if first else None,
        "latitude": latitude,
        "longitude": longitude,
        "place_precision": first.precision if first else None,
        "place_relation": first.relation if first else None,
    }


def tolls(statement: Statement) -> Row:
    """Low, best and high of each kind of toll; parts ("including two") are left out."""
    found: Row = {}
    for what in TOLLS:
        counts = [each for each in statement.numbers if each.what == what and not each.part_of]
        for bound in ("low", "best", "high"):
            found[f"{what}_{bound}"] = total(counts, bound)
    return found


def control_rows(leaving: Leaving) -> Iterator[Row]:
    """One row for each spell of control of a place."""
    for place in leaving.record.control():
        for number, spell in enumerate(place.intervals):
            row = f"{place.key}#{number}"
            if not leaving.care.held_back(row, "control", spell.last_affirmed):
                yield {"id": row, **where(place), **held(spell), **backed(spell, leaving)}


def where(place: PlaceControl) -> Row:
    """The place of a spell; towns are no sensitive sites, so the floor of precision does."""
    return {
        "place": place.name,
        "place_id": place.key,
        "country": place.country,
        "latitude": None if place.latitude is None else round(place.latitude, 2),
        "longitude": None if place.longitude is None else round(place.longitude, 2),
        "place_precision": place.precision,
    }


def held(spell: Interval) -> Row:
    """Who held it, from when to when, by which statements."""
    start, end = spell.start, spell.end
    return {
        "controller": joined([each.name for each in spell.controllers]),
        "controller_id": joined([each.entity for each in spell.controllers]),
        "status": spell.status,
        "claimed": all(each.claimed for each in spell.controllers) if spell.controllers else None,
        "against": joined([each.name for each in spell.against]),
        "start_earliest": start.earliest if start else None,
        "start_latest": start.latest if start else None,
        "start_cause": start.cause if start else None,
        "end_earliest": end.earliest if end else None,
        "end_latest": end.latest if end else None,
        "end_cause": end.cause if end else None,
        "last_affirmed": spell.last_affirmed,
        "start_statements": joined(start.statements) if start else None,
        "end_statements": joined(end.statements) if end else None,
        "affirmed_by": joined(spell.affirmed_by),
    }


def backed(spell: Interval, leaving: Leaving) -> Row:
    """How many independent sources stand behind a spell and each of its edges."""
    edges = {"start": spell.start, "end": spell.end}
    behind = {name: edge.told_by if edge else () for name, edge in edges.items()}
    every = {*spell.affirmed_by, *behind["start"], *behind["end"]}
    return {
        "sources": leaving.sources(every),
        "start_sources": leaving.sources(behind["start"]) if spell.start else None,
        "end_sources": leaving.sources(behind["end"]) if spell.end else None,
    }


def toll_columns() -> tuple[Column, ...]:
    """Three columns for each kind of toll."""
    return tuple(
        Column(
            f"{what}_{bound}",
            "number",
            f"People {what}, {bound} figure as stated; empty where not stated (never zero)",
        )
        for what in TOLLS
        for bound in ("low", "best", "high")
    )


STATEMENTS = Table(
    "statements",
    "What was said, one statement a row",
    (
        Column("id", "string", "Hash of what is said, with its span and attribution"),
        Column("document", "string", "Hash of the document"),
        Column("source_id", "string", "Path, address or id the document was read under"),
        Column("kind", "string", "event, state or reason"),
        Column("type", "string", "Dotted type, e.g. territory.gained"),
        Column("polarity", "string", "+ said to be so, - said not to be so"),
        Column("mood", "string", "fact, reported, claimed, denied, planned, attempted, threatened,"
               " conditional, predicted, question, recommended"),
        Column("commitment", "string", "certain, probable, possible, uncommitted"),
        Column("time", "string", "EDTF (ISO 8601-2); empty where not stated"),
        Column("time_precision", "string", "day, week, month, season, year, decade, interval"),
        Column("time_basis", "string", "What the time was resolved from"),
        Column("actor", "string", "Who does it; empty where not stated"),
        Column("actor_id", "string", "Entity ids of the actors"),
        Column("roles", "string", "All other roles, as role=names"),
        Column("source", "string", "Who says so, outermost first, parted by >"),
        Column("cause", "string", "Of a reason: what explains"),
        Column("effect", "string", "Of a reason: what is explained"),
        Column("factor", "string", "Of a reason: its field"),
        Column("quote", "string", "The words it rests on, private names replaced"),
        Column("start", "integer", "Where the quote begins in the text, code points"),
        Column("end", "integer", "Where it ends, exclusive"),
        Column("rule", "string", "The rule that read it"),
        Column("confidence", "number", "Judged precision of the rule; empty: ungraded"),
        *PLACE_COLUMNS[:3],
        Column("admin1", "string", "Province"),
        *PLACE_COLUMNS[3:],
        Column("place_relation", "string", "at, near, north-of, part-of … the named place"),
        *toll_columns(),
    ),
    statement_rows,
)  # fmt: skip
CONTROL = Table(
    "control",
    "Who held which place from when to when, one spell a row",
    (
        Column("id", "string", "Place id and the number of the spell"),
        *PLACE_COLUMNS,
        Column("controller", "string", "Who holds it; several where contested or together"),
        Column("controller_id", "string", "Entity ids of the controllers"),
        Column("status", "string", "held, claimed, contested, besieged, unknown"),
        Column("claimed", "boolean", "Whether only a party, or somebody unnamed, says so"),
        Column("against", "string", "Who besieges it"),
        Column("start_earliest", "date", "First day on which the spell may have begun"),
        Column("start_latest", "date", "Last day on which it may have begun"),
        Column("start_cause", "string", "taken, lost, stated, contested, besieged, relieved"),
        Column("end_earliest", "date", "First day on which it may have ended; empty: no end known"),
        Column("end_latest", "date", "Last day on which it may have ended"),
        Column("end_cause", "string", "As start_cause"),
        Column("last_affirmed", "date", "Last day that a statement speaks of"),
        Column("start_statements", "string", "Ids of the statements behind the beginning"),
        Column("end_statements", "string", "Ids of the statements behind the end"),
        Column("affirmed_by", "string", "Ids of other statements that affirm it"),
        Column("sources", "integer", "Independent sources of the spell; copies are one"),
        Column("start_sources", "integer", "Independent sources of its beginning"),
        Column("end_sources", "integer", "Independent sources of its end"),
    ),
    control_rows,
)
TABLES: tuple[Table, ...] = (STATEMENTS, INCIDENTS, CONTROL)
