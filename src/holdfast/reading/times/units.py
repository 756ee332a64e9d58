"""Arithmetic with days, weeks, months, years: the one before, the third after, the one around."""

from __future__ import annotations

from datetime import date

from holdfast.reading.times import edtf
from holdfast.reading.times.context import Reference, Value
from holdfast.reading.times.dates import shift_month

DAYS = {"hour": 0, "day": 1, "night": 1, "week": 7, "fortnight": 14}
MONTHS = {"month": 1, "quarter": 3, "season": 3}
YEARS = {"year": 1, "decade": 10, "century": 100}
# How fine an earlier time must be before such a unit can be counted from it.
FINENESS = {"day": 0, "interval": 1, "week": 1, "month": 2, "season": 3, "year": 4, "decade": 5}


def need_of(unit: str) -> int:
    """The coarsest precision (see FINENESS) from which this unit can be counted."""
    if unit in {"week", "weekend", "fortnight"}:
        return 1
    if unit in MONTHS:
        return 2
    return 5 if unit in YEARS else 0


def period(unit: str, around: Reference, shift: int, basis: str) -> Value | None:
    """The whole unit around a date, or so many units on; None if the date is not fine enough."""
    if unit in YEARS:
        return _years(unit, around.year, shift, basis)
    if around.month is None:
        return None
    if unit == "month":
        return Value(edtf.month(*shift_month(around.year, around.month, shift)), "month", basis)
    day = around.date
    if day is None:
        return None
    if unit in {"week", "weekend", "fortnight"}:
        monday = edtf.shift_days(day, 7 * shift - day.weekday())
        first = edtf.shift_days(monday, 5) if unit == "weekend" else monday
        last = edtf.shift_days(monday, 6)
        precision = "interval" if unit == "weekend" else "week"
        return Value(edtf.interval(first.isoformat(), last.isoformat()), precision, basis)
    if unit == "quarter":
        return _quarter(day, shift, basis)
    return Value(edtf.shift_days(day, shift).isoformat(), "day", basis)


def _years(unit: str, year: int, shift: int, basis: str) -> Value:
    if unit == "year":
        return Value(edtf.year(year + shift), "year", basis)
    if unit == "decade":
        return Value(f"{year // 10 + shift:03d}X", "decade", basis)
    return Value(f"{year // 100 + shift:02d}XX", "interval", basis)


def _quarter(day: date, shift: int, basis: str) -> Value:
    year, first = shift_month(day.year, (day.month - 1) // 3 * 3 + 1, 3 * shift)
    return Value(
        edtf.interval(edtf.month(year, first), edtf.month(year, first + 2)), "interval", basis
    )


def moved(unit: str, start: Reference, count: float) -> tuple[str, str] | None:
    """(EDTF, precision) of the point so many units from a date, no finer than the unit."""
    if unit in YEARS:
        return edtf.year(start.year + round(count * YEARS[unit])), "year"
    if unit in MONTHS:
        if start.month is None:
            return None
        return edtf.month(
            *shift_month(start.year, start.month, round(count * MONTHS[unit]))
        ), "month"
    day = start.date
    days = days_of(unit, count)
    if day is None or days is None:
        return None
    return edtf.shift_days(day, days).isoformat(), "day"


def days_of(unit: str, count: float) -> int | None:
    """The distance in days; hours round down to whole days; None for months and years."""
    if unit in {"hour", "minute", "second"}:
        hours = count if unit == "hour" else 0
        return int(abs(hours) // 24) * (1 if count > 0 else -1)
    if unit not in DAYS:
        return None
    return round(count * DAYS[unit])


def reference_at(day: date, source: str) -> Reference:
    """A day to count from."""
    return Reference(day.year, day.month, day.day, source)
