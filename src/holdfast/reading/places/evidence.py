"""What the text itself says about where a named place lies: containers, countries, kinds."""

from __future__ import annotations

import itertools

import numpy as np

from holdfast.gazetteer import Gazetteer, Match, nationality
from holdfast.gazetteer.places import KINDS
from holdfast.reading.places.candidate import Candidate
from holdfast.reading.places.geometry import distances_km, unit_vectors
from holdfast.reading.places.vocabulary import vocabulary
from holdfast.reading.places.words import Words

_ADMIN = frozenset({"country", "admin1", "admin2", "region", "continent", "island"})
_KINDS_OF = {
    "province": frozenset({"admin1", "admin2", "region"}),
    "state": frozenset({"admin1"}),
    "district": frozenset({"admin2", "admin1"}),
    "town": frozenset({"town"}),
    "part": frozenset({"town"}),
    "countryside": frozenset({"town", "admin1"}),
    "region": frozenset({"admin1", "region", "admin2", "town", "country"}),
    "water": frozenset({"river", "lake", "sea"}),
    "mountain": frozenset({"mountain", "town"}),
    "island": frozenset({"island", "country", "admin1", "town", "admin2"}),
}
_PROVINCES = frozenset({"province", "oblast", "state", "governorate", "region", "district"})
_LIST_JOINTS = frozenset({",", "and", "or", "&", "as", "well"})
_APPOSITION_REACH = 12
_ARTICLES_OR_OWNERS = frozenset({"the", "a", "'s", "’s"})
_STANDING_IN = frozenset({"in", "at", "near", "outside", "around"})
_CLOSING = frozenset({",", ".", ")", ";", ":", "-", "--", "–", "—"})
_WELL_KNOWN = 100_000
_ABROAD_KM = 300.0  # from the middle of the nearest division: no quarrel over a border


def gather(words: Words, gazetteer: Gazetteer, found: list[Candidate]) -> None:
    """Fill ``kinds``, ``containers``, ``countries`` and ``hints`` of every candidate."""
    for candidate in found:
        _kind_beside(words, candidate)
        _country_before(words, candidate)
    _kinds_of_lists(words, found)
    for left, right in itertools.pairwise(found):
        if words.sentence[left.start] == words.sentence[right.start]:
            _contained(words, gazetteer, left, right)


def contains(gazetteer: Gazetteer, outer: int, inner: int) -> bool:
    """Whether one place of the gazetteer lies in another, by division or, for regions, distance."""
    kind = KINDS[int(gazetteer.kind[outer])]
    if outer == inner:
        return False
    if kind == "country":
        return bool(gazetteer.country_number[outer] == gazetteer.country_number[inner])
    if kind == "admin1":
        return (
            int(gazetteer.admin1[inner]) == outer and KINDS[int(gazetteer.kind[inner])] != "admin1"
        )
    if kind == "admin2":
        return (
            int(gazetteer.admin2[inner]) == outer and KINDS[int(gazetteer.kind[inner])] != "admin2"
        )
    return False


def type_after(words: Words, end: int) -> str | None:
    """The type word right after a name ("province" in "Anbar Province"), lower case."""
    if end < len(words) and words.lower[end] in vocabulary().types:
        return words.lower[end]
    return None


def _kind_beside(words: Words, candidate: Candidate) -> None:
    after = type_after(words, candidate.end)
    before = _type_before(words, candidate.start)
    word = after or before
    if word is None:
        return
    kinds: frozenset[str] = frozenset()
    for label in sorted(vocabulary().types[word]):
        kinds |= _KINDS_OF[label]
    candidate.kinds = kinds


def _type_before(words: Words, start: int) -> str | None:
    """The type in "the province of Idlib", "the town al-Bab", "the city of Mosul"."""
    i = start - 1
    if i >= 0 and words.lower[i] == "the":
        i -= 1
    if i >= 1 and words.lower[i] == "of" and words.lower[i - 1] in vocabulary().types:
        return words.lower[i - 1]
    if i >= 2 and words.lower[i] == "of" and is_division_of(words, i - 1):
        return "province"
    if (
        i == start - 1
        and i >= 0
        and words.lower[i] in {"town", "city", "village", "province", "district"}
    ):
        return words.lower[i]
    return None


def is_division_of(words: Words, i: int) -> bool:
    """ "The department of Meta", "the northern department of Meta": not one of a government."""
    before = words.lower[i - 1]
    if words.text[i] != "department":
        return False
    return before in _ARTICLES_OR_OWNERS or before in vocabulary().direction_adjectives


def _country_before(words: Words, candidate: Candidate) -> None:
    """ "the Syrian city of X", "Iraqi X", "Syria's X": the nationality up to four words before."""
    vocab = vocabulary()
    for i in range(candidate.start - 1, max(-1, candidate.start - 6), -1):
        if words.sentence[i] != words.sentence[candidate.start]:
            return
        lower = words.lower[i]
        code = nationality(words.text[i])
        if code and (i == candidate.start - 1 or candidate.kinds or i >= candidate.start - 3):
            if words.capital[candidate.start] or words.label[candidate.start]:
                candidate.countries.add(code)
            return
        passed = (
            lower in vocab.types
            or lower in vocab.direction_adjectives
            or lower in {"of", "the", "-"}
        )
        if not passed and not (
            words.pos[i] in {"ADJ", "PROPN", "NOUN"} and i > candidate.start - 5
        ):
            return


def _kinds_of_lists(words: Words, found: list[Candidate]) -> None:
    """ "Aleppo and Idlib provinces", "the cities of Mosul, Tikrit and Ramadi": one type for all."""
    for left, right in itertools.pairwise(found):
        if (
            left.kinds
            and left.kinds == _KINDS_OF["town"]
            and right.kinds is None
            and _listed(words, left, right)
        ) and _type_before(words, left.start) in {"cities", "towns", "villages"}:
            right.kinds = left.kinds
    for right, left in zip(found[::-1], found[-2::-1], strict=False):
        after = type_after(words, right.end)
        plural = after is not None and after.endswith("s")
        if left.kinds is None and right.kinds and plural and _listed(words, left, right):
            left.kinds = right.kinds


def _listed(words: Words, left: Candidate, right: Candidate) -> bool:
    between = words.lower[left.end : right.start]
    return 0 < len(between) <= 3 and all(word in _LIST_JOINTS or word == "the" for word in between)


def _contained(words: Words, gazetteer: Gazetteer, left: Candidate, right: Candidate) -> None:
    between = [word for word in words.lower[left.end : right.start] if not word.isspace()]
    if between in (["'s"], ["’s"]):
        _add(gazetteer, right, left, hard=True)
        return
    core = [
        word for word in between if word not in vocabulary().direction_adjectives and word != "the"
    ]
    core = [
        word
        for word in core
        if word not in vocabulary().types and nationality(word.capitalize()) is None
    ]
    if _names_container(words, gazetteer, between, right) and _lies_elsewhere(
        gazetteer, left, right
    ):
        left.denied = True
        return
    if _names_country(words, gazetteer, left, right) and _lies_abroad(gazetteer, left, right):
        left.denied = True
        return
    if core in ([","], [",", "in"], ["in"], ["("], ["of"], []):
        sure = (core != [] or bool(between)) and not _lists_on(words, between, right)
        _add(gazetteer, left, right, hard=sure)
        return
    if (
        len(between) <= _APPOSITION_REACH
        and between
        and between[0] == ","
        and core
        and core[-1] in {"in", "of"}
    ):
        _add(gazetteer, left, right, hard=False)


def _names_container(
    words: Words, gazetteer: Gazetteer, between: list[str], outer: Candidate
) -> bool:
    """ "X in Y oblast", "X, Florida": a province or state that is said to hold what is before it.

    Not a bare comma before other names: those make lists.
    """
    divisions = [match for match in outer.matches if match.tier <= 1]
    kinds = {KINDS[int(gazetteer.kind[match.place])] for match in divisions}
    if "admin1" not in kinds or "country" in kinds:
        return False
    if between in (["in"], [",", "in"]):
        return type_after(words, outer.end) in _PROVINCES or _ends_in_type(outer)
    american = any(
        gazetteer.countries[int(gazetteer.country_number[match.place])] == "US"
        for match in divisions
        if KINDS[int(gazetteer.kind[match.place])] == "admin1"
    )
    return between == [","] and american and not _lists_on(words, between, outer)


def _names_country(words: Words, gazetteer: Gazetteer, inner: Candidate, outer: Candidate) -> bool:
    """ "In Solhan, Burkina Faso,", "near Solhan in Burkina Faso": where a town is said to lie.

    A country that stands before more of a clause may be what the clause is about.
    """
    between = words.lower[inner.end : outer.start]
    if between not in ([","], ["in"]) or inner.start == 0:
        return False
    if words.lower[inner.start - 1] not in _STANDING_IN or not outer.matches:
        return False
    closed = outer.end >= len(words) or words.text[outer.end] in _CLOSING
    return (closed or between == ["in"]) and all(
        KINDS[int(gazetteer.kind[match.place])] == "country" for match in outer.matches[:1]
    )


def _lies_abroad(gazetteer: Gazetteer, inner: Candidate, outer: Candidate) -> bool:
    """Whether all towns of a name are far from each division of the country."""
    if not _lies_elsewhere(gazetteer, inner, outer):
        return False
    if any(gazetteer.population[each.place] > _WELL_KNOWN for each in inner.matches):
        return False  # "Juba, Sudan" of old: states split, and cities are seldom namesakes
    country = gazetteer.country_number[outer.matches[0].place]
    divisions = np.flatnonzero(
        (gazetteer.country_number == country) & (gazetteer.kind == KINDS.index("admin1"))
    )
    if not len(divisions):
        return False
    inside = unit_vectors(gazetteer.latitude[divisions], gazetteer.longitude[divisions])
    towns = np.array([match.place for match in inner.matches])
    own = unit_vectors(gazetteer.latitude[towns], gazetteer.longitude[towns])
    return float(distances_km(own, inside).min()) > _ABROAD_KM


def _lists_on(words: Words, between: list[str], right: Candidate) -> bool:
    """ "Tampa, New York and Detroit", "Tampa, New York, and Detroit": names side by side."""
    following = words.lower[right.end : right.end + 2]
    if following[:1] == [","]:
        following = following[1:]
    return between == [","] and bool(following) and following[0] in {"and", "or", "&"}


def _ends_in_type(candidate: Candidate) -> bool:
    """ "Luhansk oblast" as a name of its own."""
    return candidate.key.rpartition(" ")[2] in _PROVINCES


def _lies_elsewhere(gazetteer: Gazetteer, inner: Candidate, outer: Candidate) -> bool:
    """Whether every town of the inner name lies in none of the divisions of the outer."""
    kinds = {KINDS[int(gazetteer.kind[match.place])] for match in inner.matches}
    if not kinds or kinds & {"country", "admin1", "region", "continent", "sea", "river", "island"}:
        return False
    return not any(
        contains(gazetteer, wide.place, each.place)
        for wide in outer.matches
        for each in inner.matches
    )


def _add(gazetteer: Gazetteer, inner: Candidate, outer: Candidate, *, hard: bool) -> None:
    """Note the containment if some reading of the two names makes it possible."""
    possible: list[Match] = []
    listed_country = any(
        KINDS[int(gazetteer.kind[match.place])] == "country" for match in inner.matches
    )
    for match in outer.matches:
        if listed_country and KINDS[int(gazetteer.kind[match.place])] == "country":
            continue  # "Mexico, the US and Canada": countries side by side
        if KINDS[int(gazetteer.kind[match.place])] not in _ADMIN:
            continue
        if any(contains(gazetteer, match.place, each.place) for each in inner.matches):
            possible.append(match)
    if not possible:
        return
    sure = hard and any(_well_known_division(gazetteer, match) for match in possible)
    (inner.containers if sure else inner.hints).append(possible)


def _well_known_division(gazetteer: Gazetteer, match: Match) -> bool:
    return (
        KINDS[int(gazetteer.kind[match.place])] in {"country", "admin1", "admin2"}
        and match.tier <= 1
    )
