"""What fills a role: the mentions at an argument, or its words where it is nobody known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.model import Mention, PlaceMention
from holdfast.reading.events.enumerated import number_of_places
from holdfast.reading.events.known import Known
from holdfast.reading.events.localities import Localities, is_land
from holdfast.reading.events.mentions import (
    armament,
    behind_edge,
    described,
    described_whole,
    is_armed,
    is_armed_group,
    is_state,
    is_thing,
    whole_of,
)
from holdfast.reading.events.parties import Parties
from holdfast.reading.events.parts import itemised, whole_behind
from holdfast.reading.events.people import People
from holdfast.reading.events.phrases import PRONOUNS, counted, is_a, is_bare_number
from holdfast.reading.events.sentences import Sentences
from holdfast.reading.predicates import preposition
from holdfast.reading.tree import relation

if TYPE_CHECKING:
    from spacy.tokens import Token

    from holdfast.reading.context import Reading

# "Military attacks" are not attacks by the army.
PLAIN_ADJECTIVES = frozenset({
    "military", "armed", "security", "air", "ground", "naval", "terrorist", "terror", "suicide",
    "police", "joint", "criminal", "political", "tribal", "paramilitary", "guerrilla", "militant",
    "army", "gun", "artillery", "mortar", "rocket",
})  # fmt: skip
OWNERS = frozenset({"army", "navy"})
BEARERS = frozenset({"army", "military", "police", "militant", "guerrilla", "paramilitary"})
HOLDING = frozenset({"hand", "control", "siege", "blockade"})
ACTING_KINDS = frozenset({"actor", "fighters", "state"})
PLACE_KINDS = frozenset({"place", "where", "site", "area"})
HIT_KINDS = frozenset({"structure", "target"})
VEHICLES = frozenset({
    "air", "boat", "bus", "car", "helicopter", "lorry", "plane", "rail", "road", "sea", "ship",
    "train", "truck",
})  # fmt: skip
MUNITIONS = frozenset({"bomb", "drone", "mine", "missile", "rocket", "shell", "torpedo"})
MISSIONS = frozenset({"embassy", "consulate"})
THING_KINDS = {"event": "event", "property": "object"}


class Fillers:
    """What one reading has to fill the roles of its events with."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.sentences = Sentences(reading)
        self.known = Known(reading)
        self.parties = Parties(self.known)
        self.localities = Localities(self.known, self.parties)
        self.people = People(self.known, self.localities)
        # What stands in a slot of a predicate (its word and form): frames ask for the same ones.
        self.words: dict[tuple[int, str, str], frozenset[str]] = {}

    def fill(self, head: Token, kind: str) -> list[Mention]:
        """Mentions for one argument in a role of that kind; empty when it cannot fill it."""
        if head.i in self.known.credits:
            return []
        if is_a(head, "time") and all(each.entity is None for each in self.known.mentions(head)):
            return []  # nor is "Wednesday's murder" a murder by somebody of that name
        plain = head.lower_ in PLAIN_ADJECTIVES and relation(head) in {"amod", "compound"}
        owned = head.lower_ in OWNERS and is_a(head.head, "weapon")  # "an army drone"
        borne = head.head.pos_ == "VERB" or kind == "weapon"  # "militant-held" is held by militants
        if head.lower_ in BEARERS and head.head.lemma_ in HOLDING:
            borne = True  # "in army hands", "under police control"
        if plain and not owned and not borne:
            return []
        if kind in ACTING_KINDS and self.is_means(head):
            return []
        if kind in PLACE_KINDS:
            return self.place_of_kind(head, kind)
        if kind == "weapon":
            armed = armament(head)
            return [] if armed is None else [described(armed, "weapon")]
        if kind in THING_KINDS:
            return [described(head, THING_KINDS[kind])] if is_a(head, kind) else []
        if kind == "building":
            return self.building(head)
        if kind in HIT_KINDS and (meant := whole_behind(head) or itemised(head)):
            return [described_whole(each, "object") for each in meant]
        if kind == "structure":
            solid = is_a(head, "weapon") or is_a(head, "property")
            return self.target(head) if solid or not self.parties.party(head) else []
        if kind == "target":
            return self.target(head)
        if kind == "any":
            return self.anything(head)
        return self.doer_or_sufferer(head, kind)

    def is_means(self, head: Token) -> bool:
        """ "A drone strike", "flown out by helicopter": what it was done with, by nobody named."""
        if head.lower_ in VEHICLES and preposition(head) == "by":
            return all(relation(child) == "case" for child in head.children)
        if head.lemma_.lower() in MUNITIONS and not self.known.mentions(head):
            return True  # "a drone carried out the attack"
        before = relation(head) == "compound" and is_a(head.head, "event")
        return before and is_a(head, "weapon")

    def place_of_kind(self, head: Token, kind: str) -> list[Mention]:
        """Places: any, where something happened, one fought for as such, one with a name."""
        found = self.localities.place(head, within=kind != "where")
        if kind == "site":
            said = is_land(head) or is_a(number_of_places(head) or head, "site")
            return [each for each in found if isinstance(each, PlaceMention) or each.entity or said]
        if kind == "area":
            return [
                each
                for each in found
                if isinstance(each, PlaceMention) and each.rule != "events.part-of"
            ]
        return found

    def doer_or_sufferer(self, head: Token, kind: str) -> list[Mention]:
        """Parties, those of them that fight or govern, and people."""
        if kind == "group":
            return [each for each in self.parties.party(head) if is_armed_group(each)]
        if kind == "state":
            return [each for each in self.parties.actor(head, "fighters") if is_state(each, head)]
        if kind == "people":
            return self.people.people(head)
        if kind == "civilians":
            return [each for each in self.people.people(head) if not is_armed(each, head)]
        if kind == "anyone":
            return self.people.people(head) or self.people.somebody(head)
        return self.parties.actor(head, kind)

    def building(self, head: Token) -> list[Mention]:
        """What a bomb goes off at: a building or vehicle; a town, a street or people are not."""
        for beyond in behind_edge(head):
            if beyond.pos_ not in {"NOUN", "PROPN"} or not is_a(beyond, "building"):
                continue
            known = [each for each in self.known.mentions(beyond) if isinstance(each, PlaceMention)]
            if any(each.precision not in {"exact", "unknown"} for each in known):
                continue
            return [*known[:1]] or [described_whole(beyond, "object")]
        return []

    def target(self, head: Token) -> list[Mention]:
        """What an attack is on: a place, a party, people, or a thing; not an abstraction."""
        if is_bare_number(head) and counted(head) is None:
            return []  # "an attack at 2330", "attacks on 14 May"
        if head.lemma_.lower() in MISSIONS:
            return [described_whole(head, "object")]  # the house, and not those who sent them
        return (
            self.known.mentions(head)[:1]
            or self.parties.party(head)
            or self.premises(head)
            or self.people.people(head)
            or self.parties.actor(head, "actor")
            or ([described_whole(head, "object")] if is_thing(counted(head) or head) else [])
        )

    def premises(self, head: Token) -> list[Mention]:
        """Places, and buildings without a name with whose they are."""
        return [
            whole_of(head, each) if each.rule == "events.words" else each
            for each in self.localities.place(head, within=False)
        ]

    def anything(self, head: Token) -> list[Mention]:
        """Any noun phrase at all."""
        found = self.known.mentions(head)
        if found:
            return found[:1]
        if head.tag_ in PRONOUNS or head.pos_ not in {"NOUN", "PROPN", "NUM", "ADJ"}:
            return []
        return [described(head, "object")]
