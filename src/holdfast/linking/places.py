"""Whether two places can be one: by name, by containment, by distance within their precision."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from holdfast.model import PlaceMention

EARTH_KM = 6371.0
AREAS = frozenset({"district", "province", "region", "country"})
LOOSE = frozenset({"near", "between"})
DEFAULT_RADIUS = 5.0
WIDE = 100.0  # km: what lies in so large an area is hardly placed by it
MARGIN = 3.0  # km: points of one town differ by as much between gazetteers


def distance_km(one: PlaceMention, other: PlaceMention) -> float | None:
    """Kilometres along the great circle; None where a position is not known."""
    if one.latitude is None or one.longitude is None:
        return None
    if other.latitude is None or other.longitude is None:
        return None
    first, second = radians(one.latitude), radians(other.latitude)
    across = radians(other.longitude - one.longitude)
    chord = sin((second - first) / 2) ** 2 + cos(first) * cos(second) * sin(across / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, chord)))


def closeness(one: PlaceMention, other: PlaceMention) -> tuple[float, str] | None:
    """How closely two places fit, in [0, 1], and in what way; None where they cannot be one.

    1: the same town or a smaller place; less: the same area, one inside the other, near.
    """
    if one.entity is not None and one.entity == other.entity:
        return _same(one, other)
    if one.precision == "country" or other.precision == "country":
        whole, part = (one, other) if one.precision == "country" else (other, one)
        if part.precision != "country" and whole.country and whole.country == part.country:
            return 0.2, f"{_name(part)} lies in {_name(whole)}"
        return None
    apart = distance_km(one, other)
    if apart is None:
        return None
    if one.country and other.country and one.country != other.country and not _loose(one, other):
        return None
    reach = (one.radius_km or DEFAULT_RADIUS, other.radius_km or DEFAULT_RADIUS)
    if one.precision in AREAS or other.precision in AREAS:
        wide, small = (one, other) if reach[0] >= reach[1] else (other, one)
        if apart > max(reach):
            return None
        if wide.precision in AREAS:
            return 0.45 if max(
                reach
            ) <= WIDE else 0.2, f"{_name(small)} lies in or by {_name(wide)}"
        return 0.7, f"{_name(small)} is part of {_name(wide)} or beside it"
    if _loose(one, other):
        return (0.6, f"{_name(one)} is near {_name(other)}") if apart <= sum(reach) else None
    if apart <= max(MARGIN, min(max(reach), 3 * MARGIN)):
        return 0.7, f"{_name(one)} is part of {_name(other)} or beside it"
    return None


def _same(one: PlaceMention, other: PlaceMention) -> tuple[float, str]:
    if one.precision == "country" or other.precision == "country":
        return 0.3, f"both in {_name(one)}"
    if one.precision in AREAS:
        return 0.7, f"both in {_name(one)}"
    if one.relation != other.relation and _loose(one, other):
        return 0.9, f"at and near {_name(one)}"
    return 1.0, f"both at {_name(one)}"


def _loose(one: PlaceMention, other: PlaceMention) -> bool:
    return one.precision in LOOSE or other.precision in LOOSE


def _name(place: PlaceMention) -> str:
    return place.name or place.text


def best_fit(
    one: tuple[PlaceMention, ...], other: tuple[PlaceMention, ...]
) -> tuple[float, str] | None:
    """The closest pair of two lists; None where no pair fits (or a list is empty)."""
    fits = [fit for first in one for second in other if (fit := closeness(first, second))]
    return max(fits) if fits else None


def places_conflict(one: tuple[PlaceMention, ...], other: tuple[PlaceMention, ...]) -> bool:
    """Whether both name places and none of the one fits any of the other."""
    return bool(one and other) and best_fit(one, other) is None
