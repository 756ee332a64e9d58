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
