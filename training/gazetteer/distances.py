"""Kilometres between rows, and the reach of shapes."""

from __future__ import annotations

import math

import shapely
from sources import Row

EARTH_KM = 6371.0


def distance_km(one: Row, other: Row) -> float:
    """Great-circle distance in kilometres."""
    a, b = math.radians(one.latitude or 0), math.radians(other.latitude or 0)
    half = math.radians((other.longitude or 0) - (one.longitude or 0)) / 2
    chord = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(half) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, chord)))


def shape_radius(shape: shapely.Geometry) -> float:
    """Radius in kilometres of the disc with the shape's area."""
    scale = 111.2**2 * math.cos(math.radians(shape.centroid.y))
    return math.sqrt(shape.area * scale / math.pi)
