"""``holdfast show``, ``verify`` and ``control``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from holdfast.commands.reading import plain_document, write_statements
from holdfast.commands.sourcing import Told, plain_with_sources, sources, told_by, voices_of
from holdfast.commands.store import open_ledger, store_errors
from holdfast.commands.terminal import add_row, new_table, say, visible, write, write_table
from holdfast.control import Edge, Interval, Party, PlaceControl
from holdfast.control.observations import normal
from holdfast.ledger import Ledger
from holdfast.ledger.location import Location
from holdfast.model import Document, Statement
from holdfast.record import Record
from holdfast.serial import to_dict, to_jsonl

LEAST_OF_AN_ID = 6


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which part of the record to show. ``what``: the start of an id, or a place."""

    what: str | None = None
    type: str | None = None
    mood: str | None = None


def show_ledger(path: Location, wanted: Wanted, form: str) -> int:
    """Documents where nothing is asked for, else the statements that fit; 1 where none does."""
    with store_errors(path), open_ledger(path) as ledger:
        documents, statements = ledger.documents(), ledger.statements()
        if wanted == Wanted():
            write_documents(ledger, documents, statements, form)
            return 0
        found = [each for each in statements if fits(each, wanted)]
        if not found and wanted.what and (old := ledger.statement(wanted.what)):
            found = [old]
    if not found:
        say(f"nothing in {path} fits. Without any argument, show lists the documents.")
        return 1
    write_found(found, form)
    return 0


def fits(statement: Statement, wanted: Wanted) -> bool:
    """Whether the statement is of the type, the mood, and the document, id or place."""
    kind = wanted.type.rstrip(".") if wanted.type else ""
    if kind and statement.type != kind and not statement.type.startswith(kind + "."):
        return False
    if wanted.mood and statement.mood != wanted.mood:
        return False
    return wanted.what is None or is_about(statement, wanted.what)


def is_about(statement: Statement, what: str) -> bool:
    """Whether the words are the start of its id or its document's, or name a place of it."""
    if len(what) >= LEAST_OF_AN_ID and (
        statement.id.startswith(what) or statement.document.startswith(what)
    ):
        return True
    named = normal(what)
    return any(
        named in {normal(words) for words in (place.text, place.name, place.entity) if words}
        for place in statement.roles.get("place", ())
    )


def write_found(found: Sequence[Statement], form: str) -> None:
    """Statements; a single one with all its parts."""
    if form == "jsonl":
        write(to_jsonl(found))
    elif form == "json" or len(found) == 1:
        values = [to_dict(each) for each in found]
        shown = values[0] if len(values) == 1 else values
        write(json.dumps(shown, ensure_ascii=False, indent=2) + "\n")
    else:
        write_statements(Record(statements=tuple(found)))


def write_documents(
    ledger: Ledger, documents: list[Document], statements: list[Statement], form: str
) -> None:
    """The documents and how much each says."""
    counts = {document.id: 0 for document in documents}
    for statement in statements:
        counts[statement.document] += 1
    if form == "table":
        table = new_table("id", "read as", "title", "published", "statements")
        for each in documents:
            cells = (each.id[:12], each.source_id, each.title, each.published, str(counts[each.id]))
            add_row(table, *cells)
        write_table(table)
    else:
        rows = [{**plain_document(each), "statements": counts[each.id]} for each in documents]
        lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
        whole = json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
        write("".join(lines) if form == "jsonl" else whole)
    for failure in ledger.failures():
        say(visible(f"not read: {failure.source_id}: {failure.problem}"))


def verify_ledger(path: Location) -> int:
    """1 where anything is not as it was recorded."""
    with store_errors(path), open_ledger(path) as ledger:
        mismatches = ledger.verify()
        count = len(ledger.statements())
    for mismatch in mismatches:
        say(visible(f"{mismatch.target}: {mismatch.problem}"))
    if not mismatches:
        say(f"every quote and every hash in {path} holds; {count} statements are shown.")
    return 1 if mismatches else 0


def show_control(path: Location, place: str | None, at: date | None, form: str) -> int:
    """Who held what; 1 where nothing is known of the place or the day."""
    with store_errors(path), open_ledger(path) as ledger:
        places = [each for each in ledger.control(at) if place is None or is_called(each, place)]
        told = voices_of(ledger) if places else {}
    if not places:
        say("nothing in the ledger says who held it" + (" on that day." if at else "."))
        return 1
    if form == "json":
        rows = [plain_with_sources(each, told) for each in places]
        write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
        return 0
    write_control(places, at, told)
    return 0


def is_called(place: PlaceControl, words: str) -> bool:
    """Whether that is its name or its key."""
    return normal(words) in {normal(place.name), normal(place.key)}


def write_control(places: list[PlaceControl], at: date | None, told: Told) -> None:
    """A row for each interval."""
    table = new_table("place", "from", "to", "who", "how", "last affirmed", "statements", "sources")
    for place in places:
        for interval in place.intervals:
            add_row(
                table,
                place.name + (f" ({place.country})" if place.country else ""),
                edge_words(interval.start),
                edge_words(interval.end),
                who(interval),
                interval.status,
                affirmed(interval, at),
                str(len(told_by(interval))),
                str(sources(told_by(interval), told)),
            )
    write_table(table)
    undated = sum(len(place.undated) for place in places)
    if undated:
        say(f"{undated} more statements have no date, and stand in no interval.")


def edge_words(edge: Edge | None) -> str | None:
    """The days of a change in words."""
    if edge is None or (edge.earliest is None and edge.latest is None):
        return None
    if edge.earliest == edge.latest:
        words = f"{edge.latest}"
    elif edge.earliest is None:
        words = f"by {edge.latest}"
    elif edge.latest is None:
        words = f"{edge.earliest} or later"
    else:
        words = f"{edge.earliest} … {edge.latest}"
    return words + (" (claimed)" if edge.claimed else "") + (" (implied)" if edge.implied else "")


def who(interval: Interval) -> str:
    """Those in control, and those who besiege them."""
    names = " / ".join(party_words(party) for party in interval.controllers)
    against = ", ".join(party_words(party) for party in interval.against)
    return names + (f", besieged by {against}" if against else "")


def party_words(party: Party) -> str:
    """The name, and whether only a claim gives it."""
    return party.name + (" (claimed)" if party.claimed else "")


def affirmed(interval: Interval, at: date | None) -> str | None:
    """How far the interval is vouched for."""
    if interval.last_affirmed is None:
        return None
    words = interval.last_affirmed.isoformat() + (", as of publication" if interval.as_of else "")
    days = interval.days_since_affirmed(at) if at else None
    return f"{words}, {days} days before" if days else words
