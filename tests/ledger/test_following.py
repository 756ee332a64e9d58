"""Decisions go from reading to reading along their spans: never to two, never to another's."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.ledger import Correction
from holdfast.ledger.correcting import corrected, stored_value
from holdfast.ledger.following import anchor, differences, follow
from holdfast.ledger.links import Groups
from holdfast.model import Quantity, Source, Span, Statement
from holdfast.serial import statement_id

from .build import RUN, received, statement

REPORT = received("IS took Ramadi, IS took Palmyra; Syria and Iraq said so.", "a.txt").document
BASE = statement(REPORT, "IS", "Ramadi", "2015-05-17", RUN)


def identified(made: Statement) -> Statement:
    return replace(made, id=statement_id(made))


def variant(place: str, mood: str, trigger: bool, whole: bool) -> Statement:
    made = statement(REPORT, "IS", place, None, RUN)
    end = len(REPORT.text) if whole else 31
    return identified(
        replace(
            made,
            mood=mood,  # type: ignore[arg-type]
            trigger=Span(3, 7, "took") if trigger else None,
            evidence=Span(0, end, REPORT.text[:end]),
        )
    )


VARIANTS = st.builds(
    variant,
    st.sampled_from(["Ramadi", "Palmyra"]),
    st.sampled_from(["fact", "reported", "claimed"]),
    st.booleans(),
    st.booleans(),
)
READINGS = st.lists(VARIANTS, max_size=6, unique_by=lambda each: each.id)


@settings(max_examples=150, deadline=None)
@given(READINGS, READINGS, st.randoms(use_true_random=False))
def test_each_goes_to_one_of_its_own_span_and_no_two_to_the_same(
    old: list[Statement], new: list[Statement], chance: object
) -> None:
    came = {each.id: follow(each.id, old, new) for each in old}
    reached = [each.id for each in came.values() if each is not None]
    assert len(set(reached)) == len(reached)
    before, after = {each.id for each in old}, {each.id for each in new}
    for each in old:
        found = came[each.id]
        if each.id in after:
            assert found is not None
            assert found.id == each.id
        elif found is not None:
            assert anchor(found) == anchor(each)
            assert found.id in after - before
    chance.shuffle(old)  # type: ignore[attr-defined]
    chance.shuffle(new)  # type: ignore[attr-defined]
    assert {each.id: follow(each.id, old, new) for each in old} == came


def test_places_in_the_text_tell_two_apart_and_then_the_trigger() -> None:
    old = [variant("Ramadi", "fact", True, True), variant("Palmyra", "fact", True, True)]
    new = [variant("Palmyra", "claimed", False, True), variant("Ramadi", "claimed", False, True)]
    assert follow(old[0].id, old, new) == new[1]
    assert follow(old[1].id, old, new) == new[0]
    alone = [variant("Palmyra", "claimed", False, True)]
    assert follow(old[0].id, old[:1], alone) == alone[0]
    assert differences(old[0], alone[0]) == [
        "mood fact → claimed",
        "roles actor: IS; place: Ramadi → actor: IS; place: Palmyra",
    ]


def test_numbers_and_sources_are_corrected_and_all_else_stays() -> None:
    toll = Quantity("killed", "20", 0, 2, None, 20, None, "count")
    told = replace(BASE, numbers=(toll, toll), attribution=(Source("Muftah", "publication"),))
    wanted = [Correction("number.2.low", "31"), Correction("source", "Reuters")]
    made = corrected(told, {each.field: stored_value(told, each) for each in wanted})
    assert made.numbers == (toll, replace(toll, low=31))
    assert made.attribution[0].name == "Reuters"
    assert replace(made, numbers=told.numbers, attribution=told.attribution, notes=()) == told


def test_another_entity_leaves_nothing_of_the_one_before() -> None:
    wanted = [Correction("place", "geonames:95788"), Correction("place", "the old mill")]
    [known], [named] = (
        corrected(BASE, {"place": stored_value(BASE, each)}).roles["place"] for each in wanted
    )
    assert (known.entity, known.name) == ("geonames:95788", "Hit")
    assert (named.entity, named.name) == (None, "the old mill")
    assert (known.text, known.start) == (named.text, named.start) == ("Ramadi", 8)
    assert getattr(known, "country", None) == "IQ"
    assert getattr(named, "latitude", 0) is None


PAIRS = st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] != pair[1])


@given(st.lists(st.tuples(st.sampled_from(["same", "different"]), PAIRS), max_size=30))
def test_groups_never_hold_two_that_are_apart(steps: list[tuple[str, tuple[int, int]]]) -> None:
    groups = Groups()
    taken: dict[str, list[tuple[str, str]]] = {"same": [], "different": []}
    for verb, (one, other) in steps:
        pair = (str(one), str(other))
        if groups.join(*pair) if verb == "same" else groups.part(*pair):
            taken[verb].append(pair)
        assert all(groups.of(a) == groups.of(b) for a, b in taken["same"])
        assert all(groups.of(a) != groups.of(b) for a, b in taken["different"])
