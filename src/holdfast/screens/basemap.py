"""The base map in degrees, cut to an extent: land, shared borders, rivers, lakes and towns.

Only what two countries share is given as a border, so that neither a coast nor the edge of a cut is
ever drawn as one. Detail follows how much of the earth is shown and how wide it is drawn.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise

import numpy as np

from holdfast.report.basemap import world
from holdfast.report.shapes import Point
from holdfast.screens import shapes
from holdfast.screens.layers import TURN, Layer, Numbers, Shapes, layers

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
EVERY = 10_000  # rank, and number of a country: all of them


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
            {"name": base.names[number], "rings": [ring for _, ring in rings]}
            for number, rings in groupby(cutter.areas(base.land), key=lambda each: each[0])
        ],
        "borders": cutter.lines(base.borders),
        "disputed": cutter.lines(base.disputed),
        "provinces": cutter.lines(base.provinces) if detail == "country" else [],
        "rivers": cutter.lines(base.rivers, rivers),
        "lakes": [ring for _, ring in cutter.areas(base.lakes)],
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

    ``tolerance``: how far a line may be off, in degrees. It only ever grows: what was thinned
    before is thinned further.
    """

    def __init__(self, extent: Extent) -> None:
        self.extent = extent
        self.tolerance = 0.0
        self._parts: dict[int, tuple[Shapes, Numbers]] = {}

    def lines(self, found: Layer, most: int = EVERY) -> list[list[float]]:
        """Lines of no greater number, each flat: longitude, latitude, longitude …"""
        import shapely

        parts, numbers = self._clipped(found, most)
        thinned = shapely.simplify(parts, self.tolerance)
        self._parts[id(found)] = thinned, numbers
        return [flat for flat in self._flat(thinned) if len(flat) >= 4]

    def areas(self, found: Layer) -> list[tuple[int, list[float]]]:
        """Rings, each flat and closed, with their numbers, in the order of these."""
        import shapely

        parts, numbers = self._clipped(found)
        seen = shapely.area(parts) >= (SEA * self.tolerance) ** 2
        outlines = shapely.get_exterior_ring(parts[seen])
        thinned = shapely.simplify(outlines, self.tolerance)
        self._parts[id(found)] = np.asarray(shapely.polygons(thinned)), numbers[seen]
        told = zip(numbers[seen].tolist(), self._flat(thinned), strict=True)
        return [each for each in told if len(each[1]) >= 8]

    def _clipped(self, found: Layer, most: int = EVERY) -> tuple[Shapes, Numbers]:
        """What lies in the extent, clipped when first asked for, by number."""
        if id(found) not in self._parts:
            extent = self.extent
            sides = (extent.west, extent.south, extent.east, extent.north)
            parts, numbers = found.within(sides, most)
            order = np.argsort(numbers, kind="stable")
            self._parts[id(found)] = parts[order], numbers[order]
        return self._parts[id(found)]

    def _flat(self, parts: Shapes) -> Iterator[list[float]]:
        """The points of each line, rounded, one after the other."""
        import shapely

        points, of = shapely.get_coordinates(parts, return_index=True)
        points = np.round(points, 2 if self.tolerance < FINE else 1) + 0.0  # no -0.0
        kept = np.ones(len(points), dtype=bool)
        kept[1:] = (points[1:] != points[:-1]).any(axis=1) | (of[1:] != of[:-1])
        flat = points[kept].ravel().tolist()
        ends = 2 * np.cumsum(np.bincount(of[kept], minlength=len(parts)))
        return (flat[start:end] for start, end in pairwise([0, *ends.tolist()]))
