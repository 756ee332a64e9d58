"""Names inside other words and names, abbreviations, groups, and what only a text can place."""

from __future__ import annotations

import dataclasses
import itertools
from importlib.resources import files

import pytest

from holdfast.gazetteer import load_gazetteer
from holdfast.reading.context import Reading
from holdfast.reading.places import find_places
from holdfast.reading.places.cues import countries_of
from holdfast.reading.places.newsrooms import newsroom_town
from holdfast.reading.places.publisher import country_of, home_names
from holdfast.reading.places.words import words_of
from holdfast.yaml_data import load_yaml
from tests.reading.places.conftest import MakeReading


def places(reading: Reading) -> list[tuple[str, str | None]]:
    return [(each.text, each.country) for each in reading.places]


def named(reading: Reading) -> list[tuple[str, str | None]]:
    assert all(each.relation == "named-in" for each in reading.named_places)
    return [(each.text, each.name) for each in reading.named_places]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Syrian officers met Europeans.", [("Syrian", "Syria"), ("Europeans", "Europe")]),
        ("South Korean and Sri Lankan sailors were freed.",
         [("South Korean", "South Korea"), ("Sri Lankan", "Sri Lanka")]),
        ("SYRIAN REBELS WERE SEEN BY GAZANS.", [("SYRIAN", "Syria"), ("GAZANS", "Gaza Strip")]),
        ("Texan lawyers met New Yorkers.", [("Texan", "Texas"), ("New Yorkers", "New York")]),
    ],
)  # fmt: skip
def test_adjectives_name_places_where_nothing_happens(
    read: MakeReading, text: str, expected: list[tuple[str, str]]
) -> None:
    reading = read(text)
    assert places(reading) == []
    assert named(reading) == expected


def test_no_word_is_named_twice(read: MakeReading) -> None:
    reading = read("Iraqi Mosul lies near Syria, a Syrian paper said.")
    spans = [
        (each.start, each.end)
        for each in sorted(
            [*reading.places, *reading.named_places], key=lambda place: place.start or 0
        )
    ]
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))


def test_the_ends_of_a_stretch_are_named(read: MakeReading) -> None:
    reading = read("A bus was burnt between Homs and Hama.")
    assert [each.relation for each in reading.places] == ["between"]
    assert named(reading) == [("Homs", "Homs"), ("Hama", "Hama")]


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Police in Norman, Okla., met.", ["Oklahoma"]),
        ("An Ill. man was found in W. Va. on Friday.", ["Illinois", "West Virginia"]),
        ("S.C. lawmakers met.", ["South Carolina"]),
        ("It was built in 200 B.C. by farmers.", []),
        ("Miss. Jones met Pa. Brown.", []),
    ],
)
def test_abbreviated_states(read: MakeReading, text: str, states: list[str]) -> None:
    reading = read(text)
    found = [each.name for each in reading.places if each.precision == "province"]
    assert found == states


def test_where_a_politician_was_elected_is_named(read: MakeReading) -> None:
    names = {"Robert Lane": "PERSON", "Sue Poe": "PERSON"}
    reading = read("Senator Robert Lane, R-Charleston, and Sue Poe, D-N.D., agreed.", names)
    assert places(reading) == []
    assert named(reading) == [("Charleston", "Charleston"), ("N.D.", "North Dakota")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Fighters of Ahrar al-Sham and Jaysh al-Fateh advanced.", {"al-Sham": "PLACE"}),
        ("Boko Haram said so.", {"Boko": "PLACE"}),
        ("The Airport and the Province were quiet.", {"Airport": "PLACE", "Province": "PLACE"}),
        ("They met on Monday with the Secretary.", {"Monday": "PLACE", "Secretary": "PLACE"}),
    ],
)
def test_groups_and_general_words_are_no_places(
    read: MakeReading, text: str, names: dict[str, str]
) -> None:
    assert places(read(text, names)) == []


def test_a_name_that_opens_like_a_village_is_a_place(read: MakeReading) -> None:
    reading = read("The army shelled Tal Zzyqov and Kafr Qqavir on Friday.")
    assert [each.text for each in reading.places] == ["Tal Zzyqov", "Kafr Qqavir"]
    assert all(each.entity is None and each.precision == "unknown" for each in reading.places)


def test_an_unknown_place_lies_where_the_text_says(read: MakeReading) -> None:
    names = {"Zzyqovar": "PLACE", "Aleppo": "PLACE"}
    stated = read("Shells fell on Zzyqovar in Aleppo.", names).places[0]
    assert (stated.entity, stated.rule, stated.country) == (None, "places.within", "SY")
    assert stated.precision == "district"
    unstated = read("Shells fell on Zzyqovar and Aleppo.", names).places[0]
    assert unstated.latitude is None


def test_a_name_that_is_a_place_once_is_one_again(read: MakeReading) -> None:
    text = "They lived in Woodstock for years. Woodstock council met on Friday."
    names = {"Woodstock council": "ORG"}
    reading = read(text, names)
    assert [each.text for each in [*reading.places, *reading.named_places]] == ["Woodstock"] * 2


def test_a_persons_name_is_not_named_as_a_place(read: MakeReading) -> None:
    reading = read("Michael Jordan met Ann London.", {"Michael Jordan": "PERSON"})
    assert [each for each in named(reading) if each[0] == "Jordan"] == []


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The Peshmerga held the hill.", "IQ"),
        ("Boko Haram burnt the market.", "NG"),
        ("The sheriff told the school district.", "US"),
        ("Iraqi officers spoke.", "IQ"),
    ],
)
def test_words_that_point_at_countries(make: MakeReading, text: str, first: str) -> None:
    reading = make(text)
    counted = countries_of(words_of(reading.doc, reading.document))
    assert max(counted, key=lambda code: (counted[code], code)) == first


@pytest.mark.parametrize(
    ("address", "country", "homes"),
    [
        ("https://www.columbusdispatch.com/story", None, ["columbus"]),
        ("http://news.example.co.uk/a", "GB", []),
        ("https://www.lasvegasecho.com/", None, ["las vegas"]),
        ("https://www.dawn.com/news/1", "PK", []),
        ("https://short.ly/x", None, []),
        (None, None, []),
        ("not an address", None, []),
    ],
)
def test_where_a_page_was_published(
    address: str | None, country: str | None, homes: list[str]
) -> None:
    assert country_of(address) == country
    assert [each.key for each in home_names(address, load_gazetteer())] == homes


def test_every_newsroom_that_is_listed_is_in_the_gazetteer() -> None:
    raw = load_yaml((files("holdfast.reading.places") / "publishers.yaml").read_text("utf-8"))
    gazetteer = load_gazetteer()
    domains = [domain for kind in raw.values() for listed in kind.values() for domain in listed]
    assert len(domains) == len(set(domains))
    assert all(gazetteer.country(code) for code in raw["countries"])
    unknown = [
        town
        for town, listed in raw["towns"].items()
        if newsroom_town(listed[0].split("."), gazetteer) is None
    ]
    assert unknown == []


def test_a_newsroom_tells_which_namesake_its_paper_means(make: MakeReading) -> None:
    def london(address: str | None) -> str | None:
        reading = make("Thieves broke into a shop in downtown London on Friday.")
        reading.document = dataclasses.replace(reading.document, url=address)
        return find_places(reading)[0].country

    assert london(None) == "GB"
    assert london("https://lfpress.com/news/a") == "CA"


def test_the_paper_of_a_town_knows_its_neighbours(make: MakeReading) -> None:
    def dublin(address: str | None) -> str | None:
        reading = make("A council in Dublin met on Friday about parking.")
        reading.document = dataclasses.replace(reading.document, url=address)
        return find_places(reading)[0].country

    assert dublin(None) == "IE"
    assert dublin("https://www.columbuslocalnews.com/a") == "US"
