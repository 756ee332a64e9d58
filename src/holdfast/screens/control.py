"""Who held what, when: what the map and the timeline are drawn from."""

from __future__ import annotations

from datetime import date, timedelta

from holdfast.control import Edge, Interval, PlaceControl
from holdfast.report.words import edge_words
from holdfast.screens import shapes
from holdfast.screens.quoting import iso, place_ref, quotes
from holdfast.screens.shown import Shown, is_known
from holdfast.weighing import Belief, belief

# After so many days without anybody who says so, that a place is held is shown as stale.
STALE = timedelta(days=90)


def control_screen(shown: Shown) -> shapes.ControlScreen:
    """Every place of which somebody says who held it, by name, with its spells in order of time."""
    placed = [place for place in shown.places if place.intervals]
    starts = [
        day
        for place in placed
        for each in place.intervals
        if each.start and (day := each.start.earliest or each.start.latest)
    ]
    return {
        "asOf": iso(shown.as_of),
        "first": iso(min(starts, default=None)),
        "places": [
            {
                "place": place_ref(shown, place),
                "spells": [spell(shown, each) for each in place.intervals],
            }
            for place in placed
        ],
    }


def spell(shown: Shown, interval: Interval) -> shapes.Spell:
    """One spell, with how far the record bears it out."""
    told = told_by(interval)
    found = weight(shown, told)
    return {
        "status": interval.status,
        "holders": [each.key for each in interval.controllers if is_known(each)],
        "besiegers": [each.key for each in interval.against if is_known(each)],
        "start": edge(shown, interval.start),
        "end": edge(shown, interval.end),
        "affirmed": iso(interval.last_affirmed),
        "staleFrom": iso(stale_from(interval)),
        "sources": found.corroborating,
        "confidence": found.value,
        "confidenceWhy": found.words(),
        "quotes": quotes(shown, told),
    }


def told_by(interval: Interval) -> tuple[str, ...]:
    """Statements that tell how it began, and that it went on."""
    return (*(interval.start.told_by if interval.start else ()), *interval.affirmed_by)


def weight(shown: Shown, ids: tuple[str, ...]) -> Belief:
    """How far the record bears out what some statements say."""
    return belief(shown.asserted(ids), (), shown.voices)


def stale_from(interval: Interval) -> date | None:
    """The day from which nobody has vouched for it for long; None where it ends before."""
    last = interval.last_affirmed or (interval.start.latest if interval.start else None)
    if last is None or last > date.max - STALE:
        return None
    stale = last + STALE
    ended = interval.end.latest if interval.end else None
    return stale if ended is None or stale < ended else None


def edge(shown: Shown, told: Edge | None) -> shapes.Edge | None:
    """The days of a change, in words too."""
    if told is None:
        return None
    words = edge_words(told)
    if told.claimed:
        words += ", claimed only"
    if told.implied:
        words += ", reported by nobody and inferred from later reports"
    return {
        "earliest": iso(told.earliest),
        "latest": iso(told.latest),
        "words": words,
        "quotes": quotes(shown, told.told_by),
    }


def changes(shown: Shown, since: date | None = None) -> list[shapes.Change]:
    """Every change of hands that can lie on that day or later, the latest first."""
    found = [each for place in shown.places for each in changes_of(shown, place)]
    day = iso(since)
    kept = [each for each in found if day is None or each["day"] >= day]
    return sorted(kept, key=lambda each: (each["day"], each["place"]["key"]), reverse=True)


def changes_of(shown: Shown, place: PlaceControl) -> list[shapes.Change]:
    """The changes of one place: where a spell begins, and where one ends and none follows."""
    found = []
    before: Interval | None = None
    for interval in place.intervals:
        if before and before.end and not same_edge(before.end, interval.start):
            found.append(change(shown, place, before.end, (before, None)))
        if interval.start:
            touching = before if before and same_edge(before.end, interval.start) else None
            found.append(change(shown, place, interval.start, (touching, interval)))
        before = interval
    if before and before.end:
        found.append(change(shown, place, before.end, (before, None)))
    return [each for each in found if each["day"] and each["from"] != each["to"]]


def same_edge(one: Edge | None, other: Edge | None) -> bool:
    """Whether two edges are one change."""
    if one is None or other is None:
        return False
    return (one.earliest, one.latest) == (other.earliest, other.latest)


def change(
    shown: Shown,
    place: PlaceControl,
    told: Edge,
    sides: tuple[Interval | None, Interval | None],
) -> shapes.Change:
    """A change from one spell to another; None for nobody known."""
    before, after = sides
    return {
        "day": iso(told.latest or told.earliest) or "",
        "place": place_ref(shown, place),
        "from": holders(before),
        "to": holders(after),
        "status": after.status if after else "unknown",
        "quotes": quotes(shown, told.told_by, 4),
        "sources": weight(shown, told.told_by).corroborating,
    }


def holders(interval: Interval | None) -> list[str]:
    """Keys of those who hold the place in a spell."""
    return [each.key for each in interval.controllers if is_known(each)] if interval else []
