"""The quote of a statement holds the words that make it what it is."""

from __future__ import annotations

import pytest

from holdfast.intake import IntakeOptions, document_from_text
from holdfast.model import Statement
from holdfast.reading import read_document


def statements(text: str) -> list[Statement]:
    document = document_from_text(text, options=IntakeOptions(published="2016-06-01"))
    return list(read_document(document).statements)


def test_what_completes_the_verb_is_quoted() -> None:
    text = "The assault on the barracks left 30 soldiers dead, a doctor said."
    [killing] = [each for each in statements(text) if each.type == "violence.killing"]
    assert "30 soldiers dead" in killing.evidence.quote


@pytest.mark.parametrize(
    ("text", "polarity", "time"),
    [
        ("The rebels had held Aleppo since 2012.", "+", "2012/"),
        ("The rebels have held Aleppo since 2012.", "+", "2012/.."),
        ("The rebels used to control Aleppo.", "-", None),
        ("Once held by rebels, Aleppo is quiet.", "-", None),
        ("The rebels hold Aleppo.", "+", None),
        ("Residents said that the rebels had held Aleppo.", "+", None),
    ],
)
def test_a_state_that_lies_behind_is_not_told_as_of_today(
    text: str, polarity: str, time: str | None
) -> None:
    [control] = [each for each in statements(text) if each.type == "control"]
    assert control.polarity == polarity
    assert (control.time.edtf if control.time else None) == time


@pytest.mark.parametrize(
    ("text", "name", "entity"),
    [
        ("Damascus's forces retook Palmyra.", "Syrian armed forces", "actor:syria-armed-forces"),
        ("Tuareg fighters retook Kidal from the army on Monday.", None, None),
    ],
)
def test_nameless_forces_are_named_by_whose_they_are(
    text: str, name: str | None, entity: str | None
) -> None:
    [gain] = [each for each in statements(text) if each.type == "territory.gained"]
    [actor] = gain.roles["actor"]
    assert (actor.name, actor.entity) == (name, entity)
    assert actor.text == text.partition(" retook")[0]


def test_we_is_the_party_that_speaks() -> None:
    [control] = [
        each
        for each in statements("“We hold Donetsk,” the Ukrainian army said on Friday.")
        if each.type == "control"
    ]
    [actor] = control.roles["actor"]
    assert (actor.text, actor.entity) == ("We", "actor:ukraine-army")
    assert actor.antecedent is not None


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The army retook Zarqo Dembi from the rebels.", ["Zarqo Dembi"]),
        ("Rebels captured Camel Pass at dawn.", ["Camel Pass"]),
        ("Police captured Amina Zarqo near the border.", []),
        ("The general lost Amina Zarqo, his aide, in May.", []),
    ],
)
def test_a_name_in_no_list_is_a_place_only_where_the_verb_says_so(
    text: str, places: list[str]
) -> None:
    found = [
        mention.text
        for each in statements(text)
        for mention in each.roles.get("place", ())
        if mention.entity is None
    ]
    assert found == places
