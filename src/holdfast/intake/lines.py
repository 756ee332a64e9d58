"""A text as lines, in one pass that is linear in its length, whatever the text is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_LINE = re.compile(r"[^\n]+")


class Line(NamedTuple):
    """A line with words in it: its offsets without the white space around it.

    ``alone_above`` and ``alone_below``: a blank line, or the edge of the text, is next to it.
    """

    start: int
    end: int
    alone_above: bool
    alone_below: bool


def lines_of(text: str) -> Iterator[Line]:
    """The lines of the text that are not blank, in order."""
    held: tuple[int, int, bool] | None = None
    last_end = -2  # where the line before ended, its line feed not counted
    blank_between = True
    for match in _LINE.finditer(text):
        stripped = match[0].strip()
        if not stripped:
            blank_between = True
            last_end = match.end()
            continue
        blank_between = blank_between or match.start() - last_end > 1
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        if held is not None:
            yield Line(*held, blank_between)
        held = (start, start + len(stripped), blank_between)
        last_end, blank_between = match.end(), False
    if held is not None:
        yield Line(*held, True)
