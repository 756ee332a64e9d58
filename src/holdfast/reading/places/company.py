"""The company that names keep: each reading of a name gains by the others that lie with it.

Shared country, shared division and nearness count, weighted by how sure the other names are, so a
few rounds settle it (mean-field). Another form of the same name is no independent witness ("Athens"
and "the city of Athens"); but both should mean one place.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from holdfast.gazetteer import Gazetteer
from holdfast.gazetteer.places import KINDS
from holdfast.reading.places.candidate import Candidate
from holdfast.reading.places.geometry import Points, distances_km

_COUNTRY_COMPANY, _DIVISION_COMPANY, _DISTRICT_COMPANY, _NEAR_COMPANY = 3.5, 2.5, 1.5, 1.8
_SAME_SENSE = 3.0  # two forms of one name mean one place
_DOUBT = 0.8  # how many names it takes before company counts in full
_NEAR_KM, _SAME_KM = 70.0, 60.0
_MOST_NEAR, _MOST_SAID = 1.5, 4.0
_ROUNDS = 4
_TEMPERATURE = 0.6
_NOWHERE = 2.5  # what seas and continents get for the country that they do not have
_MOST_SENSES, _MOST_ANCHORS = 900, 300
# The point of a wide land says little about what is near it.
_WIDE = frozenset(
    KINDS.index(kind) for kind in ("country", "admin1", "continent", "region", "sea", "river")
)
_IS_WIDE = np.array([number in _WIDE for number in range(len(KINDS))])

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]


@dataclass(slots=True)
class Group:
    """All mentions of one name that share their evidence; the unit of decision.

    ``name``: the same number for all forms of one name.
    """

    key: str
    members: list[int]
    candidate: Candidate
    weight: float
    name: int = 0


@dataclass(slots=True)
class Senses:
    """Flat arrays over all (name, place) pairs of the document."""

    place: NDArray[np.int64]
    group: NDArray[np.int64]
    fixed: NDArray[np.float64]
    tier: NDArray[np.int64]
    vectors: Points
    country: NDArray[np.int64]
    admin1: NDArray[np.int64]
    admin2: NDArray[np.int64]
    name: NDArray[np.int64]
    wide: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Circle:
    """Which senses lie together: ``bucket`` numbers where each lies, ``inside`` says whether it
    lies in any; ``said`` is what the text itself says for each bucket; ``own`` numbers the pairs of
    name and bucket, for no name is its own company."""

    bucket: Numbers
    inside: NDArray[np.bool_]
    said: Floats
    own: Numbers


@dataclass(slots=True)
class Context:
    """What the document says apart from its place names: countries it points at, counted."""

    countries: dict[str, float] = field(default_factory=dict)


def is_wide(gazetteer: Gazetteer, places: Numbers) -> NDArray[np.bool_]:
    """Whether places are wide lands or waters."""
    wide: NDArray[np.bool_] = _IS_WIDE[gazetteer.kind[places]]
    return wide


def settle(senses: Senses, groups: list[Group], context: Context, gazetteer: Gazetteer) -> Floats:
    """Scores of all senses after the rounds of company."""
    weights = np.array([group.weight for group in groups])
    said = _said(context, gazetteer)
    anchors = _anchors(senses, weights)
    kilometres = distances_km(senses.vectors, senses.vectors[anchors])
    same_name = senses.name[:, None] == senses.name[anchors][None, :]
    other_form = same_name & (senses.group[:, None] != senses.group[anchors][None, :])
    same_place = (other_form & (kilometres < _SAME_KM)).astype(np.float64)
    closeness = np.exp(-kilometres / _NEAR_KM)
    closeness[same_name | senses.wide[anchors][None, :]] = 0.0
    circles = _circles(senses, said)
    scores = senses.fixed.copy()
    for _ in range(_ROUNDS):
        belief = _softmax(scores, senses.group, len(groups))
        agreed = np.minimum(1.0, same_place @ belief[anchors])
        belief *= weights[senses.group]
        near = closeness @ belief[anchors]
        scores = senses.fixed + _company(senses, circles, belief) + _SAME_SENSE * agreed
        scores += _NEAR_COMPANY * np.minimum(_MOST_NEAR, np.log1p(near))
    return scores


def _said(context: Context, gazetteer: Gazetteer) -> Floats:
    """How much the text points at each country by other words than names of places."""
    said = np.zeros(len(gazetteer.countries))
    for code, count in context.countries.items():
        if code in gazetteer.countries:
            said[gazetteer.countries.index(code)] += min(_MOST_SAID, count**0.7)
    return said


def _anchors(senses: Senses, weights: Floats) -> Numbers:
    """The senses that others are measured against: all, or the best of a long document."""
    if len(senses.place) <= _MOST_SENSES:
        return np.arange(len(senses.place))
    order = np.lexsort((senses.place, -senses.fixed - weights[senses.group]))
    return np.sort(order[:_MOST_ANCHORS])


def _softmax(scores: Floats, group: Numbers, count: int) -> Floats:
    top = np.full(count, -np.inf)
    np.maximum.at(top, group, scores)
    raised = np.exp((scores - top[group]) / _TEMPERATURE)
    total = np.zeros(count)
    np.add.at(total, group, raised)
    result: Floats = raised / total[group]
    return result


def _circles(senses: Senses, said: Floats) -> list[Circle]:
    """The country, the division and the district that each sense keeps company in."""
    everywhere = np.ones(len(senses.place), np.bool_)
    circles = [_circle(senses, senses.country, everywhere, said)]
    for division in (senses.admin1, senses.admin2):
        inside = division >= 0
        _, compact = np.unique(np.where(inside, division, -1), return_inverse=True)
        none = np.zeros(int(compact.max(initial=0)) + 1)
        circles.append(_circle(senses, compact.astype(np.int64), inside, none))
    return circles


def _circle(senses: Senses, bucket: Numbers, inside: NDArray[np.bool_], said: Floats) -> Circle:
    size = max(len(said), int(bucket.max()) + 1)
    total = np.zeros(size)
    total[: len(said)] += said
    _, own = np.unique(senses.name * size + bucket, return_inverse=True)
    return Circle(bucket, inside, total, own)


def _company(senses: Senses, circles: list[Circle], belief: Floats) -> Floats:
    """Support from other names of the same country, of the same division, of the same district."""
    country, *divisions = circles
    bonus = _COUNTRY_COMPANY * _share(country, belief)
    for circle, weight in zip(divisions, (_DIVISION_COMPANY, _DISTRICT_COMPANY), strict=True):
        bonus += weight * np.where(circle.inside, _share(circle, belief * circle.inside), 0.0)
    return np.where(senses.country == 0, _NOWHERE, bonus)


def _share(circle: Circle, belief: Floats) -> Floats:
    """For each sense, the part of the other names' belief that falls in the same bucket."""
    total = circle.said.copy()
    np.add.at(total, circle.bucket, belief)
    summed = np.zeros(int(circle.own.max(initial=0)) + 1)
    np.add.at(summed, circle.own, belief)
    others = np.maximum(total[circle.bucket] - summed[circle.own], 0.0)
    result: Floats = (others / (others.max(initial=0.0) + _DOUBT)) ** 0.5
    return result
