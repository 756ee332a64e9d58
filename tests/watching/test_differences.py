"""What two versions say differently, on statements of the real reader and on made-up ones."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from holdfast.batch import attempt
from holdfast.intake import IntakeOptions, document_from_text
from holdfast.model import DocumentReading, Statement
from holdfast.watching.differences import Differences, differences
from tests.ledger.build import reading, received

RAMADI = "Islamic State fighters seized Ramadi on May 17."
TOLL = "At least 12 soldiers were killed in Baiji on Sunday, the ministry said."
KOBANE = "Kurdish forces drove Islamic State out of Kobane on January 26."


def read(*sentences: str) -> tuple[Statement, ...]:
    options = IntakeOptions(published="2015-05-18")
    found = attempt(document_from_text(" ".join(sentences), options=options))
    assert isinstance(found, DocumentReading)
    assert found.statements
    return found.statements


def compare(before: tuple[str, ...], after: tuple[str, ...]) -> Differences:
    return differences(read(*before), read(*after))


def test_a_sentence_put_before_all_others_changes_nothing_of_them() -> None:
    found = compare((RAMADI, TOLL), ("This is the second version.", RAMADI, TOLL))
    assert (found.gone, found.changed, found.reworded) == ((), (), 0)
    assert found.same == len(read(RAMADI, TOLL))


def test_a_toll_that_rose_is_changed() -> None:
    found = compare((TOLL,), (TOLL.replace("12", "31"),))
    assert (found.gone, found.new) == ((), ())
    [change] = found.changed
    [(name, before, after)] = change.fields
    assert name == "numbers"
    assert "12" in before
    assert "31" in after


def test_another_day_is_a_changed_time() -> None:
    found = compare((RAMADI,), (RAMADI.replace("17", "16"),))
    fields = {each for change in found.changed for each in change.fields}
    assert ("time", "2015-05-17", "2015-05-16") in fields
    assert (found.gone, found.new) == ((), ())


def test_another_place_is_a_changed_role() -> None:
    found = compare((RAMADI,), (RAMADI.replace("Ramadi", "Fallujah"),))
    [change] = found.changed
    assert [name for name, _, _ in change.fields] == ["roles"]


def test_what_is_denied_in_the_correction_is_a_changed_polarity() -> None:
    found = compare(("The army retook Baiji.",), ("The army did not retake Baiji.",))
    assert any(
        name == "polarity" and (before, after) == ("+", "-")
        for change in found.changed
        for name, before, after in change.fields
    )


def test_what_is_left_out_is_gone_and_what_is_added_is_new() -> None:
    found = compare((RAMADI, TOLL), (RAMADI, KOBANE))
    assert found.gone
    assert found.new
    assert all(each.evidence.quote in TOLL for each in found.gone)
    assert all(each.evidence.quote in KOBANE for each in found.new)
    assert found.same == len(read(RAMADI))


def test_other_words_for_the_same_are_no_change() -> None:
    found = compare((RAMADI,), ("On May 17, Islamic State fighters seized Ramadi.",))
    assert (found.gone, found.new, found.changed) == ((), (), ())
    assert found.same == found.reworded == len(read(RAMADI))


def test_a_reason_is_told_by_its_sides() -> None:
    because = "Islamic State seized Ramadi because the army had left the city."
    other = because.replace("the army had left the city", "the militia ran out of food")
    before, after = read(because), read(other)
    assert any(each.kind == "reason" for each in before), "the sentence must give a reason"
    found = differences(before, after)
    kinds = {change.after.kind for change in found.changed} | {each.kind for each in found.new}
    assert "reason" in kinds


NAMES = st.sampled_from(["IS", "YPG", "SAA"])
PLACES = st.sampled_from(["Ramadi", "Kobane", "Palmyra"])
DAYS = st.sampled_from([None, "2015-05-17", "2015-05-18"])
FOUND = st.lists(st.tuples(NAMES, PLACES, DAYS), max_size=5)


def made(found: list[tuple[str, str, str | None]], opening: str) -> tuple[Statement, ...]:
    """Statements about one text that names them all."""
    intake = received(f"{opening}IS YPG SAA Ramadi Kobane Palmyra")
    told = reading(intake, *found).statements
    return tuple(replace(each, id=f"{each.id}{number}") for number, each in enumerate(told))


@given(FOUND, FOUND, st.sampled_from(["", "More. "]), st.randoms(use_true_random=False))
def test_every_statement_is_told_of_once_and_order_does_not_matter(
    before: list[tuple[str, str, str | None]],
    after: list[tuple[str, str, str | None]],
    opening: str,
    chance: object,
) -> None:
    old, new = made(before, ""), made(after, opening)
    found = differences(old, new)
    told_old = [*found.gone, *(each.before for each in found.changed)]
    told_new = [*found.new, *(each.after for each in found.changed)]
    for told, all_of_them in ((told_old, old), (told_new, new)):
        assert len(told) == len({each.id for each in told})
        assert {each.id for each in told} <= {each.id for each in all_of_them}
        assert len(told) + found.same == len(all_of_them)
    chance.shuffle(mixed := list(old))  # type: ignore[attr-defined]
    assert differences(mixed, new) == found
    back = differences(new, old)
    assert (len(back.gone), len(back.new), back.same) == (
        len(found.new),
        len(found.gone),
        found.same,
    )


@given(FOUND, st.sampled_from(["", "More. "]))
def test_a_version_that_says_the_same_differs_in_nothing(
    said: list[tuple[str, str, str | None]], opening: str
) -> None:
    found = differences(made(said, ""), made(said, opening))
    assert (found.gone, found.new, found.changed) == ((), (), ())
    assert found.same == len(said)
