"""The scorers give the figures that the papers and their textbook examples give."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.conll import b_cubed, ceaf_entities, conll, muc

# Bagga and Baldwin 1998: a truth of three clusters, and two answers that MUC cannot tell apart.
TRUTH = [{1, 2, 3, 4, 5}, {6, 7}, {8, 9, 10, 11, 12}]
FIRST = [{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10, 11, 12}]
SECOND = [{1, 2, 3, 4, 5, 8, 9, 10, 11, 12}, {6, 7}]
# Pradhan et al. 2014, the worked example: response {a b} {c d} {f g h i} of key {a b c} {d e f g}.
KEY = [{"a", "b", "c"}, {"d", "e", "f", "g"}]
RESPONSE = [{"a", "b"}, {"c", "d"}, {"f", "g", "h", "i"}]


def test_muc_cannot_tell_a_bad_merge_from_a_worse_one() -> None:
    for answer in (FIRST, SECOND):
        assert muc(TRUTH, answer).precision == pytest.approx(0.9)
        assert muc(TRUTH, answer).recall == 1.0


def test_b_cubed_can() -> None:
    assert b_cubed(TRUTH, FIRST).precision == pytest.approx(16 / 21)
    assert b_cubed(TRUTH, SECOND).precision == pytest.approx(7 / 12)
    assert b_cubed(TRUTH, FIRST).recall == b_cubed(TRUTH, SECOND).recall == 1.0


def test_the_worked_example_of_the_reference_scorer() -> None:
    found = muc(KEY, RESPONSE)
    assert (found.recall, found.precision) == pytest.approx((2 / 5, 2 / 5))
    found = b_cubed(KEY, RESPONSE)
    assert (found.recall, found.precision) == pytest.approx((35 / 84, 1 / 2))
    found = ceaf_entities(KEY, RESPONSE)
    assert (found.recall, found.precision) == pytest.approx((0.65, 1.3 / 3))
    assert found.f1 == pytest.approx(0.52)


def test_one_cluster_of_all_has_full_recall() -> None:
    gold = [{1, 2}, {3, 4}]
    assert muc(gold, [{1, 2, 3, 4}]).recall == b_cubed(gold, [{1, 2, 3, 4}]).recall == 1.0
    assert ceaf_entities(gold, [{1, 2, 3, 4}]).recall == pytest.approx(1 / 3)


def test_singletons_count_where_they_are_defined() -> None:
    gold = [{1}, {2}, {3, 4}]
    alone = [{1}, {2}, {3}, {4}]
    assert muc(gold, alone).f1 == 0.0
    assert b_cubed(gold, alone).recall == pytest.approx(3 / 4)
    assert ceaf_entities(gold, alone).precision == pytest.approx((1 + 1 + 2 / 3) / 4)


def test_nothing_found_scores_nothing() -> None:
    assert conll([{1, 2}], []) == 0.0


def test_a_mention_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="two clusters"):
        conll([{1, 2}], [{1}, {1, 2}])


@st.composite
def partitions(draw: st.DrawFn) -> list[set[int]]:
    """Nine mentions in clusters."""
    names = draw(st.lists(st.integers(0, 4), min_size=9, max_size=9))
    return [{i for i, each in enumerate(names) if each == name} for name in sorted(set(names))]


@given(partitions(), partitions())
def test_precision_is_recall_the_other_way_round(
    one: list[set[int]], other: list[set[int]]
) -> None:
    for measure in (muc, b_cubed, ceaf_entities):
        assert measure(one, other).precision == pytest.approx(measure(other, one).recall)
        assert 0.0 <= measure(one, other).f1 <= 1.0
    assert b_cubed(one, one).f1 == ceaf_entities(one, one).f1 == pytest.approx(1.0)
    assert conll(one, other) == pytest.approx(conll(one[::-1], other[::-1]))
