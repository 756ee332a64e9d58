"""Belief: what the curated precision of the rules and the independent roots make of statements.

A root's vote is the precision of its best graded rule: how surely we read what it says, which is
not how truthful it is. A person who accepted a statement has read it against its words, which
counts for more than what its rule is worth on average. Roots that stand in the pages of one
publisher may be wrong together, so that each publisher keeps a share of doubt that no number of its
reports removes. Where anything that is needed is ungraded, so is the belief.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from math import prod

from holdfast.model import Statement
from holdfast.rules.precision import Precision, precision_of
from holdfast.weighing.grades import corroboration
from holdfast.weighing.roots import best_letter, independent, reports
from holdfast.weighing.terms import Backing, Belief, Root, Voice, Vote

FLOOR = 0.05  # doubt that stays with one publisher, whatever the number of roots it quotes
MOST = 0.95
ACCEPTED = 0.95  # people err, too
Grading = Callable[[str], Precision]


def belief(
    support: Iterable[Statement],
    denials: Iterable[Statement],
    told: Mapping[str, Voice],
    grading: Grading = precision_of,
) -> Belief:
    """The belief in what the statements of ``support`` say, against those that deny it.

    A root that says both is on neither side's count twice: its denial stands among the denials and
    its assertion among the support. ``told``: voices of all statements, from ``voices``.
    """
    backed, opposed = list(support), list(denials)
    for_it = votes(backed, told, grading)
    against = votes(opposed, told, grading)
    ungraded = sorted({vote.rule for vote in (*for_it, *against) if vote.value is None})
    value = None
    if for_it and not ungraded:
        value = round(combined(for_it) * (1 - combined(against)), 2)
    apart = backing((each.id for each in backed), told).reports
    return Belief(
        value=value,
        letter=best_letter(vote.root.letter for vote in for_it),
        digit=corroboration(min(len(for_it), apart), len(against)),
        support=for_it,
        denials=against,
        missing=tuple(ungraded),
        reports=apart,
    )


def votes(
    statements: Iterable[Statement], told: Mapping[str, Voice], grading: Grading = precision_of
) -> tuple[Vote, ...]:
    """One vote for each independent root of the statements, in the order of their names."""
    by_id = {each.id: each for each in statements}
    return tuple(vote(root, by_id, told, grading) for root in voters(by_id, told))


def voters(ids: Iterable[str], told: Mapping[str, Voice]) -> tuple[Root, ...]:
    """The independent roots of some statements, by name.

    Documents that do not tell where they come from have a vote only where nobody else has: they may
    be from any of the others.
    """
    roots = independent(told[each] for each in ids if each in told)
    known = tuple(root for root in roots if root.kind != "unknown")
    return known or roots


def backing(ids: Iterable[str], told: Mapping[str, Voice]) -> Backing:
    """Who stands behind some statements, such as those at one edge of an interval of control."""
    roots = voters(ids, told)
    carried = sorted({each for root in roots for each in root.statements})
    return Backing(roots, reports(told[each] for each in carried))


def vote(
    root: Root,
    by_id: Mapping[str, Statement],
    told: Mapping[str, Voice],
    grading: Grading = precision_of,
) -> Vote:
    """The vote of one root: accepted by a person, else its best graded rule, or the most judged
    where none is graded."""
    rules = sorted({by_id[each].rule for each in root.statements})
    known = {rule: grading(rule) for rule in rules}
    best = min(rules, key=lambda rule: (-(known[rule].value or 0.0), -known[rule].judged, rule))
    people = sorted({told[each].accepted_by or "" for each in root.statements} - {""})
    value = known[best].value
    if people:
        value = max(ACCEPTED, value or 0.0)
    return Vote(root, best, known[best], value, " and ".join(people) or None)


def combined(cast: Iterable[Vote]) -> float:
    """Noisy-or over roots, with ``FLOOR`` of doubt for each publisher; 0 for no votes, at most
    ``MOST``. Raises ``ValueError`` for a vote without a value.

    Several publishers of one root add nothing: it counts under the first of them.
    """
    pages: dict[str, list[float]] = defaultdict(list)
    for each in cast:
        if each.value is None:
            raise ValueError(f"{each.rule} is ungraded")
        pages[each.root.publishers[0]].append(1 - each.value)
    doubts = [FLOOR + (1 - FLOOR) * prod(sorted(pages[page])) for page in sorted(pages)]
    return min(MOST, 1 - prod(sorted(doubts)))
