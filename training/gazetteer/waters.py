"""Rivers and lakes that are large enough to stand in world news."""

from __future__ import annotations

from pathlib import Path

import shapely
from distances import shape_radius
from sources import Row, natural_earth

from holdfast.gazetteer.keys import exact_key


def add_waters(rows: dict[str, Row], data: Path) -> None:
    """Rivers and lakes of Natural Earth that are large enough to stand in world news."""
    known = {
        exact_key(name)
        for row in rows.values()
        if row.kind in {"river", "sea"}
        for name in row.names
    }
    longest: dict[str, tuple[float, shapely.Geometry]] = {}
    for feature in natural_earth(data, "rivers"):
        name = feature["properties"].get("name_en") or feature["properties"].get("name")
        if not name or not feature["geometry"]:
            continue
        if float(feature["properties"]["scalerank"]) <= 7 and exact_key(name) not in known:
            shape = shapely.geometry.shape(feature["geometry"])
            if shape.length > longest.get(name, (0.0, None))[0]:
                longest[name] = (shape.length, shape)
    for name, (length, shape) in sorted(longest.items()):
        point = shape.interpolate(0.5, normalized=True)
        title = name if "River" in name else f"{name} River"
        _add_water(rows, title, "river", point, 55.0 * length)
    for feature in natural_earth(data, "lakes"):
        name = feature["properties"].get("name")
        if name and "Lake" in name and float(feature["properties"]["scalerank"]) <= 6:
            shape = shapely.geometry.shape(feature["geometry"])
            _add_water(rows, name, "lake", shape.centroid, shape_radius(shape))


def _add_water(
    rows: dict[str, Row], name: str, kind: str, point: shapely.Point, radius: float
) -> None:
    entity = "holdfast:place/" + exact_key(name).replace(" ", "-")
    row = Row(entity, name, kind, round(point.y, 4), round(point.x, 4))
    row.radius = round(max(5.0, min(radius, 900.0)), 1)
    row.add(name, 1)
    rows.setdefault(entity, row)
