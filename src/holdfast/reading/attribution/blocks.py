"""What is said in paragraphs of its own, below "The governor added:"."""

from __future__ import annotations

from holdfast.reading.attribution.columns import Columns
from holdfast.reading.attribution.quotes import DOUBLE
from holdfast.reading.attribution.ranges import Range

FIRST_PERSON = frozenset({"i", "we", "us", "our", "my"})
LONGEST_OPENING = 18
"""Words from the verb to the colon."""


def block_below(columns: Columns, verb: int) -> list[Range] | None:
    """ "The governor added:" at the end of a line: the next paragraph is what is said."""
    end = columns.sentence_bounds[columns.sentence[verb]][1]
    last = end - 1
    while last > verb and columns.words[last].isspace():
        last -= 1
    if columns.words[last] != ":" or last - verb > LONGEST_OPENING or last == end - 1 == verb:
        return None
    start = last + 1
    while start < columns.size and columns.words[start].isspace():
        start += 1
    if start >= columns.size or columns.paragraph[start] == columns.paragraph[verb]:
        return None
    stop = _paragraph_end(columns, start)
    while stop < columns.size and _speaks_on(columns, stop):
        stop = _paragraph_end(columns, stop)
    return [(start, stop)]


def _paragraph_end(columns: Columns, start: int) -> int:
    """One past the paragraph of a token, white space included."""
    stop = start
    while stop < columns.size and columns.paragraph[stop] == columns.paragraph[start]:
        stop += 1
    return stop


def _speaks_on(columns: Columns, start: int) -> bool:
    """Whether the paragraph still speaks for a speaker set without quotation marks: "We …"."""
    own = range(start, _paragraph_end(columns, start))
    quoted = any(columns.words[index] in DOUBLE for index in own)
    return not quoted and any(columns.lower[index] in FIRST_PERSON for index in own)
