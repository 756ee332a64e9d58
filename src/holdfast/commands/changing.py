"""``holdfast changes``: who gained and lost which place, in a window of time."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from holdfast.commands.naming import choose_actor, choose_place
from holdfast.commands.showing import edge_words
from holdfast.commands.sourcing import Told, add_sources, sources, voices_of
from holdfast.commands.store import open_ledger, store_errors
from holdfast.commands.terminal import add_row, new_table, say, write, write_table
from holdfast.control import Change, Edge, PartyChanges, PlaceControl, to_plain
from holdfast.control.changes import by_side
from holdfast.ledger.location import Location


@dataclass(frozen=True, slots=True)
class Asked:
    """Which changes: days both included, words for a party and for a place; None for all."""

    since: date | None = None
    until: date | None = None
    actor: str | None = None
    place: str | None = None


def show_changes(path: Location, asked: Asked, form: str) -> int:
    """A row for each gain and loss; 1 where there is none."""
    with store_errors(path), open_ledger(path) as ledger:
        places = ledger.control()
        told = voices_of(ledger) if places else {}
    chosen = choose_actor(asked.actor, places) if asked.actor else None
    within = [choose_place(asked.place, places)] if asked.place else places
    found = [
        each
        for each in by_side(within, asked.since, asked.until)
        if chosen is None or each.keys & chosen.keys
    ]
    if not any(each.gained or each.lost for each in found):
        say("the record holds no dated gain or loss that fits." + undated_words(found))
        return 1
    if form == "json":
        rows = [plain(each, told) for each in found]
        write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
        return 0
    write_changes(found, within, told)
    if undated_words(found):
        say(undated_words(found).strip())
    return 0


def undated_words(found: Iterable[PartyChanges]) -> str:
    """How many statements tell of a gain or a loss and have no date."""
    count = len({told.statement for each in found for told in each.undated})
    return f" {count} more statements of a gain or a loss have no date." if count else ""


def plain(found: PartyChanges, told: Told) -> dict[str, Any]:
    """As JSON values, with the number of independent sources of each change."""
    value: dict[str, Any] = {**to_plain(found), "keys": sorted(found.keys), "net": found.net}
    for name in ("gained", "lost"):
        for change, shown in zip(getattr(found, name), value[name], strict=True):
            add_sources(change.edge, shown["edge"], told)
    return value


def write_changes(
    found: Iterable[PartyChanges], places: Iterable[PlaceControl], told: Told
) -> None:
    """Party by party: its gains, its losses, and the balance."""
    countries = {place.key: place.country for place in places}
    table = new_table("party", "change", "place", "days", "how sure", "statements", "sources")
    for each in found:
        for change in (*each.gained, *each.lost):
            country = countries.get(change.place)
            add_row(
                table,
                each.party.name,
                change.kind,
                change.place_name + (f" ({country})" if country else ""),
                edge_words(plain_edge(change.edge)),
                certainty(change),
                str(len(change.edge.told_by)),
                str(sources(change.edge.told_by, told)),
            )
        if each.gained or each.lost:
            add_row(table, each.party.name, f"net {each.net:+d}", *[None] * 5)
    write_table(table)


def plain_edge(edge: Edge) -> Edge:
    """The edge without its marks, which have a column of their own here."""
    return Edge(edge.earliest, edge.latest, edge.cause, edge.statements)


def certainty(change: Change) -> str:
    """Assessed or claimed, and on what the day rests."""
    edge = change.edge
    words = "claimed" if edge.claimed else "assessed"
    if edge.implied:
        words += ", implied"
    return words + (", told as news" if edge.as_news else "")
