"""Days and characters as a reader sees them; nothing depends on the locale or the clock."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from holdfast.control import Edge

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
REPLACEMENT = 0xFFFD
# What has no shape, what HTML forbids, and what turns the direction of the words around it.
UNSHOWN: dict[int, int] = {
    **{code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A, 0x0D)},
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), REPLACEMENT),
    0x202D: REPLACEMENT,
    0x202E: REPLACEMENT,
    **dict.fromkeys(range(0xD800, 0xE000), REPLACEMENT),
    0xFFFE: REPLACEMENT,
    0xFFFF: REPLACEMENT,
}


def shown(text: str) -> str:
    """The text with a visible sign, one for one, for each character that cannot be shown."""
    return text.translate(UNSHOWN)


def day_words(day: date) -> str:
    """A day: 26 Jan 2015."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def edge_words(edge: Edge | None) -> str:
    """The day of an edge, or the days that it lies between."""
    first, last = (edge.earliest, edge.latest) if edge else (None, None)
    if first is None or last is None:
        if last is not None:
            return f"by {day_words(last)}"
        return f"{day_words(first)} or later" if first is not None else "not stated"
    if first == last:
        return day_words(first)
    if whole := whole_period(first, last):
        return whole
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day_words(last)}"
    return f"{day_words(first)} to {day_words(last)}"


def whole_period(first: date, last: date) -> str | None:
    """A whole year or month by its name; None for other stretches."""
    if first.year != last.year or first.day != 1:
        return None
    if (first.month, last.month, last.day) == (1, 12, 31):
        return str(first.year)
    ends = last.day == monthrange(last.year, last.month)[1]
    return f"{MONTHS[first.month - 1]} {first.year}" if first.month == last.month and ends else None


def edtf_words(edtf: str | None) -> str:
    """A day, a month or an interval of them in words; anything else as it is written."""
    if edtf is None:
        return "not stated"
    first, slash, last = edtf.partition("/")
    if slash and first and last and first != last:
        words = edtf_words(first), edtf_words(last)
        return edtf if (first, last) == words else f"{words[0]} to {words[1]}"
    if len(edtf) == 7 and edtf[4] == "-" and edtf[:4].isdecimal() and edtf[5:].isdecimal():
        month = int(edtf[5:])
        return f"{MONTHS[month - 1]} {edtf[:4]}" if 1 <= month <= 12 else edtf
    try:
        return day_words(date.fromisoformat(edtf)) if len(edtf) == 10 else edtf
    except ValueError:
        return edtf
