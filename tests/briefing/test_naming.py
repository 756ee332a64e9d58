"""A question on a place is on the record's place of that name, or on none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import holdfast
from holdfast.briefing.naming import located, unknown_place
from holdfast.briefing.questions import understand
from holdfast.briefing.terms import Question
from holdfast.control import PlaceControl
from holdfast.record import Record


def place(name: str, key: str) -> PlaceControl:
    """A place that somebody held."""
    return PlaceControl(key, name, "IQ", 33.0, 43.0, "town", ())


HERE = (
    place("Tal Zahra", "tal zahra|IQ"),
    place("Tal", "tal|IQ"),
    place("Hit", "geonames:1"),
    place("Tal Zahra", "tal zahra|IQ~near"),
)
ASKED = Question("", "who-holds")


def test_the_record_knows_a_place_that_no_list_knows() -> None:
    asked = replace(
        ASKED, text="Who holds Tal Zahra?", actors=("tal zahra",), actor_names=("Tal Zahra",)
    )
    found = located(asked, HERE)
    assert found.places == ("tal zahra|IQ", "tal zahra")
    assert found.actors == ()


def test_of_two_places_of_one_name_the_record_s_own_is_meant() -> None:
    asked = replace(ASKED, text="Who holds Hit?", places=("geonames:2",), place_names=("Hit",))
    assert located(asked, HERE).places == ("geonames:1",)


def test_what_is_known_stays() -> None:
    known = replace(ASKED, text="Who holds Hit?", places=("geonames:1",), place_names=("Hit",))
    party = replace(
        ASKED,
        text="Why is the Free Army of Hit gaining ground?",
        actors=("actor:free",),
        actor_names=("Free Army of Hit",),
    )
    for asked in (known, party):
        assert located(asked, HERE) == asked


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Who holds Qarrun Bala?", "Qarrun Bala"),
        ("Who is in control of the town of Qarrun?", "Qarrun"),
        ("What changed in Qarrun in May 2015?", "Qarrun"),
        ("Who holds what?", None),
        ("What changed in May 2015?", None),
        ("Who controls the towns?", None),
    ],
)
def test_an_unknown_place_is_named(text: str, name: str | None) -> None:
    assert unknown_place(replace(ASKED, text=text)) == name


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """What an article tells of a hamlet that stands in no list, and of a town."""
    told = (
        "The army captured the village of Qarrunbala on May 3, 2015. "
        "Islamic State seized Ramadi on May 17, 2015."
    )
    path: Path = tmp_path_factory.mktemp("naming") / "one.txt"
    path.write_text(told, encoding="utf-8")
    return holdfast.read(path)


def test_every_place_of_the_record_can_be_asked_for_by_its_name(record: Record) -> None:
    names = {each.name for each in record.control() if "~" not in each.key}
    assert names >= {"Ramadi", "Qarrunbala"}
    for name in names:
        answer = record.why(f"Who holds {name}?")
        assert answer.bottom_line[0].text.startswith(f"{name}: ")


def test_where_no_place_is_named_all_are_counted(record: Record) -> None:
    answer = record.why("Who holds what?")
    told = answer.bottom_line[0].text
    assert told.startswith("A holder is told of at 2 of 2 places, however long ago: ")
    assert "Islamic State 1" in told


def test_a_place_with_two_spells_on_a_day_is_counted_once(tmp_path: Path) -> None:
    told = (
        "The army captured Tikrit on March 31, 2015. The army controlled Ramadi in April 2015. "
        "Islamic State seized Ramadi in May 2015."
    )
    path = tmp_path / "one.txt"
    path.write_text(told, encoding="utf-8")
    record = holdfast.read(path)
    ramadi = next(each for each in record.control() if each.name == "Ramadi")
    assert len(ramadi.at(date(2015, 5, 10))) == 2
    answer = record.why("Who holds what on 10 May 2015?")
    line = answer.bottom_line[0].text
    assert line.startswith("A holder is told of at 2 of 2 places, however long ago: ")
    assert line.endswith(": Islamic State or army 1, army 1.")
    assert len(answer.sections[0].groups[0].clauses) == 3


def test_a_place_that_is_not_in_the_record_is_said_not_to_be(record: Record) -> None:
    answer = record.why("Who holds Dunqulabad?")
    assert answer.bottom_line[0].text.startswith("Not stated")
    assert not any(each.citations for each in answer.bottom_line)
    assert understand("Who holds Dunqulabad?").kind == "who-holds"
