"""What is done by saying it is a fact; what is warned of as past is told, not foreseen."""

from __future__ import annotations

import pytest

from holdfast.intake import document_from_text
from holdfast.language import load_parser
from holdfast.reading.pipeline import read_document


@pytest.mark.parametrize(
    ("text", "type_", "mood"),
    [
        ("Mali declared a state of emergency in Gao.", "governance.curfew", "fact"),
        ("The militia proclaimed a ceasefire.", "talks.ceasefire", "fact"),
        ("The monitor warned that militants had besieged Kidal.", "territory.besieged", "reported"),
        (
            "The monitor warned that militants would besiege Kidal.",
            "territory.besieged",
            "predicted",
        ),
    ],
)
def test_the_mood(text: str, type_: str, mood: str) -> None:
    document = document_from_text(text)
    reading = read_document(document, load_parser().parse(document.text))
    assert [each.mood for each in reading.statements if each.type == type_] == [mood]


@pytest.mark.parametrize(
    "text",
    [
        "Gloria was captured.",
        "Police held Carmen in a cell for two days.",
        "Santiago was seized at his home.",
        "Militants captured Paris and two other women.",
    ],
)
def test_a_person_is_no_place(text: str) -> None:
    document = document_from_text(text)
    reading = read_document(document, load_parser().parse(document.text))
    assert not [each for each in reading.statements if each.type in {"territory.gained", "control"}]
