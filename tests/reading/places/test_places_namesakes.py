"""Quarters, streets, groups, code names and outlets that bear or resemble the name of a place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from holdfast.model import PlaceMention
from holdfast.reading.context import Reading

MakeReading = Callable[..., Reading]


def _by_text(reading: Reading) -> dict[str, PlaceMention]:
    return {place.text: place for place in reading.places}


@pytest.mark.parametrize(
    ("text", "quarter", "country", "division"),
    [
        ("Shells hit the Bustan quarter of Aleppo.", "Bustan quarter", "SY", "Aleppo"),
        ("In Aleppo, shells hit the Midan quarter.", "Midan quarter", "SY", "Aleppo"),
        ("A bomb went off in Haifa street in Baghdad.", "Haifa street", "IQ", "Baghdad"),
    ],
)
def test_a_part_of_a_named_city_is_no_far_town(
    read: MakeReading, text: str, quarter: str, country: str, division: str
) -> None:
    place = _by_text(read(text))[quarter]
    assert (place.entity, place.country, place.admin1) == (None, country, division)


def test_a_street_alone_is_not_in_the_town_that_it_is_called_after(read: MakeReading) -> None:
    assert not _by_text(read("A bomb went off in Haifa street on Sunday."))


def test_a_quarter_that_the_atlas_has_in_the_city_stays(read: MakeReading) -> None:
    place = _by_text(read("Troops left the Karrada quarter of Baghdad."))["Karrada quarter"]
    assert place.entity is not None


@pytest.mark.parametrize(
    "text",
    [
        'The frigate went dark under the order "Odessa Gate".',
        'The exercise, codenamed "Odessa Gate", began at dawn.',
        "Nine were hurt in Operation Tripoli Dawn.",
    ],
)
def test_what_a_plan_is_called_is_no_place(read: MakeReading, text: str) -> None:
    assert not read(text).places


def test_an_outlet_in_brackets_at_the_end_is_no_place(read: MakeReading) -> None:
    names = {"Jolo": "PLACE", "Zappler": "PLACE"}
    assert list(_by_text(read("Five were killed in Jolo (Zappler).", names))) == ["Jolo"]


def test_an_outlet_in_brackets_at_the_start_is_no_place(read: MakeReading) -> None:
    names = {"Jolo": "PLACE", "Zappler": "PLACE"}
    assert list(_by_text(read("JOLO (Zappler) – Five were hurt.", names))) == ["JOLO"]
    assert list(_by_text(read("(Zappler) Five were hurt in Jolo.", names))) == ["Jolo"]


def test_a_town_is_not_taken_for_its_namesake_abroad(read: MakeReading) -> None:
    for link in (",", " in"):
        place = read(f"Nine were killed in Solhan{link} Burkina Faso.", {"Solhan": "PLACE"}).places
        assert (place[0].text, place[0].entity, place[0].country) == ("Solhan", None, None)
    listed = _by_text(read("Police in Solhan said Burkina Faso was silent.", {"Solhan": "PLACE"}))
    assert listed["Solhan"].country == "TR"
    divided = _by_text(read("A man was shot in Juba, Sudan."))
    assert divided["Juba"].country == "SS"


def test_a_department_is_a_province(read: MakeReading) -> None:
    place = _by_text(read("Troops were sent to the northern department of Arauca in Colombia."))
    assert place["Arauca"].precision == "province"


def test_another_name_in_brackets_is_a_place(read: MakeReading) -> None:
    names = {"Ayn al-Arab": "PLACE", "Kobane": "PLACE"}
    assert "Kobane" in _by_text(read("Jets bombed Ayn al-Arab (Kobane).", names))


def test_what_opens_the_name_of_a_group_is_no_village(read: MakeReading) -> None:
    assert not read("The hills are under the control of Jund Al-Aqsa.").places
