"""Quotations: the stretches between quotation marks, in any typography.

Straight marks open or close by the space around them. A quotation that runs over a paragraph end
without closing goes on when the next paragraph opens with a mark, as newspapers set it.
"""

from __future__ import annotations

from dataclasses import dataclass

from holdfast.reading.attribution.columns import Columns

DOUBLE = frozenset({'"', "“", "”", "''", "``", "„", "«", "»"})
SINGLE = frozenset({"'", "‘", "’", "`"})
OPENING = frozenset({"“", "``", "„", "«", "‘"})
CLOSING = frozenset({"”", "»"})
LONGEST = 900
"""Words after which an unclosed mark is taken to be a slip."""
LONGEST_TITLE = 6
SMALL_WORDS = frozenset({
    "a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with",
})  # fmt: skip
MARKS = DOUBLE | SINGLE


@dataclass(frozen=True, slots=True)
class Quote:
    """Token range of a quotation, marks included. ``speech``: more than a quoted word or two."""

    start: int
    end: int
    speech: bool
    continues: bool = False


def find_quotes(columns: Columns) -> list[Quote]:
    """All quotations of the document in text order; nested ones are part of the outer one."""
    marks = [index for index, word in enumerate(columns.words) if word in MARKS]
    found: list[Quote] = []
    done = 0
    for position, index in enumerate(marks):
        if index < done or not _opens(columns, index):
            continue
        closing = _closing(columns, marks[position + 1 :], index)
        if closing is None:
            continue
        end, complete = closing
        continued = bool(found) and found[-1].continues and _paragraph_start(columns, index)
        found.append(Quote(index, end, continued or _is_speech(columns, index, end), not complete))
        done = end
    return found


def _paragraph_start(columns: Columns, index: int) -> bool:
    return index > 0 and "\n" in columns.words[index - 1]


def _line_start(columns: Columns, index: int) -> bool:
    """The first word of a line: there even a mark turned the wrong way opens."""
    return index == 0 or "\n" in columns.words[index - 1]


def _opens(columns: Columns, index: int) -> bool:
    word = columns.words[index]
    if word in CLOSING:
        return word == "”" and _line_start(columns, index)
    if index + 1 >= columns.size:
        return False
    if word in OPENING:
        return True
    if columns.spaced[index] and word != "''":
        return False
    before = index == 0 or columns.spaced[index - 1] or not columns.words[index - 1].isalnum()
    if word in SINGLE:
        return before and columns.tag[index] != "POS" and columns.words[index + 1].isalpha()
    return before


def _closing(columns: Columns, marks: list[int], opening: int) -> tuple[int, bool] | None:
    """(end, closed): one past the closing mark; unclosed only before a paragraph that reopens."""
    single = columns.words[opening] in SINGLE
    paragraph = columns.paragraph[opening]
    for mark in marks:
        if mark - opening > LONGEST:
            return None
        if columns.paragraph[mark] != paragraph:
            reopens = _paragraph_start(columns, mark) and not single
            same = columns.paragraph[mark] - paragraph <= 2 and _opens(columns, mark)
            return (_paragraph_end(columns, opening), False) if reopens and same else None
        if _closes(columns, mark, single):
            return mark + 1, True
    return None


def _closes(columns: Columns, mark: int, single: bool) -> bool:
    word = columns.words[mark]
    if (word in SINGLE) != single or word in OPENING:
        return False
    if word in CLOSING:
        return True
    if single:
        return columns.tag[mark] != "POS" and not columns.spaced[mark - 1]
    return not (columns.spaced[mark - 1] and not columns.spaced[mark])


def _paragraph_end(columns: Columns, index: int) -> int:
    paragraph = columns.paragraph[index]
    while index < columns.size and columns.paragraph[index] == paragraph:
        index += 1
    return index


def _is_speech(columns: Columns, start: int, end: int) -> bool:
    words = end - start - 2
    if words >= 8:
        return True
    inside = range(start + 1, end - 1)
    if _is_title(columns, inside):
        return False
    ended = columns.words[end - 2] in {",", ".", "?", "!"} if words else False
    verbs = any(columns.pos[index] in {"VERB", "AUX"} for index in inside)
    return ended or (verbs and words >= 4)


def _is_title(columns: Columns, inside: range) -> bool:
    """A programme, a book or an operation ("Face of the Valley,"): all but its small words big."""
    named = [columns.words[index] for index in inside if columns.words[index][:1].isalpha()]
    if not 2 <= len(named) <= LONGEST_TITLE or not named[-1][:1].isupper():
        return False
    if columns.words[inside[-1]] in {"?", "!"}:
        return False
    return all(word[:1].isupper() or word in SMALL_WORDS for word in named)
