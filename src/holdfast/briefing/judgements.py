"""Key judgements: what is likely in the words of ICD-203, and, apart from it, how sure that is.

A likelihood is never said in the sentence of the confidence. Of a reason no likelihood is said: the
record can show that it is given, not that it is so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from holdfast.briefing.citing import cite_all, days
from holdfast.briefing.explanation import FACTORS, NOUNS, weighed
from holdfast.briefing.premise import changes_words, is_partial, together
from holdfast.briefing.scope import Scope
from holdfast.briefing.terms import Clause, Group, Section
from holdfast.control import Change
from holdfast.weighing import Belief
from holdfast.weighing.reasons import OTHER

# Upper bound (excluded) → the term; one row of terms alone.
LIKELIHOODS = (
    (0.05, "there is almost no chance"),
    (0.20, "it is very unlikely"),
    (0.45, "it is unlikely"),
    (0.55, "there is a roughly even chance"),
    (0.80, "it is likely"),
    (0.95, "it is very likely"),
    (1.01, "it is almost certain"),
)
CHANGES, REASONS = 6, 3
UNGRADED = " No likelihood is given"
WELL_GRADED = "AB"


def judgements(scope: Scope) -> Section:
    """The changes that the question rests on, then the weightiest reasons."""
    clauses = (*change_judgements(scope), *reason_judgements(scope))
    groups = (Group(None, clauses),) if clauses else ()
    return Section("judgements", "Key judgements", groups, "The record bears no judgement.")


def likelihood(value: float) -> str:
    """The ICD-203 term of a belief in [0, 1]. Raises ``ValueError`` for another number."""
    if not 0 <= value <= 1:
        raise ValueError("a belief lies in [0, 1]")
    return next(term for bound, term in LIKELIHOODS if value < bound)


def confidence(belief: Belief) -> str:
    """How sure a judgement is, as its own sentence with its reason."""
    roots, against = belief.corroborating, len(belief.denials)
    level = "low"
    if roots >= 2 and roots >= 2 * against:
        level = "moderate"
        if roots > 2 and not against and belief.letter in WELL_GRADED and belief.value is not None:
            level = "high"
    return f"Confidence is {level}: {belief.who()}"


def change_judgements(scope: Scope) -> Iterator[Clause]:
    """The changes of the sides asked about that are more than implied, the weightiest first; those
    of one report are one judgement."""
    if not (scope.question.actors or scope.question.places):
        return
    told = {
        (change.kind, change.place, change.edge): change
        for each in scope.tallies
        for change in (*each.gained, *each.lost)
        if not change.edge.implied
    }
    ranked = sorted(told.values(), key=lambda each: weight(scope, each))
    for changes in together(scope, ranked)[:CHANGES]:
        yield change_judgement(scope, changes)


def weight(scope: Scope, change: Change) -> tuple[bool, bool, int, int, tuple[int, str, str]]:
    """Reported before claimed, a whole place before a part; then by independent roots, by people
    who live there, newest first."""
    roots = scope.belief_in(change.edge.told_by).corroborating
    people = scope.population.get(change.place, 0)
    return change.edge.claimed, is_partial(change), -roots, -people, newest_first(change)


def newest_first(change: Change) -> tuple[int, str, str]:
    """By the last day that it can have come on."""
    latest = change.edge.latest
    return (-latest.toordinal() if latest else 0, change.place_name, change.kind)


def change_judgement(scope: Scope, changes: Sequence[Change]) -> Clause:
    """Changes of one report with their likelihood, and then the confidence."""
    edge = changes[0].edge
    ids = list(dict.fromkeys(each for change in changes for each in change.edge.told_by))
    found = scope.belief_in(ids)
    what = f"{changes_words(changes)} {days(edge)}"
    if found.value is None:
        rules = ", ".join(found.missing)
        said = f"{what}, as far as the record says."
        said += f"{UNGRADED}: too few readings by {rules} were judged."
    else:
        said = f"Going by what is reported, {likelihood(found.value)} that {what}."
    return Clause(f"{said} {confidence(found)}", cite_all(ids, scope.by_id))


def reason_judgements(scope: Scope) -> Iterator[Clause]:
    """The weightiest clusters of reasons that speak of a known field."""
    found = [each for each in weighed(scope) if each.factor is not None][:REASONS]
    for cluster in found:
        field = FACTORS[cluster.factor]
        explained = f" of {cluster.effect}" if cluster.effect != OTHER else ""
        said = f"{field}: given as {NOUNS[cluster.relation]}{explained} by {cluster.camp}."
        yield Clause(f"{said} {confidence(cluster.belief)}", cite_all(cluster.reasons, scope.by_id))
