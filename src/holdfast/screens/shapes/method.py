"""How it is done."""

from __future__ import annotations

from typing_extensions import TypedDict


class MethodText(TypedDict):
    """A paragraph of the method."""

    heading: str
    text: str


class RuleRow(TypedDict):
    """A rule with its measured precision."""

    id: str
    type: str
    gloss: str
    right: int
    judged: int
    confidence: float | None


class ScoreRow(TypedDict):
    """A score of the bench."""

    task: str
    score: str
    metric: str
    published: str
    goal: str


class MethodScreen(TypedDict):
    """How it is done, and what it does not cover."""

    control: list[MethodText]
    rules: list[RuleRow]
    scores: list[ScoreRow]
    limits: list[str]
    credits: list[str]
