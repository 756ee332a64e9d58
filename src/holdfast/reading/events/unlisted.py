"""A name that no gazetteer holds, told by its verb to be a place: "retook Buni Gari".

Only the name is known of it: no entity, no country, no coordinates.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.gazetteer import load_gazetteer
from holdfast.model import PlaceMention
from holdfast.reading.events.phrases import bounds, is_a
from holdfast.reading.predicates import preposition
from holdfast.reading.tree import relation, text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# What is done to places only, and to places unless the name is told to be a person's.
ONLY_PLACES = frozenset({
    "retake", "overrun", "besiege", "encircle", "liberate", "reoccupy", "reconquer", "annex",
})  # fmt: skip
MOSTLY_PLACES = frozenset({"recapture", "regain", "cede", "control"})
# What happens to people too: only where the name ends in a word for a place.
ALSO_PEOPLE = frozenset({"capture", "seize", "lose", "take", "hold", "storm"})
GROUND = frozenset({
    "pass", "hill", "hills", "ridge", "heights", "bridge", "point", "island", "junction", "valley",
    "mountain", "farm", "crossing", "camp", "base", "fort", "peninsula", "bay", "forest",
    "airport", "airbase", "airfield", "dam", "refinery",
})  # fmt: skip
LEFT = frozenset({"withdraw", "retreat", "pull", "drive", "push", "expel", "flush"})
HELD = frozenset({"hold", "control", "occupy", "besiege", "recapture", "liberate"})
WHERE_PEOPLE_ARE = frozenset({
    "home", "house", "cell", "custody", "hospital", "jail", "prison", "flat", "apartment", "court",
    "hotel", "station", "clinic", "department",
})  # fmt: skip
ARRESTING = frozenset({"police", "policeman", "officer", "kidnapper", "agent", "medic", "doctor"})
# Done to places and people alike; what names a place then is the atlas, and an army that does it.
FOUGHT_FOR = frozenset({
    "capture", "seize", "take", "lose", "hold", "storm", "raid", "retake", "recapture", "control",
    "overrun", "shell", "besiege", "abandon", "enter", "leave", "quit", "vacate",
})  # fmt: skip
TAKINGS = frozenset({"capture", "seizure", "recapture", "loss", "fall", "siege", "shelling"})
CHANGING = frozenset({"fall", "pass", "change", "slip"})
SHORTEST = 3
UNDERGOING = frozenset({"obj", "nsubj:pass"})


def unlisted_place(name: Token) -> PlaceMention | None:
    """The place that a name stands for by what is done to it; None where that is not sure."""
    named = name.pos_ == "PROPN" or (name.pos_ == "NOUN" and _first_name(name))
    if not named or not name.text[:1].isupper():
        return None
    if name.ent_type_ == "ORG" and name.lower_ not in GROUND:
        return None
    if is_a(name, "actor") or is_a(name, "people"):  # "cleared President Amin of the charges"
        return None
    if not (_only_a_place(name) or (name.ent_type_ != "PERSON" and _likely_a_place(name))):
        return None
    start, end = bounds(name)
    text = text_of(name.doc)[start:end]
    return PlaceMention(
        text=text, start=start, end=end, kind="place", name=text, rule="events.unlisted-place"
    )


def may_be_town(name: Token) -> bool:
    """Whether a name stands where a place that is fought for does, and is no known given name."""
    start, end = bounds(name)
    if name.pos_ != "PROPN" or not name.text[:1].isupper() or end - start < SHORTEST:
        return False
    if name.ent_type_ == "PLACE" or is_a(name, "given-name") or told_of_a_person(name):
        return False
    deed = name.head
    if name.dep_ in UNDERGOING:
        return deed.lemma_ in FOUGHT_FOR
    if name.dep_ == "nmod" and preposition(name) == "of":
        return deed.lemma_.lower() in TAKINGS
    hands = {child.lemma_ for child in deed.children if relation(child) in {"obl", "obj"}}
    return name.dep_ == "nsubj" and deed.lemma_ in CHANGING and bool(hands & {"hand", "master"})


def listed_town(name: Token) -> PlaceMention | None:
    """The mention of a name that the atlas has for a town; which of that name is left open."""
    start, end = bounds(name)
    text = text_of(name.doc)[start:end]
    gazetteer = load_gazetteer()
    towns = [
        match for match in gazetteer.lookup(text) if gazetteer.place(match.place).kind == "town"
    ]
    if not towns or _goes_on(name.doc, end):
        return None
    return PlaceMention(
        text=text, start=start, end=end, kind="place", name=text, rule="events.listed-town"
    )


def _goes_on(doc: Doc, end: int) -> bool:
    """ "Khan al-Shih", with the rest of the name hung elsewhere: "Khan" alone is no name of it."""
    rest = text_of(doc)[end : end + 5]
    return rest[:1] in {"-", "‐", "‑"} or rest.startswith((" al-", " el-", " al ", " el "))


def told_of_a_person(name: Token) -> bool:
    """Whether what is done to a name says that it is a person's: "Gloria was seized at her home".

    A town that is listed may bear the name. Precision first: with nobody who could take a town,
    a name that the parser knows for a person's is none.
    """
    verb = name.head
    if name.dep_ not in UNDERGOING or verb.lemma_ not in ALSO_PEOPLE or name.pos_ != "PROPN":
        return False
    beside = [child for child in name.children if relation(child) == "conj"]
    if any(is_a(each, "people") and each.pos_ == "NOUN" for each in beside):
        return True  # "Paris and two other women"
    if any(_where_people_are(child) for child in verb.children):
        return True
    if name.ent_type_ != "PERSON" or not is_a(name, "given-name"):
        return False
    doers = [child for child in verb.children if child.dep_ in {"nsubj", "obl:agent"}]
    return all(each.lemma_.lower() in ARRESTING for each in doers)


def _where_people_are(phrase: Token) -> bool:
    """ "At his home", "in a cell", "to hospital": where a person is taken, and no town."""
    return (
        relation(phrase) == "obl"
        and phrase.lemma_.lower() in WHERE_PEOPLE_ARE
        and preposition(phrase) in {"in", "at", "to", "from", "into"}
    )


def _first_name(noun: Token) -> bool:
    """ "Elephant Pass": a capital and a name right before it make the noun a name."""
    return any(
        child.i == noun.i - 1 and child.pos_ == "PROPN" and relation(child) == "compound"
        for child in noun.children
    )


def _only_a_place(name: Token) -> bool:
    if any(relation(child) == "amod" and _held_by(child) for child in name.children):
        return True  # "rebel-held Tikaré"
    if any(_calls_it_ground(child) for child in name.children):
        return True
    verb = name.head
    if name.dep_ == "nsubj" and verb.lemma_ == "control" and preposition(verb).endswith("under"):
        return True  # "Ansongo is back under government control"
    if name.dep_ not in UNDERGOING:
        return False
    cleared = verb.lemma_ == "clear" and any(
        preposition(child) == "of" for child in (*name.children, *verb.children)
    )
    return cleared or verb.lemma_ in ONLY_PLACES


def _calls_it_ground(beside: Token) -> bool:
    """ "Tikaré, the last stronghold of the rebels": what is told right behind the name."""
    return beside.dep_ == "appos" and beside.pos_ == "NOUN" and is_a(beside, "whole")


def _held_by(participle: Token) -> bool:
    return participle.lemma_ in HELD and any(
        child.i < participle.i and child.pos_ in {"NOUN", "PROPN", "ADJ"}
        for child in participle.children
    )


def _withdrawn(governor: Token) -> bool:
    """ "Pulled back from Tikaré", with the name hung on "back"."""
    verb = governor.head if governor.lower_ in {"back", "away", "out"} else governor
    return verb.lemma_ in LEFT


def _likely_a_place(name: Token) -> bool:
    governor = name.head
    if name.dep_ in UNDERGOING:
        grounded = name.lower_ in GROUND and governor.lemma_ in ALSO_PEOPLE
        # People who are lost have two names, or one that the model knows for a person's.
        lost = governor.lemma_ == "lose" and bounds(name)[1] - bounds(name)[0] == len(name)
        return grounded or lost or governor.lemma_ in MOSTLY_PLACES
    if relation(name) == "obl":
        return _withdrawn(governor) and preposition(name) in {"from", "out of"}
    return name.dep_ == "nsubj" and governor.lemma_ == "hand" and preposition(governor) == "in"
