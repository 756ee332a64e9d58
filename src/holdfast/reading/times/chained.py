"""Times that count from another time of the story ("a day later"); and holidays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from holdfast.reading.quantities.numerals import Numeral
from holdfast.reading.times import edtf
from holdfast.reading.times.context import (
    Context,
    Previous,
    Value,
    span_value,
    unknown,
)
from holdfast.reading.times.dates import Calendar, resolve
from holdfast.reading.times.patterns import Captures
from holdfast.reading.times.units import (
    DAYS,
    FINENESS,
    days_of,
    moved,
    need_of,
    period,
    reference_at,
)

# "Days later", "a few weeks later": how far on that can be, in days; years are left open.
VAGUE_SPREAD = {
    "hour": (0, 1),
    "minute": (0, 0),
    "day": (2, 7),
    "week": (14, 35),
    "month": (61, 365),
}
BASIS_AWAITED = "counts from an earlier event"
TOO_LATE = "what it seems to count from would put it after the report"


def previous_for(unit: str, context: Context) -> Previous | None:
    """The latest told time that is fine enough for the unit; an event's before a report's."""
    need = need_of(unit)
    fine = [each for each in context.previous if FINENESS.get(each.precision, 9) <= need]
    recent = [each for each in fine[-4:] if not each.told]
    return recent[-1] if recent else (fine[-1] if fine else None)


def later(captures: Captures, context: Context) -> Value:
    """ "a day later", "two weeks earlier", "hours later": from the time told before."""
    name: str = captures["unit"]
    number: Numeral | None = captures.get("number")
    sign = -1 if captures["direction"] == "earlier" else 1
    told = previous_for(name, context)
    exact = number is not None and number.exact
    offset = days_of(name, sign * number.value) if number is not None and exact else None
    if told is None:
        return Value(None, _precision(name), BASIS_AWAITED, "on", offset, True)
    basis = f"counted from “{told.quote}”"
    start = told.last if sign > 0 else told.first
    if number is None or not exact:
        return replace(spread(name, start, sign), basis=basis)
    found = moved(name, reference_at(start, told.quote), sign * number.value)
    if found is None:
        return Value(None, _precision(name), BASIS_AWAITED, "on", offset, True)
    value, precision = found
    if _is_impossible(value, context):
        return unknown(_precision(name), TOO_LATE)
    if name == "hour" and number.value < 24:
        return Value(f"{value}~", "day", basis, "on", offset)
    approximate = "~" if name in {"week", "month", "fortnight"} and number.value > 1 else ""
    return Value(f"{value}{approximate}", precision, basis, "on", offset)


def _is_impossible(value: str, context: Context) -> bool:
    """What is told as past cannot follow the day it is told on: it counts from something else."""
    first = edtf.bounds(value)[0]
    if context.outlook != "past" or first is None or context.reference is None:
        return False
    return context.reference.date is not None and first > context.reference.date


def spread(name: str, start: date, sign: int) -> Value:
    """ "days later", "weeks before": about when, marked "~"; years are left open."""
    basis = "a vague distance"
    relation = "after" if sign > 0 else "before"
    if name not in VAGUE_SPREAD:
        open_end = f"{start.year}/.." if sign > 0 else f"../{start.year}"
        return Value(open_end, "interval", basis, relation)
    near, far = (edtf.shift_days(start, sign * days) for days in VAGUE_SPREAD[name])
    first, last = sorted((near, far))
    value = edtf.interval(f"{first.isoformat()}~", f"{last.isoformat()}~")
    return Value(value, "interval", basis, relation)


def named(captures: Captures, context: Context) -> Value:
    """ "the following day", "the same week", "that year", "the month before"."""
    name: str = captures["unit"]
    shift = {"next": 1, "previous": -1, "same": 0}[captures["order"]]
    told = previous_for(name, context)
    offset = days_of(name, shift) if name in DAYS else None
    if told is None:
        return Value(None, _precision(name), BASIS_AWAITED, "on", offset, True)
    start = told.last if shift > 0 else told.first
    basis = f"counted from “{told.quote}”"
    found = period(name, reference_at(start, told.quote), shift, basis)
    if found is None:
        return unknown(_precision(name), BASIS_AWAITED)
    if name in {"day", "night"} and told.precision != "day":
        return unknown("day", BASIS_AWAITED)
    return Value(found.edtf, found.precision, basis, "on", offset)


def month_of_same_year(captures: Captures, context: Context) -> Value:
    """ "in March the same year", "June of that year"."""
    told = previous_for("year", context)
    month, day = captures["month"], captures.get("day")
    if told is None:
        return resolve(Calendar(None, month, day), Context(None))
    shift = {"next": 1, "previous": -1, "same": 0}[captures["order"]]
    found = resolve(Calendar(told.first.year + shift, month, day), context)
    return Value(found.edtf, found.precision, f"year from “{told.quote}”")


def holiday(captures: Captures, context: Context) -> Value:
    """ "Ramadan 2015", "Eid al-Adha": by its own calendar; seen moons may differ by a day ("~")."""
    feast = captures["holiday"]
    year = captures.get("year")
    if year is not None:
        return _feast_in(feast, int(year), "stated")
    reference = context.reference
    if reference is None or reference.date is None:
        return unknown("interval")
    today = reference.date
    basis = f"year from {reference.source}"
    found = [_feast_in(feast, today.year + step, basis) for step in (-1, 0, 1)]
    if context.outlook == "planned":
        coming = [each for each in found if _end(each) >= today]
        return coming[0] if coming else unknown("interval")
    begun = [each for each in found if _start(each) <= today]
    return begun[-1] if begun else unknown("interval")


def _start(value: Value) -> date:
    return edtf.bounds(value.edtf)[0] or date.max


def _end(value: Value) -> date:
    return edtf.bounds(value.edtf)[1] or date.min


def _feast_in(feast: dict[str, int | str], year: int, basis: str) -> Value:
    month, day, length = int(feast["month"]), int(feast["day"]), int(feast["days"])
    if feast["calendar"] == "gregorian":
        first = date(year, month, day)
        return span_value(first, edtf.shift_days(first, length - 1), "day", basis)
    begun = _hijri_day(year, month, day)
    if begun is None:
        return unknown("interval", "beyond the tables of the Islamic calendar")
    last = edtf.shift_days(begun, length - 1)
    return Value(edtf.interval(f"{begun.isoformat()}~", f"{last.isoformat()}~"), "interval", basis)


def _hijri_day(year: int, month: int, day: int) -> date | None:
    """The first such day of the Islamic calendar that falls in a year of ours, or None."""
    from hijridate import Hijri

    near = (year - 622) * 33 // 32
    for islamic in range(near - 1, near + 3):
        try:
            found = Hijri(islamic, month, day).to_gregorian()
        except OverflowError:
            continue
        if found.year == year:
            return date(found.year, found.month, found.day)
    return None


def _precision(unit: str) -> str:
    if unit in {"week", "fortnight", "weekend"}:
        return "week"
    return unit if unit in {"month", "year", "decade", "season"} else "day"
