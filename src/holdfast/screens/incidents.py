"""Happenings as rows, with what each is told of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from holdfast.linking import Incident, Link
from holdfast.linking.tellings import ACTORS, SUFFERERS, places_of
from holdfast.linking.tolls import TOLLS
from holdfast.model import PlaceMention, Quantity, Statement
from holdfast.report.cards import title
from holdfast.screens import shapes
from holdfast.screens.quoting import iso, mention_ref, quotes
from holdfast.screens.shown import Shown
from holdfast.weighing import independent
from holdfast.weighing.roots import reports

MOST_QUOTES, MOST_LINKS, MOST_WORDS = 4, 6, 3
# The first that any telling has names the whole; what some tell and others deny is disputed.
STANDING = ("fact", "reported", "claimed", "attempted", "denied")
DISPUTED = "disputed"


def row(shown: Shown, incident: Incident) -> shapes.IncidentRow:
    """One happening."""
    told = shown.asserted(incident.statements)
    place = place_of(incident, told)
    return {
        "id": incident.id,
        "types": list(incident.types),
        "label": label(incident, told),
        "earliest": iso(incident.earliest),
        "latest": iso(incident.latest),
        "datePrecision": date_precision(incident.earliest, incident.latest),
        "place": mention_ref(place) if place else None,
        "actors": named(told, ACTORS),
        "targets": named(told, SUFFERERS),
        "status": status(told),
        "tolls": tolls(told),
        "why": stated_reason(shown, incident),
        "sources": sources(shown, incident),
        "documents": len(incident.documents),
        "links": [link_words(each) for each in incident.links[:MOST_LINKS]],
        "quotes": quotes(shown, incident.statements, MOST_QUOTES),
    }


def place_of(incident: Incident, told: Iterable[Statement]) -> PlaceMention | None:
    """The mention of the place that linking chose for it."""
    if incident.place_name is None:
        return None
    found = [
        each
        for statement in told
        for each in places_of(statement)
        if incident.place in (each.entity, None) and incident.place_name in (each.name, each.text)
    ]
    return min(found, key=lambda each: (each.latitude is None, each.radius_km or 0.0), default=None)


def label(incident: Incident, told: list[Statement]) -> str:
    """What happened, and where."""
    counts = Counter(title(each) for each in told)
    words = min(counts, key=lambda each: (-counts[each], each), default="Something")
    return f"{words}, {incident.place_name}" if incident.place_name else words


def date_precision(earliest: date | None, latest: date | None) -> str:
    """How finely its day is known."""
    if earliest is None or latest is None:
        return "unknown"
    days = (latest - earliest).days
    for most, name in ((0, "day"), (7, "week"), (31, "month"), (366, "year")):
        if days <= most:
            return name
    return "unknown"


def named(told: Iterable[Statement], roles: Iterable[str]) -> list[str]:
    """Those in any of the roles, the most told first."""
    counts: Counter[str] = Counter()
    for statement in told:
        mentioned = (each for role in roles for each in statement.roles.get(role, ()))
        counts.update({" ".join((each.name or each.text).split()) for each in mentioned})
    return sorted(counts, key=lambda each: (-counts[each], each))


def status(told: Iterable[Statement]) -> str:
    """How firmly it is told, taken over all that tell it."""
    moods = {each.mood for each in told}
    if "denied" in moods and moods != {"denied"}:
        return DISPUTED
    return next((each for each in STANDING if each in moods), "fact")


def tolls(told: Iterable[Statement]) -> list[shapes.Toll]:
    """Each thing that is counted, from the lowest that is told to the highest."""
    found: dict[str, list[Quantity]] = {}
    for statement in told:
        for each in statement.numbers:
            if each.what in TOLLS and not each.part_of:
                found.setdefault(each.what, []).append(each)
    return [toll(what, found[what]) for what in sorted(found)]


def toll(what: str, counted: list[Quantity]) -> shapes.Toll:
    """One count over all that tell it; a bound that nobody states is None."""
    lows = [low for each in counted if (low := first(each.low, each.best)) is not None]
    highs = [high for each in counted if (high := first(each.high, each.best)) is not None]
    words = list(dict.fromkeys(" ".join(each.text.split()) for each in counted))
    return {
        "what": what,
        "low": min(lows, default=None),
        "high": max(highs, default=None),
        "words": "; ".join(words[:MOST_WORDS]),
    }


def first(*values: float | None) -> float | None:
    """The first that is stated."""
    return next((each for each in values if each is not None), None)


def stated_reason(shown: Shown, incident: Incident) -> str | None:
    """The cause that somebody states for it, in their words."""
    for identity in incident.statements:
        for reason in shown.reasons_for.get(identity, ()):
            if reason.cause is not None:
                return " ".join(reason.cause.text.split())
    return None


def sources(shown: Shown, incident: Incident) -> int:
    """How many independent roots tell it, each in a report of its own."""
    told = [shown.voices[each] for each in incident.statements if each in shown.voices]
    if len(told) < 2:
        return len(told)
    return min(len(independent(told)), reports(told))


def link_words(link: Link) -> str:
    """Why two tellings were taken for one."""
    reasons = ", ".join(each.why for each in link.reasons if each.score > 0)
    return f"{link.relation}, score {link.score:.2f}: {reasons}"
