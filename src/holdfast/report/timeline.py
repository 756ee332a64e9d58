"""The timeline: one row a place, one bar a spell; edges as wide as their dates are vague."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from holdfast.control import Edge, Interval, PlaceControl
from holdfast.report.parties import UNKNOWN_LOOK, Look, holders, looks_of, place_name
from holdfast.report.words import MONTHS, edge_words

TOP = 26.0
LETTER = 6.7  # mean width of a letter of a label, in pixels
GAP = 5.0


@dataclass(frozen=True, slots=True)
class Frame:
    """The room to draw in. ``tail``: the length of an edge that nothing bounds."""

    width: float
    left: float
    right: float
    row: float
    tail: float
    ticks: int


WIDE = Frame(width=1160, left=150, right=155, row=34, tail=40, ticks=14)
NARROW = Frame(width=380, left=92, right=34, row=34, tail=18, ticks=4)


@dataclass(frozen=True, slots=True)
class Bar:
    """A spell. ``x``–``end``: what is sure; ``early``/``late``: how far its edges may reach.

    ``open_start`` and ``open_end``: nothing tells when it began or ended. ``label`` is empty where
    there is no room for it.
    """

    early: float
    x: float
    end: float
    late: float
    looks: tuple[Look, ...]
    status: str
    open_start: bool
    open_end: bool
    told: str
    label: str = ""
    label_x: float = 0.0
    label_in: bool = False


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
    frame: Frame
    height: int


@dataclass(frozen=True, slots=True)
class Axis:
    """Days to pixels."""

    first: date
    last: date
    frame: Frame

    def x(self, day: date) -> float:
        """Pixels from the left, kept within the axis."""
        days = max((self.last - self.first).days, 1)
        share = min(max((day - self.first).days / days, 0.0), 1.0)
        start = self.frame.left + self.frame.tail
        return round(start + share * (self.frame.width - self.frame.right - start), 1)


def timeline(
    places: Iterable[PlaceControl], looks: dict[str, Look], frame: Frame = WIDE
) -> Timeline | None:
    """Rows in the order of the first change; None when no place has a dated spell."""
    kept = list(places)
    spells = {place.key: drawn(place) for place in kept}
    dated = [each for each in kept if spells[each.key]]
    days = [day for each in dated for spell in spells[each.key] for day in days_of(spell)]
    if not days:
        return None
    axis = Axis(*widened(min(days), max(days)), frame)
    dated.sort(key=lambda each: (min(days_of(spells[each.key][0])), each.name, each.key))
    rows = tuple(
        Row(
            clipped(place_name(place), (frame.left - 8) / 7.4),
            TOP + number * frame.row,
            bars(place, spells[place.key], axis, looks),
        )
        for number, place in enumerate(dated)
    )
    return Timeline(rows, tuple(ticks(axis)), frame, int(TOP + len(rows) * frame.row + 8))


def drawn(place: PlaceControl) -> list[Interval]:
    """The dated spells in which somebody is said to hold the place; the others are gaps."""
    return [each for each in place.intervals if each.status != "unknown" and days_of(each)]


def days_of(interval: Interval) -> list[date]:
    """Every day that the interval is dated by."""
    edges = [edge for edge in (interval.start, interval.end) if edge is not None]
    found = [day for edge in edges for day in (edge.earliest, edge.latest) if day is not None]
    return found + ([interval.last_affirmed] if interval.last_affirmed else [])


def widened(first: date, last: date) -> tuple[date, date]:
    """The first and last day of the axis, with a margin that the calendar allows."""
    margin = max(5, (last - first).days // 60)
    low, high = date.min.toordinal(), date.max.toordinal()
    return (
        date.fromordinal(max(low, first.toordinal() - margin)),
        date.fromordinal(min(high, last.toordinal() + margin)),
    )


def bars(
    place: PlaceControl, spells: Sequence[Interval], axis: Axis, looks: dict[str, Look]
) -> tuple[Bar, ...]:
    """The bars of one place in order of time, with labels where there is room."""
    found = [bar(place, each, axis, looks) for each in spells]
    found.sort(key=lambda each: (each.early, each.x, each.late))
    return tuple(labelled(found, number, axis.frame) for number in range(len(found)))


def bar(place: PlaceControl, interval: Interval, axis: Axis, looks: dict[str, Look]) -> Bar:
    """One spell; where no end is told it runs to the last day that a source affirms, no further."""
    start, end, affirmed = interval.start, interval.end, interval.last_affirmed
    sure = edge_day(start, "latest") or affirmed or edge_day(end, "earliest") or axis.first
    early = edge_day(start, "earliest") or sure
    until = edge_day(end, "earliest") or max(affirmed or sure, sure)
    late = edge_day(end, "latest") or until
    left, right = axis.x(sure), axis.x(until)
    if right < left:  # the edges overlap: on no day is it sure
        left = right = axis.x(late)
    return Bar(
        early=min(axis.x(early), left),
        x=left,
        end=right,
        late=max(axis.x(late), right),
        looks=looks_of(interval, looks),
        status=interval.status,
        open_start=edge_day(start, "earliest") is None,
        open_end=end is None,
        told=told(place, interval),
    )


def edge_day(edge: Edge | None, side: str) -> date | None:
    """A bound of an edge; the other bound where this one is not known."""
    if edge is None:
        return None
    return edge.earliest or edge.latest if side == "earliest" else edge.latest or edge.earliest


def labelled(row: Sequence[Bar], number: int, frame: Frame) -> Bar:
    """The bar with its party's name in it or beside it, where that covers no other bar."""
    one = row[number]
    unknown = one.looks == (UNKNOWN_LOOK,)
    name = one.status if unknown else " / ".join(look.name for look in one.looks)
    letter = "/".join(look.letter for look in one.looks)
    before = row[number - 1].late if number else frame.left
    after = row[number + 1].early if number + 1 < len(row) else frame.width
    right = one.late + (frame.tail if one.open_end else 0) + GAP
    left = one.early - (frame.tail if one.open_start else 0) - GAP
    for words in (name, letter):
        wide = len(words) * LETTER + 2 * GAP
        if wide <= one.end - one.x and len(one.looks) == 1 and one.status == "held":
            return replace(one, label=words, label_x=one.x + GAP, label_in=True)
        if right + wide <= after:
            return replace(one, label=words, label_x=right)
        if left - wide >= before:
            return replace(one, label=words, label_x=left - wide + GAP)
    return one


def clipped(words: str, letters: float) -> str:
    """Words cut to a number of letters."""
    return words if len(words) <= letters else words[: max(1, int(letters) - 1)] + "…"


def told(place: PlaceControl, interval: Interval) -> str:
    """The bar as a sentence."""
    until = edge_words(interval.end) if interval.end else "no end told"
    return (
        f"{place_name(place)}: {holders(interval)}, {interval.status}; "
        f"from: {edge_words(interval.start)}; until: {until}"
    )


def ticks(axis: Axis) -> Iterable[Tick]:
    """Months, quarters or years, so that there are never more than fit."""
    months = (axis.last.year - axis.first.year) * 12 + axis.last.month - axis.first.month + 1
    steps = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
    step = next((each for each in steps if months / each <= axis.frame.ticks), 12000)
    if months <= 2:
        yield from day_ticks(axis)
        return
    year, month, last_year = axis.first.year, 1, 0
    while year <= axis.last.year:
        day = date(year, month, 1)
        if axis.first <= day <= axis.last:
            name = MONTHS[month - 1] if step < 12 else ""
            label = f"{name} {year}".strip() if year != last_year else name
            last_year = year
            yield Tick(axis.x(day), label)
        month += step
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1


def day_ticks(axis: Axis) -> Iterable[Tick]:
    """Days at even distances, for a record of a few weeks."""
    days = (axis.last - axis.first).days
    step = max(1, -(-days // max(2, axis.frame.ticks // 2)))
    for distance in range(0, days + 1, step):
        day = axis.first + timedelta(days=distance)
        yield Tick(axis.x(day), f"{day.day} {MONTHS[day.month - 1]} {day.year}")
