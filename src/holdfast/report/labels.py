"""Symbols and labels of the map, laid out so that none covers another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from holdfast.report.basemap import Base
from holdfast.report.parties import Look

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Size:
    """How large things are drawn, in pixels of the map's own width.

    ``letter``: mean width of a letter by its height. ``above``: the share of the map's height that
    is shown more, at the top and at the bottom.
    """

    name: str
    symbol: float
    label: float
    town: float
    country: float
    most_towns: int
    above: float = 0.0
    letter: float = 0.57


WIDE = Size("wide", symbol=9, label=13.5, town=11, country=12, most_towns=16)
# A telephone shows the map at two fifths of its width: everything is drawn as much larger.
NARROW = Size("narrow", symbol=20, label=30, town=24, country=26, most_towns=5, above=0.12)


@dataclass(frozen=True, slots=True)
class Placed:
    """A place in pixels of the view, with those who hold it."""

    x: float
    y: float
    name: str
    looks: tuple[Look, ...]
    status: str
    told: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """Something drawn at a point, with a label; an empty ``anchor``: no room for the label."""

    x: float
    y: float
    name: str
    label_x: float = 0.0
    label_y: float = 0.0
    anchor: str = ""
    place: Placed | None = None


def laid_out(
    size: Size, placed: Sequence[Placed], base: Base, view: Box
) -> tuple[tuple[Labelled, ...], tuple[Labelled, ...], tuple[Labelled, ...]]:
    """Symbols, towns and country names of one drawing."""
    apart = spread(placed, size)
    taken: list[Box] = [ground(x, y, each, size) for x, y, each in apart]
    symbols = tuple(labelled((x, y), each, size, taken, view) for x, y, each in apart)
    countries = tuple(country_names(base, size, taken, view))
    known = {each.name for each in placed}
    return symbols, tuple(town_names(base, known, size, taken, view)), countries


def reach(size: Size, placed: Placed) -> float:
    """Half the width of a symbol: small where a place is only mentioned, wide where two hold it."""
    if not placed.looks:
        return size.symbol * 0.55
    return size.symbol * (2.0 if len(placed.looks) > 1 else 1.1)


def ground(x: float, y: float, placed: Placed, size: Size) -> Box:
    """The box that a symbol covers."""
    wide = reach(size, placed)
    high = min(wide, size.symbol * 1.1)
    return x - wide, y - high, x + wide, y + high


def spread(placed: Sequence[Placed], size: Size) -> list[tuple[float, float, Placed]]:
    """Places at one point are put side by side: a part of a town must not cover the town."""
    found: list[tuple[float, float, Placed]] = []
    for each in placed:
        x, y = each.x, each.y
        for left, top, other in found:
            if abs(each.x - other.x) < 1 and abs(each.y - other.y) < 1:
                x, y = left + reach(size, other) + reach(size, each) + 1, top
        found.append((x, y, each))
    return found


def around(x: float, y: float, reach: float) -> Box:
    """The box around a point."""
    return x - reach, y - reach, x + reach, y + reach


def labelled(
    at: tuple[float, float], placed: Placed, size: Size, taken: list[Box], view: Box
) -> Labelled:
    """A symbol at a point, with its label in the first of eight places where it covers nothing."""
    away = reach(size, placed) + size.label * 0.3
    found = room(at, away, (placed.name, size.label * size.letter, size.label), taken, view)
    label = found or (0.0, 0.0, "")
    return Labelled(
        round(at[0], 1),
        round(at[1], 1),
        placed.name,
        round(label[0], 1),
        round(label[1], 1),
        label[2],
        placed,
    )


def room(
    at: tuple[float, float],
    away: float,
    words: tuple[str, float, float],
    taken: list[Box],
    view: Box,
) -> tuple[float, float, str] | None:
    """Where a label of (text, letter width, height) covers nothing; the place is then taken."""
    (x, y), (text, letter, height) = at, words
    wide, middle = len(text) * letter, height * 0.36
    slant = away * 0.75
    choices = (
        (x + away, y + middle, "start"),
        (x - away, y + middle, "end"),
        (x, y - away, "middle"),
        (x, y + away + height * 0.8, "middle"),
        (x + slant, y - slant, "start"),
        (x + slant, y + slant + height * 0.7, "start"),
        (x - slant, y - slant, "end"),
        (x - slant, y + slant + height * 0.7, "end"),
    )
    for label_x, label_y, anchor in choices:
        left = {"start": label_x, "end": label_x - wide, "middle": label_x - wide / 2}[anchor]
        box = (left, label_y - height * 0.85, left + wide, label_y + height * 0.2)
        if free(box, taken, view):
            taken.append(box)
            return label_x, label_y, anchor
    return None


def free(box: Box, taken: Sequence[Box], view: Box) -> bool:
    """Whether a box lies in the view and covers nothing."""
    inside = (
        box[0] >= view[0] + 3
        and box[1] >= view[1] + 3
        and box[2] <= view[2] - 3
        and box[3] <= view[3] - 3
    )
    return inside and not any(overlap(box, other) for other in taken)


def overlap(left: Box, right: Box) -> bool:
    """Whether two boxes share ground."""
    return left[0] < right[2] and right[0] < left[2] and left[1] < right[3] and right[1] < left[3]


def country_names(base: Base, size: Size, taken: list[Box], view: Box) -> Iterable[Labelled]:
    """Names of countries, letters spaced, where the middle of their ground has room."""
    letter = size.country * (size.letter + 0.28)
    for country in base.countries:
        wide = len(country.name) * letter
        for x, y in country.middles:
            box = (x - wide / 2, y - size.country, x + wide / 2, y + size.country * 0.3)
            if wide <= country.room and free(box, taken, view):
                taken.append(box)
                yield Labelled(x, y, country.name, x, y, "middle")
                break


def town_names(
    base: Base, known: set[str], size: Size, taken: list[Box], view: Box
) -> Iterable[Labelled]:
    """Large towns for orientation, where their names have room."""
    shown = 0
    for town in base.towns:
        if shown >= size.most_towns:
            return
        dot = around(town.x, town.y, size.town * 0.25)
        if town.name in known or not free(dot, taken, view):
            continue
        words = (town.name, size.town * size.letter, size.town)
        found = room((town.x, town.y), size.town * 0.4, words, taken, view)
        if found is not None:
            taken.append(dot)
            shown += 1
            yield Labelled(
                town.x, town.y, town.name, round(found[0], 1), round(found[1], 1), found[2]
            )
