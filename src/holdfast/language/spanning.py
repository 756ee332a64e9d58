"""The best tree over the words of a sentence: Chu-Liu/Edmonds, for when greedy heads are none."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

ROOT_COST: Final = 1e6
"""Taken from every root arc, so that the best tree has one root and no more."""

ROOTS_TRIED: Final = 2
"""Roots tried alone, before all are tried together (which takes a step for almost every word)."""

Scores = NDArray[np.float64]
Heads = NDArray[np.int64]


def best_tree(scores: NDArray[np.float32]) -> Heads:
    """Highest-scoring single-rooted tree: heads [n] for scores [n, n + 1] (root in column 0).

    The likeliest roots are tried one by one: the best heads of all other words, whether they make
    a tree or not, tell what a root can bring at most, and mostly one trial leaves no other root
    with more. Where that does not settle it, one search finds root and tree together.
    """
    if len(scores) == 1:
        return np.zeros(1, np.int64)
    root, arcs = scores[:, 0].astype(np.float64), scores[:, 1:].astype(np.float64)
    np.fill_diagonal(arcs, -np.inf)
    gained = arcs.max(axis=1)
    at_most = root - gained + gained.sum()
    ordered = np.argsort(-at_most, kind="stable")
    best, found = -np.inf, np.zeros(len(scores), np.int64)
    for word in ordered[:ROOTS_TRIED].tolist():
        if at_most[word] <= best:
            return found
        heads = _below(word, arcs)
        others = np.flatnonzero(heads)
        total = float(root[word] + arcs[others, heads[others] - 1].sum())
        if total > best:
            best, found = total, heads
    untried = ordered[ROOTS_TRIED : ROOTS_TRIED + 1]
    return _any_root(root, arcs) if (at_most[untried] > best).any() else found


def _below(root: int, arcs: Scores) -> Heads:
    """Heads of the best tree whose root is this word."""
    order = np.r_[root, np.delete(np.arange(len(arcs)), root)]
    heads = np.zeros(len(arcs), np.int64)
    heads[order] = order[_spanning(arcs[np.ix_(order, order)])] + 1
    heads[root] = 0
    return heads


def _any_root(root: Scores, arcs: Scores) -> Heads:
    """Heads of the best tree, the root's own arcs made so dear that it has only one."""
    full = np.full((len(arcs) + 1, len(arcs) + 1), -np.inf)
    full[1:, 0] = root - ROOT_COST
    full[1:, 1:] = arcs
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
