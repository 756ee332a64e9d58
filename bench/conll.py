"""The scores of co-reference: MUC, B-cubed and entity-based CEAF, and their mean, "CoNLL F1".

Clusters are collections of hashable mentions; a mention stands in one cluster of a side. Singletons
count for B-cubed and CEAF, and give MUC nothing to find. Definitions: Vilain et al. 1995 (MUC),
Bagga and Baldwin 1998 (B-cubed), Luo 2005 with φ4 (CEAF-e).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

Clusters = Sequence[Collection[Hashable]]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall, each in [0, 1]; 0 where there is nothing to find."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def muc(gold: Clusters, found: Clusters) -> Score:
    """By links: how many of the links that hold each cluster together the other side has."""
    return Score(_links(found, gold), _links(gold, found))


def b_cubed(gold: Clusters, found: Clusters) -> Score:
    """By mentions: the share of each mention's cluster that is right, averaged."""
    return Score(_mentions(found, gold), _mentions(gold, found))


def ceaf_entities(gold: Clusters, found: Clusters) -> Score:
    """By clusters: the best one-to-one alignment of clusters under φ4 (Dice)."""
    if not gold or not found:
        return Score(0.0, 0.0)
    rows, columns, values = _overlaps(gold, found)
    similarity = np.zeros((len(gold), len(found)))
    similarity[rows, columns] = values
    best = linear_sum_assignment(similarity, maximize=True)
    total = float(similarity[best].sum())
    return Score(total / len(found), total / len(gold))


def conll(gold: Clusters, found: Clusters) -> float:
    """The mean of the three F1s. Raises ``ValueError`` where a side has a mention twice."""
    for side in (gold, found):
        mentions = [mention for cluster in side for mention in cluster]
        if len(set(mentions)) != len(mentions):
            raise ValueError("a mention stands in two clusters")
    return sum(measure(gold, found).f1 for measure in (muc, b_cubed, ceaf_entities)) / 3


def _cluster_of(clusters: Clusters) -> dict[Hashable, int]:
    return {mention: index for index, cluster in enumerate(clusters) for mention in cluster}


def _links(key: Clusters, response: Clusters) -> float:
    """The share of the key's links that the response keeps (MUC recall)."""
    where = _cluster_of(response)
    kept = wanted = 0
    for cluster in key:
        parts = {where.get(mention, ("alone", mention)) for mention in cluster}
        kept += len(cluster) - len(parts)
        wanted += len(cluster) - 1
    return kept / wanted if wanted else 0.0


def _mentions(key: Clusters, response: Clusters) -> float:
    """The average share of each key mention's cluster that is with it in the response."""
    where = _cluster_of(response)
    total, count = 0.0, 0
    for cluster in key:
        shared = Counter(where[mention] for mention in cluster if mention in where)
        total += sum(number * number for number in shared.values()) / max(1, len(cluster))
        count += len(cluster)
    return total / count if count else 0.0


def _overlaps(gold: Clusters, found: Clusters) -> tuple[list[int], list[int], list[float]]:
    """Row, column and φ4 of each pair of clusters that share a mention."""
    where = _cluster_of(found)
    rows, columns, values = [], [], []
    for row, cluster in enumerate(gold):
        for column, number in _sorted(Counter(where[each] for each in cluster if each in where)):
            rows.append(row)
            columns.append(column)
            values.append(2 * number / (len(cluster) + len(found[column])))
    return rows, columns, values


def _sorted(counts: Counter[int]) -> Iterable[tuple[int, int]]:
    return sorted(counts.items())
