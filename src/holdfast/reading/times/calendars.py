"""Dates written in another calendar than ours: the Islamic and the Persian one."""

from __future__ import annotations

from datetime import date, timedelta

from holdfast.reading.times import edtf
from holdfast.reading.times.context import Context, Value, unknown
from holdfast.reading.times.patterns import Captures

JALALI_MONTHS = (31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 30, 29)
# Years of the 33-year cycle that are leap, by the remainder of the Persian year: an approximation
# that holds from 1244 to 1472 (1865 to 2093), which covers every text that this reads.
LEAP_REMAINDERS = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
JALALI_YEARS = range(1244, 1473)
ANCHOR_YEAR, ANCHOR_DAY = 1393, date(2014, 3, 21)  # 1 Farvardin 1393


def hijri(captures: Captures, context: Context) -> Value:
    """A day or month of the Islamic year: "~", since the moon may be seen a day sooner or later."""
    from hijridate import Hijri

    year, month, day = int(captures["int"]), int(captures["hijri"]), captures.get("day")
    try:
        first = Hijri(year, month, int(day or 1)).to_gregorian()
        start = date(first.year, first.month, first.day)
        if day is not None:
            return Value(f"{start.isoformat()}~", "day", "from the Islamic calendar")
        end = start + timedelta(days=Hijri(year, month, 1).month_length() - 1)
    except (OverflowError, ValueError):
        return unknown("day" if day else "month", "beyond the tables of the Islamic calendar")
    value = edtf.interval(f"{start.isoformat()}~", f"{end.isoformat()}~")
    return Value(value, "month", "from the Islamic calendar")


def jalali(captures: Captures, context: Context) -> Value:
    """A day or month of the Persian year."""
    year, month, day = int(captures["int"]), int(captures["jalali"]), captures.get("day")
    if year not in JALALI_YEARS:
        return unknown("day" if day else "month", "beyond the tables of the Persian calendar")
    start = _new_year(year) + timedelta(days=sum(JALALI_MONTHS[: month - 1]))
    length = JALALI_MONTHS[month - 1] + (1 if month == 12 and _leap(year) else 0)
    if day is not None:
        if not 1 <= day <= length:
            return unknown("day", "no such day in that month")
        told = start + timedelta(days=day - 1)
        return Value(told.isoformat(), "day", "from the Persian calendar")
    end = start + timedelta(days=length - 1)
    return Value(
        edtf.interval(start.isoformat(), end.isoformat()), "month", "from the Persian calendar"
    )


def _leap(year: int) -> bool:
    return year % 33 in LEAP_REMAINDERS


def _new_year(year: int) -> date:
    """The first day of a Persian year, counted from one that is known."""
    if year >= ANCHOR_YEAR:
        days = sum(366 if _leap(each) else 365 for each in range(ANCHOR_YEAR, year))
        return ANCHOR_DAY + timedelta(days=days)
    days = sum(366 if _leap(each) else 365 for each in range(year, ANCHOR_YEAR))
    return ANCHOR_DAY - timedelta(days=days)
