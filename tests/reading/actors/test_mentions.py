"""Actors in running text: offsets, order, lookups, context, and texts that are not sentences."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.reading.actors import actor_at, actors_at
from tests.reading.actors.build import read, read_once

PIECES = [
    "IS fighters entered Kobane.",
    "The Iraqi army withdrew.",
    "Both the Syrian and Iraqi armies retreated.",
    "Militants affiliated with al-Qaeda held the pass.",
    "It is quiet.",
    "Damascus denied it.",
    "Hay’at Tahrir al-Sham – so they say – left.",
    "جيش الإسلام 🕊 IS.",
    "ISIS’s men, U.S.-backed forces and the P.L.O. met.",
    "THE ARMY SAID FMLN REBELS BURNED A BUS.",
    "\n\n",
    "president president President Assad",
    "-backed -led al- - 's",
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=5))
def test_offsets_are_exact_sorted_and_apart(parts: list[str]) -> None:
    text = " ".join(parts)
    reading = read(text)
    last = 0
    for each in reading.actors:
        assert each.start is not None
        assert each.end is not None
        assert text[each.start : each.end] == each.text
        assert each.start >= last
        assert each.rule
        last = each.end
    for each in reading.references:
        assert each.start is not None
        assert text[each.start : each.end] == each.text
        assert each.antecedent is not None
        assert text[each.antecedent.start : each.antecedent.end] == each.antecedent.quote


def test_the_same_text_gives_the_same_actors() -> None:
    text = "IS and the Iraqi army fought near Ramadi. The group lost the town."
    first, second = read(text), read(text)
    assert first.actors == second.actors
    assert first.references == second.references


def test_empty_and_blank_texts() -> None:
    assert read("").actors == []
    assert read(" \n \n").actors == []


def test_actor_at_head_and_inside() -> None:
    reading = read_once("The Iraqi army shelled IS positions.")
    words = {token.text: token for token in reading.doc}
    army, group = actor_at(reading, words["army"]), actor_at(reading, words["IS"])
    assert army is not None
    assert army.entity == "actor:iraq-army"
    assert group is not None
    assert group.entity == "actor:islamic-state"
    assert actor_at(reading, words["shelled"]) is None


def test_actors_that_share_a_head() -> None:
    reading = read_once("Both the Syrian and Iraqi armies retreated.")
    head = next(token for token in reading.doc if token.text == "armies")
    assert [each.entity for each in actors_at(reading, head)] == [
        "actor:syria-army",
        "actor:iraq-army",
    ]


def test_an_acronym_is_supported_by_its_full_name() -> None:
    reading = read_once("The Arakan Army spoke. The AA wants talks.")
    assert [each.entity for each in reading.actors] == ["actor:arakan-army", "actor:arakan-army"]


def test_an_ambiguous_acronym_follows_the_country() -> None:
    sudan = read_once("RSF men looted shops in Khartoum in Sudan.", "2023-05-01")
    assert sudan.actors[0].entity == "actor:rapid-support-forces"


def test_an_acronym_without_support_stays_unknown() -> None:
    reading = read_once("The SLA held a press conference.")
    assert all(each.entity is None for each in reading.actors)


def test_part_of_says_that_members_are_not_the_group_itself() -> None:
    reading = read_once("IS militants left. IS won.")
    members, group = reading.actors
    assert (members.part_of, members.plural) == ("actor:islamic-state", True)
    assert (group.part_of, group.plural) == (None, False)


def test_officials_are_part_of_their_government() -> None:
    reading = read_once("Iraqi Prime Minister Haider al-Abadi spoke.")
    person = reading.actors[0]
    assert (person.name, person.part_of) == ("Haider al-Abadi", "actor:iraq-government")
    assert (person.category, person.country) == ("officials", "IQ")


def test_shouted_text_is_read_by_the_tree() -> None:
    reading = read_once(
        "GUERRILLAS OF THE FMLN BURNED A BUS IN SAN SALVADOR. THE ARMY IS IN CONTROL OF THE CITY."
    )
    entities = [each.entity for each in reading.actors]
    assert "actor:fmln" in entities
    assert "actor:islamic-state" not in entities


def test_an_unlisted_group_keeps_its_name() -> None:
    reading = read_once("Liwa al-Haqq joined the fighting near Homs.")
    named = [each for each in reading.actors if "Haqq" in each.text]
    assert [(each.entity, each.category) for each in named] == [(None, "armed-group")]


def test_no_actor_in_a_text_without_any() -> None:
    assert read_once("Rain fell on the hills and the river rose.").actors == []


def test_trace_says_which_rule_decided() -> None:
    reading = read("IS won.")
    notes = [note for note in reading.trace if note.step == "actors"]
    assert [(note.rule, note.start, note.end) for note in notes] == [("actors.acronym", 0, 2)]
