"""What a person is asked to look at, and why: what matters most, and is least sure, comes first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from holdfast.control import Edge, PlaceControl
from holdfast.ledger.judging import Judged
from holdfast.ledger.links import Links
from holdfast.model import Statement

if TYPE_CHECKING:
    from holdfast.linking import CopyCluster, Incident

# Below this share of right ones, a rule's statements are looked at one by one.
SURE = 0.8
# What is asked first.
READ_ANEW, DECISIVE, LINKED, UNSURE, UNGRADED = range(5)
ABOUT_ONE = frozenset({"accept", "reject", "correct"})


@dataclass(frozen=True, slots=True)
class Question:
    """One statement ("is this what the words say?") or two ("is this one happening?")."""

    statements: tuple[Statement, ...]
    why: str

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of what it asks about."""
        return tuple(each.id for each in self.statements)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a ledger shows, as far as questions come from it.

    ``rejected``: statements that are hidden because of a decision about an earlier reading.
    ``copies``: documents that are one voice.
    """

    statements: Sequence[Statement]
    control: Sequence[PlaceControl]
    incidents: Sequence[Incident]
    links: Links
    judged: Sequence[Judged]
    rejected: Sequence[Statement] = ()
    copies: Sequence[CopyCluster] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reason to ask: how urgent, how unsure (0 sure … 1), and in words."""

    rank: int
    unsure: float
    why: str


def questions(shown: Shown) -> list[Question]:
    """What to ask, in order. What was decided is not asked again, until it reads otherwise."""
    settled = {
        identity
        for each in shown.judged
        if each.state == "in force" and each.decision.verb in ABOUT_ONE
        for identity in each.now
    }
    by_id = {each.id: each for each in (*shown.rejected, *shown.statements)}
    doubts: dict[tuple[str, ...], list[Doubt]] = {}
    for identity, doubt in (
        *read_anew(shown.judged),
        *decisive(shown.control, voices(shown)),
        *unsure(shown.statements),
    ):
        if identity in by_id and identity not in settled:
            doubts.setdefault((identity,), []).append(doubt)
    for pair, doubt in linked(shown.incidents, shown.links):
        if by_id.keys() >= set(pair):
            doubts.setdefault(pair, []).append(doubt)
    ordered = sorted(doubts, key=lambda ids: urgency(ids, doubts[ids], by_id))
    return [
        Question(
            tuple(by_id[each] for each in ids),
            "; ".join(dict.fromkeys(doubt.why for doubt in doubts[ids])),
        )
        for ids in ordered
    ]


def urgency(
    ids: tuple[str, ...], doubts: Iterable[Doubt], by_id: dict[str, Statement]
) -> tuple[int, float, str, int, tuple[str, ...]]:
    """What the questions are sorted by."""
    first = min(doubts, key=lambda each: (each.rank, -each.unsure))
    statement = by_id[ids[0]]
    return first.rank, -first.unsure, statement.document, statement.evidence.start, ids


def read_anew(judged: Iterable[Judged]) -> Iterator[tuple[str, Doubt]]:
    """What was decided about an earlier reading, and now reads otherwise."""
    for each in judged:
        if each.state == "carried over" and each.why and each.decision.verb in ABOUT_ONE:
            made = f"{each.decision.by} decided “{each.decision.verb}” on an earlier reading"
            for identity in each.now:
                if identity is not None:
                    yield identity, Doubt(READ_ANEW, 1.0, f"{made}; it now reads {each.why}")


def voices(shown: Shown) -> dict[str, str]:
    """Statement → the cluster of copies that its document is in, else the document."""
    cluster = {document: each.id for each in shown.copies for document in each.documents}
    return {each.id: cluster.get(each.document, each.document) for each in shown.statements}


def decisive(
    places: Iterable[PlaceControl], voice: Mapping[str, str]
) -> Iterator[tuple[str, Doubt]]:
    """Statements on which alone, or with their copies, a change of hands rests."""
    for place in places:
        for interval in place.intervals:
            holders = " and ".join(party.name for party in interval.controllers) or "nobody named"
            for edge, verb in ((interval.start, "came to hold"), (interval.end, "lost")):
                if edge is None or len({voice.get(each, each) for each in edge.told_by}) != 1:
                    continue
                alone = "it alone" if len(edge.told_by) == 1 else "one report and its copies alone"
                why = f"that {holders} {verb} {place.name} {day_words(edge)} rests on {alone}"
                yield edge.told_by[0], Doubt(DECISIVE, 0.5, why)


def day_words(edge: Edge) -> str:
    """When, as far as it is known."""
    if edge.earliest == edge.latest:
        return f"on {edge.latest}" if edge.latest else "at some time"
    return f"between {edge.earliest or 'some day'} and {edge.latest or 'some day'}"


def linked(incidents: Iterable[Incident], links: Links) -> Iterator[tuple[tuple[str, str], Doubt]]:
    """Pairs that linking took for one happening, the weakest first, until somebody decided."""
    decided = links.same | links.different
    for incident in incidents:
        for link in incident.links:
            pair = (min(link.one, link.other), max(link.one, link.other))
            if pair not in decided:
                reasons = ", ".join(reason.why for reason in link.reasons if reason.score > 0)
                why = f"taken for one happening (score {link.score:.2f}: {reasons})"
                yield pair, Doubt(LINKED, 1 / (1 + max(link.score, 0.0)), why)


def unsure(statements: Iterable[Statement]) -> Iterator[tuple[str, Doubt]]:
    """Statements of rules that are often wrong, or that nobody has graded."""
    for statement in statements:
        confidence = statement.confidence
        if confidence is None:
            yield statement.id, Doubt(UNGRADED, 0.5, f"the rule {statement.rule} is ungraded")
        elif confidence < SURE:
            why = f"the rule {statement.rule} was right {confidence:.0%} of the time"
            yield statement.id, Doubt(UNSURE, 1 - confidence, why)
