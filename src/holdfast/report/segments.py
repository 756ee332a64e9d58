"""A text cut into atomic segments, so that nested and crossing spans both come out right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from holdfast.model import Statement


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of text and the statements that rest on it (indices), the shortest span first."""

    text: str
    statements: tuple[int, ...]


def segments(text: str, spans: Sequence[tuple[int, int]]) -> list[Marked]:
    """The text in order, whole: joined, the segments are the text. Spans are code points."""
    edges = sorted({0, len(text), *(edge for span in spans for edge in span)})
    by_length = sorted(range(len(spans)), key=lambda each: (spans[each][1] - spans[each][0], each))
    found: list[Marked] = []
    for start, end in zip(edges, edges[1:], strict=False):
        inside = tuple(
            each for each in by_length if spans[each][0] <= start and end <= spans[each][1]
        )
        found.append(Marked(text[start:end], inside))
    return found


def evidence_spans(statements: Iterable[Statement]) -> list[tuple[int, int]]:
    """Where each statement's evidence stands."""
    return [(each.evidence.start, each.evidence.end) for each in statements]
