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
        # What had been done to somebody before, or is only thought of him.
        ("Three nurses kidnapped last week in Kano are freed by the army.", "freed", []),
        ("A nurse was arrested, suspected of a murder in Leeds.", "arrested", []),
        ("Two men were wounded and three arrested in Nablus.", "wounded", ["Nablus"]),
        # A second verb with a scene of its own.
        ("Ivan Petrov is freed from prison and is greeted by friends in Lyon.", "freed", []),
        # A country that is only a side, and outlets behind the report.
        ("Iran seized two small United States Navy boats on Monday.", "seized", []),
        ("At least nine people are killed. (AP) (Al-Jazeera)", "killed", []),
        # What only tells where another place lies.
        ("A guard was shot in Zarqa, a town 20 km north of the capital, Amman.", "shot", ["Zarqa"]),
        ("Shells hit Kobani (Ayn al-Arab) on Sunday.", "hit", ["Kobani"]),
        ("Gunmen killed a judge in the Lagos suburb of Ikeja.", "killed", ["Ikeja"]),
        ("Police shot a man in Baghdad's neighbourhood of Adhamiya.", "shot", ["Adhamiya"]),
        # For what or against what people march is not where they do.
        ("Students in Cairo demonstrated against Israel.", "demonstrated", ["Cairo"]),
        ("Miners rallied in Oslo in support of Tibet.", "rallied", ["Oslo"]),
        # What an attack is to take; what struck; and where somebody was brought afterwards.
        ("The army launched an offensive to retake Tikrit.", "launched", ["Tikrit"]),
        ("They were killed by a bomber who struck a market in Baquba.", "killed", ["Baquba"]),
        ("He was captured and flown to Bagram.", "captured", []),
        # Whose or whither something is, and where people live.
        ("A London-based bank was attacked in Istanbul.", "attacked", ["Istanbul"]),
        ("A resident of Kibera in Nairobi was murdered.", "murdered", []),
        # A goal that is not reached, and edges of a town.
        ("Troops are marching across northern Iraq toward Kirkuk.", "marching", ["northern Iraq"]),
        ("Hundreds demonstrated at the entrance to Hebron.", "demonstrated", ["Hebron"]),
        # Places side by side count all; of a place and what lies in it, the inner one.
        ("Miners rallied in Kiel and in the town of Plauen.", "rallied", ["Kiel", "Plauen"]),
        ("Mortars hit Homs and the West Bank.", "hit", ["Homs", "West Bank"]),
        ("In Karachi, two men were shot in Lyari.", "shot", ["Lyari"]),
        ("Jets bombed Agadez in the north of Niger and Mali.", "bombed", ["Agadez"]),
        # A report opens with the place; the word of saying comes behind.
        ("In Gao, a guard was shot and wounded, police said.", "shot", ["Gao"]),
        # How far a deed went, what came of it, what a battle is for.
        ("The rebels managed to enter Gardez on Friday.", "managed", ["Gardez"]),
        ("He was arrested as he tried to enter Jordan.", "arrested", []),
        ("Nine soldiers were killed in the battle for Ghazni.", "killed", ["Ghazni"]),
        ("The raids, which took place in Bol, left ten people dead.", "left", ["Bol"]),
        ("Troops patrolled other towns, including Herat.", "patrolled", ["Herat"]),
        # What is done to the place itself.
        ("The army shelled Palmyra, captured in May by the rebels.", "captured", ["Palmyra"]),
        # Another scene: later, by somebody else, or only said of somebody.
        ("He was detained months after a bomb killed ten in Quetta.", "detained", []),
        ("Ten men were shot, while the army shelled Donetsk.", "shot", []),
        ("Ali Wardi, a judge in Basra, was shot on Monday.", "shot", []),
        ("Spain's embassy was attacked on Sunday.", "attacked", []),
        ("The strait is patrolled by the navy of Oman.", "patrolled", []),
        ("The siege began at 9 a.m. Cairo time.", "began", []),
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


def places_by_type(text: str) -> dict[str, list[str]]:
    return {
        each.type: [one.text for one in each.roles.get("place", ())] for each in read(text).drafts
    }


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "Marchers calling for the mayor's arrest blocked a road in Quito.",
            "violence.detention",
            [],
        ),
        (
            "In response to mortar fire, a Turkish airstrike in Hasakah Province kills three men.",
            "strike.artillery",
            [],
        ),
        (
            "In response to mortar fire, a Turkish airstrike in Hasakah Province kills three men.",
            "strike.air",
            ["Hasakah Province"],
        ),
        (
            "Soldiers took full control of Palmyra after heavy fighting with rebels.",
            "battle.clash",
            ["Palmyra"],
        ),
    ],
)
def test_a_deed_that_is_only_a_ground_lies_elsewhere(
    text: str, kind: str, expected: list[str]
) -> None:
    found = places_by_type(text).get(kind, [])
    assert [each for each in found if each not in expected] == []
    assert all(any(name in each for each in found) for name in expected)
