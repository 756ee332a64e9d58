"""Finding and resolving places in short texts of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.model import PlaceMention
from holdfast.reading.context import Reading
from holdfast.reading.places import acled_geo_precision, find_places, survey, ucdp_where_prec
from holdfast.reading.places.geometry import bearing_degrees, displaced, distance_km, midpoint

MakeReading = Callable[..., Reading]


def _named(reading: Reading) -> list[tuple[str, str | None]]:
    return [(place.text, place.country) for place in reading.places]


def _only(reading: Reading) -> PlaceMention:
    assert len(reading.places) == 1, _named(reading)
    return reading.places[0]


# --- names that no gazetteer holds -------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shells fell near Mercy Hospital on Sunday.", "Mercy Hospital"),
        ("A bomb went off in Lenin Street.", "Lenin Street"),
    ],
)
def test_a_site_is_read_whole(read: MakeReading, text: str, name: str) -> None:
    reading = read(text)
    assert [place.text for place in reading.places] == [name]


def test_a_village_before_a_hamlet_with_a_longer_name(read: MakeReading) -> None:
    reading = read(
        "Erbil and Makhmour were calm. Kurdish forces are in Zumar.",
        {"Erbil": "PLACE", "Makhmour": "PLACE", "Zumar": "PLACE"},
    )
    assert reading.places[-1].name == "Zummar"


# --- which of several places -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "country", "admin1"),
    [
        ("Militants overran Palmyra, and Syrian troops left.", "Palmyra", "SY", "Homs"),
        ("A fair was held in Palmyra, New York, on Sunday.", "Palmyra", "US", "New York"),
        ("Snow fell in Moscow, Idaho, overnight.", "Moscow", "US", "Idaho"),
        ("The talks in Moscow ended without a deal.", "Moscow", "RU", None),
        ("Shells fell on Tripoli, and the Libyan government fled.", "Tripoli", "LY", None),
        ("Clashes shook Tripoli, in northern Lebanon.", "Tripoli", "LB", None),
        ("Russian tanks entered Georgia through the tunnel.", "Georgia", "GE", None),
        ("He drove from Atlanta across Georgia to Alabama.", "Georgia", "US", "Georgia"),
        ("The Egyptian port of Alexandria was calm.", "Alexandria", "EG", None),
    ],
)
def test_context_decides(
    read: MakeReading, text: str, name: str, country: str, admin1: str | None
) -> None:
    place = next(each for each in read(text).places if each.text == name)
    assert place.country == country
    if admin1 is not None:
        assert place.admin1 == admin1


def test_one_name_one_place_in_a_document(read: MakeReading) -> None:
    reading = read(
        "Fighting reached Tripoli. Libyan officials said nothing. Tripoli was quiet later."
    )
    assert len({place.entity for place in reading.places if place.text == "Tripoli"}) == 1


@pytest.mark.parametrize(
    ("text", "words", "precision"),
    [
        ("They pushed into Raqqa.", "Raqqa", "town"),
        ("They pushed into Raqqa province.", "Raqqa province", "province"),
        ("Most of the province of Idlib was lost.", "Idlib", "province"),
        ("The city of Idlib was shelled.", "Idlib", "town"),
        ("Troops massed in Homs governorate.", "Homs governorate", "province"),
        ("Troops left Deir al-Zor city.", "Deir al-Zor city", "town"),
        ("Troops left Iraq's Diyala province.", "Diyala province", "province"),
    ],
)
def test_town_or_province(read: MakeReading, text: str, words: str, precision: str) -> None:
    place = next(each for each in read(text).places if each.text == words)
    assert place.precision == precision
    assert place.country in {"SY", "IQ"}


def test_a_plural_type_holds_for_the_whole_list(read: MakeReading) -> None:
    reading = read("Raids hit Aleppo and Idlib provinces.")
    assert [place.precision for place in reading.places] == ["province", "province"]


# --- what is no place --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "The University of Mosul reopened.",
        "The Bank of Syria raised its rate.",
        "The Free Syrian Army and the Islamic State of Iraq and Syria clashed.",
        "A statement by al-Qaeda in Iraq was posted.",
        "Most people had tea. Of course it was nice. May passed.",
        "Iraqi and Turkish officers met Syrians.",
        "The US-led coalition and Turkey-backed rebels agreed.",
        "A US general spoke for an hour.",
        "Reuters and ISIS were named.",
        "He was Reading a book. Nice work, they said.",
        "Sailors of the USS Tarawa slept.",
        "Two men, Preston, 34, and his brother, were held.",
    ],
)
def test_not_places(read: MakeReading, text: str) -> None:
    assert _named(read(text)) == []


def test_persons_named_like_places(read: MakeReading) -> None:
    names = {"Paris Hilton": "PERSON", "Michael Jordan": "PERSON"}
    reading = read("Paris Hilton met Michael Jordan in Amman. Jordan said little.", names)
    assert [text for text, _ in _named(reading)] == ["Amman"]


def test_a_name_inside_another_is_resolved_but_nothing_happens_there(make: MakeReading) -> None:
    text = "The University of Mosul reopened, Iraqi and European officials said."
    found = survey(make(text))
    assert found.mentions == ()
    named = [("Mosul", "IQ"), ("Iraqi", "IQ"), ("European", None)]
    assert [(place.text, place.country) for place in found.named] == named
    assert {place.relation for place in found.named} == {"named-in"}


def test_a_place_outside_the_gazetteer_stays_unknown(read: MakeReading) -> None:
    place = _only(read("They met in Zzyqovar.", {"Zzyqovar": "PLACE"}))
    assert place.entity is None
    assert place.latitude is None
    assert place.precision == "unknown"
    assert acled_geo_precision(place) is None
    assert ucdp_where_prec(place) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shells fell in the Dar Selmi area on Sunday.", "Dar Selmi area"),
        ("Troops entered the village of Tell Garzun on Sunday.", "Tell Garzun"),
    ],
)
def test_a_word_of_kind_makes_a_run_of_capitals_a_place(
    read: MakeReading, text: str, name: str
) -> None:
    place = _only(read(text))
    assert (place.text, place.entity) == (name, None)


@pytest.mark.parametrize(
    "text", ["The Kurdish area was quiet.", "Police searched the Ministry area."]
)
def test_a_word_of_kind_alone_makes_no_place(read: MakeReading, text: str) -> None:
    assert _named(read(text)) == []


def test_a_listed_state_holds_no_town_before_it(read: MakeReading) -> None:
    found = read("Offices in Tampa, New York and Detroit were shut.").places
    assert [place.admin1 for place in found] == ["Florida", "New York", "Michigan"]


# --- relations ---------------------------------------------------------------------------------


def test_distance_and_direction(read: MakeReading) -> None:
    ramadi = _only(read("A convoy was struck in Ramadi."))
    place = _only(read("A convoy was struck 15 km north of Ramadi."))
    here = (place.latitude or 0, place.longitude or 0)
    there = (ramadi.latitude or 0, ramadi.longitude or 0)
    assert place.relation == "north-of"
    assert place.precision == "near"
    assert distance_km(here, there) == pytest.approx(15, abs=0.2)
    assert bearing_degrees(there, here) == pytest.approx(0, abs=1)


@pytest.mark.parametrize(
    ("phrase", "kilometres", "bearing"),
    [
        ("20 miles south of", 32.2, 180),
        ("ten kilometres to the north-east of", 10, 45),
        ("25 km (16 miles) west of", 25, 270),
        ("1,000 metres east of", 1, 90),
    ],
)
def test_measures(read: MakeReading, phrase: str, kilometres: float, bearing: int) -> None:
    centre = _only(read("They camped in Tikrit."))
    place = _only(read(f"They camped {phrase} Tikrit."))
    here = (place.latitude or 0, place.longitude or 0)
    there = (centre.latitude or 0, centre.longitude or 0)
    assert distance_km(here, there) == pytest.approx(kilometres, abs=0.3)
    assert bearing_degrees(there, here) == pytest.approx(bearing, abs=2)


def test_an_apposition_describes_and_makes_no_new_place(read: MakeReading) -> None:
    reading = read("Rebels hold Palmyra, located 240 km to the northeast of Damascus.")
    palmyra, damascus = reading.places
    assert (palmyra.text, palmyra.country, palmyra.relation) == ("Palmyra", "SY", "at")
    assert (damascus.text, damascus.relation, damascus.rule) == (
        "Damascus",
        "at",
        "places.reference",
    )


def test_a_stated_distance_tells_which_place_is_meant(read: MakeReading) -> None:
    reading = read("The town of Tripoli, 80 km north of Beirut, was quiet.")
    assert reading.places[0].country == "LB"


def test_between(read: MakeReading) -> None:
    place = _only(read("A bus was burnt between Homs and Hama."))
    assert place.text == "Homs and Hama"
    assert (place.precision, place.relation, place.entity) == ("between", "between", None)
    assert place.latitude == pytest.approx(34.93, abs=0.05)
    assert ucdp_where_prec(place) == 5


def test_talks_between_capitals_are_at_neither(read: MakeReading) -> None:
    reading = read("Talks between Damascus and Ankara stalled.")
    assert all(place.relation == "at" for place in reading.places)


def test_a_road_is_between_its_ends(read: MakeReading) -> None:
    assert _only(read("Mines lay on the road from Damascus to Aleppo.")).relation == "between"


@pytest.mark.parametrize(
    ("text", "words", "relation", "precision"),
    [
        ("Gunmen waited near Haditha.", "Haditha", "near", "near"),
        ("Gunmen waited in nearby Haditha.", "Haditha", "at", "town"),
        ("Shells hit the outskirts of Damascus.", "Damascus", "near", "near"),
        ("Shells hit eastern Aleppo.", "eastern Aleppo", "part-of", "district"),
        ("Snow fell in northern Syria.", "northern Syria", "part-of", "region"),
        ("They hid in Hasakah countryside.", "Hasakah countryside", "near", "near"),
        ("Parts of Fallujah burnt.", "Fallujah", "part-of", "district"),
        ("Tents stood along the border with Turkey.", "Turkey", "near", "region"),
        ("Guards left Bab al-Hawa crossing.", "Bab al-Hawa crossing", "at", "exact"),
        ("Aid reached Yarmouk camp.", "Yarmouk camp", "at", "exact"),
        ("Fire broke out at Baiji oil refinery.", "Baiji oil refinery", "at", "exact"),
        ("Rockets hit Deir ez-Zor military airport.", "Deir ez-Zor military airport", "at", "town"),
    ],
)
def test_relations(read: MakeReading, text: str, words: str, relation: str, precision: str) -> None:
    place = next(each for each in read(text).places if each.text == words)
    assert (place.relation, place.precision) == (relation, precision)
    assert place.latitude is not None
    assert place.radius_km is not None


def test_a_facility_is_not_its_town(read: MakeReading) -> None:
    town = _only(read("Rebels entered Deir ez-Zor."))
    airport = _only(read("Rebels entered Deir ez-Zor military airport."))
    assert airport.entity != town.entity
    assert airport.name == "Deir ez-Zor military airport"


def test_part_of_a_country_leans_that_way(read: MakeReading) -> None:
    whole = _only(read("War came to Syria."))
    north = _only(read("War came to northern Syria."))
    assert (north.latitude or 0) > (whole.latitude or 0)
    assert (north.radius_km or 0) < (whole.radius_km or 0)


# --- styles of text ----------------------------------------------------------------------------


def test_capitals_only_text(read: MakeReading) -> None:
    text = "GUERRILLAS ATTACKED THE TOWN OF APOPA IN EL SALVADOR ON MONDAY, OFFICIALS SAID."
    assert _named(read(text)) == [("APOPA", "SV"), ("EL SALVADOR", "SV")]


def test_dateline(read: MakeReading) -> None:
    reading = read("BASRA, Iraq, June 3 - Dockers met.", dateline="BASRA, Iraq, June 3 -")
    assert _named(reading)[0] == ("BASRA", "IQ")


def test_headline(read: MakeReading) -> None:
    assert _named(read("Iraqi Forces Retake Ramadi After Long Siege\n")) == [("Ramadi", "IQ")]


def test_arabic_beside_english_does_no_harm(read: MakeReading) -> None:
    reading = read("They left Mosul (الموصل) 🚚 at dawn.")
    assert ("Mosul", "IQ") in _named(reading)


# --- invariants --------------------------------------------------------------------------------

_WORDS = """Mosul|Aleppo|near|15 km north of|between|and|the|Province|Syrian|US|-|’s|.|,|
|of|University|Deir ez-Zor|al-Bab|الموصل|é|🚚|Tripoli, Libya|outskirts of|PARIS|military airport|
Idlib provinces|Washington|Moscow, Idaho|in|from|to|(|)|St.|Of|Most"""
_PIECES = st.sampled_from(_WORDS.split("|"))


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=25))
def test_mentions_are_exact_sorted_and_repeatable(make: MakeReading, pieces: list[str]) -> None:
    text = " ".join(pieces)
    first = find_places(make(text))
    last_end = 0
    for place in first:
        assert place.start is not None
        assert place.end is not None
        assert text[place.start : place.end] == place.text
        assert place.start >= last_end
        last_end = place.end
        assert (place.latitude is None) == (place.longitude is None)
        assert (place.precision == "unknown") == (place.latitude is None)
        if place.latitude is not None:
            assert -90 <= place.latitude <= 90
            assert -180 <= (place.longitude or 0) <= 180
            assert (place.radius_km or 0) > 0
            assert acled_geo_precision(place) in {1, 2, 3}
            assert ucdp_where_prec(place) in range(1, 8)
    assert find_places(make(text)) == first


@given(st.floats(-80, 80), st.floats(-179, 179), st.floats(0, 360), st.floats(0.5, 500))
def test_a_displaced_point_is_that_far(
    latitude: float, longitude: float, bearing: float, kilometres: float
) -> None:
    point = displaced((latitude, longitude), bearing, kilometres)
    assert distance_km((latitude, longitude), point) == pytest.approx(kilometres, abs=0.05)


def test_midpoint_is_halfway() -> None:
    one, other = (34.73, 36.72), (35.13, 36.75)
    middle = midpoint(one, other)
    assert distance_km(one, middle) == pytest.approx(distance_km(middle, other), abs=0.1)


# --- a stated province that holds no such place -------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Two people were shot dead in Bell, Florida.", "Bell"),
        ("Gunmen killed two farmers in Novoselivka in Luhansk oblast.", "Novoselivka"),
    ],
)
def test_a_namesake_outside_the_stated_province_is_not_taken(
    read: MakeReading, text: str, name: str
) -> None:
    reading = read(text, {name: "PLACE"})
    found = next(place for place in reading.places if place.text == name)
    assert found.entity is None


def test_names_in_a_list_do_not_contain_each_other(read: MakeReading) -> None:
    reading = read("Storms hit Mobile, Florida and Texas on Monday.")
    assert all(place.entity for place in reading.places)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Soldiers from the Central African Republic crossed the river.", None, "CF"),
        ("Gunmen raided a market in Katsina State on Friday.", "Katsina State", "NG"),
        ("Fighting spread through Puntland on Monday.", "Puntland", "SO"),
        ("Troops patrolled the war-riven Monrovia.", "Monrovia", "LR"),
        ("Rebels overran Musa Qala in a night assault.", "Musa Qala", "AF"),
    ],
)
def test_names_that_other_words_run_into(
    read: MakeReading, text: str, name: str | None, country: str
) -> None:
    found = find_places(read(text))
    assert [each.country for each in found] == [country]
    assert name is None or found[0].text == name


def test_a_university_is_no_state(read: MakeReading) -> None:
    assert find_places(read("He studied at Florida State.")) == []


def test_a_large_place_spelled_nearly_is_of_the_country_told(read: MakeReading) -> None:
    """No city in China for a quarter of Aleppo; alone, the nearest spelling may stand."""
    found = find_places(read("Rebels lost Hanano in eastern Aleppo on Sunday."))
    assert {each.country for each in found if each.entity is not None} == {"SY"}


def test_a_name_spelled_nearly_is_not_guessed_across_the_world(read: MakeReading) -> None:
    found = find_places(read("Five farmers died in Kayamla village of Konduga LGA in Nigeria."))
    assert {each.country for each in found} <= {"NG", None}
