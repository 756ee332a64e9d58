"""Make the compact world base of the report's map from Natural Earth (public domain).

    python training/basemap/build.py --data ../shared/data/natural_earth

Coordinates are simplified, rounded to a hundredth of a degree and written as differences, so that
the same input gives the same bytes. The report carries only the cut that fits its places.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from numpy import sign
from shapely import coverage_simplify, line_merge, transform, unary_union
from shapely.geometry import box, shape
from shapely.geometry.base import BaseGeometry

OUTPUT = Path(__file__).resolve().parents[2] / "src/holdfast/report/data/world.json.gz"
SCALE = 100  # steps a degree: about a kilometre
# The source is cut a little before 180°; there the two sides are brought together.
CUT = 179.89
TOLERANCE = {"countries": 0.03, "admin1": 0.03, "disputed": 0.02, "rivers": 0.03, "lakes": 0.03}
# Below this many square degrees an area cannot be seen on a map of a country.
SMALLEST = {"countries": 0.0005, "lakes": 0.005}


def main() -> None:
    """Read the GeoJSON files and write one gzip file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    base: dict[str, Any] = {
        "scale": SCALE,
        "countries": countries(data / "countries.geojson"),
        "admin1": shared_lines(data / "admin1.geojson"),
        "disputed": lines(data / "disputed_borders.geojson", "disputed"),
        "rivers": ranked_lines(data / "rivers.geojson"),
        "lakes": [lake(each) for each in features(data / "lakes.geojson")],
        "towns": towns(data / "populated_places.geojson"),
    }
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(base, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    OUTPUT.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))
    print(f"{OUTPUT}: {OUTPUT.stat().st_size / 1e6:.2f} MB")


def features(path: Path) -> list[dict[str, Any]]:
    """The features of a GeoJSON file, in its order."""
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["features"]
    return [each for each in found if each["geometry"]]


def countries(path: Path) -> list[dict[str, Any]]:
    """Name and rings of each country; a border that two share is simplified once, for both."""
    found = features(path)
    whole = [whole_turn(shape(each["geometry"])).buffer(0) for each in found]
    simplified = coverage_simplify(whole, TOLERANCE["countries"])
    return [
        {"name": each["properties"].get("NAME") or "", "rings": rings(area, "countries")}
        for each, area in zip(found, simplified, strict=True)
    ]


def lake(feature: dict[str, Any]) -> list[list[int]]:
    """The rings of a lake."""
    return rings(shape(feature["geometry"]).simplify(TOLERANCE["lakes"]), "lakes")


def whole_turn(area: BaseGeometry) -> BaseGeometry:
    """The area with its cut edges moved to 180°."""

    def snapped(points: Any) -> Any:
        moved = points.copy()
        across = moved[:, 0]
        across[abs(across) >= CUT] = 180 * sign(across[abs(across) >= CUT])
        return moved

    return transform(area, snapped)


def rings(area: BaseGeometry, layer: str) -> list[list[int]]:
    """The outer and inner rings of an area, each as differences."""
    found: list[list[int]] = []
    for polygon in parts(area):
        if polygon.geom_type != "Polygon" or polygon.area < SMALLEST.get(layer, 0):
            continue
        found.extend(differences(ring.coords) for ring in (polygon.exterior, *polygon.interiors))
    return [ring for ring in found if len(ring) >= 8]


def lines(path: Path, layer: str) -> list[list[int]]:
    """All lines of a layer; areas give their outlines."""
    found: list[list[int]] = []
    for feature in features(path):
        for part in parts(shape(feature["geometry"]).simplify(TOLERANCE[layer])):
            edges = (part.exterior,) if part.geom_type == "Polygon" else (part,)
            found.extend(differences(edge.coords) for edge in edges if not edge.is_empty)
    return [line for line in found if len(line) >= 4]


def shared_lines(path: Path) -> list[list[int]]:
    """The outlines of areas that lie side by side, each line once."""
    areas = [shape(each["geometry"]).buffer(0) for each in features(path)]
    outlines = [area.boundary for area in coverage_simplify(areas, TOLERANCE["admin1"])]
    cut_edges = box(-181, -90, -CUT, 90).union(box(CUT, -90, 181, 90))
    merged = line_merge(unary_union(outlines).difference(cut_edges))
    found = [differences(part.coords) for part in parts(merged)]
    return sorted(line for line in found if len(line) >= 4)


def ranked_lines(path: Path) -> list[dict[str, Any]]:
    """Rivers with their rank: the lower, the larger."""
    return [
        {"rank": int(feature["properties"].get("scalerank") or 9), "line": differences(part.coords)}
        for feature in features(path)
        for part in parts(shape(feature["geometry"]).simplify(TOLERANCE["rivers"]))
    ]


def towns(path: Path) -> list[list[Any]]:
    """Name, longitude, latitude, rank, GeoNames id of each populated place."""
    found = []
    for feature in features(path):
        properties, point = feature["properties"], shape(feature["geometry"])
        name = properties.get("NAME") or properties.get("name") or ""
        rank = properties.get("SCALERANK", properties.get("scalerank", 9))
        number = properties.get("GEONAMEID", properties.get("geonameid"))
        found.append(
            [name, round(point.x * SCALE), round(point.y * SCALE), int(rank), int(number or 0)]
        )
    return sorted(found, key=lambda each: (each[3], each[0], each[1], each[2]))


def parts(geometry: BaseGeometry) -> Iterable[Any]:
    """A geometry's single parts; itself when it has none."""
    return getattr(geometry, "geoms", [geometry])


def differences(coordinates: Iterable[tuple[float, ...]]) -> list[int]:
    """x0, y0, dx1, dy1 … in whole steps, repeated points left out."""
    found: list[int] = []
    last: tuple[int, int] | None = None
    for point in coordinates:
        here = (round(point[0] * SCALE), round(point[1] * SCALE))
        if here == last:
            continue
        found.extend(here if last is None else (here[0] - last[0], here[1] - last[1]))
        last = here
    return found


if __name__ == "__main__":
    main()
