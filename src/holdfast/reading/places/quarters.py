"""Quarters, streets and regions that bear the name of a far town: "the Bustan quarter of Aleppo".

No list has most quarters and streets of most cities. A town of the same name in another country is
no answer where the text says which city the quarter is of.
"""

from __future__ import annotations

from holdfast.gazetteer import Gazetteer, exact_key
from holdfast.gazetteer.places import KINDS
from holdfast.reading.places.candidate import Candidate
from holdfast.reading.places.geometry import distance_km
from holdfast.reading.places.words import Words

_QUARTERS = frozenset({
    "quarter", "quarters", "neighborhood", "neighbourhood", "neighborhoods", "neighbourhoods",
})  # fmt: skip
_PARTS = frozenset({"district", "suburb"})  # of a province as often: only with "of" and the city
STREETS = frozenset({"street", "streets", "avenue", "boulevard", "square"})  # "Haifa Street"
_REGIONS = frozenset({"region", "mountains"})
_KINDS = _QUARTERS | _PARTS | STREETS
_FAR_KM = 40.0
_LINK_WORDS = 3
_TOWN = KINDS.index("town")


def cities_of_quarters(
    words: Words, gazetteer: Gazetteer, resolved: list[tuple[Candidate, int | None]]
) -> dict[int, int]:
    """Number of a candidate that names a quarter → the place number of the city that it is of."""
    found: dict[int, int] = {}
    for i, (candidate, _) in enumerate(resolved):
        word = _kind_of_part(words, candidate)
        if not word:
            continue
        city = _city_behind(words, gazetteer, resolved, i)
        if city is None and word not in _PARTS:
            city = _only_city(words, gazetteer, resolved, i)
        if city is not None:
            found[i] = city
    return found


def _kind_of_part(words: Words, candidate: Candidate) -> str:
    """ "quarter" of "the Bustan quarter", whether or not the name takes it in; "" for none."""
    ends = range(candidate.end - 1, min(candidate.end + 1, len(words)))
    kinds = (words.lower[i] for i in ends)
    return next((each for each in kinds if each in _KINDS), "")


def without_namesakes(
    words: Words, gazetteer: Gazetteer, resolved: list[tuple[Candidate, int | None]]
) -> list[int | None]:
    """The place numbers, less the far towns that a quarter, street or region is a namesake of."""
    answers = [number for _, number in resolved]
    cities = cities_of_quarters(words, gazetteer, resolved)
    for i, city in cities.items():
        number = answers[i]
        if number is not None and _lies_apart(gazetteer, number, city):
            answers[i] = None
        resolved[i][0].trusted = True  # a place all the same, of that city
    for i, (candidate, number) in enumerate(resolved):
        if number is None or i in cities:
            continue
        street = _kind_of_part(words, candidate) in STREETS
        if street and not _has_company(gazetteer, answers, i):
            answers[i] = None
        if _is_hamlet_for_region(words, gazetteer, candidate, number):
            answers[i] = None
    return answers


def _has_company(gazetteer: Gazetteer, answers: list[int | None], i: int) -> bool:
    """Whether another place of the text lies in the country of this one."""
    mine = answers[i]
    return any(
        number is not None
        and number != mine
        and gazetteer.country_number[number] == gazetteer.country_number[mine]
        for number in answers
    )


def _city_behind(
    words: Words, gazetteer: Gazetteer, resolved: list[tuple[Candidate, int | None]], i: int
) -> int | None:
    """ "The Bustan quarter of Aleppo", "the Bustan neighbourhood in eastern Aleppo"."""
    if i + 1 >= len(resolved):
        return None
    (left, _), (right, number) = resolved[i], resolved[i + 1]
    between = words.lower[left.end : right.start]
    if between and between[0] in _KINDS:
        between = between[1:]
    linked = between[:1] in (["of"], ["in"]) and len(between) <= _LINK_WORDS
    return number if linked and _is_town(gazetteer, number) else None


def _only_city(
    words: Words, gazetteer: Gazetteer, resolved: list[tuple[Candidate, int | None]], i: int
) -> int | None:
    """ "In Aleppo, shells hit the Bustan quarter": the one other town before it in the sentence."""
    sentence = words.sentence[resolved[i][0].start]
    towns = {
        number
        for j, (other, number) in enumerate(resolved)
        if words.sentence[other.start] == sentence
        and not _kind_of_part(words, other)
        and j != i
        and number is not None
        and _is_town(gazetteer, number)
    }
    return towns.pop() if len(towns) == 1 else None


def _is_town(gazetteer: Gazetteer, number: int | None) -> bool:
    return number is not None and int(gazetteer.kind[number]) == _TOWN


def _lies_apart(gazetteer: Gazetteer, number: int, city: int) -> bool:
    """Whether a place is too far from a city to be a quarter of it, and in another division."""
    here, there = gazetteer.place(number), gazetteer.place(city)
    away = distance_km((here.latitude, here.longitude), (there.latitude, there.longitude))
    return away > _FAR_KM and (here.country, here.admin1) != (there.country, there.admin1)


def _is_hamlet_for_region(
    words: Words, gazetteer: Gazetteer, candidate: Candidate, number: int
) -> bool:
    """ "The Orma region", for a hamlet that is called so only in some other spelling."""
    if candidate.end >= len(words) or words.lower[candidate.end] not in _REGIONS:
        return False
    if not _is_town(gazetteer, number) or gazetteer.population[number] or not candidate.tier:
        return False
    return exact_key(gazetteer.place(number).name) != candidate.key
