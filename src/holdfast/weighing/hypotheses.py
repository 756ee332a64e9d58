"""Reasons against competing explanations: consistent, inconsistent or silent.

The grid is a display and picks no winner. A reason is consistent with the explanation that it, or
the event that it names as the cause, speaks of; what denies that is inconsistent with it; about all
the others it is silent, since a reason for one thing is none against another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from holdfast.model import Statement
from holdfast.weighing.opposing import is_denial
from holdfast.weighing.reasons import is_dissent

Mark = Literal["consistent", "inconsistent", "silent"]
# Which field an event speaks of, by the beginning of its type.
SPEAKS_OF = {
    "support.": "outside-support",
    "strike.air": "intervention-shortfall",
    "resource": "resources",
    "battle.surrender": "weak-opponent",
    "territory.abandoned": "weak-opponent",
    "propaganda": "morale-propaganda",
}
# A strike that was made speaks against an intervention that falls short; one that was not, for it.
TURNED = frozenset({"intervention-shortfall"})


@dataclass(frozen=True, slots=True)
class Grid:
    """``marks``: a row for each statement id, a mark for each explanation, in their order."""

    explanations: tuple[str, ...]
    marks: tuple[tuple[str, tuple[Mark, ...]], ...]

    def against(self, explanation: str) -> int:
        """How many statements are inconsistent with an explanation."""
        column = self.explanations.index(explanation)
        return sum(row[column] == "inconsistent" for _, row in self.marks)


def grid(rows: Iterable[Statement], by_id: Mapping[str, Statement]) -> Grid:
    """Statements against all the explanations that any of the reasons speaks of.

    ``rows``: reasons, and denials of what reasons rest on; they keep their order, each once.
    """
    ordered = list({each.id: each for each in rows}.values())
    fields = {each.id: bearing(each, by_id) for each in ordered}
    named = sorted({field for found in fields.values() for field in found})
    marks = tuple(
        (each.id, tuple(fields[each.id].get(field, "silent") for field in named))
        for each in ordered
        if fields[each.id]
    )
    return Grid(tuple(named), marks)


def bearing(statement: Statement, by_id: Mapping[str, Statement]) -> dict[str, Mark]:
    """Explanation → how the statement bears on it; those about which it is silent are left out."""
    if statement.kind != "reason":
        return _of_event(statement)
    found: dict[str, Mark] = {}
    cause = by_id.get((statement.cause.statement or "") if statement.cause else "")
    if cause is not None:
        found.update(_of_event(cause))
    if statement.factor is not None:
        found[statement.factor] = "consistent"
    if is_dissent(statement):
        found = {field: _turned(mark) for field, mark in found.items()}
    return found


def _of_event(event: Statement) -> dict[str, Mark]:
    field = next((field for start, field in SPEAKS_OF.items() if event.type.startswith(start)), "")
    if not field:
        return {}
    for_it = is_denial(event) == (field in TURNED)
    return {field: "consistent" if for_it else "inconsistent"}


def _turned(mark: Mark) -> Mark:
    return "inconsistent" if mark == "consistent" else "consistent"
