"""The world base, and the cut of it that fits one record's places."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from holdfast.report.projection import Projection

Point = tuple[float, float]
# What lies outside the view by this share of its size is cut away: no cut edge shows.
MARGIN = 0.15


@dataclass(frozen=True, slots=True)
class Town:
    """A town of the base. ``rank``: 0 for the largest."""

    name: str
    x: float
    y: float
    rank: int


@dataclass(frozen=True, slots=True)
class Base:
    """SVG path data of each layer, in pixels of the view, and the towns in it."""

    land: str
    borders: str
    admin1: str
    disputed: str
    rivers: str
    lakes: str
    towns: tuple[Town, ...]


@lru_cache(maxsize=1)
def world() -> dict[str, Any]:
    """The whole base, as ``training/basemap/build.py`` made it."""
    data = (files("holdfast.report") / "data" / "world.json.gz").read_bytes()
    found: dict[str, Any] = json.loads(gzip.decompress(data))
    return found


def cut(projection: Projection) -> Base:
    """What of the world lies in the view; detail follows how much of the earth it shows."""
    base, scale = world(), world()["scale"]
    rings = [
        list(points(ring, scale)) for country in base["countries"] for ring in country["rings"]
    ]
    rank = 9 if projection.span < 12 else 6 if projection.span < 30 else 3
    rivers = [list(points(each["line"], scale)) for each in base["rivers"] if each["rank"] <= rank]
    admin1 = base["admin1"] if projection.span < 25 else []
    lakes = [list(points(ring, scale)) for lake in base["lakes"] for ring in lake]
    land = areas(projection, rings)
    return Base(
        land=land,
        borders=strokes(projection, rings),
        admin1=strokes(projection, (list(points(line, scale)) for line in admin1)),
        disputed=strokes(projection, (list(points(line, scale)) for line in base["disputed"])),
        rivers=strokes(projection, rivers),
        lakes=areas(projection, lakes),
        towns=tuple(towns(projection, base["towns"], scale, rank)),
    )


def points(line: list[int], scale: int) -> Iterator[Point]:
    """Longitude and latitude in degrees, from differences in steps."""
    x = y = 0
    for index in range(0, len(line), 2):
        x, y = x + line[index], y + line[index + 1]
        yield x / scale, y / scale


def towns(projection: Projection, found: list[list[Any]], scale: int, rank: int) -> Iterator[Town]:
    """Towns in the view, the largest first."""
    for name, x, y, of_rank, _ in found:
        place = projection.point(x / scale, y / scale)
        if of_rank <= rank and place is not None and projection.shows(place, 0.0):
            yield Town(name, round(place[0], 1), round(place[1], 1), of_rank)


def areas(projection: Projection, rings: Iterable[list[Point]]) -> str:
    """Filled areas, clipped to the view with its margin; cut edges lie outside what is seen."""
    from shapely.geometry import Polygon, box

    width, height = projection.width, projection.height
    frame = box(-width * MARGIN, -height * MARGIN, width * (1 + MARGIN), height * (1 + MARGIN))
    paths: list[str] = []
    for ring in rings:
        if not projection.near(ring):
            continue
        placed = [place for each in ring if (place := projection.point(*each)) is not None]
        if len(placed) < 4:
            continue
        shape = Polygon(placed)
        clipped = (shape if shape.is_valid else shape.buffer(0)).intersection(frame)
        for part in getattr(clipped, "geoms", [clipped]):
            if part.geom_type == "Polygon" and not part.is_empty:
                paths.append(path(list(part.simplify(0.35).exterior.coords)) + "Z")
    return "".join(paths)


def strokes(projection: Projection, lines: Iterable[list[Point]]) -> str:
    """Lines, cut where they leave the view with its margin."""
    paths: list[str] = []
    for line in lines:
        if not projection.near(line):
            continue
        run: list[Point] = []
        for each in line:
            place = projection.point(*each)
            if place is not None and projection.shows(place, MARGIN):
                run.append(place)
                continue
            paths.append(thin(run))
            run = []
        paths.append(thin(run))
    return "".join(paths)


def thin(run: list[Point]) -> str:
    """A line without the points that cannot be seen."""
    if len(run) < 2:
        return ""
    from shapely.geometry import LineString

    return path(list(LineString(run).simplify(0.35).coords))


def path(placed: list[Point]) -> str:
    """SVG path data: whole tenths of a pixel, relative moves, which are the shortest to write."""
    steps = [(round(x * 10), round(y * 10)) for x, y in placed]
    words = [f"M{tenth(steps[0][0])} {tenth(steps[0][1])}l"]
    moves = [
        f"{tenth(x - last_x)} {tenth(y - last_y)}"
        for (last_x, last_y), (x, y) in zip(steps, steps[1:], strict=False)
        if (x, y) != (last_x, last_y)
    ]
    return words[0] + " ".join(moves) if moves else ""


def tenth(steps: int) -> str:
    """Tenths as the shortest decimal."""
    whole, rest = divmod(abs(steps), 10)
    sign = "-" if steps < 0 else ""
    return f"{sign}{whole or '' if rest else whole}{f'.{rest}' if rest else ''}"
