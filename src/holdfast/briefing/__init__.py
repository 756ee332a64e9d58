"""Briefing: a question becomes a cited answer; nothing is said that no statement says."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from holdfast.briefing.terms import Brief, Citation, Clause, Group, Question, Section

if TYPE_CHECKING:
    from holdfast.record import Record

__all__ = ["Brief", "Citation", "Clause", "Group", "Question", "Section", "brief"]


def brief(
    record: Record, question: str, since: date | None = None, until: date | None = None
) -> Brief:
    """Answer a question from the record, within days (both included) where given.

    A question that is not understood gets an honest "cannot answer" with what can be asked.
    """
    from holdfast.briefing.compose import compose

    return compose(record, question, since, until)
