"""Sets that are alike are found without comparing all, whatever the order and the size."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from holdfast.linking.sketches import AT_ONCE, Bands, likely_pairs, portions, sketches

BANDS = Bands(12, 2, seed=7)
sets = st.lists(st.frozensets(st.sampled_from("abcdefgh"), max_size=4), max_size=14)


def by_hand(found: list[frozenset[str]], bands: Bands) -> list[int]:
    """The same pairs, each two compared."""
    rows = {place: sketches([each], bands)[0] for place, each in enumerate(found) if each}
    return [
        one * len(found) + other
        for one, other in combinations(sorted(rows), 2)
        if (rows[one] == rows[other]).reshape(bands.bands, bands.rows).all(axis=1).any()
    ]


@given(sets)
def test_a_pair_is_two_sets_that_share_a_band(found: list[frozenset[str]]) -> None:
    assert likely_pairs(found, BANDS).tolist() == by_hand(found, BANDS)


def test_what_is_alike_is_nearly_always_found_and_what_is_not_seldom() -> None:
    words = [f"word {number}" for number in range(4000)]
    base = [frozenset(words[start : start + 20]) for start in range(0, 4000, 20)]
    near = [frozenset([*sorted(each)[:17], "other", "words", "here"]) for each in base]
    pairs = likely_pairs([*base, *near], Bands(42, 3, seed=7)).tolist()
    found = {divmod(pair, 400) for pair in pairs}
    twins = {(place, place + 200) for place in range(200)}
    assert len(found & twins) >= 198
    assert len({(one, other) for one, other in found if other < 200}) <= 4


def test_a_sketch_is_the_same_in_any_company_and_in_every_portion() -> None:
    long = frozenset(f"{number}" for number in range(AT_ONCE + 5))
    short = frozenset({"a", "b"})
    alone = sketches([short], BANDS)[0]
    assert list(portions([AT_ONCE + 5, 2, 2])) == [(0, 1), (1, 3)]
    rows = sketches([long, short, short], BANDS)
    assert (rows[1] == alone).all()
    assert (rows[2] == alone).all()


def test_the_orders_are_the_same_on_every_machine() -> None:
    row = sketches([frozenset({"holdfast"})], Bands(1, 2, seed=1))[0]
    assert row.dtype == np.uint32
    assert row.tolist() == [1755819046, 2333517962]


def test_nothing_is_like_nothing() -> None:
    assert likely_pairs([], BANDS).tolist() == []
    assert likely_pairs([frozenset(), frozenset()], BANDS).tolist() == []
