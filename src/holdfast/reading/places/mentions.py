"""From a resolved name and its relation to a place mention: point, precision, radius."""

from __future__ import annotations

import math
import re

from holdfast.gazetteer import Gazetteer, Place
from holdfast.gazetteer.places import UNPLACED
from holdfast.model import PlaceMention
from holdfast.reading.places.candidate import Candidate
from holdfast.reading.places.geometry import displaced, distance_km, midpoint
from holdfast.reading.places.relations import Relation
from holdfast.reading.places.vocabulary import vocabulary
from holdfast.reading.places.within import placed_within, stated_containers
from holdfast.reading.places.words import Words

Resolved = tuple[Candidate, int | None, Relation]

_PRECISION = {
    "country": "country",
    "admin1": "province",
    "admin2": "district",
    "town": "town",
    "facility": "exact",
    "crossing": "exact",
    "camp": "exact",
}
_NEAR_KM = 25.0  # UCDP's "within about 25 km of a known point"
_SOME_WAY_KM = 10.0  # "north of X" with no distance said
_FACILITY_KM = 8.0
_SLUG = re.compile(r"[^a-z0-9]+")


def mentions(words: Words, gazetteer: Gazetteer, resolved: list[Resolved]) -> list[PlaceMention]:
    """Mentions sorted by offset, not overlapping; a "between" takes in its second place."""
    made = []
    last_end = 0
    containers = stated_containers(
        words, gazetteer, [(candidate, number) for candidate, number, _ in resolved]
    )
    for i, (candidate, number, relation) in enumerate(resolved):
        if relation.absorbed or (
            not candidate.trusted and number is None and relation.kind != "between"
        ):
            continue
        start = max(relation.start, _token_from(words, last_end, relation.start))
        place = None if number is None else gazetteer.place(number)
        mention = _mention(words, gazetteer, (candidate, place, relation), start)
        if relation.other is not None:
            second = resolved[relation.other][1]
            mention = _between(mention, place, None if second is None else gazetteer.place(second))
        elif place is None and i in containers:
            mention = placed_within(mention, containers[i], _division(gazetteer, containers[i]))
        made.append(mention)
        last_end = mention.end or last_end
    return made


def ends_of_stretches(resolved: list[Resolved]) -> list[tuple[Candidate, int | None]]:
    """The two places of every "between A and B", which is one mention."""
    ends: list[tuple[Candidate, int | None]] = []
    for candidate, number, relation in resolved:
        if relation.other is not None:
            other = resolved[relation.other]
            ends += [(candidate, number), (other[0], other[1])]
    return ends


def _token_from(words: Words, last_end: int, token: int) -> int:
    while token < len(words) and words.start[token] < last_end:
        token += 1
    return token


def _mention(
    words: Words,
    gazetteer: Gazetteer,
    resolved: tuple[Candidate, Place | None, Relation],
    start: int,
) -> PlaceMention:
    candidate, place, relation = resolved
    begin, end = words.start[start], words.end[relation.end - 1]
    text = words.source[begin:end]
    if place is None:
        name = words.source[words.start[candidate.start] : end]
        beside = relation.kind == "near" or relation.bearing is not None
        stands = relation.kind if beside else "at"
        return PlaceMention(
            text, begin, end, "place", name=name, rule="places.unknown", relation=stands
        )
    if relation.facility is not None and place.kind in {"town", "admin2"}:
        return _facility(words, gazetteer, (candidate, place, relation), (begin, end))
    latitude, longitude, precision, radius = _where(place, relation)
    return PlaceMention(
        text,
        begin,
        end,
        "place",
        entity=place.entity,
        name=place.name,
        rule=relation.rule,
        country=place.country,
        admin1=_division(gazetteer, place),
        latitude=latitude,
        longitude=longitude,
        precision=precision,
        radius_km=radius,
        relation="near" if relation.kind == "border" else relation.kind,
        population=place.population or None,
    )


def _division(gazetteer: Gazetteer, place: Place) -> str | None:
    if place.kind == "admin1":
        return place.name
    return None if place.admin1 is None else gazetteer.place(place.admin1).name


def _facility(
    words: Words,
    gazetteer: Gazetteer,
    resolved: tuple[Candidate, Place, Relation],
    bounds: tuple[int, int],
) -> PlaceMention:
    """ "Deir ez-Zor military airport": its own entity, at the town within a few kilometres."""
    candidate, place, relation = resolved
    begin, end = bounds
    name = words.source[words.start[candidate.start] : end]
    slug = _SLUG.sub("-", f"{place.entity.partition(':')[2]} {relation.facility}".lower()).strip(
        "-"
    )
    return PlaceMention(
        words.source[begin:end],
        begin,
        end,
        "place",
        entity=f"holdfast:place/{slug}",
        name=name,
        rule=relation.rule,
        country=place.country,
        admin1=_division(gazetteer, place),
        latitude=place.latitude,
        longitude=place.longitude,
        precision="town",
        radius_km=max(_FACILITY_KM, town_radius(place)),
        relation="near" if relation.kind in {"near", "border"} else "at",
    )


def town_radius(place: Place) -> float:
    """Kilometres from a place's point that its name covers; towns by population."""
    if place.radius_km:
        return place.radius_km
    return round(min(25.0, 2.0 + math.sqrt(place.population / 10_000.0)), 1)


def _where(place: Place, relation: Relation) -> tuple[float, float, str, float]:
    """Latitude, longitude, precision and radius in kilometres."""
    point = (place.latitude, place.longitude)
    radius = town_radius(place)
    precision = _PRECISION.get(place.kind, "region")
    if place.rank == UNPLACED:
        precision = "province"
    if relation.bearing is not None:
        stated = relation.kilometres
        away = stated if stated is not None else _SOME_WAY_KM + radius
        point = displaced(point, relation.bearing, away)
        unsure = max(3.0, 0.25 * away) if stated is not None else away
        return (
            *point,
            "near" if precision in {"town", "exact", "district"} else "region",
            round(unsure, 1),
        )
    if relation.kind == "near":
        reach = relation.kilometres if relation.kilometres is not None else _NEAR_KM
        small = precision in {"town", "exact", "district"}
        return *point, "near" if small else "region", round(reach + (0.0 if small else radius), 1)
    if relation.kind == "border":
        return *point, "region", radius
    if relation.kind == "part-of":
        return _part(place, relation, radius, precision)
    return *point, precision, radius


def _part(
    place: Place, relation: Relation, radius: float, precision: str
) -> tuple[float, float, str, float]:
    point = (place.latitude, place.longitude)
    bearing = vocabulary().directions.get(relation.direction or "")
    if bearing is not None:
        point = displaced(point, bearing, radius / 2)
        radius = round(radius / 2, 1)
    finer = {"country": "region", "town": "district", "exact": "exact", "province": "province"}
    return *point, finer.get(precision, precision), radius


def _between(mention: PlaceMention, one: Place | None, other: Place | None) -> PlaceMention:
    """A mention of the stretch between two places; unknown when either end is."""
    name = f"between {one.name if one else '?'} and {other.name if other else '?'}"
    if one is None or other is None:
        return PlaceMention(
            mention.text, mention.start, mention.end, "place", rule=mention.rule, relation="between"
        )
    ends = (one.latitude, one.longitude), (other.latitude, other.longitude)
    latitude, longitude = midpoint(*ends)
    return PlaceMention(
        mention.text,
        mention.start,
        mention.end,
        "place",
        name=name,
        rule=mention.rule,
        country=one.country if one.country == other.country else None,
        admin1=mention.admin1 if one.admin1 == other.admin1 else None,
        latitude=latitude,
        longitude=longitude,
        precision="between",
        radius_km=round(distance_km(*ends) / 2, 1),
        relation="between",
    )
