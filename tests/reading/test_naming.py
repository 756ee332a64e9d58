"""Who the victims were, and the second toll of one verb."""

from __future__ import annotations

import pytest

from holdfast.intake import document_from_text
from holdfast.model import Statement
from holdfast.reading.pipeline import read_document


def statements(text: str, type_: str) -> list[Statement]:
    """The statements of one type, in their order."""
    return [
        each for each in read_document(document_from_text(text)).statements if each.type == type_
    ]


def victims(text: str, type_: str) -> set[str]:
    """The words for all victims of one type of harm."""
    return {
        each.text
        for statement in statements(text, type_)
        for each in statement.roles.get("victim", ())
    }


def test_the_victims_are_those_of_the_harm_told_before() -> None:
    text = (
        "Two priests were kidnapped in Cali on Friday. "
        "The victims were identified as Juan Soto, the rector of a college, and Luis Paz."
    )
    assert {"Juan Soto", "Luis Paz"} <= victims(text, "violence.abduction")


def test_hostages_are_held_whatever_was_told_before() -> None:
    text = "The hostages were named as Juan Soto and Luis Paz."
    assert victims(text, "violence.abduction") == {"Juan Soto", "Luis Paz"}


@pytest.mark.parametrize(
    "text",
    [
        "The dead were identified as Ana Ruiz and Juan Soto.",
        "The crash closed a road near Leeds. The victims were named as Ana Ruiz and Juan Soto.",
        "The victims identified their attackers as Juan Soto and Luis Paz.",
    ],
)
def test_nobody_is_killed_where_no_violence_was_told(text: str) -> None:
    assert not victims(text, "violence.killing")


def test_those_said_to_be_killed_are_named_behind() -> None:
    text = "The two men killed in the raid on Bor were identified as Juan Soto and Luis Paz."
    assert {"Juan Soto", "Luis Paz"} <= victims(text, "violence.killing")


def test_the_dead_that_an_army_suffered_are_told_of_the_clash() -> None:
    text = "The army suffered nine dead and 20 wounded in clashes near Bor."
    (killed,) = statements(text, "violence.killing")
    assert [each.best for each in killed.numbers] == [9]


def test_dead_and_wounded_of_one_verb_are_two_tolls() -> None:
    text = "The bombing of the market left 67 dead and about 1,000 wounded."
    (killed,) = statements(text, "violence.killing")
    (injured,) = statements(text, "violence.injury")
    assert [each.best for each in killed.numbers] == [67]
    assert [each.best for each in injured.numbers] == [1000]


def test_the_hurt_of_a_crash_are_not_read() -> None:
    text = "The crash left three dead and five injured in Lima."
    assert not statements(text, "violence.injury")
    assert not statements(text, "violence.killing")


@pytest.mark.parametrize(
    "text",
    [
        "Nine people, including four nurses, were killed and more than 40 wounded when rebels "
        "shelled a market in Bor.",
        "The clashes left nine dead, including four nurses, and more than 40 wounded.",
    ],
)
def test_the_wounded_counted_beside_the_dead_are_no_part_of_them(text: str) -> None:
    (killed,) = statements(text, "violence.killing")
    (injured,) = statements(text, "violence.injury")
    assert [(each.best, each.part_of) for each in killed.numbers] == [(9, False), (4, True)]
    assert [each.low for each in injured.numbers] == [41]


def test_a_toll_that_has_risen_is_of_the_deed_told_before() -> None:
    text = "A bomb killed nine people in Cali. The death toll later rose to 14."
    first, second = statements(text, "violence.killing")
    assert [each.best for each in second.numbers] == [14]
    assert second.roles["place"] == first.roles["place"]


def test_the_toll_of_a_quake_is_nobodys_deed() -> None:
    text = "A quake shook Kathmandu on Monday. The death toll rose to 14."
    assert not statements(text, "violence.killing")


def test_those_who_set_off_a_mine_did_not_lay_it() -> None:
    text = "Two farmers were killed when they set off a mine in Lira."
    (killed,) = statements(text, "violence.killing")
    assert "actor" not in killed.roles


def test_what_was_suffered_before_has_not_the_time_of_the_sentence() -> None:
    (taken,) = statements("The kidnapped nurses were freed on 4 May 2015.", "violence.abduction")
    assert taken.time is None
