"""Which place each name stands for, decided for the whole document at once.

Every name has its possible places. A place scores by its own weight (kind, population, how it was
matched), by what the text says about where it lies, and by the company of the document's other
names: their countries, divisions and nearness. Company is weighted by how sure those names are
themselves, so a few rounds settle it (mean-field). One name has one sense per document, unless a
mention states its own container or type.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from holdfast.gazetteer import Gazetteer, Match
from holdfast.gazetteer.places import CAPITAL, KINDS, SEAT
from holdfast.reading.places.detect import Candidate
from holdfast.reading.places.evidence import contains
from holdfast.reading.places.geometry import (
    Points,
    bearing_degrees,
    distance_km,
    distances_km,
    unit_vectors,
)

# Weights in units of log10 population, set by hand; docs/gazetteer.md has what they measure.
_KIND_WEIGHT = {
    "country": 3.5,
    "continent": 9.0,
    "admin1": 0.9,
    "admin2": -0.7,
    "town": 0.0,
    "region": 6.5,
    "sea": 6.5,
    "river": 4.0,
    "lake": 4.0,
    "mountain": 5.0,
    "island": 5.5,
    "facility": 5.5,
    "crossing": 5.5,
    "camp": 5.5,
    "border": 5.5,
}
_TIER_WEIGHT = (1.2, 0.6, -1.0, -1.4)
_CAPITAL_WEIGHT, _SEAT_WEIGHT, _PART_WEIGHT = 2.0, 0.4, -0.4
_CONTAINED, _NOT_CONTAINED, _HINTED = 9.0, -5.0, 2.5
_SAID_COUNTRY, _WRONG_COUNTRY = 5.0, -2.0
_RIGHT_KIND, _WRONG_KIND = 3.0, -5.0
_COUNTRY_COMPANY, _DIVISION_COMPANY, _NEAR_COMPANY = 3.5, 2.5, 1.8
_DOUBT = 0.8  # how many names it takes before company counts in full
_NEAR_KM = 70.0
_ROUNDS = 4
_MOST_SENSES, _FEWEST_PER_NAME, _MOST_ANCHORS = 900, 5, 300
_COUNTRY = KINDS.index("country")
_SURE_ENOUGH = 4.2
_UNKNOWN_PRIOR_POPULATION = 400.0


@dataclass(slots=True)
class Group:
    """All mentions of one name that share their evidence; the unit of decision."""

    key: str
    members: list[int]
    candidate: Candidate
    weight: float


@dataclass(slots=True)
class Senses:
    """Flat arrays over all (name, place) pairs of the document."""

    place: NDArray[np.int64]
    group: NDArray[np.int64]
    fixed: NDArray[np.float64]
    vectors: Points
    country: NDArray[np.int64]
    admin1: NDArray[np.int64]


@dataclass(slots=True)
class Context:
    """What the document says apart from its place names: nationality words, weighted."""

    countries: Counter[str] = field(default_factory=Counter)


def resolve(gazetteer: Gazetteer, found: list[Candidate], context: Context) -> list[int | None]:
    """The place number of each candidate, or None for one that stays unknown."""
    answers: list[int | None] = [None] * len(found)
    groups = _groups(found)
    if not groups:
        return answers
    senses = _senses(gazetteer, groups, context)
    if not len(senses.place):
        return answers
    scores = _settle(senses, groups, context, gazetteer)
    for number, group in enumerate(groups):
        mine = np.flatnonzero(senses.group == number)
        if not len(mine):
            continue
        best = int(mine[int(np.argmax(scores[mine]))])
        if scores[best] >= _SURE_ENOUGH or (
            group.candidate.trusted and scores[best] >= _SURE_ENOUGH - 0.7
        ):
            for member in group.members:
                answers[member] = int(senses.place[best])
    return answers


def _groups(found: list[Candidate]) -> list[Group]:
    """Mentions by name and stated evidence; a bare mention joins the most telling one before it."""
    by_key: dict[str, list[int]] = {}
    for i, candidate in enumerate(found):
        by_key.setdefault(candidate.key, []).append(i)
    groups: list[Group] = []
    for key, members in by_key.items():
        typed: dict[object, list[int]] = {}
        for i in members:
            typed.setdefault(found[i].kinds and tuple(sorted(found[i].kinds or ())), []).append(i)
        for same in typed.values():
            merged = _merge([found[i] for i in same], [found[i] for i in members])
            groups.append(Group(key, same, merged, min(3.0, len(same) ** 0.5)))
    return groups


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
    share = max(_FEWEST_PER_NAME, _MOST_SENSES // len(groups))
    places: list[int] = []
    owner: list[int] = []
    fixed: list[float] = []
    said = {code for code, _ in context.countries.most_common(3)}
    for number, group in enumerate(groups):
        scored = [
            (
                _own_weight(gazetteer, match) + _stated(gazetteer, match.place, group.candidate),
                match.place,
            )
            for match in group.candidate.matches
        ]
        if len(scored) > share:
            scored.sort(
                key=lambda item: (-item[0] - 2.5 * (_code(gazetteer, item[1]) in said), item[1])
            )
            scored = scored[:share]
        for score, place in scored:
            places.append(place)
            owner.append(number)
            fixed.append(score)
    index = np.array(places, dtype=np.int64)
    division = np.where(
        gazetteer.kind[index] == KINDS.index("admin1"), index, gazetteer.admin1[index]
    )
    return Senses(
        place=index,
        group=np.array(owner, dtype=np.int64),
        fixed=np.array(fixed),
        vectors=unit_vectors(gazetteer.latitude[index], gazetteer.longitude[index]),
        country=gazetteer.country_number[index].astype(np.int64),
        admin1=division.astype(np.int64),
    )


def _code(gazetteer: Gazetteer, place: int) -> str:
    return gazetteer.countries[int(gazetteer.country_number[place])]


def _own_weight(gazetteer: Gazetteer, match: Match) -> float:
    """What a place weighs before any context."""
    place = match.place
    kind = KINDS[int(gazetteer.kind[place])]
    population = float(gazetteer.population[place])
    size = (
        np.log10(population + _UNKNOWN_PRIOR_POPULATION)
        if kind in {"country", "admin1", "admin2", "town"}
        else 0.0
    )
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
    code = _code(gazetteer, division)
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
        score += _SAID_COUNTRY if _code(gazetteer, place) in candidate.countries else _WRONG_COUNTRY
    if candidate.distant is not None:
        score += _distance_fits(gazetteer, place, candidate.distant)
    return min(score, 14.0)


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


def _settle(
    senses: Senses, groups: list[Group], context: Context, gazetteer: Gazetteer
) -> NDArray[np.float64]:
    """Scores after the rounds of company."""
    weights = np.array([group.weight for group in groups])
    said = np.zeros(len(gazetteer.countries))
    for code, count in context.countries.items():
        if code in gazetteer.countries:
            said[gazetteer.countries.index(code)] += min(4.0, count**0.7)
    anchors = _anchors(senses, weights)
    closeness = np.exp(-distances_km(senses.vectors, senses.vectors[anchors]) / _NEAR_KM)
    closeness[senses.group[:, None] == senses.group[anchors][None, :]] = 0.0
    scores = senses.fixed.copy()
    for _ in range(_ROUNDS):
        belief = _softmax(scores, senses.group, len(groups)) * weights[senses.group]
        scores = senses.fixed + _company(senses, belief, said)
        near = closeness @ belief[anchors]
        scores += _NEAR_COMPANY * np.minimum(1.5, np.log1p(near))
    return scores


def _anchors(senses: Senses, weights: NDArray[np.float64]) -> NDArray[np.int64]:
    """The senses that others are measured against: all, or the best of a long document."""
    if len(senses.place) <= _MOST_SENSES:
        return np.arange(len(senses.place))
    order = np.lexsort((senses.place, -senses.fixed - weights[senses.group]))
    return np.sort(order[:_MOST_ANCHORS])


def _softmax(
    scores: NDArray[np.float64], group: NDArray[np.int64], count: int
) -> NDArray[np.float64]:
    top = np.full(count, -np.inf)
    np.maximum.at(top, group, scores)
    raised = np.exp((scores - top[group]) / 0.6)
    total = np.zeros(count)
    np.add.at(total, group, raised)
    result: NDArray[np.float64] = raised / total[group]
    return result


def _company(
    senses: Senses, belief: NDArray[np.float64], said: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Support from names of the same country and of the same division, one's own name apart."""
    bonus = _COUNTRY_COMPANY * _share(senses, senses.country, belief, said)
    inside = senses.admin1 >= 0
    division = np.where(inside, senses.admin1, -1)
    numbers, compact = np.unique(division, return_inverse=True)
    none = np.zeros(len(numbers))
    shared = _share(senses, compact.astype(np.int64), belief, none)
    bonus += _DIVISION_COMPANY * np.where(inside, shared, 0.0)
    nowhere = senses.country == 0
    return np.where(nowhere, 0.8, bonus)


def _share(
    senses: Senses,
    bucket: NDArray[np.int64],
    belief: NDArray[np.float64],
    said: NDArray[np.float64],
) -> NDArray[np.float64]:
    """For each sense, the part of the other names' belief that falls in the same bucket."""
    size = max(len(said), int(bucket.max()) + 1)
    total = np.zeros(size)
    total[: len(said)] += said
    np.add.at(total, bucket, belief)
    own = np.zeros(len(belief))
    pairs = senses.group * size + bucket
    numbers, compact = np.unique(pairs, return_inverse=True)
    summed = np.zeros(len(numbers))
    np.add.at(summed, compact, belief)
    own = summed[compact]
    others = np.maximum(total[bucket] - own, 0.0)
    result: NDArray[np.float64] = (others / (others.max(initial=0.0) + _DOUBT)) ** 0.5
    return result
