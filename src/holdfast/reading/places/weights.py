"""What a place weighs for a name before its company is asked: fame, and what the text says."""

from __future__ import annotations

import numpy as np

from holdfast.gazetteer import Gazetteer, Match
from holdfast.gazetteer.places import CAPITAL, KINDS, SEAT
from holdfast.reading.places.candidate import Candidate
from holdfast.reading.places.evidence import contains
from holdfast.reading.places.geometry import bearing_degrees, distance_km

# Weights in units of log10 population, set by hand; docs/gazetteer.md has what they measure.
_KIND_WEIGHT = {
    "country": 3.5,
    "continent": 9.0,
    "admin1": 0.9,
    "admin2": -1.3,
    "town": 0.0,
    "region": 6.5,
    "sea": 6.5,
    "river": 4.0,
    "lake": 4.0,
    "mountain": 5.0,
    "island": 5.5,
    "facility": 7.0,
    "crossing": 5.5,
    "camp": 5.5,
    "border": 5.5,
}
_TIER_WEIGHT = (1.2, 0.6, -1.0, -1.4)
_CAPITAL_WEIGHT, _SEAT_WEIGHT, _PART_WEIGHT = 2.0, 0.4, -0.4
_CONTAINED, _NOT_CONTAINED, _HINTED = 9.0, -5.0, 2.5
_SAID_COUNTRY, _WRONG_COUNTRY = 5.0, -2.0
_RIGHT_KIND, _WRONG_KIND = 3.0, -5.0
_MOST_STATED = 14.0
_COUNTRY = KINDS.index("country")
_UNKNOWN_PRIOR_POPULATION, _LISTED_PRIOR_POPULATION = 400.0, 5000.0  # listed: by ourselves
_DISTRICT_PRIOR_POPULATION = 8_000.0  # of a district whose people the gazetteer does not count
_DISTRICT_WORDS = frozenset({"county", "parish", "district", "borough"})


def fixed_weight(gazetteer: Gazetteer, match: Match, candidate: Candidate) -> float:
    """What a reading of a name weighs before any other name is looked at."""
    district = candidate.key.rpartition(" ")[2] in _DISTRICT_WORDS
    own = _own_weight(gazetteer, match, district=district)
    return own + _stated(gazetteer, match.place, candidate)


def code_of(gazetteer: Gazetteer, place: int) -> str:
    """The country code of a place; "" for none."""
    return gazetteer.countries[int(gazetteer.country_number[place])]


def _own_weight(gazetteer: Gazetteer, match: Match, *, district: bool) -> float:
    """What a place weighs before any context. ``district``: the name itself says it is one."""
    place = match.place
    kind = KINDS[int(gazetteer.kind[place])]
    population = float(gazetteer.population[place])
    listed = match.tier == 0 and not population
    prior = _LISTED_PRIOR_POPULATION if listed else _UNKNOWN_PRIOR_POPULATION
    if kind == "admin2" and district and not population:
        prior = _DISTRICT_PRIOR_POPULATION
    size = np.log10(population + prior) if kind in {"country", "admin1", "admin2", "town"} else 0.0
    weight = float(size) + _KIND_WEIGHT[kind] + _TIER_WEIGHT[match.tier]
    if kind == "town":
        rank = int(gazetteer.rank[place])
        weight += _CAPITAL_WEIGHT if rank == CAPITAL else _SEAT_WEIGHT if rank == SEAT else 0.0
        weight += _PART_WEIGHT if rank >= 6 else 0.0
    if kind == "admin1" and population and match.tier <= 1:
        weight -= _same_name_seat(gazetteer, place)
    return weight


def _same_name_seat(gazetteer: Gazetteer, division: int) -> float:
    """A bare name that is both province and its seat is the town: "in Aleppo"."""
    code = code_of(gazetteer, division)
    return 0.0 if code in {"US", "CA", "AU", "RU", "IN", "BR", "MX", "DE"} else 1.4


def _stated(gazetteer: Gazetteer, place: int, candidate: Candidate) -> float:
    """What the words around the name say about this reading of it."""
    score = 0.0
    if candidate.kinds is not None:
        score += (
            _RIGHT_KIND if KINDS[int(gazetteer.kind[place])] in candidate.kinds else _WRONG_KIND
        )
    for options in candidate.containers:
        inside = any(contains(gazetteer, match.place, place) for match in options)
        score += _CONTAINED if inside else _NOT_CONTAINED
    for options in candidate.hints:
        score += (
            _HINTED if any(contains(gazetteer, match.place, place) for match in options) else 0.0
        )
    if candidate.countries and int(gazetteer.kind[place]) != _COUNTRY:
        score += (
            _SAID_COUNTRY if code_of(gazetteer, place) in candidate.countries else _WRONG_COUNTRY
        )
    if candidate.distant is not None:
        score += _distance_fits(gazetteer, place, candidate.distant)
    return min(score, _MOST_STATED)


def _distance_fits(
    gazetteer: Gazetteer, place: int, distant: tuple[int, float, float | None]
) -> float:
    """ "X, 240 km northeast of Y": whether this X lies about so from Y."""
    anchor, stated, bearing = distant
    here = (float(gazetteer.latitude[place]), float(gazetteer.longitude[place]))
    there = (float(gazetteer.latitude[anchor]), float(gazetteer.longitude[anchor]))
    off = abs(distance_km(there, here) - stated)
    if off > max(20.0, 0.35 * stated):
        return -1.5
    if bearing is None:
        return 4.0
    turn = abs((bearing_degrees(there, here) - bearing + 180) % 360 - 180)
    return 5.0 if turn <= 50 else 0.0
