"""What a time expression is resolved against, and what comes out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from holdfast.reading.times import edtf

Outlook = Literal["past", "planned", "habitual", "unclear"]


@dataclass(frozen=True, slots=True)
class Reference:
    """The date an item was written: month and day are None where they are not known."""

    year: int
    month: int | None
    day: int | None
    source: str  # "the publication date", "the dateline", "the date line of the text"

    @property
    def date(self) -> date | None:
        """The day, if known to the day."""
        if self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Previous:
    """A time already told, that "a day later" or a bare "June 12" can count from."""

    first: date
    last: date
    precision: str
    quote: str
    start: int
    end: int
    relation: str
    told: bool = False  # the date of a report ("said on Tuesday"), not of an event
    has_year: bool = False  # the year stands in the text


@dataclass(frozen=True, slots=True)
class Context:
    """What one expression is resolved against."""

    reference: Reference | None
    outlook: Outlook = "unclear"
    previous: tuple[Previous, ...] = ()  # latest last
    nearby: Previous | None = None  # a told date whose year a bare month or day may take
    new_paragraph: bool = False  # whether a paragraph begins between that date and this one
    perfect: bool = False  # "has held": what lasts until now
    month_first: bool | None = None  # whether this text writes 05/17/2014; None: not known


@dataclass(frozen=True, slots=True)
class Value:
    """A resolved expression. ``edtf`` None: it is a time, but which is not known (yet)."""

    edtf: str | None
    precision: str
    basis: str
    relation: str = "on"
    offset_days: int | None = None
    awaits: bool = False  # counts from a time that is not known yet


UNKNOWN_REFERENCE = "no publication date"


def unknown(precision: str, basis: str = UNKNOWN_REFERENCE, relation: str = "on") -> Value:
    """A time that cannot be dated: never a guess."""
    return Value(None, precision, basis, relation)


def day_value(day: date, basis: str) -> Value:
    """One day."""
    return Value(day.isoformat(), "day", basis)


def span_value(first: date, last: date, precision: str, basis: str) -> Value:
    """From one day to another."""
    return Value(edtf.interval(first.isoformat(), last.isoformat()), precision, basis)
