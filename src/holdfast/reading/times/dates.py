"""Dates by the calendar: "May 17", "late May 2015", "17/05/2015", "2013–14"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from holdfast.reading.times import edtf
from holdfast.reading.times.context import (
    UNKNOWN_REFERENCE,
    Context,
    Value,
    span_value,
    unknown,
)
from holdfast.reading.times.patterns import Captures

# Days of a month that a word leaves open. "Early" and "late" are halves: less would be invented.
MONTH_PARTS = {
    "early": (1, 15),
    "mid": (11, 20),
    "late": (16, 31),
    "start": (1, 7),
    "end": (25, 31),
}
YEAR_PARTS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "start": (1, 1), "end": (12, 12)}
YEAR_PARTS |= {"first-half": (1, 6), "second-half": (7, 12)}
YEAR_PARTS |= {"first-quarter": (1, 3), "second-quarter": (4, 6)}
YEAR_PARTS |= {"third-quarter": (7, 9), "fourth-quarter": (10, 12)}
QUARTERS = ("first-quarter", "second-quarter", "third-quarter", "fourth-quarter")
DECADE_PARTS = {"early": (0, 4), "mid": (4, 6), "late": (5, 9)}
CENTURY_PARTS = {"early": (0, 33), "mid": (34, 66), "late": (67, 99)}
SLACK_DAYS = 1  # a dispatch may be dated in another time zone than what it tells
RECENT_DAYS = 60
NEARBY_DAYS = 183


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date by its parts; None where the words do not say."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str | None = None
    season: int | None = None
    weekday: int | None = None


def calendar_of(captures: Captures) -> Calendar:
    """The parts that a match kept."""
    weekday = captures.get("weekday")
    day = captures.get("day") or captures.get("ordinal")
    return Calendar(
        year=captures.get("year"),
        month=captures.get("month"),
        day=day,
        part=captures.get("part"),
        season=captures.get("season"),
        weekday=weekday,
    )


def resolve(found: Calendar, context: Context) -> Value:
    """The date in EDTF, its year from the text around it or from the item's date if not written."""
    if found.year is not None:
        return _with_year(found, "stated")
    if found.month is None and found.season is None and found.day is not None:
        return _day_of_month(found.day, context)
    if found.month is None and found.season is None:
        return unknown("unknown")
    year, basis = choose_year(found, context)
    if year is None:
        return _without_year(found, basis)
    return _with_year(replace(found, year=year), basis)


def _with_year(found: Calendar, basis: str) -> Value:
    year = found.year or 0
    if found.season is not None:
        return Value(f"{edtf.year(year)}-{found.season}", "season", basis)
    if found.month is None:
        return _year_part(year, found.part, basis)
    if found.day is not None:
        if found.day > edtf.last_of_month(year, found.month).day:
            return unknown("day", f"no such day in {edtf.month(year, found.month)}")
        return Value(f"{edtf.month(year, found.month)}-{found.day:02d}", "day", basis)
    if found.part in MONTH_PARTS:
        last = edtf.last_of_month(year, found.month)
        low, high = MONTH_PARTS[found.part]
        low = last.day - 6 if found.part == "end" else low
        return span_value(
            last.replace(day=low), last.replace(day=min(high, last.day)), "interval", basis
        )
    return Value(edtf.month(year, found.month), "month", basis)


def _year_part(year: int, part: str | None, basis: str) -> Value:
    if part not in YEAR_PARTS:
        return Value(edtf.year(year), "year", basis)
    low, high = YEAR_PARTS[part]
    value = edtf.interval(edtf.month(year, low), edtf.month(year, high))
    return Value(value, "month" if low == high else "interval", basis)


def _without_year(found: Calendar, basis: str) -> Value:
    if found.season is not None:
        return Value(edtf.season_of_no_year(found.season), "season", basis)
    if found.day is not None:
        return Value(f"XXXX-{found.month:02d}-{found.day:02d}", "day", basis)
    return Value(f"XXXX-{found.month:02d}", "month", basis)


def _day_of_month(day: int, context: Context) -> Value:
    """ "on the 21st": the last one before the item's date, the next one if planned."""
    today = context.reference.date if context.reference else None
    if today is None:
        return Value(f"XXXX-XX-{day:02d}", "day", UNKNOWN_REFERENCE)
    step = 1 if context.outlook == "planned" else -1
    year, month = today.year, today.month
    for _ in range(4):
        if day <= edtf.last_of_month(year, month).day:
            found = date(year, month, day)
            if (found >= today) if step > 0 else (found <= today):
                return Value(found.isoformat(), "day", f"month from {_source(context)}")
        year, month = shift_month(year, month, step)
    return unknown("day")


def choose_year(found: Calendar, context: Context) -> tuple[int | None, str]:
    """The year of a date written without one, and what it was taken from."""
    near = _nearby_year(found, context)
    if near is not None and context.nearby is not None:
        return near, f"year from “{context.nearby.quote}”"
    reference = context.reference
    if reference is None:
        return None, UNKNOWN_REFERENCE
    if context.outlook == "habitual" and found.day is None:
        return None, "every year, or a year not stated"
    today = reference.date
    if today is not None and found.day is not None and found.month is not None:
        return _year_of_day(found.month, found.day, today, context), f"year from {_source(context)}"
    if reference.month is None:
        return None, "only the year of publication is known"
    month = found.month if found.month is not None else edtf.SEASON_MONTHS[found.season or 21]
    year = reference.year
    if context.outlook == "planned":
        year += 1 if month < reference.month else 0
    else:
        year -= 1 if month > reference.month else 0
    return year, f"year from {_source(context)}"


def _is_recent(found: Calendar, reference: date) -> bool:
    """Whether a day without its year was one of the last weeks: what a report mostly tells of."""
    if found.month is None or found.day is None:
        return False
    last = edtf.last_of_month(reference.year, found.month)
    day = last.replace(day=min(found.day, last.day))
    return 0 <= (reference - day).days <= RECENT_DAYS


def _nearby_year(found: Calendar, context: Context) -> int | None:
    """The year told just before, if this date then follows it soon: "June 10, 2014 … June 12"."""
    told = context.nearby
    if told is None or found.month is None:
        return None
    if told.precision == "year":
        return told.first.year
    year = told.first.year
    last = edtf.last_of_month(year, found.month)
    candidate = last if found.day is None else last.replace(day=min(found.day, last.day))
    reference = context.reference.date if context.reference else None
    if context.new_paragraph and reference is not None and _is_recent(found, reference):
        return None
    late = reference is not None and candidate > reference and context.outlook != "planned"
    if late or not told.first <= candidate <= told.first + timedelta(days=NEARBY_DAYS):
        return None
    return year


def _year_of_day(month: int, day: int, today: date, context: Context) -> int:
    """Last one if past, next one if planned, and the nearest one if the words do not say."""
    candidates = [
        date(year, month, day)
        for year in (today.year - 1, today.year, today.year + 1)
        if day <= edtf.last_of_month(year, month).day
    ]
    if not candidates:  # February 29, and no leap year near
        return today.year
    if context.outlook == "planned":
        return next((each for each in candidates if each >= today), candidates[-1]).year
    if context.outlook == "past":
        limit = today + timedelta(days=SLACK_DAYS)
        return next((each for each in reversed(candidates) if each <= limit), candidates[0]).year
    return min(candidates, key=lambda each: abs((each - today).days)).year


def decade(captures: Captures, context: Context) -> Value:
    """ "the 1990s", "the late 1980s", "the nineties"."""
    first = int(captures["decade"])
    part = captures.get("part")
    if first % 100 == 0 and first < 2000:
        return century({"ordinal": first // 100 + 1, "part": part}, context)
    if part in DECADE_PARTS:
        low, high = DECADE_PARTS[part]
        return Value(f"{edtf.year(first + low)}/{edtf.year(first + high)}", "interval", "stated")
    return Value(f"{first // 10:03d}X", "decade", "stated")


def century(captures: Captures, context: Context) -> Value:
    """ "the 19th century" is 18XX; its early, middle or late part a third of it."""
    first = (int(captures["ordinal"]) - 1) * 100
    part = captures.get("part")
    if part in CENTURY_PARTS:
        low, high = CENTURY_PARTS[part]
        return Value(f"{edtf.year(first + low)}/{edtf.year(first + high)}", "interval", "stated")
    return Value(f"{first // 100:02d}XX", "interval", "stated")


def era(captures: Captures, context: Context) -> Value:
    """ "AD 842", "508 BC": years before Christ are astronomical, as ISO 8601 counts them."""
    year = captures["int"]
    return Value(
        edtf.year(1 - year if captures["era"] in {"bc", "bce"} else year), "year", "stated"
    )


def numeric(captures: Captures, context: Context) -> Value:
    """ "02/05/2014": either order if both could be months, unless the text shows which it uses."""
    first, second, year = captures["first"], captures["second"], _full_year(captures)
    month_first = context.month_first
    if first > 12 or second > 12:
        month_first = second > 12
    if first == second or captures.get("dots"):
        month_first = False
    if month_first is not None:
        month, day = (first, second) if month_first else (second, first)
        return _with_year(Calendar(year, month, day), "stated")
    one, other = sorted((date(year, first, second), date(year, second, first)))
    return span_value(one, other, "interval", f"day and month unclear: {one} or {other}")


def _full_year(captures: Captures) -> int:
    if "year" in captures:
        return int(captures["year"])
    short = int(captures["shortyear"])
    return short + (2000 if short < 70 else 1900)


def shift_month(year: int, month: int, count: int) -> tuple[int, int]:
    """The month so many months on."""
    total = year * 12 + month - 1 + count
    return total // 12, total % 12 + 1


def _source(context: Context) -> str:
    return context.reference.source if context.reference else "no date"


def iso(captures: Captures, context: Context) -> Value:
    """ "2015-05-17"."""
    return _with_year(
        Calendar(captures["year"], captures["monthnumber"], captures["day"]), "stated"
    )


def half_year(captures: Captures, context: Context) -> Value:
    """ "the first half of 2014", "the second half of last year"."""
    year, basis = captures.get("year"), "stated"
    if year is None:
        if context.reference is None:
            return unknown("interval")
        shift = {"last": -1, "this": 0, "next": 1}[captures.get("which", "this")]
        year, basis = context.reference.year + shift, f"year from {_source(context)}"
    part = "first-half" if captures["ordinal"] == 1 else "second-half"
    return _year_part(int(year), part, basis)


def quarter(captures: Captures, context: Context) -> Value:
    """ "the first quarter of 2014", "Q3 2014", "the last quarter of this year"."""
    number = int(captures.get("ordinal") or captures["fiscal"])
    if "year" in captures:
        year, basis = int(captures["year"]), "stated"
    elif context.reference is None:
        return unknown("interval")
    else:
        shift = {"last": -1, "this": 0, "next": 1}[captures["which"]]
        year, basis = context.reference.year + shift, f"year from {_source(context)}"
    if not 1 <= number <= 4:
        return unknown("interval", "a year has four quarters")
    return _year_part(year, QUARTERS[number - 1], basis)


def stretch(captures: Captures, context: Context) -> Value:
    """A stretch of history whose days are known: a world war."""
    value = edtf.interval(str(captures["first"]), str(captures["last"]))
    return Value(value, "interval", "known by its name")


def ancient(captures: Captures, context: Context) -> Value:
    """ "in 348", "30 September 420", in a text of such years."""
    if "ancient" in captures:
        return Value(
            edtf.interval(edtf.year(captures["year"]), edtf.year(captures["ancient"])),
            "interval",
            "stated",
        )
    return _with_year(calendar_of(captures), "stated")


def every_season(captures: Captures, context: Context) -> Value:
    """ "the winters are harsh": of no year."""
    season = int(captures.get("season") or captures["seasons"])
    value = edtf.season_of_no_year(season)
    return Value(value, "season", "every year, or a year not stated")


def day_range(captures: Captures, context: Context) -> Value:
    """ "May 3 to 7": from one day of a month to another."""
    year, month = captures.get("year"), captures["month"]
    first = resolve(Calendar(year, month, captures["first"]), context)
    last = resolve(Calendar(year, month, captures["second"]), context)
    return between(first, last)


def month_range(captures: Captures, context: Context) -> Value:
    """ "between May and June 2014", "November to January": the year is that of the last month."""
    last = resolve(Calendar(captures.get("year"), captures["second"]), context)
    ending = edtf.bounds(last.edtf)[1]
    if ending is None:
        return between(_without_year(Calendar(None, captures["first"]), last.basis), last)
    year = ending.year - (1 if captures["first"] > captures["second"] else 0)
    first = Value(edtf.month(year, captures["first"]), "month", last.basis)
    return between(first, last)


def year_range(captures: Captures, context: Context) -> Value:
    """ "2013–14", "between 2013 and 2014"."""
    first = captures["first"]
    if "until" in captures:
        return Value(f"{edtf.year(first)}/..", "interval", "stated", "since")
    second = captures.get("second", first // 100 * 100 + captures.get("shortyear", 0))
    return Value(edtf.interval(edtf.year(first), edtf.year(second)), "interval", "stated")


def between(first: Value, last: Value) -> Value:
    """From the start of one time to the end of another; unknown if they are out of order."""
    if first.edtf is None or last.edtf is None or "/" in first.edtf + last.edtf:
        return _between_bounds(first, last)
    start, end = edtf.bounds(first.edtf)[0], edtf.bounds(last.edtf)[1]
    if start is not None and end is not None and start > end:
        return unknown("interval", "the range runs backwards")
    basis = first.basis if first.basis == last.basis else f"{first.basis}; {last.basis}"
    return Value(edtf.interval(first.edtf, last.edtf), "interval", basis)


def _between_bounds(first: Value, last: Value) -> Value:
    start, end = edtf.bounds(first.edtf)[0], edtf.bounds(last.edtf)[1]
    if start is None or end is None or start > end:
        return unknown("interval", first.basis)
    return span_value(start, end, "interval", last.basis)
