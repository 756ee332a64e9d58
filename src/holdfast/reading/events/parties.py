"""Who acts: the parties at an argument, a country that acts, or words for an unknown one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.model import Mention, PlaceMention
from holdfast.reading.events.known import Known
from holdfast.reading.events.mentions import (
    as_actor,
    bears_arms,
    described,
    is_media,
    is_party,
    is_unknown_name,
    joined_only,
    named_behind,
    said_to_be_armed,
    widened,
    with_origin,
)
from holdfast.reading.events.owners import named_by_owner
from holdfast.reading.events.phrases import PRONOUNS, counted, is_a
from holdfast.reading.predicates import preposition
from holdfast.reading.tree import relation

if TYPE_CHECKING:
    from spacy.tokens import Token

CALLED = frozenset({"called", "named", "calling", "styling", "dubbed", "known"})
SIDELESS = frozenset({"unknown", "person", "officials", "civilians"})
MODIFIERS = frozenset({"compound", "amod", "nmod:poss", "flat", "nmod", "obl:unmarked"})


def is_scene(token: Token) -> bool:
    """ "The Paris attacks": a place before the noun for what happened there."""
    return relation(token) == "compound" and token.head.i > token.i and is_a(token.head, "event")


def is_nobody_known(party: Mention) -> bool:
    """Words for somebody of no side and no name: "the leader", and not "the rebel leader"."""
    category = getattr(party, "category", "unknown")
    return party.entity is None and party.name is None and category in SIDELESS


class Parties:
    """The parties that an argument names."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.found: dict[int, tuple[Mention, ...]] = {}

    def party(self, head: Token) -> list[Mention]:
        """Parties and persons at the head or, for "IS fighters", before it."""
        if head.i not in self.found:
            self.found[head.i] = tuple(self._party(head))
        return list(self.found[head.i])

    def _party(self, head: Token) -> list[Mention]:
        found = [each for each in self.known.mentions(head) if is_party(each)]
        if not found or (found[0].entity is None and is_a(head, "membership")):
            found = self.called(head) or found
        if found:
            return found
        within = counted(head)
        if within is not None:
            return self.party(within)
        if not is_a(head, "actor"):
            return []
        for child in head.children:
            if child.dep_ in MODIFIERS and child.i < head.i and child.tag_ != "VBN":
                owned = [each for each in self.known.mentions(child) if is_party(each)]
                if owned:
                    return [widened(head, owned[0])]
        return []

    def called(self, head: Token) -> list[Mention]:
        """ "A group called the Northern Front", "a group calling itself that": by its name."""
        return [
            each
            for clause in head.children
            if clause.dep_ == "acl" and clause.lower_ in CALLED
            for name in clause.children
            if name.i > clause.i and name.pos_ == "PROPN"
            for each in self.known.mentions(name)
            if is_party(each)
        ][:1]

    def named(self, head: Token) -> list[Mention]:
        """ "The leader of the gang, *Pedro Salas*, ordered": the one person named behind."""
        if head.tag_ != "NN" or not is_a(head, "people"):
            return []
        of = next((child for child in head.children if child.dep_ == "nmod"), None)
        names = named_behind(head) or (named_behind(of) if of is not None else [])
        found = [each for name in names for each in self.known.mentions(name) if is_party(each)]
        return found if len(found) == 1 and head.i < (names[0].i) else []

    def actor(self, head: Token, kind: str) -> list[Mention]:
        """A party: known, a country that acts, or the words of an actor-like phrase."""
        if head.pos_ == "VERB" and not self.known.mentions(head):
            return []
        parties = [each for each in self.party(head) if not is_media(each)]
        parties = [with_origin(head, joined_only(head, each)) for each in parties]
        if all(is_nobody_known(each) for each in parties):
            parties = self.named(head) or parties
        found = [each for each in parties if kind != "fighters" or bears_arms(each, head)]
        if is_a(head, "membership") and counted(head) is not None:
            found = [widened(head, each) for each in found]
        if found or parties or any(is_media(each) for each in self.known.mentions(head)):
            return [named_by_owner(head, each, self.known.mentions) for each in found]
        countries = [
            each
            for each in self.known.mentions(head)
            if isinstance(each, PlaceMention)
            and each.precision == "country"
            and each.relation == "at"
        ]
        if countries:
            return [as_actor(countries[0])]
        if is_scene(head) and self.known.listed(head):
            return []
        noun = counted(head) or head
        if noun.tag_ in PRONOUNS or noun.pos_ == "VERB" or preposition(noun).startswith("like"):
            return []
        fights = is_a(noun, "fighters") or (is_a(noun, "actor") and said_to_be_armed(noun))
        if is_unknown_name(noun) or (fights if kind == "fighters" else is_a(noun, "actor")):
            return [with_origin(head, described(head, "actor"))]
        return []
