"""Dates of publication: as EDTF, and as written in a dateline or on a line of their own."""

from __future__ import annotations

import re
from datetime import date, datetime

from holdfast.intake.messages import IntakeError

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)\b\.?"
_MONTH = "|".join(sorted(MONTHS, key=lambda name: (-len(name), name)))
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
_YEAR = r"(?:1[0-9]|20)[0-9]{2}"
CALENDAR_DAY = (
    rf"{_DAY}(?:st|nd|rd|th)?\s+(?:{_MONTH})\b\.?(?:,?\s+(?:{_YEAR}|['’]?[0-9]{{2}})(?![0-9:]))?"
    rf"|(?:{_MONTH})\b\.?\s+{_DAY}(?:st|nd|rd|th)?(?![0-9])(?:,?\s+{_YEAR}(?![0-9]))?"
    rf"|{_YEAR}-[01][0-9]-[0-3][0-9]"
)
WRITTEN_DATE = rf"(?:(?:{WEEKDAY}),?\s+)?(?:{CALENDAR_DAY})|{WEEKDAY}"

_DAY_FIRST = re.compile(
    rf"({_DAY})(?:st|nd|rd|th)?\s+({_MONTH})\b\.?,?\s+({_YEAR}|['’]?[0-9]{{2}})(?![0-9:])", re.I
)
_MONTH_FIRST = re.compile(
    rf"({_MONTH})\b\.?\s+({_DAY})(?:st|nd|rd|th)?,?\s+({_YEAR})(?![0-9])", re.I
)
_ISO = re.compile(rf"({_YEAR})-([01][0-9])-([0-3][0-9])(?![0-9])")
_EDTF = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def publication_date(value: str) -> str:
    """The value as EDTF: a year, a month or a day; the time of a date and time is dropped.

    Raises ``IntakeError`` where it is none of these or no such day exists.
    """
    stated = value.strip()
    match = _EDTF.fullmatch(stated)
    try:
        if match is None:
            return datetime.fromisoformat(_dated_time(stated)).date().isoformat()
        year, month, day = (int(part or 1) for part in match.groups())
        date(year, month, day)
    except ValueError as error:
        raise IntakeError("bad-date", value=repr(value)) from error
    return stated


def _dated_time(stated: str) -> str:
    """A date and time with hyphens and ASCII digits; Python alone also takes week dates."""
    if not stated.isascii() or not re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]", stated):
        raise ValueError(stated)
    return stated


def whole_day(written: str) -> str | None:
    """The day that a written date names, as YYYY-MM-DD; None without a year, or for no such day.

    A year of two digits is read as POSIX does: 69 to 99 are 19xx, 00 to 68 are 20xx.
    """
    if found := _ISO.search(written):
        year, month, day = (int(part) for part in found.groups())
    elif found := _DAY_FIRST.search(written):
        day, month, year = int(found[1]), MONTHS[found[2].lower()], _year(found[3])
    elif found := _MONTH_FIRST.search(written):
        day, month, year = int(found[2]), MONTHS[found[1].lower()], int(found[3])
    else:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _year(digits: str) -> int:
    year = int(digits.lstrip("'’"))
    if len(digits.lstrip("'’")) == 4:
        return year
    return year + (1900 if year >= 69 else 2000)
