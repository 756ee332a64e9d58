"""The whole noun phrase of a source, with what is told of it between commas.

"The mayor, who fled in May, said": he is shown as "The mayor", and the words that name him run to
the second comma. What stands in the aside tells who he is; it is never itself who speaks.
"""

from __future__ import annotations

from holdfast.model import Source
from holdfast.reading.attribution.columns import Columns
from holdfast.reading.attribution.found import Found
from holdfast.reading.attribution.ranges import Range

RELATIVE = frozenset({"who", "which", "whose", "whom"})
CLOSING = frozenset({",", "--", "—", "–"})
LONGEST_CLAUSE = 40
"""Words of a relative clause behind a source; a longer one is a parse that went wrong."""
NEAR = 3
"""Auxiliaries and adverbs between the closing comma and the cue."""


def whole_phrase(columns: Columns, found: Found, span: Range) -> Range:
    """The words of a source with its relative clause and the comma that closes its aside."""
    start, end = span
    end = _clause_end(columns, found, span) or end
    if _closes(columns, found, (start, end)):
        end += 1
    return start, end


def _clause_end(columns: Columns, found: Found, span: Range) -> int | None:
    """Where ", who fled in May" ends, if such a clause stands right behind the source."""
    start, end = span
    last = columns.sentence_bounds[columns.sentence[start]][1]
    if end + 2 >= last or columns.words[end] != ",":
        return None
    if not any(word in RELATIVE for word in columns.lower[end + 1 : end + 4]):
        return None
    for index in range(start, end):
        for child in columns.children[index]:
            clause = columns.dep[child] == "acl:relcl" and columns.left[child] in {end, end + 1}
            if clause and end < child:
                return _free_end(columns, found, end, columns.right[child])
    return None


def _free_end(columns: Columns, found: Found, start: int, end: int) -> int | None:
    """The end of a clause without its last marks, unless words of the saying stand in it."""
    while end > start and columns.pos[end - 1] in {"PUNCT", "SPACE"}:
        end -= 1
    taken = [found.cue_range, *found.content]
    overlaps = any(first < end and start < last for first, last in taken)
    return None if overlaps or end - start > LONGEST_CLAUSE or end == start else end


def _closes(columns: Columns, found: Found, span: Range) -> bool:
    """Whether the mark behind a source closes an aside of it, right before the cue."""
    start, end = span
    cue = found.cue_range[0]
    if not end < cue <= end + NEAR or columns.words[end] not in CLOSING:
        return False
    between = all(columns.pos[index] in {"ADV", "AUX"} for index in range(end + 1, cue))
    return between and columns.words[end] in columns.words[start:end]


def named_end(source: Source) -> int | None:
    """Where the words end by which a source is shown: what is told of it aside names others."""
    if source.start is None or source.end is None:
        return None
    if source.name is not None and source.source.startswith(source.name):
        return source.start + len(source.name)
    return source.end
