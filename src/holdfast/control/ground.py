"""The ground of one party: places gained, lost and held, the balance, and what is reported of it.

What is counted here and what somebody reports ("half of the country") stand side by side and are
never mixed. Parts and surroundings of a place, and whole areas, are listed and not counted: they
would count a town twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from holdfast.control.changes import counted, touches
from holdfast.control.intervals import in_time
from holdfast.control.observations import (
    AREAS,
    MOODS,
    NO_REPORT,
    Report,
    as_of,
    party_key,
    published_bounds,
)
from holdfast.control.terms import Change, Edge, Interval, Party, PlaceControl
from holdfast.model import Document, Mention, Statement
from holdfast.voices import voice

MOMENTUM_DAYS = (30, 90)
HOLDING = frozenset({"held", "besieged"})


@dataclass(frozen=True, slots=True)
class Balance:
    """Changes of named places within some days before a day, claims left out."""

    days: int
    gained: int
    lost: int

    @property
    def net(self) -> int:
        """Gained less lost."""
        return self.gained - self.lost


@dataclass(frozen=True, slots=True)
class Holding:
    """One place on one day. ``stale``: days since anybody affirmed it; None where nobody did.

    ``state``: held (or besieged), claimed (only they say so), contested (others may hold it too).
    ``since``: the edge at which they came to hold it, through sieges and fights; None for unknown.
    """

    place: PlaceControl
    interval: Interval
    state: str
    stale: int | None
    since: Edge | None


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a country or of something in it, as somebody reports it. ``as_of``: that report."""

    statement: str
    amount: str
    of: str
    source: str
    as_of: date | None
    quote: str


@dataclass(frozen=True, slots=True)
class Month:
    """A calendar month: places gained and lost in it, and held at its end."""

    month: str
    gained: int
    lost: int
    held: int


@dataclass(frozen=True, slots=True)
class Ground:
    """All of it, on the day ``at`` and in the window up to it.

    ``gained`` and ``lost``: of named places, claims among them, in order of time; ``elsewhere``: of
    parts and areas. ``population`` adds up the places that are ``held``; ``uncounted`` of them have
    no known population.
    """

    name: str
    keys: tuple[str, ...]
    at: date | None
    since: date | None
    gained: tuple[Change, ...]
    lost: tuple[Change, ...]
    elsewhere: tuple[Change, ...]
    held: tuple[Holding, ...]
    claimed: tuple[Holding, ...]
    contested: tuple[Holding, ...]
    areas: tuple[Holding, ...]
    momentum: tuple[Balance, ...]
    months: tuple[Month, ...]
    population: int
    uncounted: int
    shares: tuple[Share, ...]

    @property
    def net(self) -> int:
        """Places gained less places lost, claims left out."""
        return counted(self.gained) - counted(self.lost)

    @property
    def fresh(self) -> int:
        """How many of the places held were affirmed in the longest of the spans of momentum."""
        limit = max(MOMENTUM_DAYS)
        return sum(each.stale is not None and each.stale <= limit for each in self.held)


@dataclass(frozen=True, slots=True)
class Window:
    """The day that is asked about, and the first that counts; None: as the record has them."""

    at: date | None = None
    since: date | None = None


def ground(
    name: str,
    keys: Iterable[str],
    places: Sequence[PlaceControl],
    record: tuple[Iterable[Statement], Iterable[Document]],
    window: Window = Window(),
) -> Ground:
    """The ground of the party that the keys stand for (its own and those of its parts).

    ``record``: the statements and documents that ``places`` were worked out from, for the shares.
    Without a day, the last one that the record speaks of.
    """
    side = frozenset(keys)
    day = window.at or last_day(places)
    named, elsewhere = changes_of(side, places, Window(day, window.since))
    holdings = [each for place in places for each in holding(place, side, day)]
    towns = [each for each in holdings if is_counted(each.place)]
    held = tuple(each for each in towns if each.state == "held")
    known = [each.place.population for each in held if each.place.population]
    return Ground(
        name=name,
        keys=tuple(sorted(side)),
        at=day,
        since=window.since,
        gained=of_kind(named, "gained"),
        lost=of_kind(named, "lost"),
        elsewhere=elsewhere,
        held=held,
        claimed=tuple(each for each in towns if each.state == "claimed"),
        contested=tuple(each for each in towns if each.state == "contested"),
        areas=tuple(each for each in holdings if not is_counted(each.place)),
        momentum=tuple(balance(named, day, days) for days in MOMENTUM_DAYS) if day else (),
        months=by_month(named, places, side, window.since, day),
        population=sum(known),
        uncounted=len(held) - len(known),
        shares=shares(side, *record, window.at),
    )


def changes_of(
    side: frozenset[str], places: Sequence[PlaceControl], window: Window
) -> tuple[list[Change], tuple[Change, ...]]:
    """What the side gained and lost in the window: of places that count, and of all others."""
    told = [
        (is_counted(place), change)
        for place in places
        for change in place.changes
        if is_theirs(change.parties, side) and touches(change, window.since, window.at)
    ]
    elsewhere = sorted((change for counts, change in told if not counts), key=in_time)
    return [change for counts, change in told if counts], tuple(elsewhere)


def last_day(places: Iterable[PlaceControl]) -> date | None:
    """The last day that the record speaks of, of any place."""
    days = [
        day
        for place in places
        for each in place.intervals
        for day in (each.last_affirmed, each.start and each.start.latest)
        if day
    ]
    return max(days, default=None)


def is_theirs(parties: Iterable[Party], side: frozenset[str]) -> bool:
    """Whether any of the parties is on the side."""
    return any(party.key in side for party in parties)


def is_counted(place: PlaceControl) -> bool:
    """Whether it is a place of its own: neither an area nor a part or the surroundings of one."""
    return "~" not in place.key and place.precision not in AREAS


def of_kind(told: Iterable[Change], kind: str) -> tuple[Change, ...]:
    """The gains or the losses, each change once, in order of time."""
    return tuple(sorted({each for each in told if each.kind == kind}, key=in_time))


def balance(told: Iterable[Change], day: date, days: int) -> Balance:
    """Changes that came, as far as told, within the days up to and with the day."""
    since = day - timedelta(days=days - 1)
    inside = [
        each for each in told if each.edge.latest is not None and since <= each.edge.latest <= day
    ]
    return Balance(days, counted(of_kind(inside, "gained")), counted(of_kind(inside, "lost")))


def holding(place: PlaceControl, side: frozenset[str], day: date | None) -> list[Holding]:
    """What they have of the place on the day: nothing, or one holding."""
    covering = place.at(day) if day else ()
    theirs = [each for each in covering if is_theirs(each.controllers, side)]
    if not theirs or day is None:
        return []
    interval = theirs[-1]
    state = "contested"
    if len(theirs) == len(covering) and interval.status != "contested":
        state = "held" if interval.status in HOLDING else "claimed"
    since = since_when(place, interval, side)
    return [Holding(place, interval, state, interval.days_since_affirmed(day), since)]


def since_when(place: PlaceControl, interval: Interval, side: frozenset[str]) -> Edge | None:
    """Where the unbroken run of their intervals, up to this one, began."""
    edge = interval.start
    for earlier in reversed(place.intervals[: place.intervals.index(interval)]):
        if not is_theirs(earlier.controllers, side):
            break
        edge = earlier.start
    return edge


def by_month(
    told: Sequence[Change],
    places: Sequence[PlaceControl],
    side: frozenset[str],
    since: date | None,
    day: date | None,
) -> tuple[Month, ...]:
    """From the month of the first change to the month of the day."""
    dated = [each.edge.latest for each in told if each.edge.latest]
    if not dated or day is None:
        return ()
    found: list[Month] = []
    first = max(min(dated), since or date.min).replace(day=1)
    while first <= day:
        following = (first + timedelta(days=32)).replace(day=1)
        last = min(day, following - timedelta(days=1))
        within = balance(told, last, (last - first).days + 1)
        held = [
            each
            for place in places
            if is_counted(place)
            for each in holding(place, side, last)
            if each.state == "held"
        ]
        found.append(Month(f"{first:%Y-%m}", within.gained, within.lost, len(held)))
        first = following
    return tuple(found)


def shares(
    side: frozenset[str],
    statements: Iterable[Statement],
    documents: Iterable[Document],
    day: date | None,
) -> tuple[Share, ...]:
    """Reported shares of territory, population or resources, in order of report."""
    reports = {each.id: Report(published_bounds(each), each.text) for each in documents}
    found: list[Share] = []
    for statement in statements:
        actors = statement.roles.get("actor", ())
        if statement.type not in {"share", "resource"} or statement.mood not in MOODS:
            continue
        if statement.polarity == "-" or not any(party_key(each) in side for each in actors):
            continue
        told = as_of(statement, reports.get(statement.document, NO_REPORT).published).latest
        if day is None or told is None or told <= day:
            found.append(share(statement, told))
    return tuple(sorted(found, key=lambda each: (each.as_of or date.min, each.statement)))


def share(statement: Statement, told: date | None) -> Share:
    """The share as it is shown."""
    amounts = [number.text for number in statement.numbers]
    what = (*statement.roles.get("resource", ()), *statement.roles.get("place", ()))
    source = voice(statement.attribution[-1]) if statement.attribution else statement.source_id
    return Share(
        statement=statement.id,
        amount=" / ".join(amounts) or "not stated",
        of=", ".join(map(called, what)) or "not stated",
        source=source,
        as_of=told,
        quote=statement.evidence.quote,
    )


def called(mention: Mention) -> str:
    """The name, or the words."""
    return mention.name or mention.text
