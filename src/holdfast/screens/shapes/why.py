"""Reasons and their weight."""

from __future__ import annotations

from typing_extensions import TypedDict

from holdfast.screens.shapes.quotes import Clause, Quote


class Effect(TypedDict):
    """Something that reasons are given for."""

    key: str
    label: str
    reasons: int


class Reason(TypedDict):
    """A reason with its weight."""

    id: str
    label: str
    factor: str
    camp: str
    relation: str
    bearing: str
    sources: int
    strength: float
    confidenceWhy: str
    quotes: list[Quote]


class GridRow(TypedDict):
    """How one reason stands to each explanation."""

    reason: str
    cells: list[str]


class Grid(TypedDict):
    """Reasons against competing explanations."""

    hypotheses: list[str]
    rows: list[GridRow]


class WhyScreen(TypedDict):
    """Why, according to whom."""

    question: str
    effects: list[Effect]
    effect: str | None
    premise: list[Clause]
    reasons: list[Reason]
    whatWouldChange: list[Clause]
    whatMayFollow: list[Clause]
    grid: Grid | None
    disagreements: list[Clause]
    gaps: list[Clause]
