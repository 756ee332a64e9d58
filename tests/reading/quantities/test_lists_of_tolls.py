"""Numbers in one list of a headline, each told of by its own word."""

from __future__ import annotations

import pytest

from holdfast.intake import document_from_text
from holdfast.language import load_parser
from holdfast.reading.pipeline import read_drafts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "At least 35 people killed, 70 injured in bomb attacks in Basra and Anbar.",
            {("killed", 35), ("injured", 70)},
        ),
        (
            "A truck bomb killed at least 17 guards and wounded more than 40 outside a depot near "
            "Kut. Most of the dead were queueing at its gate.",
            {("killed", 17), ("injured", 41)},
        ),
        (
            "A raid in Gao has left six militants and one officer dead.",
            {("killed", 6), ("killed", 1)},
        ),
        ("Rebels hacked nine people to death in Beni.", {("killed", 9)}),
    ],
)
def test_each_number_has_its_own_effect(text: str, expected: set[tuple[str, int]]) -> None:
    document = document_from_text(text)
    reading = read_drafts(document, load_parser().parse(text))
    found = {
        (each.what, int(each.best or each.low or 0))
        for each in reading.quantities
        if each.what in {"killed", "injured"}
    }
    assert found == expected


def test_the_arrested_are_not_those_who_were_killed() -> None:
    text = "Police raided two flats in Oslo. One man was killed and over 200 were arrested."
    reading = read_drafts(document_from_text(text), load_parser().parse(text))
    (arrested,) = [each for each in reading.quantities if each.what == "captured"]
    assert arrested.side is None
