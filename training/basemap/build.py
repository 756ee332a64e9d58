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

from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

OUTPUT = Path(__file__).resolve().parents[2] / "src/holdfast/report/data/world.json.gz"
SCALE = 100  # steps a degree: about a kilometre
TOLERANCE = {"countries": 0.02, "admin1": 0.03, "disputed": 0.02, "rivers": 0.03, "lakes": 0.03}
# Below this many square degrees an area cannot be seen on a map of a country.
SMALLEST = {"countries": 0.0005, "lakes": 0.005}


def main() -> None:
    """Read the GeoJSON files and write one gzip file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    base: dict[str, Any] = {
        "scale": SCALE,
        "countries": [
            {"name": each["properties"].get("NAME") or "", "rings": rings(each, "countries")}
            for each in features(data / "countries.geojson")
        ],
        "admin1": lines(data / "admin1.geojson", "admin1"),
        "disputed": lines(data / "disputed_borders.geojson", "disputed"),
        "rivers": ranked_lines(data / "rivers.geojson"),
        "lakes": [rings(each, "lakes") for each in features(data / "lakes.geojson")],
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


def rings(feature: dict[str, Any], layer: str) -> list[list[int]]:
    """The outer and inner rings of an area, each as differences."""
    whole = shape(feature["geometry"]).simplify(TOLERANCE[layer])
    found: list[list[int]] = []
    for polygon in parts(whole):
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
