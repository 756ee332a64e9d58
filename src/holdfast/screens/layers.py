"""The world's land, borders, waters and divisions as shapes, each made when first asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from holdfast.report.basemap import lines, world
from holdfast.report.shapes import Point, runs

Shapes = npt.NDArray[Any]  # of geometries
Numbers = npt.NDArray[np.intp]
Sides = tuple[float, float, float, float]  # west, south, east, north
TURN = 360.0


@dataclass(frozen=True, slots=True)
class Layer:
    """Shapes, the box of each, and its number: which country it is of, or its rank."""

    shapes: Shapes
    boxes: npt.NDArray[np.float64]
    numbers: Numbers

    def within(self, sides: Sides, most: int) -> tuple[Shapes, Numbers]:
        """The lines or areas between the sides, wherever on the circle they are, clipped; of no
        greater number than ``most``."""
        import shapely

        found, numbers = [], []
        for turn in (0.0, TURN, -TURN):
            touching, inside = self._lying(sides, turn, most)
            for which, whole in ((inside, True), (touching & ~inside, False)):
                some = self.shapes[which]
                if turn and len(some):
                    some = shapely.transform(some, np.array((turn, 0.0)).__add__)
                found.append(some if whole else shapely.clip_by_rect(some, *sides))
                numbers.append(self.numbers[which])
        parts, of = shapely.get_parts(np.concatenate(found), return_index=True)
        # A clip may leave a point of a line, and a line of an area.
        kept = (shapely.get_num_coordinates(parts) > 1) & (
            shapely.get_type_id(parts) == shapely.get_type_id(self.shapes[:1])
        )
        return parts[kept], np.concatenate(numbers)[of[kept]]

    def _lying(self, sides: Sides, turn: float, most: int) -> tuple[npt.NDArray[np.bool_], ...]:
        """Which of them, turned about the earth by so many degrees, touch what lies between the
        sides, and which lie within it whole."""
        west, south, east, north = sides
        left, low, right, high = self.boxes.T
        touching = (left + turn <= east) & (right + turn >= west) & (low <= north) & (high >= south)
        inside = (left + turn >= west) & (right + turn <= east) & (low >= south) & (high <= north)
        wanted = self.numbers <= most
        return touching & wanted, inside & wanted


def lined(found: Iterable[tuple[Sequence[Point], int]]) -> Layer:
    """Numbered lines; what has but one point is none."""
    import shapely

    return layer([each for each in found if len(each[0]) > 1], shapely.linestrings)


def filled(found: Iterable[tuple[Sequence[Point], int]]) -> Layer:
    """Numbered areas within closed lines."""
    import shapely

    rings = [each for each in found if len(each[0]) > 3]
    return layer(rings, lambda *args, **how: shapely.polygons(shapely.linearrings(*args, **how)))


def layer(found: Sequence[tuple[Sequence[Point], int]], made: Any) -> Layer:
    """All lines at once: one at a time takes ten times as long."""
    import shapely

    points = np.array([point for line, _ in found for point in line], dtype=np.float64)
    of_line = np.repeat(np.arange(len(found)), [len(line) for line, _ in found])
    shapes = made(points.reshape(-1, 2), indices=of_line)
    numbers = np.array([number for _, number in found], dtype=np.intp)
    return Layer(shapes, shapely.bounds(shapes).reshape(-1, 4), numbers)


class Layers:
    """The whole earth as shapes. Land is numbered by country, in the order of ``names``; rivers by
    rank, the largest 0."""

    def __init__(self) -> None:
        countries = world()["countries"]
        self.names: tuple[str, ...] = tuple(each["name"] for each in countries)
        self._rings = [
            (closed(ring), number)
            for number, each in enumerate(countries)
            for ring in lines(each["rings"])
        ]

    @cached_property
    def land(self) -> Layer:
        """The areas of all countries."""
        return filled(self._rings)

    @cached_property
    def borders(self) -> Layer:
        """What two countries share."""
        return lined((line, 0) for line in shared([ring for ring, _ in self._rings]))

    @cached_property
    def disputed(self) -> Layer:
        """Borders that are not agreed on."""
        return lined((line, 0) for line in lines(world()["disputed"]))

    @cached_property
    def provinces(self) -> Layer:
        """The borders of provinces."""
        return lined((line, 0) for line in lines(world()["admin1"]))

    @cached_property
    def rivers(self) -> Layer:
        """Rivers, by rank."""
        found = world()["rivers"]
        courses = lines(each["line"] for each in found)
        return lined((line, each["rank"]) for line, each in zip(courses, found, strict=True))

    @cached_property
    def lakes(self) -> Layer:
        """Lakes and reservoirs."""
        return filled((ring, 0) for lake in world()["lakes"] for ring in lines(lake))


@lru_cache(maxsize=1)
def layers() -> Layers:
    """The shapes of the world file."""
    return Layers()


def closed(ring: list[Point]) -> list[Point]:
    """The ring with its first point at its end too."""
    return ring if ring[0] == ring[-1] else [*ring, ring[0]]


def shared(rings: Sequence[list[Point]]) -> Iterator[list[Point]]:
    """The stretches that two rings have in common, each once."""
    owner: dict[tuple[Point, Point], int] = {}
    both: set[tuple[Point, Point]] = set()
    for number, ring in enumerate(rings):
        for side in map(direction_free, pairwise(ring)):
            if owner.setdefault(side, number) != number:
                both.add(side)
    for number, ring in enumerate(rings):
        points: list[Any] = [ring[0]]
        for one, other in pairwise(ring):
            side = direction_free((one, other))
            # A gap ends a run; the first of two rings that share a side draws it.
            points += [other] if side in both and owner[side] == number else [None, other]
        yield from runs(points)


def direction_free(side: tuple[Point, Point]) -> tuple[Point, Point]:
    """A side as either ring would name it."""
    one, other = side
    return (one, other) if one <= other else (other, one)
