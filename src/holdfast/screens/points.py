"""Every happening with a place, in columns: small, for the canvas of the map."""

from __future__ import annotations

from datetime import date

from holdfast.control.observations import AREAS
from holdfast.screens import shapes
from holdfast.screens.incidents import place_of, status
from holdfast.screens.shown import Shown

EPOCH = date(1970, 1, 1)
# A dot in the middle of a country would say that something happened there.
TOO_WIDE = AREAS - {"district", "province"}
DOUBTFUL = frozenset({"claimed", "denied", "disputed", "attempted"})


def points(shown: Shown) -> shapes.Points:
    """Happenings at places no wider than a province, in the order of their ids."""
    found: shapes.Points = {
        "n": 0,
        "ids": [],
        "lat": [],
        "lon": [],
        "first": [],
        "last": [],
        "type": [],
        "types": [],
        "doubtful": [],
    }
    numbers: dict[str, int] = {}
    for incident in shown.incidents:
        told = shown.asserted(incident.statements)
        place = place_of(incident, told)
        if place is None or place.latitude is None or place.longitude is None:
            continue
        if place.precision in TOO_WIDE:
            continue
        kind = told[0].type
        found["ids"].append(incident.id)
        found["lat"].append(round(place.latitude, 4))
        found["lon"].append(round(place.longitude, 4))
        found["first"].append(day_number(incident.earliest))
        found["last"].append(day_number(incident.latest))
        found["type"].append(numbers.setdefault(kind, len(numbers)))
        found["doubtful"].append(1 if status(told) in DOUBTFUL else 0)
    found["n"] = len(found["ids"])
    found["types"] = list(numbers)
    return found


def day_number(day: date | None) -> int | None:
    """Days since 1970-01-01."""
    return (day - EPOCH).days if day else None
