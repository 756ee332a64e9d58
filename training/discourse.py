"""Causes with their effects in ordinary text: GUM's discourse relations, and BECAUSE.

GUM marks every relation between clauses as the Penn Discourse Treebank does, also those that are
no reasons (concession, mere time order); BECAUSE marks every explicit tie. So a sentence of theirs
in which no pair is marked teaches what is no reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from training.mentions import Marked, Pair, gum_marked, words_of_gum

CAUSE_FIRST = (
    "Contingency.Cause.Result", "Contingency.Purpose.Arg1-as-goal",
    "Contingency.Condition.Arg1-as-cond",
)  # fmt: skip
CAUSE_SECOND = (
    "Contingency.Cause.Reason", "Contingency.Purpose.Arg2-as-goal",
    "Contingency.Condition.Arg2-as-cond",
)  # fmt: skip
Extent = tuple[int, int]


def gum_with_pairs(folder: Path) -> list[Marked]:
    """GUM's documents with the reasons that lie within a sentence beside the mentions."""
    found = []
    for marked, document in zip(gum_marked(folder), words_of_gum(folder), strict=True):
        spans, sentence, fields = document
        pairs = set[Pair]()
        for field in fields:
            for cause, effect in _gum_pairs(field):
                ends = [*cause, *effect]
                if max(ends) <= len(spans) and len({sentence[each - 1] for each in ends}) == 1:
                    pairs.add((_characters(spans, cause), _characters(spans, effect)))
        found.append(
            Marked("gum", marked.identity, marked.text, marked.breaks, marked.mentions,
                   tuple(sorted(pairs)))
        )  # fmt: skip
    return found


def _characters(spans: list[Extent], words: Extent) -> Extent:
    return spans[words[0] - 1][0], spans[words[1] - 1][1]


def _gum_pairs(miscellany: str) -> Iterator[tuple[Extent, Extent]]:
    """(cause, effect) as (first, last) word numbers of the document."""
    for part in miscellany.split("|"):
        if not part.startswith("PDTB="):
            continue
        for relation in part[5:].split(";"):
            fields = relation.split(":")
            if len(fields) < 4:
                continue
            first, second = _longest(fields[-2]), _longest(fields[-1])
            if first is None or second is None or not _apart(first, second):
                continue
            if fields[1] in CAUSE_FIRST:
                yield first, second
            elif fields[1] in CAUSE_SECOND:
                yield second, first


def _longest(ranges: str) -> Extent | None:
    """The longest stretch of "562-567,575-581", which leaves out what is inserted."""
    found = [
        (int(match.group(1)), int(match.group(2) or match.group(1)))
        for match in re.finditer(r"(\d+)(?:-(\d+))?", ranges)
    ]
    return max(found, key=lambda each: (each[1] - each[0], -each[0]), default=None)


def _apart(left: Extent, right: Extent) -> bool:
    return left[1] < right[0] or right[1] < left[0]


def because_marked(folder: Path) -> list[Marked]:
    """BECAUSE's texts; the aim of a purpose takes the "to" before it, as elsewhere."""
    found = []
    for path in sorted(folder.glob("*/*.ann")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        pairs = set(_because_pairs(path.read_text(encoding="utf-8"), text))
        found.append(Marked("because", path.stem, text, (), (), tuple(sorted(pairs))))
    return found


def _because_pairs(annotation: str, text: str) -> Iterator[Pair]:
    spans: dict[str, Extent] = {}
    events: list[dict[str, str]] = []
    for line in annotation.splitlines():
        fields = line.split("\t")
        if line.startswith("T"):
            parts = [tuple(map(int, p.split())) for p in fields[1].split(" ", 1)[1].split(";")]
            spans[fields[0]] = max(((a, b) for a, b in parts), key=lambda each: each[1] - each[0])
        elif line.startswith("E"):
            kind, *rest = fields[1].split()
            roles = {role: mark for role, mark in (each.split(":") for each in rest)}
            events.append({"kind": kind.split(":")[0], **roles})
    for event in events:
        if event["kind"] != "NonCausal" and {"Cause", "Effect"} <= event.keys():
            cause, effect = spans[event["Cause"]], spans[event["Effect"]]
            if text[: cause[0]].endswith(" to "):
                cause = cause[0] - 3, cause[1]
            if _apart(cause, effect) and "\n\n" not in text[min(cause[0], effect[0]) : max(cause[1], effect[1])]:
                yield cause, effect
