"""The zones of a text: sorted, apart from each other, and together all that is not white space."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from holdfast.intake.lines import lines_of
from holdfast.intake.opening import Opening, read_opening
from holdfast.intake.vocabulary import boilerplate_pattern
from holdfast.model import Zone

HEADING_CHARACTERS = 80
HEADING_WORDS = 10
BOILERPLATE_CHARACTERS = 310
ENOUGH_TO_JUDGE = 8
_BULLETS = ("-", "*", "•", "–", "—", ">", "·")
_DESK_CREDIT = re.compile(
    r"\((?:(?:additional |further )?(?:reporting|writing|editing|compiled) (?:and \w+ )?by )"
    r"[^()]{2,300}\)\s*$",
    re.IGNORECASE,
)


def read_zones(
    text: str, known_title: str | None, headings: tuple[tuple[int, int], ...] | None
) -> Opening:
    """The opening of the text, its ``zones`` completed for the whole text."""
    opening = read_opening(text, known_title)
    marks = list(opening.zones)
    marks += _apart(_boilerplate(text), marks)
    found = _heading_lines(text, opening) if headings is None else headings
    marks += _apart((Zone("heading", start, end) for start, end in found), marks)
    if opening.title is None and headings and marks:
        opening.title = _title_from_heading(text, marks)
    opening.zones = list(_completed(text, sorted(marks, key=lambda zone: zone.start)))
    return opening


def _boilerplate(text: str) -> Iterable[Zone]:
    """Lines that are no part of the report, and the desk's credit that ends a last paragraph."""
    pattern = boilerplate_pattern()
    for line in lines_of(text):
        short = line.end - line.start <= BOILERPLATE_CHARACTERS
        if short and pattern.match(text[line.start : line.end]):
            yield Zone("boilerplate", line.start, line.end)
        elif text[line.end - 1] == ")":
            tail = max(line.start, line.end - BOILERPLATE_CHARACTERS)
            if credit := _DESK_CREDIT.search(text[tail : line.end]):
                yield Zone("boilerplate", tail + credit.start(), line.end)


def _heading_lines(text: str, opening: Opening) -> list[tuple[int, int]]:
    """Short lines between blank lines that do not end like sentences and have text below.

    Where most lines are like that (a list of posts, verse), shape tells nothing: none is one.
    """
    found: list[tuple[int, int]] = []
    seen, last = 0, (0, 0)
    opened = max((zone.end for zone in opening.zones), default=0)
    for line in lines_of(text):
        if line.start < opened and opening.covers(line.start):
            continue
        seen += line.alone_above
        last = (line.start, line.end)
        if not (line.alone_above and line.alone_below) or not _is_heading(text, *last):
            continue
        found.append(last)
        if len(found) > ENOUGH_TO_JUDGE and len(found) * 2 > seen:
            return []
    found = [place for place in found if place != last]
    return found if len(found) * 2 <= max(seen, 4) else []


def _is_heading(text: str, start: int, end: int) -> bool:
    if end - start > HEADING_CHARACTERS:
        return False
    words = text[start:end]
    if words.startswith(_BULLETS) or not (words[-1].isalnum() or words[-1] == ")"):
        return False
    return len(words.split()) <= HEADING_WORDS and (words[0].isupper() or words[0].isdigit())


def _title_from_heading(text: str, marks: list[Zone]) -> str | None:
    """The first marked heading, where no text stands above it, becomes the title."""
    first = min(range(len(marks)), key=lambda index: marks[index].start)
    zone = marks[first]
    if zone.kind != "heading" or text[: zone.start].strip():
        return None
    marks[first] = replace(zone, kind="title")
    return " ".join(text[zone.start : zone.end].split())


def _apart(zones: Iterable[Zone], taken: list[Zone]) -> list[Zone]:
    """The zones that overlap none of those taken; both are few or come in order of the text."""
    kept: list[Zone] = []
    held = sorted(taken, key=lambda zone: zone.start)
    index = 0
    for zone in zones:
        while index < len(held) and held[index].end <= zone.start:
            index += 1
        if index == len(held) or held[index].start >= zone.end:
            kept.append(zone)
    return kept


def _completed(text: str, marks: list[Zone]) -> Iterable[Zone]:
    """The marks, and the text between them as body."""
    position = 0
    for mark in [*marks, None]:
        end = len(text) if mark is None else mark.start
        between = text[position:end]
        if stripped := between.strip():
            start = position + len(between) - len(between.lstrip())
            yield Zone("body", start, start + len(stripped))
        if mark is not None:
            yield mark
            position = mark.end
