"""A count made into a quantity: where the search stands, and what is told of those counted."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from holdfast.model import Quantity
from holdfast.reading.quantities.bounds import Count
from holdfast.reading.quantities.counted import Counted
from holdfast.reading.quantities.stream import Stream

if TYPE_CHECKING:
    from spacy.tokens import Token

    from holdfast.reading.context import Reading


@dataclass(frozen=True, slots=True)
class Place:
    """Where the search stands: the document's pieces and its time expressions."""

    reading: Reading
    stream: Stream
    time_starts: list[int]
    time_ends: list[int]

    def is_time(self, start: int, end: int) -> bool:
        """Whether a time expression covers any of these code points."""
        index = bisect_right(self.time_starts, end - 1) - 1
        while index >= 0 and self.time_starts[index] > start - 200:
            if self.time_ends[index] > start:
                return True
            index -= 1
        return False

    def token(self, piece: int) -> Token:
        """The token at a piece."""
        return self.reading.doc[self.stream.tokens[piece]]


@dataclass(frozen=True, slots=True)
class Told:
    """What a number tells: of what it is the count, in which unit, and whether of a part."""

    what: str
    head: Counted
    unit: str = "count"
    part: bool = False


def make(place: Place, pieces: tuple[int, int], count: Count, told: Told) -> Quantity:
    """The quantity whose words are these pieces, from the first to before the second."""
    start, end = place.stream.starts[pieces[0]], place.stream.ends[pieces[1] - 1]
    end -= place.reading.document.text[start:end].endswith(".")  # "£3m." at the end
    return Quantity(
        what=told.what,
        text=place.reading.document.text[start:end],
        start=start,
        end=end,
        low=count.low,
        best=count.best,
        high=count.high,
        rule=count.rule,
        unit=told.unit,
        side=told.head.side,
        side_start=told.head.start,
        side_end=told.head.end,
        part_of=told.part,
    )


def scaled(count: Count, factor: float) -> Count:
    """The count in units of another size: "300 thousand", "a third"."""

    def times(value: float | None) -> float | None:
        return None if value is None else round(value * factor, 3)

    low, best, high = times(count.low), times(count.best), times(count.high)
    return Count(low, best, high, count.rule, count.start, count.end, count.first, count.last)
