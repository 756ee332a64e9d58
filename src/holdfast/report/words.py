"""Days and characters as a reader sees them; nothing depends on the locale or the clock."""

from __future__ import annotations

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
    if edge is None or (edge.earliest is None and edge.latest is None):
        return "not stated"
    if edge.earliest == edge.latest and edge.earliest is not None:
        return day_words(edge.earliest)
    if edge.earliest is None and edge.latest is not None:
        return f"by {day_words(edge.latest)}"
    if edge.latest is None and edge.earliest is not None:
        return f"{day_words(edge.earliest)} or later"
    assert edge.earliest is not None
    assert edge.latest is not None
    whole = whole_period(edge.earliest, edge.latest)
    return whole or f"{day_words(edge.earliest)} to {day_words(edge.latest)}"


def whole_period(first: date, last: date) -> str | None:
    """A whole year or month by its name; None for other stretches."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else None
    same = (first.year, first.month) == (last.year, last.month)
    # The last day of a month is the one after which the month's number changes.
    ends = last.day == 31 or (
        last.day >= 28 and date(last.year, last.month, last.day).toordinal() + 1 == first_after(last)
    )
    return f"{MONTHS[first.month - 1]} {first.year}" if same and first.day == 1 and ends else None


def first_after(day: date) -> int:
    """The ordinal of the first day of the next month."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1).toordinal()


def edtf_words(edtf: str | None) -> str:
    """A day of the calendar in words; anything else as it is written."""
    if edtf is None:
        return "not stated"
    try:
        return day_words(date.fromisoformat(edtf))
    except ValueError:
        return edtf
