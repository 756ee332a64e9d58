"""Phrases that stand in a role's slot and yet do not fill it, and raids that are no attacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.reading.events.phrases import is_a
from holdfast.reading.tree import case_of, relation
from holdfast.rules.schema import Frame

if TYPE_CHECKING:
    from spacy.tokens import Token

    from holdfast.model import Mention

PARTIES = frozenset({"actor", "opponent"})
# Where something lies: the place is named behind "of" or "with".
MARGINS = frozenset({"outskirt", "outskirts", "edge", "fringe", "periphery", "vicinity"})
BORDERS = frozenset({"border", "borders", "frontier", "boundary"})
HARMED = frozenset({"wounded", "injured", "wounds", "injures", "wounding", "injuring"})
SEARCHING = frozenset({
    "arrest", "arrested", "detain", "detained", "search", "warrant", "custody", "confiscate",
})  # fmt: skip
# With any of these in the sentence, a raid may have been fought out.
FOUGHT = frozenset({
    "kill", "dead", "die", "death", "shoot", "shot", "wound", "injure", "bomb", "clash", "fight",
    "gunfire", "gunman", "gunmen", "explosion", "militant", "rebel", "insurgent", "soldier",
    "troop", "troops", "army", "military", "commando", "airstrike", "fighter", "militia",
})  # fmt: skip
CULPRITS = frozenset({"mastermind", "perpetrator", "culprit", "killer", "murderer", "author"})
RAIDS = frozenset({"raid"})
# What police look through: "raided the house of the former king over the wool case".
PREMISES = frozenset({"house", "home", "office", "premise", "premises", "residence", "apartment"})
OFFICERS = frozenset({"police", "detective", "prosecutor", "investigator", "inspector"})
HANDING = frozenset({"hand", "give", "deliver", "turn"})
OWN = frozenset({"their", "its", "his", "our", "my", "her"})
ENDED = frozenset({"over", "end", "finish", "conclude", "cease", "win", "lose"})
UNENDED = frozenset({"not", "n't", "n’t", "never", "far", "hardly", "until", "if", "when"})


def fills_no_role(role: str, head: Token) -> bool:
    """Whether a phrase is no party or no thing hit, whatever slot it stands in.

    "The protests of 1989": a year does nothing. "Clashes with smugglers on the border with Chad":
    not with Chad. "A bombing on the outskirts of Bor": that is where. "Killed nine and wounded 20
    others": those are not what the bomb was meant for.
    """
    if role in PARTIES:
        return _is_year(head) or _behind_border(head)
    if role != "target":
        return False
    before = head.left_edge.i - 1
    return (
        head.lemma_.lower() in MARGINS
        or (head.lower_ in HARMED and head.tag_ in {"VBD", "VBN", "VBZ", "VBG"})
        or (before >= 0 and head.doc[before].lower_ in HARMED and head.doc[before].tag_ != "JJ")
    )


def is_headline_place(role: str, slot: str, mention: Mention, trigger: Token) -> bool:
    """ "2017 Bor clash", a headline without a verb: where it was, and nobody's name.

    The parse may take the noun for a verb; but one alone does not "clash".
    """
    if role != "actor" or mention.entity is not None:
        return False
    if slot == "subject":
        name = next((child for child in trigger.children if child.dep_ == "nsubj"), None)
        alone = name is not None and not any(child.dep_ == "conj" for child in name.children)
        last = trigger.i == trigger.right_edge.i
        return alone and last and name is not None and trigger.tag_ == "VBP" and name.tag_ == "NNP"
    return (
        slot == "compound"
        and trigger.dep_ == "ROOT"
        and any(_is_year(child) and child.i < trigger.i for child in trigger.children)
    )


def _is_year(head: Token) -> bool:
    return len(head) == 4 and head.text.isdigit() and head.text[:2] in {"17", "18", "19", "20"}


def _behind_border(head: Token) -> bool:
    """Whether "border with" stands right before the phrase, whatever the parse hung it on."""
    before = head.left_edge.i - 1
    return case_of(head) == "with" and before >= 0 and head.doc[before].lower_ in BORDERS


def is_norm(frame: Frame, verb: Token) -> bool:
    """ "Tenants cannot be jailed if they …": what the law lets be done, and nobody has done."""
    helpers = {child.lower_ for child in verb.children if relation(child) in {"aux", "advmod"}}
    norm = "cannot" in helpers or helpers & {"can", "ca"} or helpers >= {"may", "not"}
    return frame.type == "violence.detention" and bool(norm)


def is_identity(frame: Frame, verb: Token) -> bool:
    """ "Gunmen, suspected to be rebels": who they may be, and no deed that they are accused of."""
    if frame.type != "accusation" or verb.lemma_ != "suspect":
        return False
    return any(
        child.dep_ == "xcomp"
        and child.pos_ in {"NOUN", "PROPN"}
        and child.lemma_.lower() not in CULPRITS
        and any(each.dep_ == "cop" for each in child.children)
        for child in verb.children
    )


def is_fought_out(frame: Frame, noun: Token) -> bool:
    """ "The battle for Bor is over", "came to its end", "was won": contested no more."""
    if frame.type != "territory.contested" or noun.pos_ != "NOUN":
        return False
    verb, words = noun.head, {child.lower_ for child in noun.head.children}
    if relation(noun) not in {"nsubj", "nsubj:pass"} or words & UNENDED:
        return False
    if any(child.tag_ == "MD" or child.lower_ == "to" for child in verb.children):
        return False
    over = verb.lemma_.lower() in ENDED
    over = over or (verb.lemma_ == "come" and any(each.lower_ == "end" for each in verb.children))
    return over and verb.tag_ not in {"VB"}


def is_union(frame: Frame, verb: Token) -> bool:
    """ "Two militias joined forces", "joined hands with the army": they went together."""
    return frame.type == "support.fighters" and any(
        child.dep_ == "obj"
        and (child.lower_ == "hands" or (child.lower_ == "forces" and not list(child.lefts)))
        for child in verb.children
    )


def is_search(frame: Frame, trigger: Token, words: frozenset[str]) -> bool:
    """ "Police raid an office and arrest two editors": a search, and no attack.

    ``words``: the lemmas of the sentence.
    """
    if not frame.type.startswith("battle.attack") or trigger.lemma_.lower() not in RAIDS:
        return False
    looked_through = bool(words & OFFICERS and words & PREMISES)
    return (looked_through or bool(words & SEARCHING)) and not words & FOUGHT


def is_handed_in(frame: Frame, verb: Token) -> bool:
    """ "The rebels handed over *their* weapons to the army": laid down, and nobody is armed."""
    if frame.type != "support.arms" or verb.lemma_ not in HANDING:
        return False
    return any(
        mark.lower_ in OWN
        for child in verb.children
        if child.dep_ == "obj" or child.dep_ == "nsubj:pass"
        for mark in child.children
        if mark.dep_ == "nmod:poss"
    )


def is_origin_of_people(role: str, slot: str, head: Token) -> bool:
    """ "Air raids killed nine fighters *from the Northern Front*": who they are."""
    if role != "actor" or slot != "from":
        return False
    marks = [child for child in head.children if child.dep_ == "case"]
    before = marks[0].nbor(-1) if marks and marks[0].i else head
    return before.tag_ == "NNS" and (is_a(before, "people") or is_a(before, "fighters"))
