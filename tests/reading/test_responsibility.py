"""A claim of responsibility or blame never makes its doer a fact."""

from __future__ import annotations

import pytest

from holdfast.intake import document_from_text
from holdfast.model import Statement
from holdfast.reading import read_document


def deeds(text: str, type_: str) -> list[Statement]:
    found = read_document(document_from_text(text)).statements
    return [each for each in found if each.type == type_]


def test_the_deed_is_fact_without_an_actor_and_claimed_with_one() -> None:
    text = "Boko Haram claimed responsibility for the bombing in Maiduguri."
    found = deeds(text, "bombing.other")
    by_mood = {each.mood: each for each in found}
    assert set(by_mood) == {"fact", "claimed"}
    assert "actor" not in by_mood["fact"].roles
    [doer] = by_mood["claimed"].roles["actor"]
    assert doer.entity == "actor:boko-haram"
    assert by_mood["claimed"].attribution[-1].source == "Boko Haram"


def test_a_bare_claim_is_of_the_deed_before_it() -> None:
    found = deeds(
        "A car bomb killed 12 people in Kabul. The Taliban claimed responsibility.",
        "violence.killing",
    )
    assert {(each.mood, bool(each.roles.get("actor"))) for each in found} == {
        ("fact", False),
        ("claimed", True),
    }


def test_blame_is_claimed_by_the_one_who_lays_it() -> None:
    text = "The government blamed the PKK for the attack on the barracks in Diyarbakir."
    [claimed] = [each for each in deeds(text, "battle.attack") if each.mood == "claimed"]
    assert claimed.roles["actor"][0].entity == "actor:pkk"
    assert claimed.attribution[-1].source == "The government"


@pytest.mark.parametrize(
    "text",
    [
        "No group claimed responsibility for the blast in Aden.",
        "Nobody has claimed responsibility for the blast in Aden.",
    ],
)
def test_an_unclaimed_deed_gets_no_doer(text: str) -> None:
    for each in deeds(text, "bombing.other"):
        assert each.mood == "fact"
        assert not each.roles.get("actor")


def test_the_charged_are_claimed_to_have_done_it() -> None:
    found = deeds("Three students were charged with the killing of a nurse.", "violence.killing")
    assert {(each.mood, bool(each.roles.get("actor"))) for each in found} == {
        ("fact", False),
        ("claimed", True),
    }
    for each in found:
        assert not any(number.side == "students" for number in each.numbers)


def test_the_arrested_did_not_do_what_they_were_arrested_after() -> None:
    [found] = deeds("Police arrested five students after the bombing of the bank.", "bombing.other")
    assert "actor" not in found.roles


def test_who_denies_a_part_in_a_deed_does_not_deny_the_deed() -> None:
    [found] = deeds("The army denied any part in the murder of two priests.", "violence.killing")
    assert found.mood == "fact"
