"""The first and the last day that an EDTF expression (ISO 8601-2) can mean.

Own code, because the ``edtf`` library takes 2–5 ms an expression, gives an unknown end of an
interval ten years of its own, and ends a winter on 31 December.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

# A season's outermost days in the north, by the weather and by the sky; winter runs into the next
# year, and "the winter of 2014" may also be the one that 2014 began in.
SEASONS = {21: ((3, 1), (6, 21)), 22: ((6, 1), (9, 23)), 23: ((9, 1), (12, 21))}
WINTER = 24
QUARTERS = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)}
QUADRIMESTERS = {37: (1, 4), 38: (5, 8), 39: (9, 12)}
HALVES = {40: (1, 6), 41: (7, 12)}
MONTH_GROUPS = QUARTERS | QUADRIMESTERS | HALVES

QUALIFIERS = {ord(char): None for char in "~?%"}
# How far "about" reaches, for a year, a month and a day.
ABOUT = (timedelta(365), timedelta(31), timedelta(7))

DATE = re.compile(r"(\d[\dX]{3})(?:-([\dX]{2})(?:-([\dX]{2}))?)?(?:T[\d:.Z+-]+)?", re.ASCII)
YEARLESS = re.compile(r"XXXX(?:-[\dX]{2}){0,2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Bounds:
    """First and last possible day, both included; None where there is none or it is not known.

    ``approximate`` (``~``): the days are widened, by a week, a month or a year, as the date is one
    of a day, a month or a year. ``uncertain`` (``?``) is told and widens nothing.
    """

    earliest: date | None
    latest: date | None
    approximate: bool = False
    uncertain: bool = False

    @property
    def unknown(self) -> bool:
        """Whether nothing at all bounds the time."""
        return self.earliest is None and self.latest is None


UNBOUNDED = Bounds(None, None)


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> Bounds:
    """The days between which the expression lies. A date without a year has no bounds.

    Raises ``ValueError`` for what is not EDTF or not in the calendar.
    """
    text = edtf.strip()
    approximate, uncertain = any(c in text for c in "~%"), any(c in text for c in "?%")
    if text[:1] + text[-1:] in {"[]", "{}"}:
        parts = [_stretch(part, "..") for part in text[1:-1].split(",")]
        earliest, latest = _hull(parts)
    else:
        earliest, latest = _stretch(text, "/")
    if earliest and latest and latest < earliest:
        raise ValueError(f"{edtf!r} ends before it begins")
    return Bounds(earliest, latest, approximate, uncertain)


Stretch = tuple[date | None, date | None]


def _stretch(text: str, separator: str) -> Stretch:
    """One date or two with a separator between; an end that is empty or ``..`` is open."""
    text = text.strip()
    first, found, second = text.partition(separator)
    if not found:
        return _single(text)
    if separator == "/" and "/" in second:
        raise ValueError(f"{text!r} is not an EDTF interval")
    earliest = None if first in {"", ".."} else _single(first)[0]
    latest = None if second in {"", ".."} else _single(second)[1]
    return earliest, latest


def _hull(parts: list[Stretch]) -> Stretch:
    """From the earliest to the latest of several; open where any of them is."""
    starts = [start for start, _ in parts if start is not None]
    ends = [end for _, end in parts if end is not None]
    return (
        min(starts) if len(starts) == len(parts) else None,
        max(ends) if len(ends) == len(parts) else None,
    )


def _single(text: str) -> Stretch:
    """The first and last day of one date, widened where it is approximate."""
    plain = text.translate(QUALIFIERS)
    earliest, latest = _days_of(plain)
    if earliest and latest and any(char in text for char in "~%"):
        about = ABOUT[plain.count("-")]
        return max(earliest, date.min + about) - about, min(latest, date.max - about) + about
    return earliest, latest


def _days_of(text: str) -> Stretch:
    """The first and last day of one date, season or date with digits left open."""
    if YEARLESS.fullmatch(text):
        return None, None
    match = DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not an EDTF date")
    year, month, day = match.groups()
    first_year, last_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if month is None:
        return date(first_year, 1, 1), date(last_year, 12, 31)
    if first_year == last_year and "X" not in month and int(month) > 12:
        return _part_of_year(first_year, int(month))
    months = _fitting(month, 1, 12)
    starts_on, _ = _days(first_year, months[0], day)
    _, ends_on = _days(last_year, months[-1], day)
    return starts_on, ends_on


def _part_of_year(year: int, code: int) -> Stretch:
    """A season (21–24) or a group of months (33–41)."""
    if code == WINTER:
        return date(year, 1, 1), date(year + 1, 3, 20)
    if code in SEASONS:
        (month, day), (last_month, last_day) = SEASONS[code]
        return date(year, month, day), date(year, last_month, last_day)
    if code in MONTH_GROUPS:
        first, last = MONTH_GROUPS[code]
        return date(year, first, 1), date(year, last, monthrange(year, last)[1])
    raise ValueError(f"{code} is neither a month nor a season")


def _days(year: int, month: int, day: str | None) -> tuple[date, date]:
    """First and last day of a month, or of those days of it that fit what is stated."""
    length = monthrange(year, month)[1]
    days = list(range(1, length + 1)) if day is None else _fitting(day, 1, length)
    return date(year, month, days[0]), date(year, month, days[-1])


def _fitting(pattern: str, low: int, high: int) -> list[int]:
    """The numbers of a range whose two digits fit a pattern in which X is any digit."""
    wanted = re.compile(pattern.replace("X", r"\d"))
    found = [number for number in range(low, high + 1) if wanted.fullmatch(f"{number:02}")]
    if not found:
        raise ValueError(f"{pattern!r} is not in the calendar")
    return found
