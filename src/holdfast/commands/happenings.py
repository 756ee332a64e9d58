"""``holdfast incidents``: what happened, whatever the number of reports, and why they are one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import click

from holdfast.commands.linked import decided_lines
from holdfast.commands.naming import (
    aliases,
    names_as_said,
    names_known,
    names_spelled,
)
from holdfast.commands.sourcing import source_words, sources, voices_of
from holdfast.commands.store import open_ledger, store_errors
from holdfast.commands.terminal import add_row, new_table, say, visible, write, write_table
from holdfast.commands.timelines import Telling
from holdfast.exchange.incidents import ACTORS, tolls
from holdfast.gazetteer import load_gazetteer
from holdfast.ledger import Judged, Ledger
from holdfast.ledger.location import Location
from holdfast.linking import Incident, Link
from holdfast.linking.plain import plain_incident
from holdfast.linking.tellings import places_of
from holdfast.model import Mention, Statement

ID_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """Which incidents: days both included, words for a place and for a party, a type or what is
    above it; None for all. ``reports``: documents at least that tell it."""

    since: date | None = None
    until: date | None = None
    place: str | None = None
    type: str | None = None
    actor: str | None = None
    reports: int = 1


class Happening:
    """An incident with the statements that tell it."""

    def __init__(self, incident: Incident, told: Sequence[Statement]) -> None:
        self.incident = incident
        self.told = told

    @cached_property
    def actors(self) -> list[Mention]:
        """Who did it, by any report."""
        return [
            mention for each in self.told for role in ACTORS for mention in each.roles.get(role, ())
        ]

    def fits(self, asked: Asked) -> bool:
        """Whether it is one of those that are asked for."""
        incident = self.incident
        if len(incident.documents) < asked.reports:
            return False
        if asked.since and (incident.latest is None or incident.latest < asked.since):
            return False
        if asked.until and (incident.earliest is None or incident.earliest > asked.until):
            return False
        kind = f"{asked.type.rstrip('.')}." if asked.type else ""
        if not any(f"{each}.".startswith(kind) for each in incident.types):
            return False
        if asked.place is not None and not self._is_at(asked.place):
            return False
        return asked.actor is None or any(is_named(each, asked.actor) for each in self.actors)

    def _is_at(self, words: str) -> bool:
        """Whether any report puts it at that place, or in that country."""
        places = [place for each in self.told for place in places_of(each)]
        countries = {place.country for place in places if place.country}
        known = [load_gazetteer().country(each) for each in sorted(countries)]
        named = countries | {each.name for each in known if each}
        return any(is_named(each, words) for each in places) or any(
            names_as_said(each) & names_as_said(words) for each in named
        )


def is_named(mention: Mention, words: str) -> bool:
    """Whether the words are a name of it: as told, as known, or in another spelling."""
    told = {mention.text, mention.name, mention.entity, *aliases().get(mention.entity or "", ())}
    return any(
        way(words) & way(name)
        for way in (names_as_said, names_known, names_spelled)
        for name in sorted(each for each in told if each)
    )


def happenings(ledger: Ledger) -> list[Happening]:
    """All incidents, in order of time; those of no known day come last."""
    by_id = {each.id: each for each in ledger.statements()}
    found = [
        Happening(each, [by_id[identity] for identity in each.statements if identity in by_id])
        for each in ledger.incidents()
    ]
    return sorted(found, key=lambda each: (each.incident.earliest or date.max, each.incident.id))


def show_incidents(path: Location, asked: Asked, form: str) -> int:
    """A row for each incident that fits; a single one whole; 1 where none does."""
    with store_errors(path), open_ledger(path) as ledger:
        found = [each for each in happenings(ledger) if each.fits(asked)]
        if not found:
            say("nothing that happened fits.")
            return 1
        told = voices_of(ledger)
    if form == "json":
        rows = [plain(each, sources(each.incident.statements, told)) for each in found]
        write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
        return 0
    table = new_table("id", "days", "what", "place", "by", "killed", "reports", "sources")
    for each in found:
        incident = each.incident
        add_row(
            table,
            incident.id[:ID_SHOWN],
            day_words(incident),
            ", ".join(incident.types),
            incident.place_name,
            ", ".join(names(each.actors)),
            toll_words(each.told, "killed"),
            str(len(incident.documents)),
            str(sources(incident.statements, told)),
        )
    write_table(table)
    return 0


def show_incident(path: Location, start: str, form: str) -> int:
    """One incident whole: what tells it, and why those reports are taken for one happening."""
    with store_errors(path), open_ledger(path) as ledger:
        try:
            identity = ledger.identify(start, "accept")
        except ValueError as error:
            raise click.ClickException(f"{error}.") from error
        incident = ledger.incident(identity)
        if incident is None:
            say("the statement tells of nothing that happened, or is not shown.")
            return 1
        telling = Telling(ledger.statements(), ledger.documents(), voices_of(ledger))
        judged = ledger.judged()
    happening = Happening(incident, telling.find(incident.statements))
    if form == "json":
        value = plain(happening, sources(incident.statements, telling.told))
        write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")
        return 0
    write("\n".join(text_of(happening, telling, judged)) + "\n")
    return 0


def text_of(happening: Happening, telling: Telling, judged: Iterable[Judged]) -> list[str]:
    """The incident in words: what, who tells it, each link with its reasons, what was decided."""
    incident = happening.incident
    lines = head_lines(happening)
    lines.append(visible(f"  {source_words(incident.statements, telling.told)}"))
    lines += ["", "Told by:", *(f"  {telling.line(each)}" for each in happening.told)]
    if incident.links:
        lines += ["", "Taken for one happening, because:"]
        for link in sorted(incident.links, key=lambda each: (-each.score, each.one, each.other)):
            lines.extend(link_lines(link))
    decided = list(decided_lines(judged, incident.statements))
    return lines + (["", "Decided:", *(f"  {line}" for line in decided)] if decided else [])


def head_lines(happening: Happening) -> list[str]:
    """What, where, when, by whom, and the tolls."""
    incident = happening.incident
    lines = [f"{', '.join(incident.types)} [{incident.id}]"]
    lines.append(
        f"  {incident.place_name or 'place not stated'}, {day_words(incident) or 'no day'}"
    )
    lines.append(f"  by {', '.join(names(happening.actors)) or 'nobody named'}")
    for what in ("killed", "injured", "captured", "displaced", "missing"):
        words = toll_words(happening.told, what)
        lines += [f"  {what}: {words}"] if words else []
    return [visible(line) for line in lines]


def link_lines(link: Link) -> list[str]:
    """Two tellings, their score, and each reason for and against."""
    lines = [
        f"  {link.one[:ID_SHOWN]} and {link.other[:ID_SHOWN]}: {link.relation}, {link.score:.2f}"
    ]
    for reason in link.reasons:
        lines.append(f"    {reason.aspect:<6} {reason.score:+.2f}  {visible(reason.why)}")
    return lines


def plain(happening: Happening, independent: int) -> dict[str, Any]:
    """The incident as JSON values, with its actors, tolls and sources."""
    counted = tolls(happening.told)
    return {
        **plain_incident(happening.incident),
        "actors": names(happening.actors),
        "tolls": {name: count for name, count in counted.items() if count is not None},
        "sources": independent,
    }


def names(mentions: Iterable[Mention]) -> list[str]:
    """Each name once."""
    return list(dict.fromkeys(each.name or each.text for each in mentions))


def toll_words(told: Iterable[Statement], what: str) -> str | None:
    """The lowest and the highest figure; None where none is stated."""
    counted = tolls(told)
    low, high = counted[f"{what}_low"], counted[f"{what}_high"]
    if low is None:
        return None if high is None else f"up to {high:g}"
    if high is None:
        return f"{low:g} or more"
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"


def day_words(incident: Incident) -> str | None:
    """The days that all reports allow."""
    first, last = incident.earliest, incident.latest
    if first is None and last is None:
        return None
    return f"{last}" if first == last else f"{first or '?'} … {last or '?'}"
