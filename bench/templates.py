"""Who did it, to whom, to what and with what: against the templates of the MUC-3/4 reports.

Each role of a report holds entities, an entity being the set of its mentions. Ours are put beside
theirs one to one, so that as many as possible agree; ours agrees if all its mentions are mentions
of theirs (CEAF-REE). F1 over all roles and reports. What a template asks for is chosen from the
statements that users get, by ``wanted`` and ``fillers`` below, and by nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.muc4 import ROLES, reports
from bench.reader import statements_of
from bench.task import Result, Settings

# Deeds that the task asks for; fighting between forces (clashes, offensives) is outside it.
DEEDS = (
    "violence.killing", "violence.injury", "violence.abduction", "violence.torture", "battle.attack",
    "bombing.", "strike.", "destruction", "looting", "hijacking",
)  # fmt: skip
HAPPENED = frozenset({"fact", "reported", "claimed", "attempted", "threatened"})
BODIES = frozenset({
    "government", "military", "police", "intelligence", "armed-group", "militia", "coalition",
    "organisation",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filling:
    """One mention in one role; ``key`` is the same for mentions of the same entity."""

    role: str
    key: str
    words: str


def run(sets: Mapping[str, Path], settings: Settings) -> Result:
    """The task as ``python -m bench templates`` runs it."""
    right: Counter[str] = Counter()
    ours: Counter[str] = Counter()
    theirs: Counter[str] = Counter()
    errors: Counter[str] = Counter()
    for report in reports(sets["muc4"], settings):
        found = entities(statements_of(report.text).statements)
        for role in ROLES:
            gold, read = report.entities[role], found[role]
            pairs = aligned(gold, read)
            right[role] += len(pairs)
            ours[role] += len(read)
            theirs[role] += len(gold)
            errors.update(kinds_of_error(report, role, read, pairs))
    return Result(
        score=f1(right.total(), ours.total(), theirs.total()),
        n=theirs.total(),
        parts={
            "precision": round(right.total() / max(1, ours.total()), 4),
            "recall": round(right.total() / max(1, theirs.total()), 4),
            "by role": {role: f1(right[role], ours[role], theirs[role]) for role in ROLES},
        },
        errors=errors,
    )


def f1(right: int, ours: int, theirs: int) -> float:
    """Twice the right ones over all that were read and all there are."""
    return round(2 * right / (ours + theirs), 4) if ours + theirs else 0.0
