"""Everything read from twenty documents, against all that is coded in them (bench/gold/READING.md).

A statement is right if one coded has a trigger that it touches, the same type, an actor and a place
that overlap where they are coded, and is real, or not, as coded. A reason is right if each side
shares half its words with the coded side (token F1), in either direction for aims. Each coded line
matches one statement at most.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.control import REAL, Characters, Tally, spans, touch
from bench.gold.items import rows
from bench.gold.reading import texts
from bench.reader import as_document, statements_of
from bench.task import Result, Settings, Task
from holdfast.model import Statement

GOLD = ("reading/re3d.jsonl", "reading/gum.jsonl")
HALF = 0.5


@dataclass(slots=True)
class Report:
    """Counts of all, by kind and by rule, and the kinds of error."""

    all: Tally = field(default_factory=Tally)
    type_only: Tally = field(default_factory=Tally)
    by_kind: dict[str, Tally] = field(default_factory=dict)
    by_rule: dict[str, Tally] = field(default_factory=dict)
    errors: Counter[str] = field(default_factory=Counter)


def same_type(coded: Mapping[str, Any], read: Statement) -> bool:
    """The same kind of happening, told by the same word."""
    if coded["kind"] != read.kind or read.trigger is None:
        return False
    if coded["type"] != read.type:
        return False
    return touch([tuple(coded["trigger"])], [(read.trigger.start, read.trigger.end)])


def same(coded: Mapping[str, Any], read: Statement, text: str) -> bool:
    """Whether a statement says what was coded."""
    if coded["kind"] == "reason":
        return read.kind == "reason" and same_reason(coded, read, text)
    return same_type(coded, read) and same_reality(coded, read) and same_roles(coded, read)


def same_reality(coded: Mapping[str, Any], read: Statement) -> bool:
    """Both real, or both not."""
    real = coded["mood"] in REAL and coded["polarity"] == "+"
    return real == (read.mood in REAL and read.polarity == "+")


def same_roles(coded: Mapping[str, Any], read: Statement) -> bool:
    """Actor and place where they are coded."""
    for role in ("actor", "place"):
        wanted = [tuple(each) for each in coded["roles"].get(role, ())]
        if wanted and not touch(wanted, spans(read.roles.get(role, ()))):
            return False
    return True


def same_reason(coded: Mapping[str, Any], read: Statement, text: str) -> bool:
    """Both sides by half of their words."""
    if read.cause is None or read.effect is None:
        return False
    cause, effect = (tuple(coded["cause"]), tuple(coded["effect"]))
    ours = ((read.cause.start, read.cause.end), (read.effect.start, read.effect.end))
    straight = alike(text, cause, ours[0]) and alike(text, effect, ours[1])
    goal = "goal" in coded["type"] or "goal" in read.type
    crossed = goal and alike(text, cause, ours[1]) and alike(text, effect, ours[0])
    return straight or crossed


def alike(text: str, left: Characters, right: Characters) -> bool:
    """Whether two stretches share half their words."""
    first, second = words(text, left), words(text, right)
    shared = 2 * len(first & second)
    return shared >= HALF * (len(first) + len(second)) > 0


def words(text: str, span: Characters) -> set[int]:
    """Where the words of a stretch begin."""
    return {match.start() + span[0] for match in re.finditer(r"\w+", text[span[0] : span[1]])}


def compare(
    report: Report, coded: list[dict[str, Any]], read: Iterable[Statement], text: str
) -> None:
    """Count one document."""
    left = list(read)
    report.all.read += len(left)
    report.type_only.read += len(left)
    report.type_only.coded += len(coded)
    for statement in left:
        _tally(report.by_kind, statement.kind).read += 1
        _tally(report.by_rule, statement.rule).read += 1
    _count_types(report.type_only, coded, left, text)
    for row in coded:
        match = next((each for each in left if same(row, each, text)), None)
        for tally in (report.all, _tally(report.by_kind, row["kind"])):
            tally.coded += 1
            tally.right += match is not None
        if match is None:
            report.errors[_kind_of_miss(row, left)] += 1
        else:
            left.remove(match)
            report.by_rule[match.rule].right += 1
    for extra in left:
        report.errors[f"{extra.kind} that is not coded so"] += 1


def _count_types(
    tally: Tally, coded: list[dict[str, Any]], read: list[Statement], text: str
) -> None:
    left = list(read)
    for row in coded:
        for each in left:
            reason = row["kind"] == "reason" and each.kind == "reason"
            if same_reason(row, each, text) if reason else same_type(row, each):
                left.remove(each)
                tally.right += 1
                break


def _kind_of_miss(row: Mapping[str, Any], left: list[Statement]) -> str:
    if row["kind"] == "reason":
        return "reason not read"
    near = [each for each in left if same_type(row, each)]
    if not near:
        return f"{row['kind']} not read"
    if not any(same_reality(row, each) for each in near):
        return "real or not, the wrong way"
    return "actor or place not the coded one"


def _tally(tallies: dict[str, Tally], name: str) -> Tally:
    return tallies.setdefault(name, Tally())


def measure(data: Path, settings: Settings) -> Report:
    """Read the twenty documents and compare."""
    report = Report()
    gold = [row for name in GOLD for row in rows(name)]
    every = sorted(texts(data).items())
    for (name, key), (text, day) in settings.some(every, lambda each: each[0][1]):
        coded = [row for row in gold if (row["set"], row["document"]) == (name, key)]
        statements = statements_of(as_document(text, day)).statements
        compare(report, coded, statements, text)
    return report


def run(sets: Mapping[str, Path], settings: Settings) -> Result:
    """The task as ``python -m bench reading`` runs it."""
    report = measure(sets["re3d"].parent, settings)
    parts: dict[str, object] = {
        "P": round(report.all.precision, 3),
        "R": round(report.all.recall, 3),
        "by type and trigger alone P": round(report.type_only.precision, 3),
        "by type and trigger alone R": round(report.type_only.recall, 3),
    }
    parts["by kind"] = {
        kind: {
            "coded": t.coded,
            "read": t.read,
            "P": round(t.precision, 2),
            "R": round(t.recall, 2),
        }
        for kind, t in sorted(report.by_kind.items())
    }
    parts["by rule"] = {
        rule: {"read": t.read, "right": t.right}
        for rule, t in sorted(report.by_rule.items(), key=lambda each: (-each[1].read, each[0]))
    }
    return Result(report.all.f1, report.all.coded, parts, report.errors)


TASK = Task("reading", ("re3d", "gum"), "F1 of whole statements over documents coded whole", run)
