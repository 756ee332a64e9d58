"""Which place each name stands for, decided for the whole document at once.

Every name has its possible places. A place scores by its own weight (kind, population, how it was
matched), by what the text says about where it lies, and by the company of the document's other
names: their countries, divisions and nearness. Company is weighted by how sure those names are
themselves, so a few rounds settle it (mean-field). One name has one sense per document, unless a
mention states its own container or type.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from holdfast.gazetteer import Gazetteer, exact_key
from holdfast.gazetteer.keys import ARTICLES
from holdfast.gazetteer.places import KINDS
from holdfast.reading.places.candidate import Candidate
from holdfast.reading.places.company import Context, Group, Senses, is_wide, settle
from holdfast.reading.places.geometry import distances_km, unit_vectors
from holdfast.reading.places.weights import code_of, fixed_weight

_TYPE_WORDS = frozenset({"city", "town", "county", "province", "district", "state", "township"})
_MOST_SENSES, _FEWEST_PER_NAME = 900, 5
_SURE_ENOUGH, _TRUSTED_LESS = 4.2, 0.7
_OWN_NAME, _TOGETHER_KM = 2, 40.0
_LESS_EXACT = 2  # the tier of names that are spelled otherwise or only in part
_SPELLED_NEARLY, _WELL_KNOWN = 3, 100_000
_LONGER = 5.0  # what a hamlet with a longer name than the text has is less likely
_SAID_COUNTRY = 2.5  # which senses of a name of very many are looked at first


def resolve(gazetteer: Gazetteer, found: list[Candidate], context: Context) -> list[int | None]:
    """The place number of each candidate, or None for one that stays unknown."""
    answers: list[int | None] = [None] * len(found)
    groups = _groups(found)
    if not groups:
        return answers
    senses = _senses(gazetteer, groups, context)
    if not len(senses.place):
        return answers
    scores = settle(senses, groups, context, gazetteer)
    guessed: list[int] = []
    for number, group in enumerate(groups):
        mine = np.flatnonzero(senses.group == number)
        if not len(mine):
            continue
        best = int(mine[int(np.argmax(scores[mine]))])
        least = _SURE_ENOUGH - _TRUSTED_LESS * group.candidate.trusted
        if scores[best] >= least or (group.candidate.trusted and _is_only_one(senses, mine)):
            if int(senses.tier[best]) == _SPELLED_NEARLY:
                guessed += group.members
            for member in group.members:
                if not found[member].denied:
                    answers[member] = int(senses.place[best])
    return _without_guesses(gazetteer, answers, guessed, context)


def _without_guesses(
    gazetteer: Gazetteer, answers: list[int | None], guessed: list[int], context: Context
) -> list[int | None]:
    """A place that is only spelled nearly so counts where the text is of its country.

    A large one also counts in a text that points at no country at all.
    """
    if not guessed:
        return answers
    told = {
        code_of(gazetteer, place)
        for number, place in enumerate(answers)
        if place is not None and number not in guessed
    }
    told |= context.countries.keys()
    kept = list(answers)
    for number in guessed:
        place = answers[number]
        small = place is not None and gazetteer.population[place] < _WELL_KNOWN
        if place is not None and (small or told) and code_of(gazetteer, place) not in told:
            kept[number] = None
    return kept


def _is_only_one(senses: Senses, mine: NDArray[np.int64]) -> bool:
    """Whether all places of a name lie together: however small, no other can be meant."""
    vectors = senses.vectors[mine]
    exact = senses.tier[mine] <= _OWN_NAME
    return bool(exact.all() and (distances_km(vectors[:1], vectors) < _TOGETHER_KM).all())


def _groups(found: list[Candidate]) -> list[Group]:
    """Mentions by name and stated evidence; a bare mention joins the most telling one before it."""
    by_key: dict[str, list[int]] = {}
    for i, candidate in enumerate(found):
        by_key.setdefault(candidate.key, []).append(i)
    groups: list[Group] = []
    names: dict[str, int] = {}
    for key, members in by_key.items():
        typed: dict[object, list[int]] = {}
        for i in members:
            typed.setdefault(found[i].kinds and tuple(sorted(found[i].kinds or ())), []).append(i)
        for same in typed.values():
            merged = _merge([found[i] for i in same], [found[i] for i in members])
            name = names.setdefault(_plain_name(key), len(names))
            groups.append(Group(key, same, merged, min(3.0, len(same) ** 0.5), name))
    return groups


def _plain_name(key: str) -> str:
    """ "gaza city" → "gaza": what all forms of one name have in common."""
    first, _, last = key.rpartition(" ")
    return first if first and last in _TYPE_WORDS else key


def _merge(same: list[Candidate], every: list[Candidate]) -> Candidate:
    """One candidate with the evidence of all mentions of the name; kinds only of these."""
    first = same[0]
    merged = Candidate(first.start, first.end, first.key, first.matches, kinds=first.kinds)
    merged.trusted = any(each.trusted for each in every)
    for each in every:
        merged.containers.extend(each.containers)
        merged.countries |= each.countries
        merged.hints.extend(each.hints)
    merged.distant = next((each.distant for each in every if each.distant), None)
    return merged


def _senses(gazetteer: Gazetteer, groups: list[Group], context: Context) -> Senses:
    """All places that the names may stand for, as flat arrays."""
    share = max(_FEWEST_PER_NAME, _MOST_SENSES // len(groups))
    ranked = sorted(context.countries.items(), key=lambda item: (-item[1], item[0]))
    said = {code for code, _ in ranked[:3]}
    owner: list[int] = []
    weighed: list[tuple[float, int, int]] = []
    for number, group in enumerate(groups):
        likeliest = _likeliest(gazetteer, group.candidate, share, said)
        owner.extend([number] * len(likeliest))
        weighed.extend(likeliest)
    index = np.array([place for _, place, _ in weighed], dtype=np.int64)
    division = np.where(
        gazetteer.kind[index] == KINDS.index("admin1"), index, gazetteer.admin1[index]
    )
    district = np.where(
        gazetteer.kind[index] == KINDS.index("admin2"), index, gazetteer.admin2[index]
    )
    return Senses(
        place=index,
        group=np.array(owner, dtype=np.int64),
        fixed=np.array([weight for weight, _, _ in weighed]),
        tier=np.array([tier for _, _, tier in weighed], dtype=np.int64),
        vectors=unit_vectors(gazetteer.latitude[index], gazetteer.longitude[index]),
        country=gazetteer.country_number[index].astype(np.int64),
        admin1=division.astype(np.int64),
        admin2=district.astype(np.int64),
        name=np.array([groups[number].name for number in owner], dtype=np.int64),
        wide=is_wide(gazetteer, index),
    )


def _likeliest(
    gazetteer: Gazetteer, candidate: Candidate, most: int, said: set[str]
) -> list[tuple[float, int, int]]:
    """Weight, place and tier of what a name may stand for; of very many the weightiest.

    ``said``: codes of the countries that the text points at.
    """
    longer = _longer_names(gazetteer, candidate)
    weighed = [
        (
            fixed_weight(gazetteer, match, candidate) - _LONGER * (match.place in longer),
            match.place,
            match.tier,
        )
        for match in candidate.matches
    ]
    if len(weighed) <= most:
        return weighed

    def order(item: tuple[float, int, int]) -> tuple[float, int]:
        weight, place, _ = item
        return -weight - _SAID_COUNTRY * (code_of(gazetteer, place) in said), place

    return sorted(weighed, key=order)[:most]


def _longer_names(gazetteer: Gazetteer, candidate: Candidate) -> frozenset[int]:
    """Hamlets with a name of more words, where others of a name not listed as such have no more.

    "Zumar" is Zummar before it is Qaryat Zamarat Sabir.
    """
    if candidate.tier < _LESS_EXACT or len(candidate.matches) < 2:
        return frozenset()
    most = _words_of(candidate.key)
    names = {match.place: gazetteer.place(match.place).name for match in candidate.matches}
    longer = {place for place, name in names.items() if _words_of(exact_key(name)) > most}
    if len(longer) == len(names):
        return frozenset()
    return frozenset(place for place in longer if not gazetteer.population[place])


def _words_of(key: str) -> int:
    """How many words a name has, articles left out."""
    return sum(word not in ARTICLES for word in key.split())
