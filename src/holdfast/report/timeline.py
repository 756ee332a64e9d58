"""The timeline: one row a place, one bar a spell; edges as wide as their dates are vague."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from holdfast.control import Edge, Interval, PlaceControl
from holdfast.report.parties import UNKNOWN_LOOK, Look

WIDTH = 900.0
LEFT = 130.0  # room for the names
ROW = 30.0
TOP = 26.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A spell. ``x``–``end``: what is sure; ``early``/``late``: how far its edges may reach."""

    early: float
    x: float
    end: float
    late: float
    y: float
    look: Look
    status: str
    open_end: bool
    told: str


@dataclass(frozen=True, slots=True)
class Row:
    """One place."""

    name: str
    y: float
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of time."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """All that the timeline shows."""

    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Axis:
    """Days to pixels."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """Pixels from the left, kept within the axis."""
        days = max((self.last - self.first).days, 1)
        share = min(max((day - self.first).days / days, 0.0), 1.0)
        return round(LEFT + share * (WIDTH - LEFT - 16), 1)


def timeline(places: Iterable[PlaceControl], looks: dict[str, Look]) -> Timeline | None:
    """Rows in the order of the first change; None when no place has a dated spell."""
    dated = [each for each in places if any(days_of(interval) for interval in each.intervals)]
    days = [day for each in dated for interval in each.intervals for day in days_of(interval)]
    if not days:
        return None
    margin = timedelta(days=max(10, (max(days) - min(days)).days // 20))
    axis = Axis(min(days) - margin, max(days) + margin)
    dated.sort(key=lambda each: (min(d for i in each.intervals for d in days_of(i)), each.name))
    rows = tuple(row(place, TOP + number * ROW, axis, looks) for number, place in enumerate(dated))
    height = int(TOP + len(rows) * ROW + 12)
    return Timeline(rows, tuple(ticks(axis)), int(WIDTH), height)


def days_of(interval: Interval) -> list[date]:
    """Every day that the interval is dated by."""
    edges = [edge for edge in (interval.start, interval.end) if edge is not None]
    found = [day for edge in edges for day in (edge.earliest, edge.latest) if day is not None]
    return found + ([interval.last_affirmed] if interval.last_affirmed else [])


def row(place: PlaceControl, y: float, axis: Axis, looks: dict[str, Look]) -> Row:
    """The bars of one place."""
    bars = tuple(bar(place, each, y, axis, looks) for each in place.intervals if days_of(each))
    return Row(place.name, y, bars)


def bar(
    place: PlaceControl, interval: Interval, y: float, axis: Axis, looks: dict[str, Look]
) -> Bar:
    """One spell; where no end is told it runs to the last day that a source affirms, no further."""
    start, end = interval.start, interval.end
    affirmed = interval.last_affirmed
    early = edge_day(start, "earliest") or affirmed or axis.first
    sure = edge_day(start, "latest") or early
    known_end = edge_day(end, "earliest")
    late = edge_day(end, "latest") or known_end or affirmed or sure
    until = known_end or affirmed or late
    keys = [party.key for party in interval.controllers]
    look = looks.get(keys[0], UNKNOWN_LOOK) if keys else UNKNOWN_LOOK
    x = axis.x(sure)
    return Bar(
        early=axis.x(early),
        x=x,
        end=max(axis.x(until), x + 3),
        late=max(axis.x(late), x + 3),
        y=y,
        look=look,
        status=interval.status,
        open_end=end is None,
        told=told(place, interval),
    )


def edge_day(edge: Edge | None, side: str) -> date | None:
    """A bound of an edge; the other bound where this one is not known."""
    if edge is None:
        return None
    return edge.earliest or edge.latest if side == "earliest" else edge.latest or edge.earliest


def told(place: PlaceControl, interval: Interval) -> str:
    """The bar as a sentence."""
    names = " and ".join(party.name for party in interval.controllers) or "not known"
    since = span_words(interval.start)
    until = span_words(interval.end) if interval.end else "no end told"
    return f"{place.name}: {names}, {interval.status}; from {since}; until {until}"


def span_words(edge: Edge | None) -> str:
    """The days of an edge."""
    if edge is None or (edge.earliest is None and edge.latest is None):
        return "a day not stated"
    if edge.earliest == edge.latest:
        return str(edge.earliest)
    return f"{edge.earliest or '…'} to {edge.latest or '…'}"


def ticks(axis: Axis) -> Iterable[Tick]:
    """Months, quarters or years, so that there are never more than a dozen or so."""
    months = (axis.last.year - axis.first.year) * 12 + axis.last.month - axis.first.month
    step = next((each for each in (1, 2, 3, 6, 12, 24, 60, 120) if months / each <= 12), 240)
    year, month = axis.first.year, 1
    while (day := date(year, month, 1)) <= axis.last:
        if day >= axis.first:
            label = str(year) if month == 1 else f"{day:%b}" if step < 12 else str(year)
            yield Tick(axis.x(day), label)
        month += step
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
