"""Dates as EDTF (ISO 8601-2): writing them, and the days that they can mean.

What this room writes: days, months, years, "199X" and "19XX", seasons ("2015-22" is the summer),
intervals with open ("..") or unknown ("") ends, "~" for approximate, "XXXX" for a year not known.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

SEASON_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}  # first month, as meteorologists count
Bounds = tuple[date | None, date | None]


def month(year: int, number: int) -> str:
    """A month, e.g. "2015-05"."""
    return f"{year:04d}-{number:02d}"


def year(number: int) -> str:
    """A year, e.g. "2015"; years before 1 are astronomical (0 is 1 BC), as ISO 8601 has it."""
    return f"{number:04d}" if number >= 0 else f"-{-number:04d}"


def season_of_no_year(season: int) -> str:
    """The months of a season whose year is not known: EDTF has no seasons of such years."""
    first = SEASON_MONTHS[season]
    return f"XXXX-{first:02d}/XXXX-{(first + 1) % 12 + 1:02d}"


def last_of_month(year_number: int, month_number: int) -> date:
    """The month's last day."""
    return date(year_number, month_number, calendar.monthrange(year_number, month_number)[1])


def interval(first: str, last: str) -> str:
    """From one to the other; a single date if they are the same."""
    return first if first == last else f"{first}/{last}"


def bounds(edtf: str | None) -> Bounds:
    """The first and last day that the expression covers; None where open or not known."""
    if not edtf:
        return None, None
    first, slash, last = edtf.partition("/")
    if not slash:
        return _part_bounds(edtf)
    return _part_bounds(first)[0], _part_bounds(last)[1]


def is_day(edtf: str | None) -> bool:
    """Whether it names one known day."""
    first, last = bounds(edtf)
    return first is not None and first == last


def _part_bounds(part: str) -> Bounds:
    bare = part.strip("~?%")
    if bare in {"", ".."} or bare.startswith(("XXXX", "-")):
        return None, None
    if "X" in bare:
        low, high = int(bare.replace("X", "0")), int(bare.replace("X", "9"))
        return date(max(low, 1), 1, 1), date(high, 12, 31)
    numbers = [int(number) for number in bare.split("-")]
    if len(numbers) == 3:
        day = date(numbers[0], numbers[1], numbers[2])
        return day, day
    if len(numbers) == 2:
        return _month_bounds(numbers[0], numbers[1])
    return date(numbers[0], 1, 1), date(numbers[0], 12, 31)


def _month_bounds(year_number: int, number: int) -> Bounds:
    if number <= 12:
        return date(year_number, number, 1), last_of_month(year_number, number)
    first = date(year_number, SEASON_MONTHS[number], 1)
    last_year, last_month = (year_number, first.month + 2)
    if last_month > 12:
        last_year, last_month = year_number + 1, last_month - 12
    return first, last_of_month(last_year, last_month)


def shift_days(day: date, count: int) -> date:
    """The day so many days on; the first or last day of the calendar if beyond it."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return date.max if count > 0 else date.min
