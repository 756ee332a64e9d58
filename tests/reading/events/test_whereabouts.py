"""Where a verb's event happened: the nearest and finest places that its sentence gives it."""

from __future__ import annotations

from functools import lru_cache

import pytest

from holdfast.intake import IntakeOptions, document_from_text
from holdfast.reading.context import Reading
from holdfast.reading.events.whereabouts import where
from holdfast.reading.pipeline import read_drafts


@lru_cache(maxsize=64)
def read(text: str) -> Reading:
    return read_drafts(document_from_text(text, options=IntakeOptions()))


def places_of(text: str, verb: str) -> list[str]:
    reading = read(text)
    token = next(each for each in reading.doc if each.text == verb)
    return [place.text for place in where(reading, token)]


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Warplanes bombed Azaz on Monday.", "bombed", ["Azaz"]),
        ("Six people were killed in Baghdad on Friday.", "killed", ["Baghdad"]),
        ("Gunmen killed a judge in the town of Tikrit.", "killed", ["Tikrit"]),
        ("In Kabul, a guard was shot and wounded.", "shot", ["Kabul"]),
        ("Crowds marched through Aden and Taiz.", "marched", ["Aden", "Taiz"]),
        ("Shells hit a market in Sirte, killing nine people.", "killing", ["Sirte"]),
        # The town, not the province around it.
        ("Gunmen attacked a school in Bama in Borno State.", "attacked", ["Bama"]),
        ("A bomb went off in Hit, in Anbar province.", "went", ["Hit"]),
        # What is only a landmark, an origin, an aim or somebody's home.
        ("The convoy was hit in Raqqa, 160 km east of Aleppo.", "hit", ["Raqqa"]),
        ("A trader from Mosul was killed on Monday.", "killed", []),
        ("Israel captured the soldiers.", "captured", []),
        ("Marchers protested against the war in Iraq in London.", "protested", ["London"]),
        # What is only referred to: another deed, a flight, a find.
        ("Two men arrested over a bombing in Lyon were released.", "released", []),
        ("Four men were jailed for an attack in Aden.", "jailed", []),
        ("Families are fleeing to Kirkuk after gunmen attacked a village.", "attacked", []),
        ("Guards kidnapped by militants were found in Tikrit.", "kidnapped", []),
        ("Guards kidnapped by militants were found in Tikrit.", "found", ["Tikrit"]),
        ("Ten people were killed in an attack in Aden.", "killed", ["Aden"]),
        # What is said elsewhere, or happens to somebody else.
        ("Officials in Ankara said that two pilots had been killed.", "killed", []),
    ],
)
def test_the_places_of_a_verb(text: str, verb: str, expected: list[str]) -> None:
    assert places_of(text, verb) == expected


def test_a_place_of_another_sentence_is_not_taken() -> None:
    assert places_of("Snow fell in Kabul. Ten people were killed.", "killed") == []


def test_adjectives_carry_no_event() -> None:
    assert places_of("Syrian soldiers shot a farmer.", "shot") == []
