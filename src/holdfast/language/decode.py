"""From scores to trees and names."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from holdfast.language.network import Reading
from holdfast.language.spanning import best_tree

BARRED: Final = np.float32(-1e9)
LOOSE: Final = frozenset({"ADP", "DET", "PUNCT", "CCONJ", "SCONJ"})
"""Word classes that no name begins or ends with."""


def tree_heads(arcs: NDArray[np.float32], sentence: NDArray[np.int64]) -> NDArray[np.int64]:
    """Heads [W] of W words: 0 for a sentence's root, else the head's index + 1.

    `arcs` [W, W + 1] are scores with the root in column 0; `sentence` [W] numbers the sentence
    of each word, rising from 0. Every sentence gets one tree with one root.
    """
    count = len(sentence)
    scores = np.empty((count, count + 1), np.float32)
    scores[:, 0] = arcs[:, 0]
    same = sentence[:, None] == sentence[None, :]
    np.fill_diagonal(same, False)
    scores[:, 1:] = np.where(same, arcs[:, 1:], BARRED)
    heads: NDArray[np.int64] = scores.argmax(axis=1)
    for number in _broken(heads, sentence):
        first, last = np.searchsorted(sentence, [number, number + 1])
        own = np.r_[0, np.arange(first + 1, last + 1)]
        found = best_tree(scores[first:last][:, own])
        heads[first:last] = np.where(found == 0, 0, found + first)
    return heads


def _broken(heads: NDArray[np.int64], sentence: NDArray[np.int64]) -> list[int]:
    """Numbers of the sentences whose heads are no tree with one root."""
    above = np.r_[0, heads]
    for _ in range(max(1, len(heads).bit_length())):
        above = above[above]
    roots = np.bincount(sentence[heads == 0], minlength=int(sentence[-1]) + 1)
    lost = np.zeros(len(roots), bool)
    lost[sentence[above[1:] != 0]] = True
    return [int(number) for number in np.flatnonzero(lost | (roots != 1))]


def relation_labels(reading: Reading, heads: NDArray[np.int64]) -> NDArray[np.int64]:
    """Best relation [W] of each of the first W words with the head (as in `tree_heads`) it has."""
    count = len(heads)
    chosen = np.ones((count, reading.heads.shape[1] + 1, 1), np.float32)
    chosen[:, :-1, 0] = reading.heads[heads]
    scores = np.matmul(reading.ties[:count], chosen)[:, :, 0] + reading.kinds[heads]
    labels: NDArray[np.int64] = scores.argmax(axis=1)
    return labels


def name_spans(
    scores: NDArray[np.float32], sentence: NDArray[np.int64], labels: tuple[str, ...]
) -> list[tuple[int, int, str]]:
    """Names as (first word, word after the last, kind) from BIO scores [W, labels].

    A name takes the kind its words prefer together, so that one odd word does not split it.
    """
    best = scores.argmax(axis=1)
    inside = np.array([label.startswith("I-") for label in labels])
    outside = labels.index("O")
    spans: list[tuple[int, int, str]] = []
    index, count = 0, len(best)
    named = np.flatnonzero(best != outside)
    for start in named:
        if start < index:
            continue
        index = int(start) + 1
        while index < count and inside[best[index]] and sentence[index] == sentence[start]:
            index += 1
        spans.append((int(start), index, _kind(scores[start:index], labels)))
    return spans


def _kind(scores: NDArray[np.float32], labels: tuple[str, ...]) -> str:
    total: dict[str, float] = {}
    summed = np.maximum(scores, 0).sum(axis=0)
    for column, label in enumerate(labels):
        if label != "O":
            total[label[2:]] = total.get(label[2:], 0.0) + float(summed[column])
    return max(total, key=lambda kind: total[kind])


def tidy_name(span: tuple[int, int, str], classes: list[str]) -> tuple[int, int, str] | None:
    """A name without loose words at its ends, or None where it names nothing.

    `classes` are the UPOS labels of the span's words. "Libyan" alone and "Syrian town" are no
    names; "Iraqi forces" is, of an organisation.
    """
    first, last, kind = span
    while last > first and classes[last - first - 1] in LOOSE:
        last -= 1
    while first < last and classes[first - span[0]] in LOOSE:
        first += 1
    kept = classes[first - span[0] : last - span[0]]
    nameless = kind == "PLACE" and kept[:1] == ["ADJ"] and "PROPN" not in kept
    if nameless or all(each == "ADJ" for each in kept):
        return None
    return first, last, kind


def agreed_kinds(names: list[tuple[str, str]]) -> list[str]:
    """The kind of each (text, kind) of a document's names, one kind for one text.

    A text that is now a PERSON and now a PLACE gets the kind it has more often (PLACE on a tie).
    States are left alone: they may be a PLACE here and an ORG there.
    """
    counts: dict[str, int] = {}
    for text, kind in names:
        if kind in ("PERSON", "PLACE"):
            counts[text] = counts.get(text, 0) + (1 if kind == "PLACE" else -1)
    agreed = []
    for text, kind in names:
        if kind in ("PERSON", "PLACE"):
            agreed.append("PLACE" if counts[text] >= 0 else "PERSON")
        else:
            agreed.append(kind)
    return agreed
