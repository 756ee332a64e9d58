"""The world base, and the cut of it that fits one record's places."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from holdfast.report.projection import Projection
from holdfast.report.shapes import Point, area_of, path, polygons, runs, strands, thin

if TYPE_CHECKING:
    from shapely.geometry import Polygon

# What lies outside the view by this share of its size is cut away: no cut edge shows.
MARGIN = 0.15
# Tolerances in pixels: the first is used with which the cut stays within its budget of letters.
TOLERANCES = (0.35, 0.6, 1.0, 1.6)
BUDGET = 85_000
# From this longitude on, east or west, a line is where the data are cut.
SEAM = 179.995
# No name for a country of which less than this share of the view is seen.
NAMED = 0.012


@dataclass(frozen=True, slots=True)
class Town:
    """A town of the base. ``rank``: 0 for the largest."""

    name: str
    x: float
    y: float
    rank: int


@dataclass(frozen=True, slots=True)
class Country:
    """A country's name, where it may stand, and how wide it may be, in pixels."""

    name: str
    middles: tuple[Point, ...]
    room: float


@dataclass(frozen=True, slots=True)
class Base:
    """SVG path data of each layer, in pixels of the view, with the names on it.

    ``land`` serves for the borders too. ``seam``: where the data are cut at 180°, which is no
    border.
    """

    land: str
    seam: str
    admin1: str
    disputed: str
    rivers: str
    lakes: str
    towns: tuple[Town, ...]
    countries: tuple[Country, ...]

    @property
    def letters(self) -> int:
        """The length of all paths."""
        layers = (self.land, self.seam, self.admin1, self.disputed, self.rivers, self.lakes)
        return sum(len(each) for each in layers)


@lru_cache(maxsize=1)
def world() -> dict[str, Any]:
    """The whole base, as ``training/basemap/build.py`` made it."""
    data = (files("holdfast.report") / "data" / "world.json.gz").read_bytes()
    found: dict[str, Any] = json.loads(gzip.decompress(data))
    return found


@dataclass(frozen=True, slots=True)
class Cut:
    """What of the world lies in the view, in pixels, at full detail."""

    countries: tuple[tuple[str, tuple[Polygon, ...]], ...]
    lakes: tuple[Polygon, ...]
    seam: tuple[list[Point], ...]
    admin1: tuple[list[Point], ...]
    disputed: tuple[list[Point], ...]
    rivers: tuple[list[Point], ...]


def cut(projection: Projection) -> Base:
    """The base of a view; detail follows how much of the earth it shows, and the budget."""
    whole = cut_out(projection)
    rank = largest_rank(projection)
    found = tuple(towns(projection, rank)), tuple(names(projection, whole.countries))
    for tolerance in TOLERANCES:
        base = drawn(whole, tolerance, *found)
        if base.letters <= BUDGET:
            break
    return base


def largest_rank(projection: Projection) -> int:
    """The least of the rivers and towns that are shown: the smaller the number, the larger."""
    return 9 if projection.span < 12 else 6 if projection.span < 30 else 3


def cut_out(projection: Projection) -> Cut:
    """Every layer, clipped to the view with its margin."""
    base, rank = world(), largest_rank(projection)
    rivers = (each["line"] for each in base["rivers"] if each["rank"] <= rank)
    rings = [(each["name"], list(lines(each["rings"]))) for each in base["countries"]]
    seam = (run for _, country in rings for ring in country for run in seams(ring))
    return Cut(
        countries=tuple((name, tuple(clipped(projection, country))) for name, country in rings),
        lakes=tuple(part for lake in base["lakes"] for part in clipped(projection, lines(lake))),
        seam=tuple(seen(projection, seam)),
        admin1=tuple(seen(projection, lines(base["admin1"]))) if projection.span < 20 else (),
        disputed=tuple(seen(projection, lines(base["disputed"]))),
        rivers=tuple(seen(projection, lines(rivers))),
    )


def drawn(
    whole: Cut, tolerance: float, found: tuple[Town, ...], named: tuple[Country, ...]
) -> Base:
    """The base at one level of detail."""
    return Base(
        land=filled((part for _, parts in whole.countries for part in parts), tolerance),
        seam=stroked(whole.seam, tolerance),
        admin1=stroked(whole.admin1, tolerance),
        disputed=stroked(whole.disputed, tolerance),
        rivers=stroked(whole.rivers, tolerance),
        lakes=filled(whole.lakes, tolerance),
        towns=found,
        countries=named,
    )


def lines(found: Iterable[list[int]]) -> Iterator[list[Point]]:
    """Longitude and latitude in degrees, from differences in steps."""
    scale = world()["scale"]
    for line in found:
        x = y = 0
        points: list[Point] = []
        for across, up in zip(line[::2], line[1::2], strict=True):
            x, y = x + across, y + up
            points.append((x / scale, y / scale))
        yield points


def towns(projection: Projection, rank: int) -> Iterator[Town]:
    """Towns in the view or just outside of it, the largest first."""
    scale = world()["scale"]
    for name, x, y, of_rank, _ in world()["towns"]:
        place = projection.point(x / scale, y / scale)
        if of_rank <= rank and place is not None and projection.shows(place, MARGIN):
            yield Town(name, round(place[0], 1), round(place[1], 1), of_rank)


def clipped(projection: Projection, rings: Iterable[list[Point]]) -> Iterator[Polygon]:
    """Areas in pixels, clipped to the view with its margin."""
    from shapely.geometry import Polygon

    frame = frame_of(projection)
    for ring in rings:
        if not projection.near(ring):
            continue
        placed = [place for each in ring if (place := projection.point(*each)) is not None]
        if len(placed) >= 4:
            shape = Polygon(placed)
            yield from polygons((shape if shape.is_valid else shape.buffer(0)).intersection(frame))


def filled(parts: Iterable[Polygon], tolerance: float) -> str:
    """Filled areas; those that are smaller than what can be seen are left out."""
    return "".join(area_of(part, tolerance) for part in parts if part.area >= 6 * tolerance)


def stroked(found: Iterable[list[Point]], tolerance: float) -> str:
    """Lines without the points that cannot be seen."""
    return "".join(path(thin(run, tolerance)) for run in found)


def seen(projection: Projection, found: Iterable[list[Point]]) -> Iterator[list[Point]]:
    """Lines in pixels, cut where they leave the view with its margin."""
    from shapely.geometry import LineString

    frame = frame_of(projection)
    for line in found:
        if projection.near(line):
            for run in runs(projection.point(*each) for each in line):
                yield from strands(LineString(run).intersection(frame))


def frame_of(projection: Projection) -> Polygon:
    """The view with its margin."""
    from shapely.geometry import box

    wide, high = projection.width * MARGIN, projection.height * MARGIN
    return box(-wide, -high, projection.width + wide, projection.height + high)


def seams(ring: Sequence[Point]) -> Iterator[list[Point]]:
    """The parts of a ring along 180°, where the data are cut and no border runs."""
    yield from runs(each if abs(each[0]) >= SEAM else None for each in ring)


def names(
    projection: Projection, countries: Iterable[tuple[str, Sequence[Polygon]]]
) -> Iterator[Country]:
    """Names of the countries that take up some of the view, the largest first."""
    from shapely.geometry import box

    view = box(0, 0, projection.width, projection.height)
    found: list[tuple[float, Country]] = []
    for name, parts in countries:
        seen = [each for part in parts for each in polygons(part.intersection(view))]
        if not seen or not name:
            continue
        largest = max(seen, key=lambda each: each.area)
        if largest.area < NAMED * view.area:
            continue
        left, low, right, high = largest.bounds
        centres = (largest.centroid, largest.representative_point())
        middles = [
            (round(x, 1), round(y, 1))
            for centre in centres
            for x, y in (
                (centre.x, centre.y),
                (centre.x, centre.y - (high - low) / 6),
                (centre.x, centre.y + (high - low) / 6),
            )
        ]
        found.append((-largest.area, Country(name, tuple(middles), (right - left) * 0.95)))
    found.sort(key=lambda each: (each[0], each[1].name))
    yield from (country for _, country in found)
