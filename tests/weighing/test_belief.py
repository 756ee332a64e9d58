"""Belief: graded votes only, denials counted, always with its ingredients."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.linking import copies
from holdfast.model import Source
from holdfast.rules.precision import NOTHING, Precision
from holdfast.weighing import (
    Root,
    Vote,
    backing,
    belief,
    corroboration,
    denials,
    reliability,
    voices,
)
from holdfast.weighing.belief import ACCEPTED, FLOOR, MOST, combined
from tests.weighing.making import PAPERS, Page, Said, army, counts, page, say
from tests.weighing.test_roots import OTHERS

GRADED = counts({"territory.take": (36, 40), "territory.lose": (28, 40), "few": (9, 10)})


def grading(rule: str) -> Precision:
    return GRADED.get(rule, NOTHING)


def cast(values: list[tuple[float, int]]) -> list[Vote]:
    """Votes of some values, each in the pages of a numbered publisher."""
    return [
        Vote(
            Root(f"r{number}", "outlet", "news", "F", (f"k{number}",), (), (), (f"p{paper}",)),
            "rule", NOTHING, value,
        )
        for number, (value, paper) in enumerate(values)
    ]  # fmt: skip


def pages() -> list:  # type: ignore[type-arg]
    return [page(Page(*each)) for each in zip(PAPERS, OTHERS, strict=True)]


def test_more_roots_more_belief_and_copies_none() -> None:
    told = pages()
    found = [say(each, Said()) for each in told]
    known = voices(found, told, copies(told))
    values = [belief(found[:n], (), known, grading).value for n in (1, 2, 3)]
    assert values[0] is not None
    assert values == sorted(values)  # type: ignore[type-var]
    assert values[0] < values[1]  # type: ignore[operator]
    quoted = [say(each, Said(by=(army(),), number=2)) for each in told]
    spoken = voices(quoted, told, copies(told))
    one, all_ = belief(quoted[:1], (), spoken, grading), belief(quoted, (), spoken, grading)
    assert one.value == all_.value
    assert len(all_.support) == 1


def test_an_ungraded_rule_leaves_the_belief_ungraded() -> None:
    told = pages()
    found = [say(told[0], Said()), say(told[1], Said(rule="few"))]
    weighed = belief(found, (), voices(found, told, ()), grading)
    assert weighed.value is None
    assert weighed.missing == ("few",)
    assert "ungraded" in weighed.words()
    assert "few (10 judged)" in weighed.words()


def test_a_denial_lowers_belief_and_is_named() -> None:
    told = pages()
    found = [say(each, Said()) for each in told[:2]]
    denial = say(told[2], Said(mood="denied", by=(army(),), number=3))
    known = voices([*found, denial], told, ())
    against = denials(found, [*found, denial], told)
    assert against == (denial,)
    alone, opposed = belief(found, (), known, grading), belief(found, against, known, grading)
    assert alone.value is not None
    assert opposed.value is not None
    assert opposed.value < alone.value
    assert "denied by Iraqi government" in opposed.words()
    assert (alone.code, opposed.code) == ("F2", "F3")


def test_a_denial_of_something_else_denies_nothing() -> None:
    told = pages()
    found = [say(told[0], Said())]
    strange = [
        say(told[1], Said(mood="denied", place="geonames:1", number=1)),
        say(told[1], Said(mood="denied", actor="actor:taliban", number=2)),
        say(told[1], Said(mood="denied", day="2014-01-01", number=3)),
        say(told[1], Said(mood="denied", type="strike.air", number=4)),
        say(told[1], Said(mood="planned", number=5)),
    ]
    apart = [strange[0]]  # another place, far away
    assert denials(found, strange[1:], told) == ()
    assert denials(found, [say(told[2], Said(place=None, mood="denied"))], told) == ()
    assert denials(found, apart, told) in ((), tuple(apart))


def test_belief_tells_its_ingredients() -> None:
    told = pages()
    found = [say(told[0], Said())]
    words = belief(found, (), voices(found, told, ()), grading).words()
    assert "territory.take 36/40" in words
    assert "1 independent root (Harbour Post)" in words
    assert "no denial in the record" in words
    assert words.endswith("graded F6.")


def test_nobody_says_it_nothing_is_believed() -> None:
    weighed = belief((), (), {}, grading)
    assert weighed.value is None
    assert (weighed.support, weighed.code) == ((), "F6")


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 3)), max_size=8), st.randoms())
def test_noisy_or_stays_in_its_bounds_in_any_order(
    values: list[tuple[float, int]], random: object
) -> None:
    whole = combined(cast(values))
    assert 0 <= whole <= MOST
    turned = list(reversed(values))
    assert combined(cast(turned)) == whole
    more = combined(cast([*values, (0.5, 0)]))
    assert more >= whole - 1e-12


def test_one_publisher_keeps_its_doubt() -> None:
    assert combined(cast([(0.99, 0)] * 6)) <= 1 - FLOOR
    assert combined(cast([(0.8, 0), (0.8, 1)])) > combined(cast([(0.8, 0), (0.8, 0)])) - FLOOR


def test_an_ungraded_vote_cannot_be_combined() -> None:
    with pytest.raises(ValueError, match="ungraded"):
        combined([Vote(cast([(0.5, 0)])[0].root, "x", NOTHING, None)])


@pytest.mark.parametrize(
    ("roots", "against", "digit"),
    [(0, 0, 6), (1, 0, 6), (2, 0, 2), (3, 0, 1), (9, 0, 1), (2, 1, 3), (1, 1, 4), (3, 2, 4),
     (1, 2, 5), (0, 1, 5)],
)  # fmt: skip
def test_the_digit_comes_of_counts_alone(roots: int, against: int, digit: int) -> None:
    assert corroboration(roots, against) == digit


def test_reliability_of_perfect_and_of_boastful_confidence() -> None:
    honest = reliability([(0.75, True), (0.75, True), (0.75, True), (0.75, False)])
    assert honest.error == 0
    assert honest.brier == pytest.approx(0.1875)
    boast = reliability([(1.0, False), (1.0, True)])
    assert (boast.error, boast.brier) == (0.5, 0.5)
    assert boast.bins[0].high == 1.0
    assert reliability([]).error is None
    with pytest.raises(ValueError, match=r"\[0, 1\]"):
        reliability([(1.2, True)])


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=40))
def test_every_judgement_is_in_one_bin(rows: list[tuple[float, bool]]) -> None:
    table = reliability(rows)
    assert sum(each.count for each in table.bins) == table.count == len(rows)
    assert all(0 <= each.right <= 1 and each.low <= each.stated <= each.high for each in table.bins)
    assert table.brier is not None
    assert 0 <= table.brier <= 1


def test_a_source_that_denies_elsewhere_keeps_both_its_words() -> None:
    told = pages()
    group = Source("Islamic State", "armed-group", 0, 13, entity="actor:islamic-state")
    claim = say(told[0], Said(mood="claimed", by=(group,)))
    denial = say(told[1], Said(mood="denied", by=(army(),), number=1))
    known = voices([claim, denial], told, ())
    weighed = belief([claim], [denial], known, grading)
    assert (weighed.digit, len(weighed.support), len(weighed.denials)) == (4, 1, 1)


def test_what_a_person_accepted_counts_as_read_right_and_says_so() -> None:
    told = pages()
    found = [say(told[0], Said()), say(told[1], Said(rule="few"))]
    accepted = {found[1].id: "ana"}
    weighed = belief(found, (), voices(found, told, (), accepted=accepted), grading)
    assert [vote.value for vote in weighed.support if vote.accepted_by] == [ACCEPTED]
    assert weighed.missing == ()
    assert weighed.value is not None
    assert weighed.value <= MOST
    assert "accepted by ana" in weighed.words()
    assert "few 9/10" not in weighed.words()
    both = {each.id: name for each, name in zip(found, ("ben", "ana"), strict=True)}
    every = belief(found, (), voices(found, told, (), accepted=both), grading)
    assert "accepted by ben" in every.words()
    assert "rules judged right" not in every.words()


@given(st.sets(st.integers(0, 3)), st.integers(1, 4), st.booleans())
def test_an_acceptance_never_weakens_what_it_accepts(
    accepted: set[int], count: int, denied: bool
) -> None:
    told = pages()
    found = [say(each, Said(number=number)) for number, each in enumerate(told[:count])]
    against = [say(told[-1], Said(mood="denied", by=(army(),), number=9))] if denied else []
    names = {each.id: "ana" for number, each in enumerate(found) if number in accepted}
    before = belief(found, against, voices([*found, *against], told, ()), grading)
    given_ = voices([*found, *against], told, (), accepted=names)
    after = belief(found, against, given_, grading)
    assert before.value is not None
    assert after.value is not None
    assert before.value <= after.value <= MOST
    assert [vote.root for vote in after.support] == [vote.root for vote in before.support]
    if denied:
        names = {against[0].id: "ben"}
        known = voices([*found, *against], told, (), accepted=names)
        weaker = belief(found, against, known, grading)
        assert weaker.value is not None
        assert weaker.value <= before.value


def test_five_copies_stand_behind_a_change_as_one_source() -> None:
    """And two parties in one report are two roots, of which neither bears the other out."""
    told = [page(Page(f"Paper {number}")) for number in range(5)]
    other = page(Page("The Lighthouse", OTHERS[1]))
    found = [say(each, Said()) for each in (*told, other)]
    known = voices(found, [*told, other], copies([*told, other]))
    assert backing([each.id for each in found[:5]], known).sources == 1
    assert backing([each.id for each in found], known).sources == 2
    assert backing(["not in the record"], known).sources == 0
    two = [say(told[0], Said(number=1)), say(told[0], Said(number=2, by=(army(),)))]
    both = backing([each.id for each in two], voices(two, told, copies(told)))
    assert (len(both.roots), both.sources) == (2, 1)
