"""Mentions, causes and effects: from scores, and from text."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from holdfast.language import load_parser
from holdfast.language.gate import load_gate
from holdfast.language.marks import LONGEST_MENTION, cause_pairs, mention_spans, part_of
from holdfast.language.network import Reading

KINDS = ("PERSON", "ORG", "PLACE")
TEXT = "The militia cut the road, forcing aid convoys to turn back. Photographs of U.S. service \
members in northern Iraq were shown by the BBC because the army had lost the camp."


@st.composite
def scores(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    count = draw(st.integers(1, 9))
    floats = st.floats(-8, 8, width=32)
    spans = draw(arrays.arrays(np.float32, (3, count, count), elements=floats))
    starts = draw(arrays.arrays(np.float32, count, elements=floats))
    pointers = draw(arrays.arrays(np.float32, (3, count, count), elements=floats))
    breaks = draw(arrays.arrays(np.bool_, count))
    breaks[0] = True
    return spans, starts, pointers, np.cumsum(breaks) - 1


@settings(max_examples=200, deadline=None)
@given(scores())
def test_marks_lie_in_one_sentence(
    given_scores: tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray],
) -> None:
    spans, starts, pointers, sentence = given_scores
    for first, last, kind in mention_spans(spans, sentence, KINDS):
        assert 0 < last - first <= LONGEST_MENTION
        assert sentence[first] == sentence[last - 1]
        assert spans[KINDS.index(kind), first, last - 1] > 0
    pairs = cause_pairs(starts, pointers, sentence)
    assert pairs == sorted(pairs)
    for cause, effect, sure, bounds in pairs:
        assert cause[0] < cause[1] <= effect[0] or effect[0] < effect[1] <= cause[0]
        assert len({sentence[i] for side in (cause, effect) for i in (side[0], side[1] - 1)}) == 1
        assert 0 < sure <= 1
        assert 0 <= bounds <= 1


@settings(max_examples=150, deadline=None)
@given(st.integers(2, 6), st.data())
def test_no_bounds_are_better(count: int, data: st.DataObject) -> None:
    """Of every end of the cause and every effect beside it, the likeliest together are taken."""
    start = data.draw(st.integers(max(0, count - 4), count - 1))
    floats = st.floats(-8, 8, width=32)
    pointers = data.draw(arrays.arrays(np.float32, (3, count, count), elements=floats))
    starts = np.full(count, -9, np.float32)
    starts[start] = 9
    pairs = cause_pairs(starts, pointers, np.zeros(count, np.int64))
    shares = np.exp(pointers[:, start].astype(np.float64))
    shares /= shares.sum(axis=1, keepdims=True)
    every = [
        shares[0, end] * shares[1, first] * shares[2, last]
        for end in range(start, count)
        for first in range(count)
        for last in range(first, count)
        if last < start or first > end
    ]
    assert [pair.sure_bounds for pair in pairs] == [pytest.approx(max(every), abs=1e-4)]


def test_a_cause_that_may_start_at_two_words_is_one() -> None:
    starts = np.full(6, -9, np.float32)
    starts[[2, 3]] = 0.0
    pointers = np.full((3, 6, 6), -9, np.float32)
    pointers[0, :, 5], pointers[1, :, 0], pointers[2, :, 1] = 9, 9, 9
    (pair,) = cause_pairs(starts, pointers, np.zeros(6, np.int64))
    assert (pair.cause, pair.effect) == ((2, 6), (0, 2))
    assert pair.sure == pytest.approx(1.0)


def test_a_text_has_its_mentions() -> None:
    doc = load_parser().parse(TEXT, mentions=True)
    found = {(span.text, span.label_) for span in doc.spans["mentions"]}
    assert {("The militia", "ORG"), ("the army", "ORG"), ("Iraq", "PLACE")} <= found


def test_every_cause_has_its_effect() -> None:
    doc = load_parser().parse(TEXT * 20)
    causes, effects = doc.spans["causes"], doc.spans["effects"]
    assert len(causes) == len(effects) == len(causes.attrs["sure"]) > 0
    for cause, effect in zip(causes, effects, strict=True):
        assert cause.sent.start == effect.sent.start
        assert cause.end <= effect.start or effect.end <= cause.start


def test_mentions_are_read_only_where_they_are_asked_for() -> None:
    with_mentions, without = (load_parser().parse(TEXT, mentions=each) for each in (True, False))
    assert "mentions" not in without.spans
    pairs = [[(c.start, c.end) for c in each.spans["causes"]] for each in (with_mentions, without)]
    assert pairs[0] == pairs[1]


def test_causes_are_looked_for_where_there_may_be_one() -> None:
    plain = "It was Monday. The bridge is long. The river is wide."
    doc = load_parser().parse(f"{plain} {TEXT} {plain}")
    assert len(doc.spans["causes"]) > 0
    assert all(cause.sent.text in TEXT for cause in doc.spans["causes"])


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(1, 4), min_size=1, max_size=6), st.data())
def test_a_gate_opens_for_whole_sentences(lengths: list[int], data: st.DataObject) -> None:
    sentence = np.repeat(np.arange(len(lengths)), lengths)
    floats = st.floats(-3, 3, width=32)
    vectors = data.draw(arrays.arrays(np.float32, (len(sentence), 384), elements=floats))
    gate = load_gate()
    opened = gate.opens(vectors, sentence)
    scores = np.maximum(vectors @ gate.inner + gate.inner_bias, 0) @ gate.outer
    for number in range(len(lengths)):
        own = sentence == number
        assert len(set(opened[own].tolist())) == 1
        assert opened[own][0] == (scores[own].max() > gate.least)


def test_the_gate_keeps_to_one_thread() -> None:
    """Threads of the library of linear algebra wait busily, and halve the speed of all else."""
    gate, vectors = load_gate(), np.ones((400, 384), np.float32)
    sentence = np.zeros(400, np.int64)
    gate.opens(vectors, sentence)
    # Every thread of the process counts, others' too: those that wait busily do so each time.
    shares = []
    for _ in range(5):
        own, every = time.thread_time(), time.process_time()
        for _ in range(300):
            gate.opens(vectors, sentence)
        shares.append((time.process_time() - every) / (time.thread_time() - own))
    assert min(shares) < 1.4


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 3), st.booleans()), min_size=1, max_size=8))
def test_a_part_has_the_pieces_of_the_chosen_words(words: list[tuple[int, bool]]) -> None:
    lengths = np.array([length for length, _ in words])
    chosen = np.flatnonzero([wanted for _, wanted in words])
    if not len(chosen):
        return
    firsts = np.cumsum(lengths) - lengths + 1
    pieces = np.arange(lengths.sum() + 2)
    blank = np.zeros(0)
    reading = Reading(*(blank,) * 8, pieces[None, :, None].astype(np.float32), firsts)
    vectors, begins = part_of(reading, chosen)
    wanted = [0]
    for word in chosen:
        wanted += range(firsts[word], firsts[word] + lengths[word])
    assert vectors[0, :, 0].tolist() == [*wanted, len(pieces) - 1]
    assert [wanted[begin] for begin in begins] == firsts[chosen].tolist()


def test_an_empty_text_has_none() -> None:
    assert not load_parser().parse("", mentions=True).spans.get("mentions", [])
    assert not load_parser().parse(" \n ").spans.get("causes", [])
