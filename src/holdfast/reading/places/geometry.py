"""Distances, bearings and displaced points on a spherical earth. Degrees and kilometres."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

EARTH_KM = 6371.0
Points = NDArray[np.float64]


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance between two (latitude, longitude) points.

    >>> round(distance_km((34.56, 38.28), (33.51, 36.29)))
    218
    """
    a, b = math.radians(one[0]), math.radians(other[0])
    half = math.radians(other[1] - one[1]) / 2
    chord = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(half) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, chord)))


def displaced(
    origin: tuple[float, float], bearing: float, kilometres: float
) -> tuple[float, float]:
    """The point that far from the origin, at a bearing in degrees clockwise from north."""
    angle, course = kilometres / EARTH_KM, math.radians(bearing)
    latitude, longitude = math.radians(origin[0]), math.radians(origin[1])
    sine = math.sin(latitude) * math.cos(angle)
    sine += math.cos(latitude) * math.sin(angle) * math.cos(course)
    new = math.asin(max(-1.0, min(1.0, sine)))
    east = math.sin(course) * math.sin(angle) * math.cos(latitude)
    along = math.cos(angle) - math.sin(latitude) * sine
    turned = math.degrees(longitude + math.atan2(east, along))
    return round(math.degrees(new), 4), round((turned + 540) % 360 - 180, 4)


def midpoint(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    """The point halfway along the great circle."""
    first, second = _vector(one), _vector(other)
    x, y, z = (a + b for a, b in zip(first, second, strict=True))
    length = math.hypot(x, y)
    return round(math.degrees(math.atan2(z, length)), 4), round(math.degrees(math.atan2(y, x)), 4)


def bearing_degrees(origin: tuple[float, float], target: tuple[float, float]) -> float:
    """Initial bearing from origin to target, 0–360 clockwise from north."""
    a, b = math.radians(origin[0]), math.radians(target[0])
    turn = math.radians(target[1] - origin[1])
    east = math.sin(turn) * math.cos(b)
    north = math.cos(a) * math.sin(b) - math.sin(a) * math.cos(b) * math.cos(turn)
    return math.degrees(math.atan2(east, north)) % 360


def unit_vectors(latitudes: Points, longitudes: Points) -> Points:
    """Points on the unit sphere, shape (n, 3)."""
    a, b = np.radians(latitudes), np.radians(longitudes)
    return np.stack([np.cos(a) * np.cos(b), np.cos(a) * np.sin(b), np.sin(a)], axis=1)


def distances_km(rows: Points, columns: Points) -> Points:
    """Distances between unit vectors of shapes (n, 3) and (m, 3): shape (n, m)."""
    result: Points = EARTH_KM * np.arccos(np.clip(rows @ columns.T, -1.0, 1.0))
    return result


def _vector(point: tuple[float, float]) -> tuple[float, float, float]:
    a, b = math.radians(point[0]), math.radians(point[1])
    return math.cos(a) * math.cos(b), math.cos(a) * math.sin(b), math.sin(a)
