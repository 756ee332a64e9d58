"""Times that count from the item's date: "last week", "three days ago", "in recent months"."""

from __future__ import annotations

from datetime import date
from typing import Any

from holdfast.reading.quantities.numerals import Numeral
from holdfast.reading.times import edtf
from holdfast.reading.times.context import (
    UNKNOWN_REFERENCE,
    Context,
    Reference,
    Value,
    day_value,
    span_value,
    unknown,
)
from holdfast.reading.times.dates import Calendar, resolve, shift_month
from holdfast.reading.times.patterns import Captures
from holdfast.reading.times.units import moved, period, reference_at

SHIFTS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
RECENT_DAYS = {"day": 7, "week": 28}
RECENT_MONTHS = {"month": 3, "year": 36, "decade": 240}
ONE = Numeral(1.0, 0, 0)
TWO_OR_MORE = Numeral(2.0, 0, 0, False)


def basis_of(context: Context) -> str:
    """What a counted time was counted from."""
    reference = context.reference
    return f"counted from {reference.source}" if reference else UNKNOWN_REFERENCE


def deictic(captures: Captures, context: Context) -> Value:
    """ "today", "yesterday", "the day before yesterday", "last night"."""
    today = _today(context)
    if today is None:
        return unknown("day")
    return day_value(edtf.shift_days(today, int(captures["deictic"])), basis_of(context))


def now(captures: Captures, context: Context) -> Value:
    """ "now", "currently": as of the date the item was written."""
    reference = context.reference
    if reference is None:
        return unknown("day")
    first = _written(reference)
    return Value(first, _precision(reference), f"as of {reference.source}")


def weekday(captures: Captures, context: Context) -> Value:
    """ "Friday" is the last one on or before the item's date, the next one if planned."""
    today = _today(context)
    wanted, which, week = captures["weekday"], captures.get("which"), captures.get("week")
    if today is None:
        return unknown("day")
    if week:
        monday = edtf.shift_days(today, 7 * SHIFTS[week] - today.weekday())
        return day_value(edtf.shift_days(monday, wanted), basis_of(context))
    back = (today.weekday() - wanted) % 7
    forward = (wanted - today.weekday()) % 7
    if which in {"last", "past"}:
        return day_value(edtf.shift_days(today, -(back or 7)), basis_of(context))
    if which in {"next", "coming"}:
        return day_value(edtf.shift_days(today, forward or 7), basis_of(context))
    shift = forward if context.outlook == "planned" else -back
    return day_value(edtf.shift_days(today, shift), basis_of(context))


def overnight(captures: Captures, context: Context) -> Value:
    """That date or the night before it."""
    if "weekday" in captures:
        end = weekday(captures, context)
    elif "day" in captures:
        end = resolve(Calendar(captures.get("year"), captures["month"], captures["day"]), context)
    else:
        end = deictic({"deictic": 0}, context)
    last = edtf.bounds(end.edtf)[1]
    if last is None:
        return unknown("interval", end.basis)
    return span_value(edtf.shift_days(last, -1), last, "interval", end.basis)


def unit(captures: Captures, context: Context) -> Value:
    """ "last week", "this year", "earlier this month", "late last year"."""
    reference = context.reference
    name, shift = captures["unit"], SHIFTS[captures.get("which", "this")]
    if reference is None:
        return unknown(name if name in {"day", "week", "month", "year"} else "unknown")
    if name == "weekend" and shift <= 0:
        return _weekend(context, shift)
    found = period(name, reference, shift, basis_of(context))
    if found is None:
        return unknown("unknown", f"only the {_precision(reference)} of publication is known")
    if captures.get("half"):
        return _halved(found, captures["half"], context)
    if captures.get("part") and name in {"month", "year"}:
        return _part_of(found, captures["part"], context)
    if captures.get("part") and name in {"week", "decade", "century"}:
        return _edge(found, captures["part"])
    return found


def _weekend(context: Context, shift: int) -> Value:
    """The weekend that has begun last, or the next one if planned."""
    today = _today(context)
    if today is None or context.reference is None:
        return unknown("interval")
    back = 0 if today.weekday() >= 5 or (context.outlook == "planned" and shift == 0) else -1
    if shift < 0 and back == 0:
        back = -1
    found = period("weekend", context.reference, back, basis_of(context))
    return found or unknown("interval")


def _halved(found: Value, half: str, context: Context) -> Value:
    """ "earlier this year": from its start to the item's date; "later": from then to its end."""
    first, last = edtf.bounds(found.edtf)
    reference = context.reference
    if first is None or last is None or reference is None:
        return found
    written = reference.date
    if written is None or not first <= written <= last:
        return Value(found.edtf, found.precision, f"{half} than {reference.source}")
    if half == "earlier":
        last = written
    else:
        first = written
    return span_value(first, last, "interval", f"{half} than {reference.source}")


def _part_of(found: Value, part: str, context: Context) -> Value:
    numbers = [int(number) for number in (found.edtf or "").split("-")]
    named = Calendar(numbers[0], numbers[1] if len(numbers) > 1 else None, None, part)
    resolved = resolve(named, context)
    return Value(resolved.edtf, resolved.precision, found.basis)


def _edge(found: Value, part: str) -> Value:
    """The first, middle or last third of a longer stretch."""
    first, last = edtf.bounds(found.edtf)
    if first is None or last is None:
        return found
    third = (last - first).days // 3
    if part in {"start", "early"}:
        last = edtf.shift_days(first, third)
    elif part in {"end", "late"}:
        first = edtf.shift_days(last, -third)
    else:
        first, last = edtf.shift_days(first, third), edtf.shift_days(last, -third)
    return span_value(first, last, "interval", found.basis)


def month_of(captures: Captures, context: Context) -> Value:
    """ "last May", "next August", "this June"; "last" is the latest one that is over."""
    reference = context.reference
    if reference is None or reference.month is None:
        return resolve(Calendar(None, captures["month"], None), Context(None))
    which, wanted = captures["which"], captures["month"]
    year = reference.year
    if which in {"last", "past"} and wanted >= reference.month:
        year -= 1
    if which in {"next", "coming"} and wanted <= reference.month:
        year += 1
    return Value(edtf.month(year, wanted), "month", basis_of(context))


def season_of(captures: Captures, context: Context) -> Value:
    """ "last summer", "this spring"."""
    reference = context.reference
    wanted = int(captures["season"])
    if reference is None or reference.month is None:
        return Value(edtf.season_of_no_year(wanted), "season", UNKNOWN_REFERENCE)
    start, which = edtf.SEASON_MONTHS[wanted], captures["which"]
    year = reference.year
    if which in {"last", "past"} and start + 2 >= reference.month:
        year -= 1
    if which in {"next", "coming"} and start <= reference.month:
        year += 1
    if which == "this" and wanted == 24 and reference.month <= 2:
        year -= 1
    return Value(f"{edtf.year(year)}-{wanted}", "season", basis_of(context))


def in_named_year(captures: Captures, context: Context) -> Value:
    """ "May 17 last year", "June of this year"."""
    reference = context.reference
    month, day = captures["month"], captures.get("day")
    if reference is None:
        return resolve(Calendar(None, month, day), Context(None))
    year = reference.year + SHIFTS[captures["which"]]
    found = resolve(Calendar(year, month, day, captures.get("part")), context)
    return Value(found.edtf, found.precision, basis_of(context))


def ago(captures: Captures, context: Context) -> Value:
    """ "three days ago" is a day; "two months ago" about a month; "years ago" has no date."""
    reference, name = context.reference, captures["unit"]
    number: Numeral | None = captures.get("number")
    if reference is None:
        return unknown("unknown")
    if number is None or not number.exact:
        least = number.value if number else 2.0
        found = moved(name, reference, -least)
        return (
            Value(f"/{found[0]}", "unknown", basis_of(context), "before")
            if found
            else unknown("unknown")
        )
    found = moved(name, reference, -number.value)
    if found is None:
        return unknown("unknown", f"only the {_precision(reference)} of publication is known")
    value, precision = found
    if name in {"hour", "minute"} and number.value < 24:
        return _last_hours(context)
    if name in {"day", "night", "hour"}:
        return Value(value, precision, basis_of(context))
    return Value(f"{value}~", "week" if precision == "day" else precision, basis_of(context))


def _last_hours(context: Context) -> Value:
    today = _today(context)
    if today is None:
        return unknown("interval")
    return span_value(edtf.shift_days(today, -1), today, "interval", basis_of(context))


def rolling(captures: Captures, context: Context) -> Value:
    """ "the past six months", "the next few weeks": from then to the item's date."""
    reference, name = context.reference, captures["unit"]
    number: Numeral = captures.get("number") or (TWO_OR_MORE if captures.get("many") else ONE)
    sign = 1 if captures["direction"] == "coming" else -1
    told = context.previous[-1] if context.previous else None
    if sign > 0 and context.outlook == "past" and told is not None:
        reference = reference_at(told.last, f"“{told.quote}”")
    if reference is None:
        return unknown("interval", relation="during")
    if name in {"hour", "minute"}:
        number = Numeral(max(number.value, 24.0), 0, 0, number.exact)
    found = moved(name, reference, sign * number.value)
    if found is None:
        return unknown("interval", relation="during")
    edge = found[0] if number.exact else f"{found[0]}~"
    here = _written(reference)[: len(found[0])]
    value = f"{edge}/{here}" if sign < 0 else f"{here}/{edge}"
    return Value(value, "interval", f"counted from {reference.source}", "during")


def recent(captures: Captures, context: Context) -> Value:
    """ "recent weeks": about four weeks, "recent months": about three months, both marked "~"."""
    reference, name = context.reference, captures["unit"]
    if reference is None:
        return unknown("interval", relation="during")
    if name in RECENT_MONTHS and reference.month is not None:
        year, month = shift_month(reference.year, reference.month, -RECENT_MONTHS[name])
        first = edtf.year(year) if name in {"year", "decade"} else edtf.month(year, month)
        last = _written(reference)[: len(first)]
    elif name in RECENT_DAYS and reference.date is not None:
        first = edtf.shift_days(reference.date, -RECENT_DAYS[name]).isoformat()
        last = reference.date.isoformat()
    else:
        return unknown("interval", relation="during")
    return Value(f"{first}~/{last}", "interval", basis_of(context), "during")


def duration(captures: Captures, context: Context) -> Value:
    """ "for six months": no date, unless the verb says that it lasts until now ("has held for")."""
    number: Numeral | None = captures.get("number")
    if number is None or not context.perfect or context.reference is None:
        return unknown("unknown", "a length of time", "during")
    found = rolling({**captures, "direction": "past"}, context)
    first, _, last = (found.edtf or "").partition("/")
    if not last or first == last:
        return unknown("unknown", "a length of time", "during")
    return Value(f"{first.rstrip('~')}~/{last}", "interval", found.basis, "during")


def week_of(captures: Captures, context: Context) -> Value:
    """ "the first week of May", "the last week of June 2014": seven days."""
    whole = resolve(Calendar(captures.get("year"), captures["month"]), context)
    first, last = edtf.bounds(whole.edtf)
    if first is None or last is None:
        return unknown("week", whole.basis)
    count = int(captures["ordinal"])
    start = edtf.shift_days(last, -6) if count < 0 else edtf.shift_days(first, 7 * (count - 1))
    return span_value(start, min(edtf.shift_days(start, 6), last), "week", whole.basis)


def months_of(captures: Captures, context: Context) -> Value:
    """ "the first three months of 2015", "the last six months of this year"."""
    reference, year = context.reference, captures.get("year")
    number: Numeral = captures["number"]
    if year is None and reference is None:
        return unknown("interval")
    if year is None and reference is not None:
        year = reference.year + SHIFTS[captures.get("which", "this")]
    count = min(12, max(1, round(number.value)))
    low, high = (1, count) if captures["side"] == "first" else (13 - count, 12)
    basis = "stated" if "year" in captures else basis_of(context)
    value = edtf.interval(edtf.month(int(year or 0), low), edtf.month(int(year or 0), high))
    return Value(value, "interval", basis)


def _today(context: Context) -> date | None:
    return context.reference.date if context.reference else None


def _written(reference: Reference) -> str:
    """The item's date, as fine as it is known."""
    if reference.date is not None:
        return reference.date.isoformat()
    if reference.month is not None:
        return edtf.month(reference.year, reference.month)
    return edtf.year(reference.year)


def _precision(reference: Reference) -> Any:
    if reference.date is not None:
        return "day"
    return "month" if reference.month is not None else "year"
