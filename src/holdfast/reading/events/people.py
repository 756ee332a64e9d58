"""Whom: the people at an argument, known, counted, named or in the words for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.model import ActorMention, Mention
from holdfast.reading.events.enumerated import number_of_places
from holdfast.reading.events.known import Known
from holdfast.reading.events.localities import Localities
from holdfast.reading.events.mentions import described, is_party, named_behind, widened
from holdfast.reading.events.phrases import PRONOUNS, counted, is_a, is_bare_number
from holdfast.reading.predicates import spread
from holdfast.reading.tree import relation

if TYPE_CHECKING:
    from spacy.tokens import Token


# "One soldier was killed and *another* wounded": of the same people as those before.
ELLIPTIC = frozenset({"another", "more", "many", "several", "some", "both", "all"})
# Whoever they are: they stand for people, whether or not we know for whom.
PERSONAL = frozenset({"they", "them", "he", "him", "she"})
NO_PEOPLE = ("place", "event", "weapon", "property", "building")
BODIES = frozenset({"body", "corpse", "remains"})


def counted_behind(head: Token) -> Token | None:
    """ "The bodies of two *priests*": whose they are."""
    for child in head.children:
        if child.dep_ == "nmod" and any(mark.lower_ == "of" for mark in child.children):
            return child if is_a(child, "people") or child.ent_type_ == "PERSON" else None
    return None


def is_elliptic(head: Token) -> bool:
    """Whether a word without its noun stands for people, as those told before it are people."""
    verb = head.head
    if head.lower_ not in ELLIPTIC or relation(verb) != "conj" or verb.head.pos_ == "NOUN":
        return False
    if verb.head.dep_ == "xcomp":  # "left one soldier dead and another wounded"
        left = (child for child in verb.head.head.children if child.dep_ == "obj")
        return any(is_a(child, "people") or is_bare_number(child) for child in left)
    before = [child for child in verb.head.children if child.i < verb.i]
    # "Exploded, killing two and injuring *another*", with "injuring" hung on "exploded".
    clauses = [child for child in before if relation(child) == "advcl" and child.tag_ == verb.tag_]
    return any(
        relation(child) == relation(head) and (is_a(child, "people") or is_bare_number(child))
        for told in (verb.head, *clauses)
        for child in told.children
    )


class People:
    """The people that an argument names or counts."""

    def __init__(self, known: Known, localities: Localities) -> None:
        self.known = known
        self.localities = localities

    def people(self, head: Token) -> list[Mention]:
        """People to whom something is done, and those of them who are named behind."""
        found = self.described_people(head)
        if head.lower_ == "those" and any(child.dep_ == "cop" for child in head.children):
            among = [
                each for child in head.children if child.dep_ == "nsubj" for each in spread(child)
            ]
            return [one for each in among for one in self.described_people(each)]
        if one_of := self.one_of_those(head):
            return one_of
        pointing = head.lower_ in {"those", "they"}  # "those who were kidnapped are Ana and Juan"
        if head.ent_type_ == "PERSON" or (not pointing and (not found or head.tag_ in PRONOUNS)):
            return found
        named: list[Mention] = [
            one
            for each in named_behind(head)
            for one in self.known.mentions(each)
            if isinstance(one, ActorMention) and one.category in {"person", "officials"}
        ]
        one_person = head.tag_ in {"NN", "NNP"} and counted(head) is None
        return named if one_person and len(named) == 1 else [*found, *named]

    def one_of_those(self, head: Token) -> list[Mention]:
        """ "Ana Ruiz, *one of those* killed", "*one of the nurses* killed was Ana Ruiz": she."""
        one = head.head if relation(head) == "nmod" else head
        if one.lower_ != "one":
            return []
        who = one.head
        equated = one.dep_ == "nsubj" and any(child.dep_ == "cop" for child in who.children)
        if who.ent_type_ != "PERSON" or not (equated or one.dep_ == "appos"):
            return []
        return [each for each in self.known.mentions(who) if is_party(each)][:1]

    def described_people(self, head: Token) -> list[Mention]:
        """People: known, counted, named, or the words for them."""
        mentions = self.known.mentions(head)
        known = [each for each in mentions if is_party(each)]
        if head.ent_type_ == "PERSON" and self.localities.taken_town(head) is not None:
            return []
        core = counted(head) or head
        thing = (is_a(core, "weapon") or is_a(core, "property")) and not is_a(core, "people")
        if thing or (mentions and not known):
            return []
        if not known and (is_elliptic(head) or head.lower_ in PERSONAL):
            return [described(head, "person")]
        if head.lemma_.lower() in BODIES and (whose := counted_behind(head)) is not None:
            return self.described_people(whose)
        if head.tag_ in PRONOUNS:
            return known[:1]
        if number_of_places(head) is not None:
            return []  # "holds 17 of the 34 provinces"
        counts = core != head and (is_a(core, "people") or is_bare_number(core))
        if counts or is_a(head, "people") or is_bare_number(head) or head.ent_type_ == "PERSON":
            return [widened(head, known[0])] if known else [described(head, "person")]
        if known:
            return known[:1]
        if head.pos_ in {"ADJ", "NOUN"} and head.tag_ in {"JJ", "NNS"} and is_a(head, "actor"):
            return [described(head, "person")]
        return []

    def somebody(self, head: Token) -> list[Mention]:
        """Any noun that is no place, event or thing, after a verb that takes people only."""
        if head.pos_ not in {"NOUN", "PROPN"} or self.known.mentions(head):
            return []
        if any(is_a(head, name) for name in NO_PEOPLE):
            return []
        return [described(head, "person")]
