"""A place of the gazetteer, as the loader hands it out."""

from __future__ import annotations

from dataclasses import dataclass

# Order is stored in the file: only ever append.
KINDS = (
    "country",
    "admin1",
    "admin2",
    "town",
    "region",
    "continent",
    "sea",
    "river",
    "lake",
    "mountain",
    "island",
    "facility",
    "crossing",
    "camp",
    "border",
)
# Ranks of a town, best first: national capital, seats of divisions, other towns, parts.
CAPITAL = 0
SEAT = 1
UNPLACED = 9  # a district whose own position is not known: it stands at its province


@dataclass(frozen=True, slots=True)
class Place:
    """One place.

    ``index`` is its number in the gazetteer file; ``entity`` its stable id ("geonames:98717").
    ``country``: ISO 3166-1 alpha-2 or None; ``admin1``/``admin2``: numbers of the divisions.
    ``radius_km``: how far from the point the named thing reaches. ``rank``: 0 capital … 7 part.
    """

    index: int
    entity: str
    name: str
    kind: str
    latitude: float
    longitude: float
    country: str | None
    admin1: int | None
    admin2: int | None
    population: int
    rank: int
    radius_km: float


@dataclass(frozen=True, slots=True)
class Match:
    """A place found under a name.

    ``tier``: 0 in our own lists, 1 its own name, 2 an alternate name, 3 another transliteration.
    """

    place: int
    tier: int
