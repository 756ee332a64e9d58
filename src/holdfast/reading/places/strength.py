"""How well known the places of a name are: what news names without explanation."""

from __future__ import annotations

from holdfast.gazetteer import Gazetteer
from holdfast.gazetteer.places import KINDS
from holdfast.reading.places.candidate import Candidate

_BIG, _TOWN = 100_000, 15_000
_COUNTRY, _ADMIN1 = KINDS.index("country"), KINDS.index("admin1")
_STRONG_KINDS = frozenset({_COUNTRY, _ADMIN1})


def is_curated_town(gazetteer: Gazetteer, candidate: Candidate) -> bool:
    """Whether our own alias list, not only the world gazetteer, has the name."""
    return any(
        match.tier == 0 and int(gazetteer.kind[match.place]) != _COUNTRY
        for match in candidate.matches
    )


def is_known(gazetteer: Gazetteer, candidate: Candidate) -> bool:
    """Whether the name belongs to a place that news would name without explanation."""
    return any(
        match.tier == 0
        or (
            match.tier == 1
            and (
                int(gazetteer.population[match.place]) >= _TOWN
                or int(gazetteer.kind[match.place]) in _STRONG_KINDS
            )
        )
        for match in candidate.matches
    )


def is_country(gazetteer: Gazetteer, candidate: Candidate) -> bool:
    return any(int(gazetteer.kind[match.place]) == _COUNTRY for match in candidate.matches)


def is_strong(gazetteer: Gazetteer, candidate: Candidate) -> bool:
    longest = 1 if candidate.end - candidate.start == 1 else 2
    for match in candidate.matches:
        if match.tier == 0 or (
            int(gazetteer.kind[match.place]) in _STRONG_KINDS and match.tier <= longest
        ):
            return True
        if match.tier <= 1 and int(gazetteer.population[match.place]) >= _BIG:
            return True
    return False


def is_division_abroad(gazetteer: Gazetteer, candidate: Candidate) -> bool:
    """Whether a state or province has the name, and none of the United States."""
    codes = {
        gazetteer.countries[int(gazetteer.country_number[match.place])]
        for match in candidate.matches
        if match.tier <= 1 and int(gazetteer.kind[match.place]) == _ADMIN1
    }
    return bool(codes) and "US" not in codes
