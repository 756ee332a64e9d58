"""The best tree over the words of a sentence: Chu-Liu/Edmonds, for when greedy heads are none."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

ROOT_COST: Final = 1e6
"""Taken from every root arc, so that the best tree has one root and no more."""

Scores = NDArray[np.float64]
Heads = NDArray[np.int64]


def best_tree(scores: NDArray[np.float32]) -> Heads:
    """Highest-scoring single-rooted tree: heads [n] for scores [n, n + 1] (root in column 0)."""
    count = len(scores)
    full = np.full((count + 1, count + 1), -np.inf)
    full[1:] = scores
    full[1:, 0] -= ROOT_COST
    np.fill_diagonal(full, -np.inf)
    return _spanning(full)[1:]


def _spanning(scores: Scores) -> Heads:
    """Heads [m] of the best tree from node 0 over `scores` [m, m] (row: word, column: head).

    A circle of best heads is drawn together into one node, the smaller problem solved, and the
    circle opened where the tree enters it.
    """
    heads: Heads = scores.argmax(axis=1)
    heads[0] = 0
    circle = _circle(heads)
    if circle is None:
        return heads
    outer = np.flatnonzero(~circle)
    inner = np.flatnonzero(circle)
    kept = scores[inner, heads[inner]]
    entering = scores[np.ix_(inner, outer)] - kept[:, None]
    leaving = scores[np.ix_(outer, inner)]
    size = len(outer)
    smaller = np.full((size + 1, size + 1), -np.inf)
    smaller[:size, :size] = scores[np.ix_(outer, outer)]
    smaller[:size, size] = leaving.max(axis=1)
    smaller[size, :size] = entering.max(axis=0)
    found = _spanning(smaller)
    for place, head in enumerate(found[:size].tolist()):
        heads[outer[place]] = inner[leaving[place].argmax()] if head == size else outer[head]
    entry = int(found[size])
    heads[inner[entering[:, entry].argmax()]] = outer[entry]
    heads[0] = 0
    return heads


def _circle(heads: Heads) -> NDArray[np.bool_] | None:
    """Which nodes form a circle (one of them, if there are several), or None."""
    above: list[int] = heads.tolist()
    state = [0] * len(above)
    state[0] = 1
    for start in range(1, len(above)):
        node = start
        while state[node] == 0:
            state[node] = start + 1
            node = above[node]
        if state[node] == start + 1:
            circle = np.zeros(len(above), bool)
            while not circle[node]:
                circle[node] = True
                node = above[node]
            return circle
    return None
