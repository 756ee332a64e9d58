"""Reasons across documents, clustered by what they explain, their field, relation and camp.

Clusters are ranked by independent roots, then by how surely their rules read, then by how openly
the words tie cause and effect. What denies a reason of the same field stands beside it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from holdfast.linking.tellings import places_of
from holdfast.model import Argument, Statement
from holdfast.rules.precision import Precision, precision_of
from holdfast.weighing.belief import belief
from holdfast.weighing.terms import Belief, Voice

DISCOURSE_RULE = "reasons.why-headline"
LEARNED_RULE = "reasons.learned"
TREND, CHANGE, OTHER = "the trend", "the change at", "something else"
NO_CHANGE = "no change at"
# "The strikes have barely slowed the advance": why it goes on, and no denial of any reason.
FAILED_HINDRANCE = "reason.prevent, failed"
# Types that tell how a party fares on the whole, where they name no place.
FARING = ("territory.", "movement.advance", "battle.defeat", "battle.offensive", "state", "share")
WORD = re.compile(r"\w+")
# Openly tied, tied by a learned model, told beside it, answered to a heading that asks.
EXPLICIT, LEARNED, BESIDE, IMPLIED = 3, 2, 1, 0


@dataclass(frozen=True, slots=True)
class ReasonCluster:
    """Reasons of one kind, by statement id, most explicit first.

    ``effect``: what they explain; ``factor``: their field, None for no known one; ``relation``: a
    reason's type, or ``FAILED_HINDRANCE``; ``camp``: the side that gives them. ``belief`` weighs
    that they are given, with ``dissent``, the ids of statements that deny reasons of that field,
    or of the same cause where they have none, counted against them.
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
    against: list[Statement] = []
    grouped: dict[tuple[str, str, str, str], list[Statement]] = defaultdict(list)
    for identity in sorted(told):
        each = told[identity]
        if is_dissent(each):
            against.append(each)
            continue
        key = (effect_of(each, known.by_id), each.factor or "", relation_of(each))
        grouped[(*key, known.voices[identity].camp)].append(each)
    found = [
        _cluster(key, some, [each for each in against if answers(each, some)], known)
        for key, some in grouped.items()
    ]
    return tuple(sorted(found, key=_weight))


def is_dissent(reason: Statement) -> bool:
    """Whether it says that something is no reason."""
    if reason.mood == "denied":
        return True
    return reason.polarity == "-" and not is_failed_hindrance(reason)


def is_failed_hindrance(reason: Statement) -> bool:
    """Whether it says that something did not, or hardly, hinder what it might have hindered."""
    return (reason.type, reason.polarity) == ("reason.prevent", "-") and reason.mood != "denied"


def relation_of(reason: Statement) -> str:
    """Its type, where a hindrance that failed is one of its own."""
    return FAILED_HINDRANCE if is_failed_hindrance(reason) else reason.type


def answers(dissent: Statement, given: Iterable[Statement]) -> bool:
    """Whether a denied reason is of the field of those given; where it is of none, whether it names
    the same cause."""
    if dissent.factor is not None:
        return any(each.factor == dissent.factor for each in given)
    denied = _words(dissent.cause)
    return any(each.factor is None and denied & _words(each.cause) for each in given)


def _words(side: Argument | None) -> set[str]:
    """The words of a side that can name something; short ones do not."""
    return {word for word in WORD.findall(side.text.casefold()) if len(word) > 3} if side else set()


def effect_of(reason: Statement, by_id: Mapping[str, Statement]) -> str:
    """What a reason explains: a change at a place or its absence, how a party fares, or something
    else."""
    if reason.rule == DISCOURSE_RULE:
        return TREND
    effect = by_id.get((reason.effect.statement or "") if reason.effect else "")
    if effect is None or not effect.type.startswith(FARING):
        return OTHER
    places = sorted({place.name or place.text for place in places_of(effect)})
    happened = effect.polarity == "+" and effect.mood != "attempted"
    if not places:
        return TREND if happened else OTHER
    return f"{CHANGE if happened else NO_CHANGE} {' and '.join(places)}"


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
