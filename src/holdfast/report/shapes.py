"""Lines and areas in pixels, thinned to what can be seen and written as SVG path data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapely.geometry import Polygon
    from shapely.geometry.base import BaseGeometry

Point = tuple[float, float]


def polygons(geometry: BaseGeometry) -> Iterator[Polygon]:
    """The polygons of whatever an operation on areas gave."""
    from shapely.geometry import Polygon

    for part in getattr(geometry, "geoms", [geometry]):
        if isinstance(part, Polygon) and not part.is_empty:
            yield part


def strands(geometry: BaseGeometry) -> Iterator[list[Point]]:
    """The lines of whatever an operation on a line gave."""
    from shapely.geometry import LineString

    for part in getattr(geometry, "geoms", [geometry]):
        if isinstance(part, LineString) and not part.is_empty:
            yield [(x, y) for x, y in part.coords]


def area_of(polygon: Polygon, tolerance: float) -> str:
    """A closed path of the outline."""
    outline = polygon.exterior.simplify(tolerance)
    written = path([(x, y) for x, y in outline.coords][:-1])
    return f"{written}Z" if written else ""


def runs(points: Iterable[Point | None]) -> Iterator[list[Point]]:
    """The stretches of two or more points between gaps."""
    run: list[Point] = []
    for point in points:
        if point is not None:
            run.append(point)
            continue
        if len(run) > 1:
            yield run
        run = []
    if len(run) > 1:
        yield run


def thin(run: Sequence[Point], tolerance: float) -> list[Point]:
    """A line without the points that cannot be seen."""
    from shapely.geometry import LineString

    return [(x, y) for x, y in LineString(run).simplify(tolerance).coords]


def path(placed: Sequence[Point]) -> str:
    """SVG path data: whole tenths of a pixel, relative moves, which are the shortest to write."""
    steps = [(round(x * 10), round(y * 10)) for x, y in placed]
    moves = [
        pair(x - last_x, y - last_y)
        for (last_x, last_y), (x, y) in pairwise(steps)
        if (x, y) != (last_x, last_y)
    ]
    if not moves:
        return ""
    return f"M{pair(*steps[0])}l" + " ".join(moves).replace(" -", "-")


def pair(x: int, y: int) -> str:
    """Two numbers, with nothing between them where a sign parts them."""
    return f"{tenth(x)} {tenth(y)}".replace(" -", "-")


def tenth(steps: int) -> str:
    """Tenths as the shortest decimal."""
    whole, rest = divmod(abs(steps), 10)
    sign = "-" if steps < 0 else ""
    return f"{sign}{whole or '' if rest else whole}{f'.{rest}' if rest else ''}"
