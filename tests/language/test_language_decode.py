"""Decoding scores to trees and names."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from holdfast.language.decode import agreed_kinds, name_spans, tidy_name, tree_heads
from holdfast.language.spanning import best_tree

LABELS = ("O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG", "B-PLACE", "I-PLACE")


def is_tree(heads: list[int], first: int, last: int) -> bool:
    """Whether the words first..last-1 form one tree with one root."""
    if sum(heads[i] == 0 for i in range(first, last)) != 1:
        return False
    for word in range(first, last):
        steps, at = 0, word
        while heads[at] != 0 and steps <= last - first:
            at = heads[at] - 1
            steps += 1
            if not first <= at < last:
                return False
        if heads[at] != 0:
            return False
    return True


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 14), st.data())
def test_every_sentence_is_a_tree(count: int, data: st.DataObject) -> None:
    scores = data.draw(
        arrays(np.float32, (count, count + 1), elements=st.floats(-50, 50, width=32))
    )
    starts = data.draw(arrays(np.bool_, count))
    starts[0] = True
    sentence = np.cumsum(starts) - 1
    heads = tree_heads(scores, sentence).tolist()
    bounds = [*np.flatnonzero(starts).tolist(), count]
    assert all(is_tree(heads, a, b) for a, b in pairwise(bounds))


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 4), st.data())
def test_no_tree_is_better(count: int, data: st.DataObject) -> None:
    elements = st.integers(-20, 20)
    scores = data.draw(arrays(np.int64, (count, count + 1), elements=elements)).astype(np.float32)
    every = product(range(count + 1), repeat=count)
    trees = [heads for heads in every if is_tree(list(heads), 0, count)]
    best = max(sum(scores[i, head] for i, head in enumerate(heads)) for heads in trees)
    found = best_tree(scores).tolist()
    assert is_tree(found, 0, count)
    assert sum(scores[i, head] for i, head in enumerate(found)) == best


def test_long_circles() -> None:
    count = 198
    scores = np.random.default_rng(5).normal(size=(count, count + 1)).astype(np.float32)
    scores[np.arange(count), 1 + (np.arange(count) ^ 1)] += 9
    assert is_tree(best_tree(scores).tolist(), 0, count)


def test_a_circle_is_broken_at_its_weakest() -> None:
    scores = np.full((2, 3), -9.0, np.float32)
    scores[0, 2] = scores[1, 1] = 5.0
    scores[0, 0], scores[1, 0] = 1.0, 0.0
    assert best_tree(scores).tolist() == [0, 1]


def test_names_take_the_kind_their_words_prefer() -> None:
    scores = np.zeros((4, len(LABELS)), np.float32)
    scores[0, LABELS.index("B-ORG")] = 3
    scores[1, LABELS.index("I-PLACE")] = 1
    scores[2, LABELS.index("I-ORG")] = 3
    scores[3, 0] = 3
    assert name_spans(scores, np.zeros(4, np.int64), LABELS) == [(0, 3, "ORG")]


def test_names_end_with_their_sentence() -> None:
    scores = np.zeros((2, len(LABELS)), np.float32)
    scores[0, LABELS.index("B-PLACE")] = scores[1, LABELS.index("I-PLACE")] = 2
    spans = name_spans(scores, np.array([0, 1]), LABELS)
    assert spans == [(0, 1, "PLACE"), (1, 2, "PLACE")]


def test_names_are_tidied() -> None:
    assert tidy_name((4, 6, "PLACE"), ["ADJ", "NOUN"]) is None
    assert tidy_name((4, 5, "ORG"), ["ADJ"]) is None
    assert tidy_name((4, 6, "ORG"), ["ADJ", "NOUN"]) == (4, 6, "ORG")
    assert tidy_name((4, 8, "PLACE"), ["DET", "ADJ", "PROPN", "ADP"]) == (5, 7, "PLACE")
    assert tidy_name((4, 5, "ORG"), ["ADP"]) is None


def test_one_text_is_not_both_a_person_and_a_place() -> None:
    names = [("Ramadi", "PERSON"), ("Ramadi", "PLACE"), ("Turkey", "ORG"), ("Turkey", "PLACE")]
    assert agreed_kinds(names) == ["PLACE", "PLACE", "ORG", "PLACE"]
    assert agreed_kinds([("Austin", "PERSON")] * 2 + [("Austin", "PLACE")]) == ["PERSON"] * 3
