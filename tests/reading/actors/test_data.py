"""The data of the actors: enough, consistent, and reachable by every name it gives."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from holdfast.gazetteer import load_gazetteer
from holdfast.reading.actors import compatible, speaks_for
from holdfast.reading.actors.keys import alias_pieces, pieces_of, word_key
from holdfast.reading.actors.lexicon import lexicon, plural_of
from holdfast.reading.actors.records import (
    actors,
    ancestors,
    offices,
    state_actor,
    states,
    vocabulary,
)

ARMED = {"armed-group", "militia", "coalition"}
CATEGORIES = {
    "government", "military", "police", "intelligence", "armed-group", "militia", "coalition",
    "organisation", "media",
}  # fmt: skip


def test_there_are_enough_of_them() -> None:
    kinds = Counter(each.category for each in actors())
    assert sum(kinds[kind] for kind in ARMED) >= 250
    assert kinds["media"] >= 30
    assert kinds["organisation"] >= 50


def test_ids_are_unique_and_kinds_known() -> None:
    ids = [each.entity for each in actors()]
    assert len(ids) == len(set(ids))
    assert {each.category for each in actors()} <= CATEGORIES


def test_what_an_actor_is_part_of_exists() -> None:
    known = {each.entity for each in actors()}
    known |= {state_actor(code, office).entity for code in states() for office in offices()}
    for each in actors():
        for other in (*each.part_of, *each.follows, *filter(None, [each.speaks_for])):
            assert other in known, (each.entity, other)


def test_dates_run_forward_and_countries_exist() -> None:
    gazetteer = load_gazetteer()
    for each in actors():
        if each.since is not None and each.until is not None:
            assert each.since <= each.until, each.entity
        for code in each.countries:
            assert gazetteer.country(code) is not None, (each.entity, code)


def test_every_name_is_in_the_index() -> None:
    index = lexicon().index
    for each in actors():
        for name in (*each.aliases, *each.acronyms):
            keys = tuple(alias_pieces(name).keys)
            shelf = index[keys[0]]
            assert any(entry.keys == keys and each in entry.candidates for entry in shelf), name


def test_successions_are_not_the_same_actor() -> None:
    chain = ["actor:nusra-front", "actor:jabhat-fateh-al-sham", "actor:hayat-tahrir-al-sham"]
    by_entity = {each.entity: each for each in actors()}
    for earlier, later in pairwise(chain):
        assert earlier in by_entity[later].follows
        assert not compatible(earlier, later)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("actor:islamic-state", "actor:islamic-state", True),
        ("actor:iraq-army", "actor:iraq-government", True),
        ("actor:iraq-government", "actor:iraq-army", True),
        ("actor:kataib-hezbollah", "actor:iraq-armed-forces", True),
        ("actor:ypg", "actor:syrian-democratic-forces", True),
        ("actor:iraq-army", "actor:syria-army", False),
        ("actor:iraq-army", "actor:iraq-police", False),
        ("actor:islamic-state", "actor:al-qaeda", False),
        (None, "actor:al-qaeda", True),
        ("actor:al-qaeda", None, True),
        (None, None, True),
    ],
)
def test_compatible(one: str | None, other: str | None, expected: bool) -> None:
    assert compatible(one, other) is expected
    assert compatible(other, one) is expected


def test_outlets_speak_for_their_party() -> None:
    assert speaks_for("actor:amaq") == "actor:islamic-state"
    assert speaks_for("actor:sana") == "actor:syria-government"
    assert speaks_for("actor:reuters") is None
    assert speaks_for(None) is None


def test_nothing_is_part_of_itself() -> None:
    for each in actors():
        assert each.entity is not None
        assert each.entity not in ancestors(each.entity)


def test_names_of_composed_actors() -> None:
    army = state_actor("IQ", "army")
    assert (army.entity, army.name) == ("actor:iraq-army", "Iraqi army")
    assert state_actor("US", "military").entity == "actor:united-states-armed-forces"
    assert state_actor("GB", "government").name == "British government"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nusra", "Nusrah"),
        ("Jaysh", "Jaish"),
        ("Jabhat", "Jabhet"),
        ("Houthi", "Huthi"),
        ("Hezbollah", "Hizballah"),
        ("Qaeda", "Qaida"),
        ("Shabaab", "Shabab"),
    ],
)
def test_spellings_share_a_key(one: str, other: str) -> None:
    assert word_key(one) == word_key(other)


def test_articles_and_hyphens_leave_no_key() -> None:
    assert pieces_of(["al", "-", "Nusra"]).keys == pieces_of(["an", "-", "Nusrah"]).keys
    assert pieces_of(["US", "-", "led"]).keys == ["us", "led"]


@pytest.mark.parametrize(
    ("one", "many"),
    [("gunman", "gunmen"), ("army", "armies"), ("chief of staff", "chiefs of staff"),
     ("police officer", "police officers"), ("child", "children"), ("monkey", "monkeys")],
)  # fmt: skip
def test_plurals(one: str, many: str) -> None:
    assert plural_of(one) == many


def test_every_office_of_the_vocabulary_exists() -> None:
    assert set(vocabulary()["bodies"]) <= set(offices())
