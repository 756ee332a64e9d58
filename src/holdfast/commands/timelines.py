"""``holdfast timeline PLACE``: who held it from when to when, with the words behind every edge."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from holdfast.commands.naming import choose_place, place_words
from holdfast.commands.showing import affirmed, edge_words, who
from holdfast.commands.sourcing import Told, plain_with_sources, source_words, voices_of
from holdfast.commands.store import open_ledger, store_errors
from holdfast.commands.terminal import visible, write
from holdfast.control import Edge, Interval, Observation, PlaceControl
from holdfast.ledger.location import Location
from holdfast.model import Document, Statement
from holdfast.serial import to_dict

MOST_QUOTES = 4  # of what affirms an interval; every statement behind an edge is shown
ID_SHOWN = 10


class Telling:
    """The statements of the record, to be quoted. ``told``: who says each of them in the end."""

    def __init__(
        self, statements: Iterable[Statement], documents: Iterable[Document], told: Told
    ) -> None:
        self._by_id = {each.id: each for each in statements}
        self._published = {each.id: each.published for each in documents}
        self.told = told

    def find(self, ids: Iterable[str]) -> list[Statement]:
        """Those statements, in the order of their publication."""
        found = [self._by_id[each] for each in ids if each in self._by_id]
        return sorted(found, key=lambda each: (self.published(each) or "", each.id))

    def published(self, statement: Statement) -> str | None:
        """When its document came out."""
        return self._published.get(statement.document)

    def line(self, statement: Statement) -> str:
        """One statement on one line: its quote, who says so, where, when, and its id."""
        speakers = [each.name or each.source for each in statement.attribution]
        source = " → ".join(speakers) or statement.source_id
        told = self.published(statement) or "no date"
        words = f'"{" ".join(statement.evidence.quote.split())}" — {source}, {told}'
        voice = self.told.get(statement.id)
        checked = f", accepted by {voice.accepted_by}" if voice and voice.accepted_by else ""
        return visible(f"{words}, {statement.mood}{checked} [{statement.id[:ID_SHOWN]}]")


def show_timeline(path: Location, words: str, at: date | None, form: str) -> int:
    """The intervals of one place in order of time."""
    with store_errors(path), open_ledger(path) as ledger:
        place = choose_place(words, ledger.control())
        telling = Telling(ledger.statements(), ledger.documents(), voices_of(ledger))
    if form == "json":
        write(json.dumps(plain(place, telling, at), ensure_ascii=False, indent=2) + "\n")
    else:
        write("\n".join(text_of(place, telling, at)) + "\n")
    return 0


def plain(place: PlaceControl, telling: Telling, at: date | None) -> dict[str, Any]:
    """The place with its statements whole; with ``at``, how stale each interval is on that day."""
    value = plain_with_sources(place, telling.told)
    for interval, each in zip(place.intervals, value["intervals"], strict=True):
        each["assessed"] = interval.assessed
        if at is not None:
            each["days_since_affirmed"] = interval.days_since_affirmed(at)
    value["statements"] = {each.id: to_dict(each) for each in telling.find(ids_of(place))}
    return value


def ids_of(place: PlaceControl) -> set[str]:
    """Every statement about control of the place."""
    found = {each.statement for each in (*place.undated, *place.ambiguous)}
    for interval in place.intervals:
        found |= set(interval.affirmed_by)
        for edge in (interval.start, interval.end):
            found |= set(edge.told_by) if edge else set()
    return found


def text_of(place: PlaceControl, telling: Telling, at: date | None) -> list[str]:
    """The lines of the timeline."""
    lines = [visible(place_words(place)), ""]
    for interval in place.intervals:
        lines.extend(interval_lines(interval, telling, at))
    for title, told in (
        ("Without a date", place.undated),
        ("Fits no one place in it", place.ambiguous),
    ):
        lines.extend(listed(title, told, telling))
    return lines


def interval_lines(interval: Interval, telling: Telling, at: date | None) -> list[str]:
    """One interval: who, how sure, from when to when, and what says so."""
    start = edge_words(interval.start) or "not known"
    end = edge_words(interval.end) or "not known"
    sure = {"held": "assessed", "claimed": "only claimed"}.get(interval.status, interval.status)
    lines = [visible(f"{who(interval)}: {sure}"), f"  began {start}; ended {end}"]
    if reach := affirmed(interval, at):
        lines.append(f"  last affirmed {reach}")
    lines.extend(edge_lines(interval.start, telling))
    more = telling.find(interval.affirmed_by)
    lines.extend(f"  affirmed: {telling.line(each)}" for each in more[:MOST_QUOTES])
    if len(more) > MOST_QUOTES:
        lines.append(f"  … and {len(more) - MOST_QUOTES} more statements that affirm it")
    if interval.end is None:
        lines.append("  no end is known; that is not the same as: until today")
    return [*lines, ""]


def edge_lines(edge: Edge | None, telling: Telling) -> list[str]:
    """The statements behind one edge."""
    if edge is None:
        return []
    cause = edge.cause + (", told as news" if edge.as_news else "")
    behind = visible(source_words(edge.told_by, telling.told))
    lines = [f"  {cause}: {telling.line(each)}" for each in telling.find(edge.statements)]
    return [f"  {behind}", *lines] + [
        f"  presupposed: {telling.line(each)}" for each in telling.find(edge.supported_by)
    ]


def listed(title: str, told: Iterable[Observation], telling: Telling) -> list[str]:
    """Statements that stand in no interval, each once."""
    found = telling.find(sorted({each.statement for each in told}))
    return [f"{title}:", *(f"  {telling.line(each)}" for each in found), ""] if found else []
