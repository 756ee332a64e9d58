"""The date of an item: its dateline, a line that is only a date, or its publication date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.language.tokens import blank_english
from holdfast.model import Document
from holdfast.reading.quantities.stream import Stream, stream_of
from holdfast.reading.times import edtf
from holdfast.reading.times.context import Context, Reference
from holdfast.reading.times.dates import calendar_of, resolve
from holdfast.reading.times.lexicon import classes_of
from holdfast.reading.times.meanings import MEANINGS
from holdfast.reading.times.patterns import Match, matches_at

if TYPE_CHECKING:
    from collections.abc import Sequence

DATES_OF_FILING = frozenset({"date.day", "date.iso", "deictic.weekday"})
OPENING = 1000  # a date line stands in the first so many characters


def reference_of(document: Document, stream: Stream, found: Sequence[Match]) -> Reference | None:
    """What relative dates of this document count from; None if nothing dates it."""
    published = _published(document)
    dateline = _dateline(document, published)
    if dateline is not None:
        return dateline
    return _date_line(document.text, stream, found) or published


def _published(document: Document) -> Reference | None:
    first, last = edtf.bounds(document.published)
    if first is None or last is None:
        return None
    source = "the publication date"
    if first == last:
        return Reference(first.year, first.month, first.day, source)
    if (first.year, first.month) == (last.year, last.month):
        return Reference(first.year, first.month, None, source)
    return Reference(first.year, None, None, source) if first.year == last.year else None


def _dateline(document: Document, published: Reference | None) -> Reference | None:
    """The dateline's own date, its year from the publication date where it has none."""
    written = document.dateline.date if document.dateline else None
    if not written:
        return None
    stream = stream_of(blank_english()(written))
    classes = [classes_of(stream, index) for index in range(len(stream))]
    for start in range(len(stream)):
        for match in matches_at(stream, classes, start):
            if match.rule.id in DATES_OF_FILING:
                value = MEANINGS[match.rule.meaning](match.captures, Context(published, "past"))
                day = edtf.bounds(value.edtf)[0]
                if day is not None and edtf.is_day(value.edtf):
                    return Reference(day.year, day.month, day.day, "the dateline")
    return None


def _date_line(text: str, stream: Stream, found: Sequence[Match]) -> Reference | None:
    """A line near the top that holds a full date and nothing else."""
    for match in found:
        start, end = stream.starts[match.start], stream.ends[match.end - 1]
        if start > OPENING:
            return None
        if match.rule.id != "date.day" or "year" not in match.captures:
            continue
        line_start = text.rfind("\n", 0, start) + 1
        line_end = text.find("\n", end)
        line = text[line_start : line_end if line_end >= 0 else len(text)]
        if line.strip(" .,;:-–—|()") != text[start:end].strip(" .,;:-–—|()"):
            continue
        captures = match.captures
        day = edtf.bounds(resolve(calendar_of(captures), Context(None)).edtf)[0]
        if day is not None:
            return Reference(day.year, day.month, day.day, "the date line of the text")
    return None
