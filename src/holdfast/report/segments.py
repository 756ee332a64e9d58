"""A text cut into atomic segments, so that nested and crossing spans both come out right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from holdfast.model import Statement


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of text and the statements that rest on it (indices), the shortest span first.

    ``ends``: those whose span ends with this stretch, in their own order.
    """

    text: str
    statements: tuple[int, ...]
    ends: tuple[int, ...] = ()


def segments(text: str, spans: Sequence[tuple[int, int]]) -> list[Marked]:
    """The text in order, whole: joined, the segments are the text. Spans are code points."""
    starting: dict[int, list[int]] = defaultdict(list)
    ending: dict[int, list[int]] = defaultdict(list)
    for number, (start, end) in enumerate(spans):
        if start < end:
            starting[start].append(number)
            ending[end].append(number)
    edges = sorted({0, len(text), *starting, *ending})
    running: set[int] = set()
    found: list[Marked] = []
    for start, end in pairwise(edges):
        running.difference_update(ending[start])
        running.update(starting[start])
        inside = sorted(running, key=lambda each: (spans[each][1] - spans[each][0], each))
        found.append(Marked(text[start:end], tuple(inside), tuple(ending[end])))
    return found


def evidence_spans(statements: Iterable[Statement]) -> list[tuple[int, int]]:
    """Where each statement's evidence stands."""
    return [(each.evidence.start, each.evidence.end) for each in statements]
