"""An event that several verbs tell of is one; outlets and other harm fill none of its roles."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from holdfast.language import load_parser
from holdfast.reading.context import Draft, Reading
from holdfast.reading.events.credits import credits_in

Read = Callable[[str], Reading]


def of_type(reading: Reading, type_: str) -> list[Draft]:
    return [draft for draft in reading.drafts if draft.type == type_]


def words(draft: Draft, role: str) -> list[str]:
    return [each.text for each in draft.roles.get(role, [])]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("A car bomb exploded near Basra, killing 29 people and wounding dozens.", "bombing.ied"),
        ("A bomb went off at a post in Lima, injuring three guards.", "bombing.other"),
        ("Missiles struck a truck near Sanaa, killing two drivers.", "strike.missile"),
        ("A gunman shot and wounded a guard in Basra.", "violence.injury"),
        ("Gunmen shot and killed a judge in Basra.", "violence.killing"),
    ],
)
def test_one_event_for_all_the_verbs_that_tell_of_it(read: Read, text: str, type_: str) -> None:
    assert len(of_type(read(text), type_)) == 1


def test_two_bombings_stay_two(read: Read) -> None:
    found = read("A bomb exploded in Basra and a grenade exploded in Kirkuk.")
    assert len(of_type(found, "bombing.other")) == 2


def test_the_wounded_are_no_victims_of_the_killing(read: Read) -> None:
    found = read("A bomb hit a bus in Basra, killing 12 and injuring another two soldiers.")
    (killing,) = of_type(found, "violence.killing")
    assert words(killing, "victim") == ["12"]


def test_those_who_fight_each_other_are_not_both_the_killers(read: Read) -> None:
    found = read("Fighting between the army and rebels in Basra left 38 people dead.")
    (killing,) = of_type(found, "violence.killing")
    assert "actor" not in killing.roles


def test_an_airstrike_and_its_killing_have_one_doer(read: Read) -> None:
    found = read("Airstrikes by the Saudi-led coalition kill at least 10 villagers near Sanaa.")
    (killing,) = of_type(found, "violence.killing")
    (strike,) = of_type(found, "strike.air")
    assert words(killing, "actor") == words(strike, "actor") != []


def test_an_outlet_in_brackets_takes_no_part(read: Read) -> None:
    found = read("A roadside bomb hit a bus near Quetta, killing 12 men. (Dawn) (The Independent)")
    outlets = {"Dawn", "The Independent", "Independent"}
    assert found.drafts
    for draft in found.drafts:
        for mentions in draft.roles.values():
            assert outlets.isdisjoint(each.text for each in mentions)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Two men died in Basra. (Daily Post)", {"Daily", "Post"}),
        ("Two men died in Basra. (Post), (Herald via News)", {"Post", "Herald", "via", "News"}),
        ("The party (PDK) won in Basra.", set()),
        ("Two men died. (Post", set()),
    ],
)
def test_credits_are_the_brackets_behind_a_sentence(text: str, inside: set[str]) -> None:
    doc = load_parser().parse(text)
    found = {doc[index].text for index in credits_in(doc)}
    assert found - {"(", ")"} == inside
