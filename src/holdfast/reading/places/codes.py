"""Precision of a place mention in the codes of ACLED and UCDP."""

from __future__ import annotations

from holdfast.model import PlaceMention

_ACLED = {"exact": 1, "town": 1, "near": 2, "between": 2, "district": 2}
_UCDP = {"exact": 1, "town": 1, "near": 2, "district": 3, "province": 4, "region": 5, "between": 5}


def acled_geo_precision(mention: PlaceMention) -> int | None:
    """ACLED geo_precision: 1 named town, 2 near a town or part of a region, 3 larger region.

    None for a place that was not resolved.
    """
    if mention.latitude is None:
        return None
    if mention.precision == "district" and mention.relation == "part-of":
        return 1  # a part of a named town is coded at that town
    return _ACLED.get(mention.precision, 3)


def ucdp_where_prec(mention: PlaceMention, *, at_sea: bool = False) -> int | None:
    """UCDP where_prec: 1 exact, 2 within 25 km, 3 second-order and 4 first-order division,
    5 larger or linear, 6 country, 7 international waters or air. None when not resolved.
    """
    if mention.latitude is None:
        return None
    if at_sea:
        return 7
    if mention.precision == "district" and mention.relation == "part-of":
        return 1
    if mention.precision == "near" and (mention.radius_km or 0) > 25:
        return 5
    return _UCDP.get(mention.precision, 6)
