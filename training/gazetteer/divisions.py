"""Positions of countries and divisions: from polygons, and from the towns in them."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import shapely
from distances import distance_km, shape_radius
from joining import TYPE_WORDS
from sources import Row, natural_earth

from holdfast.gazetteer.places import UNPLACED


def place_divisions(rows: dict[str, Row], data: Path) -> None:
    """Position, population and radius of divisions, from polygons and from their towns."""
    towns: dict[str, list[Row]] = defaultdict(list)
    for row in rows.values():
        if row.kind == "town":
            towns[row.admin1].append(row)
            if row.admin2:
                towns[row.admin2].append(row)
    shapes = admin1_shapes(towns, data)
    for row in rows.values():
        if row.kind in {"admin1", "admin2"}:
            _place_division(row, towns, shapes)
        _plain_names(row)
    _place_by_parent(rows)
    for row in rows.values():
        if row.kind == "country" and row.latitude is None:
            inside = [
                town
                for town in rows.values()
                if town.kind == "town" and town.country == row.country
            ]
            _place_by_towns(row, inside)


def _place_division(
    row: Row, towns: dict[str, list[Row]], shapes: dict[str, shapely.Geometry]
) -> None:
    inside = towns.get(row.admin1 if row.kind == "admin1" else row.admin2, [])
    row.population = row.population or sum(town.population for town in inside)
    shape = shapes.get(row.admin1) if row.kind == "admin1" else None
    if shape is not None:
        if row.latitude is None:
            point = shape.centroid
            row.latitude, row.longitude = round(point.y, 4), round(point.x, 4)
        row.radius = round(shape_radius(shape), 1)
        return
    _place_by_towns(row, inside)


def _place_by_parent(rows: dict[str, Row]) -> None:
    """A district with no known town stands at its province, with the province's reach."""
    provinces = {row.admin1: row for row in rows.values() if row.kind == "admin1"}
    for row in rows.values():
        parent = provinces.get(row.admin1)
        if row.kind == "admin2" and row.latitude is None and parent is not None:
            row.latitude, row.longitude = parent.latitude, parent.longitude
            row.radius, row.rank = parent.radius, UNPLACED


def _place_by_towns(row: Row, inside: list[Row]) -> None:
    if not inside:
        row.radius = row.radius or 25.0
        return
    latitudes = [town.latitude for town in inside if town.latitude is not None]
    longitudes = [town.longitude for town in inside if town.longitude is not None]
    if row.latitude is None:
        row.latitude = round(float(np.mean(latitudes)), 4)
        row.longitude = round(float(np.mean(longitudes)), 4)
    if not row.radius:
        far = sorted(distance_km(row, town) for town in inside)
        row.radius = round(max(15.0, far[int(0.9 * (len(far) - 1))]), 1)


def admin1_shapes(towns: dict[str, list[Row]], data: Path) -> dict[str, shapely.Geometry]:
    """Admin-1 polygons by code: a polygon goes to the division of most of its towns."""
    features = natural_earth(data, "admin1")
    polygons = [shapely.make_valid(shapely.geometry.shape(each["geometry"])) for each in features]
    tree = shapely.STRtree(polygons)
    sample: list[tuple[str, float, float]] = []
    for code in sorted(towns):
        if code.count(".") == 1:
            ranked = sorted(towns[code], key=lambda town: (-town.population, town.entity))[:150]
            sample.extend((code, town.longitude or 0.0, town.latitude or 0.0) for town in ranked)
    points = shapely.points([(x, y) for _, x, y in sample])
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    for point, polygon in zip(*tree.query(points, predicate="within"), strict=True):
        votes[int(polygon)][sample[int(point)][0]] += 1
    parts: dict[str, list[shapely.Geometry]] = defaultdict(list)
    for polygon, counted in sorted(votes.items()):
        parts[max(sorted(counted), key=lambda code: counted[code])].append(polygons[polygon])
    return {code: shapely.union_all(shapes) for code, shapes in parts.items()}


def _plain_names(row: Row) -> None:
    """Divisions are also known by their name without its type word."""
    if row.kind not in {"admin1", "admin2"}:
        return
    for name, tier in list(row.names.items()):
        kept = [word for word in name.split() if word.casefold() not in TYPE_WORDS]
        if name.startswith("Province of "):
            kept = kept[1:]
        if kept and len(kept) < len(name.split()) and kept[0] != "of":
            row.add(" ".join(kept), max(tier, 1))
