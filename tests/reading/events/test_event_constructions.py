"""The same event in every construction, and what frames decide about it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.model import PlaceMention
from holdfast.reading.context import Draft, Reading
from tests.reading.events.expectations import plain

Read = Callable[[str], Reading]


def one(reading: Reading, type_: str) -> Draft:
    """The only draft of a type."""
    found = [draft for draft in reading.drafts if draft.type == type_]
    assert len(found) == 1, [(draft.type, draft.rule) for draft in reading.drafts]
    return found[0]


def said(draft: Draft, role: str) -> list[str]:
    """The words of a role, without articles and numbers."""
    return [plain(mention.text) for mention in draft.roles.get(role, [])]


GAINS = [
    ("The rebels captured Azaz.", ["rebels"]),
    ("Azaz was captured by the rebels.", ["rebels"]),
    ("Azaz has been captured.", []),
    ("The rebels' capture of Azaz was quick.", ["rebels"]),
    ("The capture of Azaz by the rebels was quick.", ["rebels"]),
    ("The rebels, who captured Azaz, moved on.", ["rebels"]),
    ("Azaz, which the rebels captured, lies near the border.", ["rebels"]),
    ("The rebels took control of Azaz.", ["rebels"]),
    ("Control of Azaz was taken by the rebels.", ["rebels"]),
    ("The rebels attacked the army and captured Azaz.", ["rebels"]),
    ("The rebels tried to capture Azaz.", ["rebels"]),
    ("Having captured Azaz, the rebels moved on.", ["rebels"]),
    ("The rebels launched an operation to capture Azaz.", ["rebels"]),
    ("Azaz fell to the rebels.", ["rebels"]),
    ("The fall of Azaz to the rebels was quick.", ["rebels"]),
    ("Azaz fell into the hands of the rebels.", ["rebels"]),
    ("Rebels capture Azaz", ["Rebels"]),
    ("Azaz came under the control of the rebels.", ["rebels"]),
]


@pytest.mark.parametrize(("text", "actors"), GAINS)
def test_a_gain_in_every_construction(text: str, actors: list[str], read: Read) -> None:
    draft = one(read(text), "territory.gained")
    assert said(draft, "place") == ["Azaz"]
    assert said(draft, "actor") == actors


CONTROLLED = [
    "Azaz is under rebel control.",
    "Azaz is held by the rebels.",
    "The rebels hold Azaz.",
    "Rebel-held Azaz was quiet.",
    "Azaz is in the hands of the rebels.",
    "Azaz remains in rebel hands.",
    "Azaz, a rebel stronghold, was quiet.",
    "The rebels have control of Azaz.",
]


@pytest.mark.parametrize("text", CONTROLLED)
def test_control_in_every_construction(text: str, read: Read) -> None:
    draft = one(read(text), "control")
    assert draft.kind == "state"
    assert said(draft, "place") == ["Azaz"]
    assert [text.lower().rstrip("s") for text in said(draft, "actor")] == ["rebel"]
    assert all(each.type != "territory.gained" for each in read(text).drafts)


def test_coordinated_actors_and_places_make_one_statement(read: Read) -> None:
    reading = read("The army and the militia seized Azaz and Marea from the rebels.")
    draft = one(reading, "territory.gained")
    assert said(draft, "actor") == ["army", "militia"]
    assert said(draft, "place") == ["Azaz", "Marea"]
    assert said(draft, "loser") == ["rebels"]


def test_coordinated_verbs_share_their_subject(read: Read) -> None:
    reading = read("The militia stormed the prison and freed forty inmates.")
    assert said(one(reading, "battle.attack"), "actor") == ["militia"]
    assert said(one(reading, "release"), "actor") == ["militia"]


def test_a_participle_shares_actor_place_and_event(read: Read) -> None:
    reading = read("Gunmen attacked a market in Quetta, killing nine people.")
    attack, killing = one(reading, "battle.attack"), one(reading, "violence.killing")
    assert said(killing, "actor") == ["Gunmen"]
    assert said(killing, "place") == said(attack, "place") == ["Quetta"]
    assert any(note.startswith("in battle.attack") for note in killing.notes)


def test_a_helper_is_the_subject_of_what_it_helps_to_do(read: Read) -> None:
    reading = read("The agency helped deliver weapons to the rebels.")
    draft = one(reading, "support.arms")
    assert said(draft, "actor") == ["agency"]
    assert said(draft, "recipient") == ["rebels"]


def test_an_attack_that_kills_is_two_linked_statements(read: Read) -> None:
    reading = read("An airstrike on Raqqa killed six people.")
    strike, killing = one(reading, "strike.air"), one(reading, "violence.killing")
    assert said(strike, "target") == ["Raqqa"]
    assert said(killing, "place") == ["Raqqa"]
    assert any(note.startswith("in strike.air") for note in killing.notes)


def test_a_light_verb_makes_no_second_event(read: Read) -> None:
    reading = read("The militia carried out an attack on the base.")
    assert [draft.type for draft in reading.drafts] == ["battle.attack"]


@pytest.mark.parametrize(
    "text", ["Rebels seized parts of Aleppo.", "Rebels captured half of Aleppo."]
)
def test_a_part_is_a_share_and_never_the_whole(text: str, read: Read) -> None:
    reading = read(text)
    assert {draft.type for draft in reading.drafts} == {"share"}
    (place,) = reading.drafts[0].roles["place"]
    assert isinstance(place, PlaceMention)
    assert place.relation == "part-of"


def test_the_edge_of_a_place_is_not_the_place(read: Read) -> None:
    draft = one(read("Rebels captured the outskirts of Aleppo."), "territory.gained")
    (place,) = draft.roles["place"]
    assert getattr(place, "relation", None) != "at"


def test_ground_gained_somewhere_takes_nowhere_whole(read: Read) -> None:
    draft = one(read("Rebels gained ground in Idlib."), "territory.gained")
    assert all(getattr(place, "relation", "part-of") != "at" for place in draft.roles["place"])


def test_driven_out_is_a_loss_and_a_gain(read: Read) -> None:
    reading = read("The militia was driven out of Azaz by the army.")
    assert said(one(reading, "territory.lost"), "actor") == ["militia"]
    assert said(one(reading, "territory.gained"), "actor") == ["army"]


def test_the_attacker_who_is_repelled_only_tried(read: Read) -> None:
    reading = read("The army repelled an attack by the rebels on Azaz.")
    moods = {draft.modality.mood for draft in reading.drafts if said(draft, "actor") == ["rebels"]}
    assert "attempted" in moods
    assert said(one(reading, "battle.repelled"), "actor") == ["army"]


def test_entering_is_no_gain(read: Read) -> None:
    reading = read("The rebels entered Azaz.")
    assert [draft.type for draft in reading.drafts] == ["movement.advance"]


def test_the_reliever_never_besieges(read: Read) -> None:
    reading = read("The army broke the siege of Nubl.")
    assert [draft.type for draft in reading.drafts] == ["territory.relieved"]


def test_a_claimed_deed_has_a_doer_who_only_says_so(read: Read) -> None:
    reading = read("IS claimed responsibility for the attack in Kabul.")
    attacks = [draft for draft in reading.drafts if draft.type == "battle.attack"]
    named = [draft for draft in attacks if draft.roles.get("actor")]
    assert len(attacks) == 2
    assert [draft.modality.mood for draft in named] == ["claimed"]


def test_who_backs_a_party_is_not_the_party(read: Read) -> None:
    draft = one(read("Militias backed by Turkey captured Azaz."), "territory.gained")
    assert all(mention.text != "Turkey" for mention in draft.roles["actor"])


NOT_OURS = [
    "Nurses voted for a strike over pay in Leeds.",
    "The leaves turn red in New England in the fall.",
    "Her painting captured the mood of Cairo.",
    "The company said it would fire its director.",
    "Brazil defeated Chile in the final of the tournament.",
    "He died in Rome after a long battle with cancer.",
    "The sequel bombed at the box office in Paris.",
    "The mayor is under fire for comments about Aleppo.",
    "Shares fell in Tokyo after the bank raided its reserves.",
    "The team took over the lead in the match in Milan.",
]


@pytest.mark.parametrize("text", NOT_OURS)
def test_what_only_sounds_like_war_is_not_read(text: str, read: Read) -> None:
    assert [(draft.type, draft.rule) for draft in read(text).drafts] == []


PARTIES = ["the army", "the rebels", "IS", "Turkish troops", "gunmen"]
PLACES = ["Azaz", "Mosul", "Sirte", "Kunduz", "Goma"]
VERBS = ["captured", "attacked", "shelled", "entered", "besieged", "left", "defended"]


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(PARTIES), st.sampled_from(VERBS), st.sampled_from(PLACES), st.booleans())
def test_every_mention_is_its_words_and_reading_twice_is_the_same(
    party: str, verb: str, place: str, twice: bool
) -> None:
    from tests.reading.events.conftest import read_events

    sentence = f"{party[0].upper()}{party[1:]} {verb} {place} on Monday."
    text = sentence + (" Residents fled the town." if twice else "")
    first, second = read_events(text), read_events.__wrapped__(text)
    assert first.drafts == second.drafts
    for draft in first.drafts:
        for mention in (each for found in draft.roles.values() for each in found):
            assert mention.start is not None
            assert text[mention.start : mention.end] == mention.text
