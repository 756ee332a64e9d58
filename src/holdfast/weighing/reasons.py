"""Reasons across documents, clustered by what they explain, their field, relation and camp.

Clusters are ranked by independent roots, then by how surely their rules read, then by how openly
the words tie cause and effect. What denies a reason of the same field stands beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from holdfast.linking.tellings import places_of
from holdfast.model import Statement
from holdfast.rules.precision import Precision, precision_of
from holdfast.weighing.belief import belief
from holdfast.weighing.terms import Belief, Voice

DISCOURSE_RULE = "reasons.why-headline"
LEARNED_RULE = "reasons.learned"
TREND, CHANGE, OTHER = "the trend", "the change at", "something else"
# Types that tell how a party fares on the whole, where they name no place.
FARING = ("territory.", "movement.advance", "battle.defeat", "battle.offensive", "state", "share")
# Openly tied, tied by a learned model, told beside it, answered to a heading that asks.
EXPLICIT, LEARNED, BESIDE, IMPLIED = 3, 2, 1, 0


@dataclass(frozen=True, slots=True)
class ReasonCluster:
    """Reasons of one kind, by statement id, most explicit first.

    ``effect``: what they explain; ``factor``: their field, None for no known one; ``relation``: a
    reason's type; ``camp``: the side that gives them. ``belief`` weighs that they are given, with
    ``dissent``, the ids of statements that deny reasons of that field, counted against them.
    """

    effect: str
    factor: str | None
    relation: str
    camp: str
    reasons: tuple[str, ...]
    dissent: tuple[str, ...]
    explicitness: int
    belief: Belief

    @property
    def roots(self) -> int:
        """How many independent roots give them, each in a report of its own."""
        return self.belief.corroborating

    @property
    def precision(self) -> float:
        """The precision of its surest rule; 0 while all are ungraded."""
        return max((vote.value or 0.0 for vote in self.belief.support), default=0.0)


@dataclass(frozen=True, slots=True)
class Weighing:
    """What reasons are weighed with: every statement by id, its voice, and what rules are worth."""

    by_id: Mapping[str, Statement]
    voices: Mapping[str, Voice]
    grading: Callable[[str], Precision] = precision_of


def reason_clusters(reasons: Iterable[Statement], known: Weighing) -> tuple[ReasonCluster, ...]:
    """All clusters, the weightiest first; reasons that nobody is known to give are left out."""
    told = {each.id: each for each in reasons if each.id in known.voices}
    against: dict[str | None, list[Statement]] = defaultdict(list)
    grouped: dict[tuple[str, str, str, str], list[Statement]] = defaultdict(list)
    for identity in sorted(told):
        each = told[identity]
        if is_dissent(each):
            against[each.factor].append(each)
            continue
        key = (effect_of(each, known.by_id), each.factor or "", each.type)
        grouped[(*key, known.voices[identity].camp)].append(each)
    found = [
        _cluster(key, some, against[key[1] or None] if key[1] else [], known)
        for key, some in grouped.items()
    ]
    return tuple(sorted(found, key=_weight))


def is_dissent(reason: Statement) -> bool:
    """Whether it says that something is no reason."""
    return reason.polarity == "-" or reason.mood == "denied"


def effect_of(reason: Statement, by_id: Mapping[str, Statement]) -> str:
    """What a reason explains: a change at a place, how a party fares, or something else."""
    if reason.rule == DISCOURSE_RULE:
        return TREND
    effect = by_id.get((reason.effect.statement or "") if reason.effect else "")
    if effect is None or not effect.type.startswith(FARING):
        return OTHER
    places = sorted({place.name or place.text for place in places_of(effect)})
    return f"{CHANGE} {' and '.join(places)}" if places else TREND


def explicitness(reason: Statement) -> int:
    """How openly the words tie cause and effect, 3 to 0."""
    if reason.rule == DISCOURSE_RULE:
        return IMPLIED
    if reason.type == "reason.context":
        return BESIDE
    return LEARNED if reason.rule == LEARNED_RULE else EXPLICIT


def _cluster(
    key: tuple[str, str, str, str],
    some: list[Statement],
    against: list[Statement],
    known: Weighing,
) -> ReasonCluster:
    ordered = sorted(some, key=lambda each: (-explicitness(each), each.id))
    return ReasonCluster(
        effect=key[0],
        factor=key[1] or None,
        relation=key[2],
        camp=key[3],
        reasons=tuple(each.id for each in ordered),
        dissent=tuple(each.id for each in against),
        explicitness=explicitness(ordered[0]),
        belief=belief(some, against, known.voices, known.grading),
    )


def _weight(cluster: ReasonCluster) -> tuple[int, float, bool, bool, int, tuple[str, ...]]:
    return (
        -cluster.roots,
        -cluster.precision,
        cluster.factor is None,
        cluster.effect == OTHER,
        -cluster.explicitness,
        cluster.reasons,
    )
