"""Verbs of saying that the parse takes for a part of a name, and what leaves a thing open."""

from __future__ import annotations

from typing import Any

import pytest

from holdfast.model import Document
from holdfast.reading.attribution import find_attributions
from holdfast.reading.context import Attribution, Reading


def said_in(parser: Any, text: str) -> list[tuple[Attribution, str]]:
    """Attributions of a text, with the words of their contents."""
    reading = Reading(Document("d", "d", text, "", "text/plain", "none"), parser.parse(text))
    return [
        (each, " … ".join(reading.doc[start:end].text for start, end in each.content))
        for each in find_attributions(reading)
    ]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "The Orle Observatory for Ice reports that nine sheds have burned.",
            "The Orle Observatory for Ice",
            "that nine sheds have burned",
        ),
        (
            "The Valley Observatory for Human Rights reports that militias have left Mora.",
            "The Valley Observatory for Human Rights",
            "that militias have left Mora",
        ),
        (
            "The Red Front reports captain Ali Nur has died of burns suffered in a battle at Mora.",
            "The Red Front",
            "captain Ali Nur has died of burns suffered in a battle at Mora",
        ),
        (
            "The Observatory, which relies on nurses and drivers, said the fort was lost.",
            "The Observatory, which relies on nurses and drivers,",
            "the fort was lost",
        ),
    ],
)
def test_a_name_before_its_verb_speaks(parser: Any, text: str, source: str, content: str) -> None:
    [(found, words)] = said_in(parser, text)
    assert (found.source.source, words) == (source, content)


def test_a_heading_about_reports_names_nobody(parser: Any) -> None:
    found = said_in(parser, "Reports that named nine guards were burned.")
    assert all(each.source.start is None for each, _ in found)


def test_a_clause_that_describes_a_source_is_not_shown_as_its_name(parser: Any) -> None:
    [(found, _)] = said_in(parser, "A nurse, who has fled to the coast, said the fort was lost.")
    assert found.source.name == "A nurse"


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("Neither the army nor the rebels have confirmed the fall of the fort.", "question"),
        ("Whether rebels hold the fort could not be confirmed.", "question"),
        ("It is not known whether rebels hold the fort.", "question"),
        ("There is no evidence of a raid on the fort.", "question"),
        ("The army was not aware of any raid on the fort.", "question"),
        ("The minister avoided saying whether the fort had fallen.", "question"),
        ("That rebels hold the fort is denied by the army.", "denied"),
        ("The fort is lost, the Harbour Herald has learned.", "reported"),
    ],
)
def test_what_nobody_confirms_stays_open(parser: Any, text: str, mood: str) -> None:
    assert said_in(parser, text)[0][0].mood == mood


def test_pushed_by_a_thing_nobody_says_it(parser: Any) -> None:
    assert said_in(parser, "This only underscores the weakness of the guards.") == []


def test_a_denial_beside_a_charge_leaves_the_charge(parser: Any) -> None:
    text = "The governor accused the guards of selling the mill, which the guards deny."
    assert [each.rule for each, _ in said_in(parser, text)] == ["attribution.accuse"]
