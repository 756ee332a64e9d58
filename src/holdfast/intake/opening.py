"""The head of an article: its title, given once or more, byline, date line and dateline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from holdfast.intake.byline import byline_authors
from holdfast.intake.dateline import date_line, find_dateline
from holdfast.intake.lines import Line, lines_of
from holdfast.intake.vocabulary import boilerplate_pattern
from holdfast.model import Dateline, Zone

OPENING_LINES = 12
LONG_LINE = 4_000  # no title, byline or date line is longer
TITLE_CHARACTERS = 200
TITLE_WORDS = 30
TITLE_ALONE = 120  # characters of a title that no blank line sets apart
REPEATS = 4  # how often a title may be given, one after the other
_SENTENCE_WITHIN = re.compile(r"\w{4,}[.!]\s+[A-Z]")
_NOTE_MARKS = re.compile(r"(?:\[[0-9]{1,3}\])+$")
_BULLETS = ("-", "*", "•", "–", "—", ">", "·")


@dataclass(slots=True)
class Opening:
    """What the first lines of a text are: zones, and the facts read from them."""

    zones: list[Zone] = field(default_factory=list)
    title: str | None = None
    authors: tuple[str, ...] = ()
    dateline: Dateline | None = None
    date_line: Dateline | None = None

    def covers(self, offset: int) -> bool:
        """Whether a zone found so far holds this offset."""
        return any(zone.start <= offset < zone.end for zone in self.zones)


def read_opening(text: str, known_title: str | None) -> Opening:
    """Read the first lines. ``known_title``: the title as the page or record around it gives it."""
    lines = list(islice(lines_of(text), OPENING_LINES + 1))
    opening = Opening(title=known_title)
    _read_title(text, lines, opening)
    for line in lines[:OPENING_LINES]:
        if opening.covers(line.start):
            continue
        words = text[line.start : min(line.end, line.start + LONG_LINE)]
        authors = byline_authors(words)
        if authors is not None:
            opening.authors += authors
            opening.zones.append(Zone("byline", line.start, line.end))
        elif opening.date_line is None and (written := date_line(words)):
            opening.date_line = Dateline(line.start, line.end, date=written)
            opening.zones.append(Zone("dateline", line.start, line.end))
        elif opening.dateline is None and (found := find_dateline(words, line.start)):
            opening.dateline = found
            opening.zones.append(Zone("dateline", found.start, found.end))
    return opening


def _read_title(text: str, lines: Sequence[Line], opening: Opening) -> None:
    """Mark the title, and each line that only says it again."""
    start = next((i for i, line in enumerate(lines) if not is_furniture(_words(text, line))), None)
    if start is None:
        return
    if opening.title is not None:
        first = "title"
        for line in lines[start : start + 3]:
            first = _mark_copies(text, line, opening, opening.title, first)
        return
    block = list(_block(lines[start:]))
    first_line = _words(text, block[0])
    title = _unit(first_line)
    if title is None and any(_copies(_words(text, x), first_line) for x in lines[start + 1 :][:2]):
        title = first_line if len(first_line) <= TITLE_CHARACTERS else None
    if title is not None:
        first = "title"
        for line in lines[start : start + 3]:
            first = _mark_copies(text, line, opening, title, first)
        opening.title = " ".join(title.split())
    elif (end := _headline_end(text, lines, start, block)) is not None:
        opening.zones.append(Zone("title", block[0].start, end))
        opening.title = " ".join(text[block[0].start : end].split())


def _headline_end(
    text: str, lines: Sequence[Line], start: int, block: Sequence[Line]
) -> int | None:
    """Where the headline that opens the text ends; None if it opens with something else."""
    following = lines[start + len(block) :]
    whole = text[block[0].start : block[-1].end]
    if len(block) <= 3 and following and is_headline(whole):
        return block[-1].end
    # No blank line: the line below must show that the first stands apart.
    if len(block) > 1 and is_headline(_words(text, block[0])):
        below = _words(text, block[1])
        length = len(_words(text, block[0]))
        longer = length <= TITLE_ALONE < len(below) and len(below) > length * 1.5
        if longer or is_furniture(below) or find_dateline(below, 0):
            return block[0].end
    return None


def is_headline(words: str) -> bool:
    """Whether these words have the shape of a headline: short, and not ended like a sentence."""
    if len(words) > TITLE_CHARACTERS or words.startswith(_BULLETS):
        return False
    parts = words.split()
    if not 2 <= len(parts) <= TITLE_WORDS or not any(map(str.isalpha, words)):
        return False
    if _SENTENCE_WITHIN.search(words):
        return False
    last = _NOTE_MARKS.sub("", parts[-1]).rstrip("\"'”’»)")
    initials = last.count(".") > 1 and len(last) <= 8
    if last.endswith((".", ",", ";", ":", "…", "-", "–", "—", "۔", "。")) and not initials:
        return False
    return not is_furniture(words) and find_dateline(words, 0) is None


def is_furniture(words: str) -> bool:
    """A byline, a date line or boilerplate."""
    if boilerplate_pattern().match(words) or byline_authors(words) is not None:
        return True
    return date_line(words) is not None


def _block(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines up to the first blank line."""
    for line in lines:
        yield line
        if line.alone_below:
            return


def _words(text: str, line: Line) -> str:
    return text[line.start : min(line.end, line.start + LONG_LINE)]


def _letters(words: str) -> list[str]:
    """The characters that count when two headlines are compared: no white space, no case."""
    if words.isascii():  # one letter in lower case is one letter still
        return list("".join(words.split()).lower())
    return [c.lower() for c in words if not c.isspace()]


def _copies(words: str, title: str) -> int:
    """How often the words say the title, and nothing else; 0 if they say anything else."""
    one, all_of_it = _letters(title), _letters(words)
    count, over = divmod(len(all_of_it), len(one)) if one else (0, 1)
    return count if not over and count <= REPEATS and one * count == all_of_it else 0


def _unit(words: str) -> str | None:
    """The title of a line that is one title written two to four times, run together."""
    letters = _letters(words)
    for count in range(REPEATS, 1, -1):
        size, over = divmod(len(letters), count)
        if not over and size >= 8 and letters[:size] * count == letters:
            unit = words[: _end_of(words, size)]
            return unit if len(unit.split()) > 1 and len(unit) <= TITLE_CHARACTERS else None
    return None


def _end_of(words: str, count: int) -> int:
    """The offset after the first ``count`` characters that are not white space."""
    seen = 0
    for offset, c in enumerate(words):
        seen += not c.isspace()
        if seen == count:
            return offset + 1
    return len(words)


def _mark_copies(text: str, line: Line, opening: Opening, title: str, first: str) -> str:
    """Mark a line that says the title once or more; returns the kind the next copy gets."""
    words = _words(text, line)
    count = _copies(words, title) if line.end - line.start <= LONG_LINE else 0
    if not count:
        return first
    if first == "repeated-title":
        opening.zones.append(Zone("repeated-title", line.start, line.end))
        return first
    middle = line.start + _end_of(words, len(_letters(title)))
    opening.zones.append(Zone("title", line.start, middle))
    if count > 1:
        rest = middle + len(text[middle : line.end]) - len(text[middle : line.end].lstrip())
        opening.zones.append(Zone("repeated-title", rest, line.end))
    return "repeated-title"
