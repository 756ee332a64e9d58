"""Those who tell of a deed are not its toll ("three nurses said …")."""

from __future__ import annotations

import pytest

from holdfast.intake import document_from_text
from holdfast.model import Source
from holdfast.reading.completion import counts_speakers
from holdfast.reading.context import Draft, Reading
from holdfast.reading.pipeline import read_drafts


def deed(text: str) -> Draft:
    """The killing that a sentence tells of."""
    reading: Reading = read_drafts(document_from_text(text))
    return next(each for each in reading.drafts if each.type == "violence.killing")


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Three nurses said rebels killed farmers in Mora.", []),
        ("According to several officials, soldiers killed farmers in Mora.", []),
        ("Two officials told the radio that soldiers killed nine farmers in Mora.", ["nine"]),
    ],
)
def test_who_tells_is_not_counted(text: str, counted: list[str]) -> None:
    assert [each.text for each in deed(text).numbers] == counted


def test_a_number_is_the_speakers_only_inside_their_words() -> None:
    text = "Two officials told the radio that soldiers killed nine farmers in Mora."
    found = deed(text)
    [dead] = found.numbers
    assert not counts_speakers(found, dead)
    found.attribution = (Source("nine farmers", "witness", dead.start, dead.end + len(" farmers")),)
    assert counts_speakers(found, dead)
