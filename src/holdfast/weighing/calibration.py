"""How well stated confidences hold: reliability table, Brier score, expected calibration error."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Judgements whose confidence lies in [low, high): how many, their mean confidence, and the
    share that was right."""

    low: float
    high: float
    count: int
    stated: float
    right: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """``bins``: those that hold anything, by confidence. ``brier``: mean squared error; ``error``:
    expected calibration error. Both in [0, 1], lower is better, None where nothing was judged."""

    bins: tuple[Bin, ...]
    count: int
    brier: float | None
    error: float | None


def reliability(judged: Iterable[tuple[float, bool]], bins: int = BINS) -> Reliability:
    """The table of (stated confidence in [0, 1], was it right).

    Raises ``ValueError`` for a confidence outside [0, 1].
    """
    rows = sorted(judged)
    if any(not 0 <= stated <= 1 for stated, _ in rows):
        raise ValueError("a confidence lies in [0, 1]")
    shelves: dict[int, list[tuple[float, bool]]] = {}
    for row in rows:
        shelves.setdefault(min(bins - 1, int(row[0] * bins)), []).append(row)
    found = tuple(_bin(number, shelves[number], bins) for number in sorted(shelves))
    if not rows:
        return Reliability((), 0, None, None)
    brier = sum((stated - right) ** 2 for stated, right in rows) / len(rows)
    error = sum(each.count * abs(each.stated - each.right) for each in found) / len(rows)
    return Reliability(found, len(rows), brier, error)


def _bin(number: int, rows: list[tuple[float, bool]], bins: int) -> Bin:
    count = len(rows)
    return Bin(
        low=number / bins,
        high=(number + 1) / bins,
        count=count,
        stated=sum(stated for stated, _ in rows) / count,
        right=sum(right for _, right in rows) / count,
    )
