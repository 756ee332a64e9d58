"""The base map in degrees, cut to an extent: land, shared borders, rivers, lakes and towns.

Only what two countries share is given as a border, so that neither a coast nor the edge of a cut is
ever drawn as one. Detail follows how much of the earth is shown and how wide it is drawn.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from holdfast.report.basemap import lines, world
from holdfast.report.shapes import Point, polygons, runs, strands
from holdfast.screens import shapes

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

NOTE = "Borders: Natural Earth, de facto, no opinion implied. No roads are shown."
# Degrees of the longer side: from here on it is a region, and from here on the world.
REGION, WORLD = 18.0, 60.0
# The least rank that is shown of rivers and of towns (0 is the largest).
RANKS = {"country": (9, 9), "region": (6, 6), "world": (3, 2)}
MOST_TOWNS = 400
# Tolerances in pixels, tried in turn until the cut is small enough: its points, in all layers.
TOLERANCES = (0.4, 0.7, 1.1, 1.8, 3.0, 5.0, 9.0)
BUDGET = 6_500
SMALLEST = 2.0  # degrees of the shorter side
MARGIN = 0.12  # around the places of a record, of its size
FINE = 0.05  # degrees: with a wider tolerance a tenth of a degree is told well enough
SEA = 3.0  # pixels: a smaller island is left out
TURN = 360.0


@dataclass(frozen=True, slots=True)
class Extent:
    """Degrees; ``east`` beyond 180 where the extent lies across that meridian."""

    west: float
    south: float
    east: float
    north: float

    @property
    def span(self) -> float:
        """Degrees of the longer side, as they are on the ground."""
        middle = math.radians((self.south + self.north) / 2)
        return max((self.east - self.west) * math.cos(middle), self.north - self.south)

    @property
    def detail(self) -> str:
        """How much of the earth it is."""
        return "country" if self.span < REGION else "region" if self.span < WORLD else "world"


def extent_of(places: Iterable[Point]) -> Extent:
    """The smallest extent with all places (longitude, latitude) and a margin; the whole earth
    where there is none. It lies across 180° where that is shorter."""
    found = sorted(places)
    if not found:
        return Extent(-180, -60, 180, 80)
    across = sorted({x for x, _ in found})
    gaps = [(right - left, number) for number, (left, right) in enumerate(pairwise(across))]
    widest, at = max(gaps, default=(0.0, 0))
    west, east = across[0], across[-1]
    if widest > TURN - (east - west):
        west, east = across[at + 1], across[at] + TURN
    south, north = min(y for _, y in found), max(y for _, y in found)
    wide = max((east - west) * (1 + 2 * MARGIN), SMALLEST)
    high = max((north - south) * (1 + 2 * MARGIN), SMALLEST)
    x, y = (west + east) / 2, (south + north) / 2
    if wide >= TURN:
        x, wide = 0.0, TURN
    return Extent(
        round(x - wide / 2, 2),
        round(max(-85, y - high / 2), 2),
        round(x + wide / 2, 2),
        round(min(85, y + high / 2), 2),
    )


@lru_cache(maxsize=64)
def basemap(extent: Extent, width: int = 1000) -> shapes.Basemap:
    """The base of an extent that is drawn so many pixels wide."""
    cutter = Cutter(extent)
    for tolerance in TOLERANCES:
        cutter.tolerance = tolerance * (extent.east - extent.west) / width
        found = cut(cutter)
        if size(found) <= BUDGET:
            break
    return found


def size(found: shapes.Basemap) -> int:
    """How many points it has."""
    lined = (*found["borders"], *found["disputed"], *found["provinces"], *found["rivers"])
    areas = (*found["lakes"], *(ring for each in found["countries"] for ring in each["rings"]))
    return sum(len(each) for each in (*lined, *areas)) // 2


def cut(cutter: Cutter) -> shapes.Basemap:
    """Every layer, clipped and simplified."""
    extent = cutter.extent
    detail = extent.detail
    rivers, towns = RANKS[detail]
    base = layers()
    return {
        "extent": [extent.west, extent.south, extent.east, extent.north],
        "detail": detail,
        "countries": [
            {"name": name, "rings": rings}
            for name, areas in base.countries
            if (rings := cutter.areas(areas))
        ],
        "borders": cutter.lines(base.borders),
        "disputed": cutter.lines(base.disputed),
        "provinces": cutter.lines(base.provinces) if detail == "country" else [],
        "rivers": [
            line for rank, each in base.rivers if rank <= rivers for line in cutter.lines(each)
        ],
        "lakes": cutter.areas(base.lakes),
        "towns": list(towns_in(extent, towns)),
        "note": NOTE,
    }


def towns_in(extent: Extent, rank: int) -> Iterator[shapes.BaseTown]:
    """Towns inside, the largest first."""
    scale = world()["scale"]
    inside = []
    for name, x, y, of_rank, people in world()["towns"]:
        lon, lat = x / scale, y / scale
        if of_rank <= rank and extent.south <= lat <= extent.north:
            turned = next(
                (lon + turn for turn in (0, TURN, -TURN) if inside_of(extent, lon + turn)), None
            )
            if turned is not None:
                inside.append((of_rank, -people, name, round(turned, 2), lat))
    for of_rank, _, name, lon, lat in sorted(inside)[:MOST_TOWNS]:
        yield {"name": name, "lon": lon, "lat": lat, "rank": of_rank}


def inside_of(extent: Extent, longitude: float) -> bool:
    """Whether a longitude lies between west and east."""
    return extent.west <= longitude <= extent.east


class Cutter:
    """Clips to an extent, once, and leaves out the points that cannot be seen.

    ``tolerance``: how far a line may be off, in degrees.
    """

    def __init__(self, extent: Extent) -> None:
        self.extent = extent
        self.tolerance = 0.0
        self._parts: dict[int, list[BaseGeometry]] = {}

    def lines(self, found: Layer) -> list[list[float]]:
        """Lines, each flat: longitude, latitude, longitude …"""
        return [
            flat
            for part in self._clipped(found)
            for line in strands(part.simplify(self.tolerance))
            if len(flat := self._flat(line)) >= 4
        ]

    def areas(self, found: Layer) -> list[list[float]]:
        """Rings, each flat and closed."""
        least = (SEA * self.tolerance) ** 2
        return [
            flat
            for part in self._clipped(found)
            for polygon in polygons(part)
            if polygon.area >= least
            and len(flat := self._flat(polygon.exterior.simplify(self.tolerance).coords)) >= 8
        ]

    def _clipped(self, found: Layer) -> list[BaseGeometry]:
        """What lies in the extent, clipped when first asked for."""
        if id(found) not in self._parts:
            self._parts[id(found)] = list(self._clip(found))
        return self._parts[id(found)]

    def _clip(self, found: Layer) -> Iterator[BaseGeometry]:
        """What lies in the extent, wherever on the circle it is."""
        import shapely
        from shapely.affinity import translate

        extent = self.extent
        for turn in (0.0, TURN, -TURN):
            for each in found.near(extent, turn):
                moved = translate(each, turn) if turn else each
                part = shapely.clip_by_rect(
                    moved, extent.west, extent.south, extent.east, extent.north
                )
                if not part.is_empty:
                    yield part

    def _flat(self, line: Iterable[tuple[float, ...]]) -> list[float]:
        """The points of a line, rounded, one after the other."""
        digits = 2 if self.tolerance < FINE else 1
        points = [(round(x, digits), round(y, digits)) for x, y in line]
        kept = points[:1] + [after for before, after in pairwise(points) if before != after]
        return [each for point in kept for each in point]


@dataclass(frozen=True, slots=True)
class Layer:
    """Shapes, and the box of each: west, south, east, north."""

    shapes: tuple[BaseGeometry, ...]
    boxes: npt.NDArray[np.float64]

    def near(self, extent: Extent, turn: float) -> Iterator[BaseGeometry]:
        """Those whose box, turned about the earth by so many degrees, touches the extent."""
        west, south, east, north = self.boxes.T
        touching = (west + turn <= extent.east) & (east + turn >= extent.west)
        touching &= (south <= extent.north) & (north >= extent.south)
        return (self.shapes[each] for each in np.flatnonzero(touching))


def layer(shapes: Iterable[BaseGeometry]) -> Layer:
    """The shapes with their boxes."""
    found = tuple(shapes)
    boxes = np.array([each.bounds for each in found], dtype=np.float64).reshape(-1, 4)
    return Layer(found, boxes)


@dataclass(frozen=True, slots=True)
class Layers:
    """The whole earth as shapes; rivers by rank."""

    countries: tuple[tuple[str, Layer], ...]
    borders: Layer
    disputed: Layer
    provinces: Layer
    rivers: tuple[tuple[int, Layer], ...]
    lakes: Layer


@lru_cache(maxsize=1)
def layers() -> Layers:
    """The shapes of the world file, made once."""
    from shapely.geometry import Polygon

    base = world()
    rings = [
        (each["name"], [closed(ring) for ring in lines(each["rings"])])
        for each in base["countries"]
    ]
    rivers: dict[int, list[list[int]]] = defaultdict(list)
    for each in base["rivers"]:
        rivers[each["rank"]].append(each["line"])
    return Layers(
        countries=tuple(
            (name, layer(Polygon(ring) for ring in found if len(ring) > 3)) for name, found in rings
        ),
        borders=layer(line_strings(shared([ring for _, found in rings for ring in found]))),
        disputed=layer(line_strings(lines(base["disputed"]))),
        provinces=layer(line_strings(lines(base["admin1"]))),
        rivers=tuple((rank, layer(line_strings(lines(rivers[rank])))) for rank in sorted(rivers)),
        lakes=layer(
            Polygon(ring) for lake in base["lakes"] for ring in lines(lake) if len(ring) > 3
        ),
    )


def closed(ring: list[Point]) -> list[Point]:
    """The ring with its first point at its end too."""
    return ring if ring[0] == ring[-1] else [*ring, ring[0]]


def line_strings(found: Iterable[Sequence[Point]]) -> Iterator[BaseGeometry]:
    """Lines of two points and more."""
    from shapely.geometry import LineString

    return (LineString(each) for each in found if len(each) > 1)


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
