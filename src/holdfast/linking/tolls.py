"""How many were killed, hurt, taken: what one telling counts, and two tellings' counts compared."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from holdfast.linking.terms import Reason, Relation
from holdfast.model import Document, Quantity, Statement

TOLLS = frozenset(
    {"killed", "injured", "captured", "abducted", "displaced", "missing", "casualties"}
)
SAME_TOLL, MIDDLING_TOLL, SMALL_TOLL, AGREEING_TOLL = 0.3, 0.12, 0.05, 0.2
UPDATED_TOLL, LEAPT_TOLL, OTHER_TOLL = 0.05, -0.1, -0.3
# "Two killed" is said of too many things to be telling, and "six killed" of some every day.
SMALL, MIDDLING = 3, 10
GROWTH = 4.0  # how far a toll is known to rise in the news of some days
FEWEST_SHRINK = 0.75  # how far a first count is known to be taken back
ROUND = 10  # what "more than 60" counts in
ABOVE_ROUND = 1.15  # how far above it the number is that such words stand for
# "Five more", "another five": these come on top of a count told before.
MORE_AFTER = re.compile(r"\s+(?:more|further|additional)\b")
MORE_BEFORE = re.compile(r"\b(?:another|an? further|an? additional)\s+$", re.IGNORECASE)
LONGEST_BEFORE = len("an additional  ")


@dataclass(frozen=True, slots=True)
class Toll:
    """One count: ``low`` people at least, ``high`` at most (None: open). ``more``: told as coming
    on top of others."""

    low: float
    high: float | None
    more: bool = False

    def agrees(self, other: Toll) -> bool:
        """Whether the one is the round number that the other, told exactly, is "more than"."""
        rough, exact = (self, other) if self.high is None else (other, self)
        number = rough.low - 1
        if rough.high is not None or exact.high is None or number <= 0 or number % ROUND:
            return False
        return number < exact.low <= ABOVE_ROUND * number


def tolls_of(statements: Iterable[Statement], document: Document | None) -> dict[str, Toll]:
    """What is counted → the largest count of it; a part of a count is none of its own."""
    found: dict[str, Toll] = {}
    for each in statements:
        for quantity in each.numbers:
            if quantity.part_of or quantity.what not in TOLLS:
                continue
            toll = _toll(quantity, document)
            known = found.get(quantity.what)
            if toll is not None and (known is None or toll.low > known.low):
                found[quantity.what] = toll
    return found


def _toll(quantity: Quantity, document: Document | None) -> Toll | None:
    more = document is not None and _is_more(quantity, document.text)
    if quantity.best is not None:
        return Toll(quantity.best, quantity.best, more)
    if quantity.low is not None:
        return Toll(quantity.low, quantity.high, more)
    return None


def _is_more(quantity: Quantity, text: str) -> bool:
    before = text[max(0, quantity.start - LONGEST_BEFORE) : quantity.start]
    after = MORE_AFTER.match(text, quantity.end)
    return after is not None or MORE_BEFORE.search(before) is not None


def compare_tolls(
    earlier: dict[str, Toll], later: dict[str, Toll]
) -> tuple[list[Reason], Relation]:
    """Counts of the same thing: equal, risen as tolls do, or not of one happening."""
    reasons: list[Reason] = []
    relation: Relation = "same"
    for what in sorted(earlier.keys() & later.keys()):
        score, told, updated = _compared(earlier[what], later[what], what)
        reasons.append(Reason("toll", score, told))
        relation = "update" if updated else relation
    return reasons, relation


def _compared(earlier: Toll, later: Toll, what: str) -> tuple[float, str, bool]:
    """(score, in words, whether the later one is an update) of two counts of one thing."""
    first, second = earlier.low, later.low
    then = f"{first:g} {what}, then {second:g}"
    if first == second:
        return _same(first), f"{first:g} {what} in both", False
    if earlier.agrees(later):
        return AGREEING_TOLL, f"{first:g} {what} at least, and {second:g}", False
    if later.more:
        return UPDATED_TOLL, f"{first:g} {what}, then {second:g} more", True
    if FEWEST_SHRINK * first <= second <= GROWTH * first + 2:
        return UPDATED_TOLL, then, True
    if second > first:
        return LEAPT_TOLL, then, True
    return OTHER_TOLL, f"{first:g} {what} and {second:g}", False


def _same(number: float) -> float:
    """What it says that both count as many."""
    if number < SMALL:
        return SMALL_TOLL * number
    return MIDDLING_TOLL if number < MIDDLING else SAME_TOLL
