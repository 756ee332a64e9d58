"""The names that rules use for what their words mean."""

from __future__ import annotations

from collections.abc import Callable

from holdfast.reading.times import calendars, chained, counted, dates, edtf
from holdfast.reading.times.context import Context, Value, span_value
from holdfast.reading.times.patterns import Captures


def _calendar(captures: Captures, context: Context) -> Value:
    return dates.resolve(dates.calendar_of(captures), context)


def _weekday_range(captures: Captures, context: Context) -> Value:
    last = counted.weekday({"weekday": captures["second"]}, context)
    if last.edtf is None:
        return last
    back = (captures["second"] - captures["first"]) % 7
    end = edtf.bounds(last.edtf)[1]
    if end is None:
        return last
    start = edtf.shift_days(end, -back)
    return span_value(start, end, "interval", last.basis)


MEANINGS: dict[str, Callable[[Captures, Context], Value]] = {
    "calendar": _calendar,
    "iso": dates.iso,
    "numeric": dates.numeric,
    "half-year": dates.half_year,
    "quarter": dates.quarter,
    "stretch": dates.stretch,
    "ancient": dates.ancient,
    "every-season": dates.every_season,
    "hijri": calendars.hijri,
    "jalali": calendars.jalali,
    "day-range": dates.day_range,
    "month-range": dates.month_range,
    "year-range": dates.year_range,
    "weekday-range": _weekday_range,
    "decade": dates.decade,
    "century": dates.century,
    "era": dates.era,
    "in-named-year": counted.in_named_year,
    "month-of-same-year": chained.month_of_same_year,
    "deictic": counted.deictic,
    "overnight": counted.overnight,
    "now": counted.now,
    "weekday": counted.weekday,
    "unit": counted.unit,
    "month-of": counted.month_of,
    "season-of": counted.season_of,
    "ago": counted.ago,
    "rolling": counted.rolling,
    "recent": counted.recent,
    "duration": counted.duration,
    "week-of": counted.week_of,
    "months-of": counted.months_of,
    "later": chained.later,
    "named": chained.named,
    "holiday": chained.holiday,
}
