"""How far the words of a source reach, and what is said below a line that opens it."""

from __future__ import annotations

from typing import Any

import pytest

from holdfast.model import Document
from holdfast.reading.attribution import find_attributions
from holdfast.reading.context import Attribution, Reading


def found_in(parser: Any, text: str) -> tuple[list[Attribution], Reading]:
    reading = Reading(Document("d", "d", text, "", "text/plain", "none"), parser.parse(text))
    return find_attributions(reading), reading


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The ministry on Friday said the road was shut.", "The ministry"),
        ("Officials in April charged that the bank had lied.", "Officials"),
        (
            '"The army held," said Salim Haddad, the mayor of the old port.',
            "Salim Haddad, the mayor of the old port",
        ),
        (
            "Provincial governor Salim Haddad (Unity) said the road was shut.",
            "Provincial governor Salim Haddad (Unity)",
        ),
        (
            "Valley Defence Forces (VDF) say they have seized the mill.",
            "Valley Defence Forces (VDF)",
        ),
    ],
)
def test_a_source_is_named_whole_and_without_its_day(parser: Any, text: str, source: str) -> None:
    found, _ = found_in(parser, text)
    assert [each.source.source for each in found] == [source]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg inquest: The river police were slow.",
        "Shares fell due to fears about the harvest.",
        "A state of emergency is declared in the valley.",
    ],
)
def test_what_nobody_says_has_no_source(parser: Any, text: str) -> None:
    assert found_in(parser, text)[0] == []


def test_a_charge_without_a_charger_is_nobodys(parser: Any) -> None:
    found, _ = found_in(parser, "The clerk left after being charged with theft.")
    assert {each.source.kind for each in found} <= {"unknown"}


def test_a_speaker_set_without_marks_speaks_on_in_the_first_person(parser: Any) -> None:
    text = (
        "The minister said:\n\nThe bridge will stand again within a year.\n\n"
        "We have hired our own engineers.\n\nThe visit ended at noon."
    )
    (said,), reading = found_in(parser, text)
    words = " ".join(reading.doc[start:end].text for start, end in said.content)
    assert "within a year" in words
    assert "our own engineers" in words
    assert "ended at noon" not in words
