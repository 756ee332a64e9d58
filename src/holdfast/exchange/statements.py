"""Statements as a table: what was said, one statement a row."""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.exchange.care import Care, day_of
from holdfast.exchange.columns import (
    PLACE_COLUMNS,
    TOLLS,
    Column,
    Leaving,
    Row,
    Table,
    counted,
    joined,
    known,
    named,
    place_cells,
    toll_columns,
    total,
)
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
    places = shown.roles.get("place", ())
    return {
        **place_cells(first, care.position(first) if first else (None, None)),
        "place": named(places),
        "place_id": known(places),
        "admin1": first.admin1 if first else None,
        "place_relation": first.relation if first else None,
    }


def tolls(statement: Statement) -> Row:
    """Low, best and high of each kind of toll; parts ("including two") are left out."""
    return {
        f"{what}_{bound}": total(counted(statement, what), bound)
        for what in TOLLS
        for bound in BOUNDS
    }


BOUNDS = {
    bound: f"{bound} figure as stated; empty where not stated (never zero)"
    for bound in ("low", "best", "high")
}
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
        *toll_columns(BOUNDS),
    ),
    statement_rows,
)  # fmt: skip
