"""Briefing: a question becomes a cited answer; nothing is said that no statement says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.briefing.terms import (
    Brief,
    Citation,
    Clause,
    Group,
    Listed,
    Options,
    Question,
    Row,
    Section,
    Table,
)

if TYPE_CHECKING:
    from holdfast.record import Record

__all__ = [
    "Brief",
    "Citation",
    "Clause",
    "Group",
    "Listed",
    "Options",
    "Question",
    "Row",
    "Section",
    "Table",
    "brief",
]


def brief(record: Record, question: str, options: Options | None = None) -> Brief:
    """Answer a question from the record, each clause with the words it rests on.

    A question that is not understood gets an honest "cannot answer" with what can be asked.
    """
    from holdfast.briefing.compose import compose

    return compose(record, question, options or Options())
