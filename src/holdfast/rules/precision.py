"""How often each rule was right, as people judged it: the source of a statement's confidence.

``precision.yaml`` is written by ``python -m bench.gold.curated`` from judged extractions; nothing
else may set a confidence. A rule judged fewer than thirty times has none: "ungraded".
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from holdfast.yaml_data import load_yaml

FILE = Path(__file__).with_name("precision.yaml")
ENOUGH = 30


@dataclass(frozen=True, slots=True)
class Precision:
    """How many extractions of a rule were judged, and how many of them were right."""

    correct: int
    judged: int

    @property
    def graded(self) -> bool:
        """Whether enough were judged to say a number."""
        return self.judged >= ENOUGH

    @property
    def expected(self) -> float:
        """The expected share of right ones, two decimals.

        One right and one wrong are added (Laplace's rule), so that thirty out of thirty is not
        certainty.
        """
        return round((self.correct + 1) / (self.judged + 2), 2)

    @property
    def value(self) -> float | None:
        """The expected share of right ones; None while ungraded."""
        return self.expected if self.graded else None


NOTHING = Precision(0, 0)


@lru_cache(maxsize=1)
def precisions() -> dict[str, Precision]:
    """Rule id → its judged precision, for the rules that were judged at all."""
    rows: dict[str, list[int]] = load_yaml(FILE.read_text(encoding="utf-8")) or {}
    return {rule: Precision(*counts) for rule, counts in rows.items()}


def precision_of(rule: str) -> Precision:
    """What is known of a rule; nothing judged for one that is not listed."""
    return precisions().get(rule, NOTHING)


def confidence_of(rule: str) -> float | None:
    """The confidence of what a rule reads; None while the rule is ungraded."""
    return precision_of(rule).value


def precision_text(rule: str) -> str:
    """What judged extractions say of the rule."""
    known = precision_of(rule)
    if not known.judged:
        return "Ungraded: nothing of it has been judged yet."
    counts = f"{known.correct} of {known.judged} judged extractions were right"
    if known.value is None:
        return f"Ungraded: {counts}, and fewer than {ENOUGH} say no number."
    return f"{counts}: confidence {known.value:.2f}."
