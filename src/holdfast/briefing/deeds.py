"""The bottom line where a question asks why something was done, and not how a party fares."""

from __future__ import annotations

from holdfast.briefing.citing import cite
from holdfast.briefing.explanation import by_weight
from holdfast.briefing.limits import number
from holdfast.briefing.scope import Scope
from holdfast.briefing.terms import Clause
from holdfast.model import Statement

DONE = frozenset({"fact", "reported", "claimed"})
CITED = 4


def told_of(scope: Scope) -> list[Statement]:
    """The statements that tell of what the question takes to have happened."""
    found = by_weight(scope, scope.matching())
    return [each for each in found if each.polarity == "+" and each.mood in DONE]


def deed_line(scope: Scope) -> Clause:
    """How many they are."""
    found = told_of(scope)
    if not found:
        return Clause("The record tells of no such thing: the premise is not shown.")
    cited = tuple(cite(each) for each in found[:CITED])
    return Clause(f"The record tells of it in {number(len(found), 'statement')}.", cited)
