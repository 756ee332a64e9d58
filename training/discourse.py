"""Causes with their effects in ordinary text: GUM's discourse relations.

GUM marks every relation between clauses as the Penn Discourse Treebank does, also those that are
no reasons (concession, mere time order). So a sentence of GUM's in which no pair is marked teaches
what is no reason.
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
OPENERS = frozenset(("and", "but", "that", "so", "as", "or", '"', "“", "(", ",", "–", "-"))


def gum_with_pairs(folder: Path) -> list[Marked]:
    """GUM's documents with the reasons that lie within a sentence beside the mentions."""
    found = []
    for marked, document in zip(gum_marked(folder), words_of_gum(folder), strict=True):
        spans, sentence, fields = document
        pairs = set[Pair]()
        for cause, effect in (pair for field in fields for pair in _gum_pairs(field)):
            ends = [*cause, *effect]
            if max(ends) <= len(spans) and len({sentence[each - 1] for each in ends}) == 1:
                own = (
                    _characters(marked.text, spans, cause),
                    _characters(marked.text, spans, effect),
                )
                pairs.add(own)
        found.append(
            Marked("gum", marked.identity, marked.text, marked.breaks, marked.mentions,
                   tuple(sorted(pairs)))
        )  # fmt: skip
    return found


def _characters(text: str, spans: list[Extent], words: Extent) -> Extent:
    """A stretch of words in code points, without marks at its ends nor a conjunction before it."""
    first, last = words[0] - 1, words[1] - 1
    while first < last and text[slice(*spans[first])].lower() in OPENERS:
        first += 1
    while last > first and not text[spans[last][1] - 1].isalnum():
        last -= 1
    return spans[first][0], spans[last][1]


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
