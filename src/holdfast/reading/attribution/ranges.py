"""Token ranges: sorted, apart, end exclusive. The extents of sources, cues and contents."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from holdfast.reading.attribution.columns import Columns

Range = tuple[int, int]
TRIMMED = frozenset({",", ";", ":", ".", "-", "--", "—", "–", "...", "…", "(", ")", "[", "]"})


def union(ranges: Iterable[Range]) -> list[Range]:
    """Sorted ranges without overlap; touching ones are joined."""
    joined: list[Range] = []
    for start, end in sorted(each for each in ranges if each[0] < each[1]):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def subtract(ranges: Iterable[Range], removed: Range) -> list[Range]:
    """The ranges without the removed stretch."""
    left: list[Range] = []
    for start, end in ranges:
        if removed[1] <= start or removed[0] >= end:
            left.append((start, end))
            continue
        if start < removed[0]:
            left.append((start, removed[0]))
        if removed[1] < end:
            left.append((removed[1], end))
    return left


def trim(columns: Columns, ranges: Iterable[Range]) -> tuple[Range, ...]:
    """Ranges without punctuation and white space at their ends; quotation marks stay."""
    kept: list[Range] = []
    for start, end in ranges:
        while start < end and _edge(columns, start):
            start += 1
        while end > start and _edge(columns, end - 1):
            end -= 1
        if start < end:
            kept.append((start, end))
    return tuple(kept)


def _edge(columns: Columns, index: int) -> bool:
    return columns.words[index] in TRIMMED or columns.words[index].isspace()


def contains(ranges: Iterable[Range], index: int) -> bool:
    """Whether a token stands in one of the ranges."""
    return any(start <= index < end for start, end in ranges)


def size(ranges: Iterable[Range]) -> int:
    """Words covered."""
    return sum(end - start for start, end in ranges)


REACH = 1000
"""Tokens between a cue and the far end of its content; quotations are cut before that."""


def neighbours(tokens: list[int], token: int) -> range:
    """Places, in a sorted list of cue tokens, whose contents can reach the token."""
    return range(bisect_left(tokens, token - REACH), bisect_right(tokens, token + REACH))
