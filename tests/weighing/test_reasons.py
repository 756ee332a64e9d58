"""Reasons cluster, rank by independent roots, keep their dissent, and stand in a grid."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from holdfast.linking import copies
from holdfast.model import Argument, Document, Statement
from holdfast.weighing import Weighing, grid, reason_clusters, voices
from holdfast.weighing.reasons import FAILED_HINDRANCE
from tests.weighing.making import PAPERS, Page, Said, army, page, say
from tests.weighing.test_roots import OTHERS


def reason(document: Document, said: Said, **changed: object) -> Statement:
    """A reason with a field, as the reading gives it."""
    made = say(document, said)
    fields = {"kind": "reason", "type": "reason.cause", "rule": "reasons.because", **changed}
    return replace(made, roles={}, **fields)  # type: ignore[arg-type]


def pages() -> list[Document]:
    return [page(Page(*each)) for each in zip(PAPERS, OTHERS, strict=True)]


def known(told: list[Statement], documents: list[Document]) -> Weighing:
    return Weighing({each.id: each for each in told}, voices(told, documents, copies(documents)))


def test_reasons_rank_by_independent_roots_not_by_repetition() -> None:
    documents = pages()
    weak = [reason(each, Said(number=1), factor="weak-opponent") for each in documents[:2]]
    money = [reason(each, Said(number=2, by=(army(),)), factor="resources") for each in documents]
    found = reason_clusters([*money, *weak], known([*money, *weak], documents))
    assert [each.factor for each in found] == ["weak-opponent", "resources"]
    assert [each.roots for each in found] == [2, 1]
    assert len(found[1].reasons) == len(PAPERS)
    assert found[1].camp == "Iraqi government"


def test_camps_and_effects_stand_apart() -> None:
    documents = pages()
    change = say(documents[0], Said())
    effect = Argument("it fell", 0, 7, change.id)
    told = [
        change,
        reason(documents[0], Said(number=1), effect=effect),
        reason(documents[1], Said(number=2), rule="reasons.why-headline"),
        reason(documents[2], Said(number=3, by=(army(),))),
    ]
    found = reason_clusters(told[1:], known(told, documents))
    effects = {each.effect for each in found}
    assert effects == {"the change at geonames:98717", "the trend", "something else"}
    assert {each.camp for each in found} == {"news media", "Iraqi government"}


def test_dissent_stands_beside_what_it_denies() -> None:
    documents = pages()
    told = [
        reason(documents[0], Said(number=1), factor="resources"),
        reason(documents[1], Said(number=2), factor="resources", polarity="-"),
        reason(documents[2], Said(number=3), factor="politics"),
    ]
    found = {each.factor: each for each in reason_clusters(told, known(told, documents))}
    assert found["resources"].dissent == (told[1].id,)
    assert found["resources"].belief.digit == 4
    assert found["politics"].dissent == ()


def test_dissent_without_a_field_answers_the_same_cause() -> None:
    documents = pages()
    causes = [
        Argument(words, 0, 9, None) for words in ("the long drought", "The drought", "a coup")
    ]
    told = [
        reason(documents[0], Said(number=1), cause=causes[0]),
        reason(documents[1], Said(number=2), cause=causes[1], polarity="-"),
        reason(documents[2], Said(number=3), cause=causes[2], type="reason.motive"),
    ]
    found = {each.relation: each for each in reason_clusters(told, known(told, documents))}
    assert found["reason.cause"].dissent == (told[1].id,)
    assert found["reason.motive"].dissent == ()


def test_a_hindrance_that_failed_is_a_reason_and_no_dissent() -> None:
    documents = pages()
    told = [
        reason(documents[0], Said(number=1), factor="tactics", type="reason.prevent"),
        reason(documents[1], Said(number=2), factor="tactics", type="reason.prevent", polarity="-"),
    ]
    found = reason_clusters(told, known(told, documents))
    assert {each.relation for each in found} == {"reason.prevent", FAILED_HINDRANCE}
    assert [each.dissent for each in found] == [(), ()]


def test_what_did_not_come_about_is_no_change() -> None:
    documents = pages()
    spared = replace(say(documents[0], Said()), polarity="-")
    told = [reason(documents[0], Said(number=1), effect=Argument("it held", 0, 7, spared.id))]
    found = reason_clusters(told, known([spared, *told], documents))
    assert [each.effect for each in found] == ["no change at geonames:98717"]


@pytest.mark.parametrize("seed", range(3))
def test_clusters_do_not_depend_on_order(seed: int) -> None:
    documents = pages()
    told = [
        reason(each, Said(number=number), factor=factor)
        for number, factor in enumerate(("resources", "politics", None))
        for each in documents
    ]
    whole = reason_clusters(told, known(told, documents))
    random.Random(seed).shuffle(told)
    assert reason_clusters(told, known(told, documents)) == whole


def test_the_grid_is_silent_unless_something_speaks() -> None:
    documents = pages()
    arms = say(documents[0], Said(type="support.arms", number=5))
    denied = replace(arms, id="denied", mood="denied")
    for_it = reason(documents[1], Said(number=1), cause=Argument("arms", 0, 4, arms.id))
    money = reason(documents[2], Said(number=2), factor="resources")
    by_id = {each.id: each for each in (arms, denied, for_it, money)}
    found = grid([for_it, money, denied], by_id)
    assert found.explanations == ("outside-support", "resources")
    assert dict(found.marks) == {
        for_it.id: ("consistent", "silent"),
        money.id: ("silent", "consistent"),
        "denied": ("inconsistent", "silent"),
    }
    assert (found.against("outside-support"), found.against("resources")) == (1, 0)


def test_a_strike_that_was_made_speaks_against_a_falling_short() -> None:
    documents = pages()
    struck = say(documents[0], Said(type="strike.air", number=1))
    spared = replace(struck, id="spared", polarity="-")
    found = grid([struck, spared], {struck.id: struck, "spared": spared})
    assert [marks for _, marks in found.marks] == [("inconsistent",), ("consistent",)]
