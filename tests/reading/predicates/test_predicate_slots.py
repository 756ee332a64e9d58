"""One view of a trigger's arguments, whatever the construction."""

from __future__ import annotations

import pytest
from spacy.tokens import Token

from holdfast.language import load_parser
from holdfast.reading.predicates import Predicate, predicate_of


def predicate(text: str, word: str, noun: bool = False) -> Predicate:
    """The predicate of the first token that reads as the word."""
    doc = load_parser().parse(text)
    token = next(token for token in doc if token.lower_ == word)
    return predicate_of(token, noun)


def words(tokens: tuple[Token, ...]) -> list[str]:
    return [token.text for token in tokens]


VERBS = [
    ("The army shelled the town.", "shelled", {"subject": ["army"], "object": ["town"]}),
    ("The town was shelled by the army.", "shelled", {"subject": ["army"], "object": ["town"]}),
    ("The town was shelled.", "shelled", {"subject": [], "object": ["town"]}),
    ("The army, which shelled the town, left.", "shelled",
     {"subject": ["army"], "object": ["town"]}),
    ("The town that the army shelled is small.", "shelled",
     {"subject": ["army"], "object": ["town"]}),
    ("The town the army shelled is small.", "shelled", {"subject": ["army"], "object": ["town"]}),
    ("The army left after shelling the town.", "shelling",
     {"subject": ["army"], "object": ["town"]}),
    ("The army tried to shell the town.", "shell", {"subject": ["army"], "object": ["town"]}),
    ("The general ordered troops to shell the town.", "shell", {"subject": ["troops"]}),
    ("The army launched a drive to retake the town.", "retake", {"subject": ["army"]}),
    ("Rebels accused the army of shelling the town.", "shelling", {"subject": ["army"]}),
    ("The army advanced and shelled the town.", "shelled",
     {"subject": ["army"], "object": ["town"]}),
    ("Troops and militiamen took Azaz and Marea from rebels.", "took",
     {"subject": ["Troops", "militiamen"], "object": ["Azaz", "Marea"], "from": ["rebels"]}),
    ("The base that troops withdrew from is empty.", "withdrew",
     {"subject": ["troops"], "from": ["base"]}),
    ("The village where rebels clashed is empty.", "clashed",
     {"subject": ["rebels"], "in": ["village"]}),
    ("The rebels were given arms by the agency.", "given",
     {"subject": ["agency"], "object": ["arms"], "indirect": ["rebels"]}),
    ("Rebel-held Aleppo was quiet.", "held", {"subject": ["Rebel"], "object": ["Aleppo"]}),
    ("Jets bombed the IS held town of Hit.", "held", {"subject": ["IS"], "object": ["town"]}),
    ("The rebels took Azaz but not Marea.", "took", {"object": ["Azaz"]}),
    ("Control of the base passed from American to Afghan forces.", "passed", {"to": ["forces"]}),
    ("Control passed from French to Malian forces.", "passed", {"to": ["forces"]}),
    ("Two missiles slammed into a hotel.", "slammed", {"subject": ["missiles"]}),
    ("The militants storming the base fled.", "storming",
     {"subject": ["militants"], "object": ["base"]}),
    ("The base stormed by militants is empty.", "stormed",
     {"subject": ["militants"], "object": ["base"]}),
    ("Twelve killed in market blast", "killed", {"subject": [], "object": ["Twelve"]}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "slots"), VERBS)
def test_arguments_of_a_verb(text: str, word: str, slots: dict[str, list[str]]) -> None:
    found = predicate(text, word)
    assert {name: words(found.slot(name)) for name in slots} == slots


NOUNS = [
    ("The capture of Azaz by rebels went fast.", "capture", {"of": ["Azaz"], "by": ["rebels"]}),
    ("Azaz's capture went fast.", "capture", {"poss": ["Azaz"]}),
    ("The rebels launched an attack on Azaz.", "attack", {"subject": ["rebels"], "on": ["Azaz"]}),
    (
        "An attack was launched on Azaz by rebels.",
        "attack",
        {"subject": ["rebels"], "on": ["Azaz"]},
    ),
    (
        "An attack launched by rebels on Azaz failed.",
        "attack",
        {"subject": ["rebels"], "on": ["Azaz"]},
    ),
    ("The airstrike hit a bridge in Azaz.", "airstrike", {"struck": ["bridge"], "in": ["Azaz"]}),
    ("Fighting broke out in Azaz.", "fighting", {"in": ["Azaz"]}),
    ("The army repelled an attack by rebels.", "attack", {"bearer": ["army"], "by": ["rebels"]}),
    ("Officials blamed rebels for the attack.", "attack", {"subject": ["rebels"]}),
    ("It began an operation to retake Azaz.", "operation", {"aim": ["Azaz"]}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "slots"), NOUNS)
def test_arguments_of_a_noun(text: str, word: str, slots: dict[str, list[str]]) -> None:
    found = predicate(text, word, noun=True)
    assert {name: words(found.slot(name)) for name in slots} == slots


def test_a_noun_knows_its_verb_and_preposition() -> None:
    under = predicate("The town came under attack.", "attack", noun=True)
    assert (under.case, under.host_slot, words(under.slot("bearer"))) == (
        "under",
        "under",
        ["town"],
    )
    taken = predicate("The rebels took control of Azaz.", "control", noun=True)
    assert taken.host is not None
    assert (taken.host.text, taken.host_slot) == ("took", "object")


def test_particles_are_told_from_prepositions() -> None:
    assert predicate("Rebels took over the base.", "took").particles == {"over"}
    assert predicate("Rebels fought over the base.", "fought").particles == frozenset()


def test_very_long_coordination_ends() -> None:
    text = "The army shelled " + " and ".join(["Azaz"] * 400) + " and left."
    assert len(predicate(text, "shelled").slot("object")) <= 64


def test_a_holder_without_a_hyphen() -> None:
    text = "The air force renewed its attack on the rebel controlled Kodori Gorge with forty raids."
    found = predicate(text, "controlled")
    assert words(found.slot("subject")) == ["rebel"]
    assert words(found.slot("object")) == ["Gorge"]
    assert words(predicate(text, "attack", noun=True).slot("on")) == ["Gorge"]


def test_a_clause_of_its_own_is_no_modifier() -> None:
    assert predicate("The general said the army held the town.", "held").form == "active"


def test_who_is_called_on_is_to_do_it() -> None:
    found = predicate("The envoy called on the rebels to leave the town.", "leave")
    assert words(found.slot("subject")) == ["rebels"]
