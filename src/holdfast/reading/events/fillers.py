"""What fills a role: the mentions at an argument, or its words where it is nobody known."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from holdfast.model import ActorMention, Mention, PlaceMention
from holdfast.reading.coreference import mention_at
from holdfast.reading.events.phrases import (
    PRONOUNS,
    bounds,
    counted,
    is_a,
    is_bare_number,
)
from holdfast.reading.predicates import preposition, spread
from holdfast.reading.tree import relation, text_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from holdfast.reading.context import Reading

ARMED = frozenset({
    "government", "military", "police", "intelligence", "armed-group", "militia", "coalition",
    "organisation",
})  # fmt: skip
OF = frozenset({"of"})
WITHIN = frozenset({"in", "near", "around", "outside", "inside", "on", "at", "along"})
RANKS = {"country": 1, "region": 1, "province": 2, "district": 3, "town": 4, "exact": 5}
STATES = frozenset({"government", "military", "police", "coalition"})
# "Military attacks" are not attacks by the army.
PLAIN_ADJECTIVES = frozenset({
    "military", "armed", "security", "air", "ground", "naval", "terrorist", "terror", "suicide",
    "police", "joint", "political", "tribal", "paramilitary", "guerrilla", "militant", "army",
})  # fmt: skip
NOT_A_PEOPLE = frozenset({
    "islamic", "northern", "southern", "eastern", "western", "central", "new", "great", "upper",
    "lower", "muslim", "christian", "catholic", "national", "federal", "grand",
})  # fmt: skip
PARTY_KINDS = frozenset({"actor", "person"})
MODIFIERS = frozenset({"compound", "amod", "nmod:poss", "flat", "nmod", "obl:unmarked"})


class Fillers:
    """The mentions of one reading, found by the word that heads an argument."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        # ``Token.sent`` looks through the whole document at each call; this is done once.
        doc = reading.doc
        self.starts = [token.i for token in doc if token.is_sent_start or token.i == 0]
        self.starts.append(len(doc))
        self.words: dict[int, frozenset[str]] = {}
        self.known: dict[int, list[Mention]] = {}

    def sentence_words(self, token: Token) -> frozenset[str]:
        """Lemmas of the token's sentence, lower case."""
        start = self.starts[bisect_right(self.starts, token.i) - 1]
        if start not in self.words:
            end = self.starts[bisect_right(self.starts, token.i)]
            doc = self.reading.doc
            self.words[start] = frozenset(each.lemma_.lower() for each in doc[start:end])
        return self.words[start]

    def fill(self, head: Token, kind: str) -> list[Mention]:
        """Mentions for one argument in a role of that kind; empty when it cannot fill it."""
        if is_a(head, "time") and not self.mentions(head):
            return []
        if head.lower_ in PLAIN_ADJECTIVES and relation(head) in {"amod", "compound"}:
            return []
        if kind == "place":
            return self.place(head)
        if kind == "where":
            return self.place(head, within=False)
        if kind == "site":
            return [
                each
                for each in self.place(head)
                if isinstance(each, PlaceMention) or each.entity or is_a(head, "site")
            ]
        if kind == "structure":
            solid = is_a(head, "weapon") or is_a(head, "property")
            return self.target(head) if solid or not self.party(head) else []
        if kind == "area":
            return [
                each
                for each in self.place(head)
                if isinstance(each, PlaceMention) and each.rule != "events.part-of"
            ]
        if kind in {"actor", "fighters"}:
            return self.actor(head, kind)
        if kind == "state":
            return [each for each in self.actor(head, "fighters") if is_state(each, head)]
        if kind == "people":
            return self.people(head)
        if kind == "civilians":
            return [each for each in self.people(head) if not is_armed(each, head)]
        if kind == "anyone":
            return self.people(head) or self.somebody(head)
        if kind == "weapon":
            return [described(head, "weapon")] if is_a(head, "weapon") else []
        if kind == "event":
            return [described(head, "event")] if is_a(head, "event") else []
        if kind == "target":
            return self.target(head)
        if kind == "property":
            return [described(head, "object")] if is_a(head, "property") else []
        return self.anything(head, kind)

    def mentions(self, head: Token) -> list[Mention]:
        """Mentions that the head belongs to: references, then actors, then places."""
        if head.i not in self.known:
            self.known[head.i] = mention_at(self.reading, head)
        return self.known[head.i]

    def place(self, head: Token, within: bool = True) -> list[Mention]:
        """A named place, one that a description stands for, or the words of a place noun.

        ``within``: a place noun with a place behind it ("a village in Anbar") is a part of that.
        """
        known: list[Mention] = [each for each in self.mentions(head) if is_place(each)]
        known.sort(key=lambda each: (each.start or 0) - (each.end or 0))
        common = head.pos_ != "VERB" and (is_a(head, "place") or is_a(head, "part"))
        if not common:
            return known[:1]
        apposed = self._named(head, "appos", frozenset()) or self._named(head, "flat", frozenset())
        if apposed:
            return apposed
        of = self._named(head, "nmod", OF)
        if not of and is_a(head, "part"):  # "took most of Sirte", with "of" hung elsewhere
            of = self._named(head, "obl", OF)
            if not of and head.lower_ == "part":
                return []  # "Took part in a rally"
        if of:
            one = head.tag_ not in {"NNS", "NNPS"} or len(of) > 1  # "two districts of Helmand"
            if is_a(head, "whole") and not is_a(head, "part") and one:
                return of
            return [part_of(head, of[0])]
        if known:
            return known[:1]
        around = self._named(head, "nmod", WITHIN) if within else []
        if around:
            return finest(head, around) or [part_of(head, around[0])]
        if is_a(head, "part") and counted(head) is not None:
            return [replace(described(head, "place"), rule="events.part-of")]
        return [] if self.party(head) else [described(head, "place")]

    def _named(self, head: Token, kind: str, cases: frozenset[str]) -> list[Mention]:
        """Named places in the phrases of one kind behind a head, conjuncts and all."""
        heads = [
            each
            for child in head.children
            if relation(child) == kind and child.i > head.i
            if not cases or preposition(child) in cases
            for each in spread(child)
        ]
        named = [[one for one in self.mentions(each) if is_place(one)][:1] for each in heads]
        known = [one for found in named for one in found]
        return [
            one
            for each, found in zip(heads, named, strict=True)
            for one in (found or beside(each, "place", known))
        ]

    def party(self, head: Token) -> list[Mention]:
        """Parties and persons at the head or, for "IS fighters", before it."""
        found = [each for each in self.mentions(head) if is_party(each)]
        if found:
            return found
        within = counted(head)
        if within is not None:
            return self.party(within)
        if not is_a(head, "actor"):
            return []
        for child in head.children:
            if child.dep_ in MODIFIERS and child.i < head.i and child.tag_ != "VBN":
                owned = [each for each in self.mentions(child) if is_party(each)]
                if owned:
                    return [widened(head, owned[0])]
        return []

    def actor(self, head: Token, kind: str) -> list[Mention]:
        """A party: known, a country that acts, or the words of an actor-like phrase."""
        if head.pos_ == "VERB" and not self.mentions(head):
            return []
        parties = [each for each in self.party(head) if not is_media(each)]
        found = [each for each in parties if kind != "fighters" or bears_arms(each, head)]
        if found or parties or any(is_media(each) for each in self.mentions(head)):
            return found
        countries = [
            each
            for each in self.mentions(head)
            if isinstance(each, PlaceMention)
            and each.precision == "country"
            and each.relation == "at"
        ]
        if countries:
            return [as_actor(countries[0])]
        noun = counted(head) or head
        if noun.tag_ in PRONOUNS or noun.pos_ == "VERB" or preposition(noun).startswith("like"):
            return []
        if is_unknown_name(noun) or is_a(noun, "fighters" if kind == "fighters" else "actor"):
            return [described(head, "actor")]
        return []

    def people(self, head: Token) -> list[Mention]:
        """People to whom something is done: known, counted, named, or the words for them."""
        mentions = self.mentions(head)
        known = [each for each in mentions if is_party(each)]
        thing = (is_a(head, "weapon") or is_a(head, "property")) and not is_a(head, "people")
        if thing or (mentions and not known):
            return []
        if head.tag_ in PRONOUNS:
            return known[:1]
        if is_a(head, "people") or is_bare_number(head) or head.ent_type_ == "PERSON":
            return [widened(head, known[0])] if known else [described(head, "person")]
        if known:
            return known[:1]
        if head.pos_ in {"ADJ", "NOUN"} and head.tag_ in {"JJ", "NNS"} and is_a(head, "actor"):
            return [described(head, "person")]
        return []

    def somebody(self, head: Token) -> list[Mention]:
        """Any noun that is no place, event or thing, after a verb that takes people only."""
        if head.pos_ not in {"NOUN", "PROPN"} or self.mentions(head):
            return []
        if any(is_a(head, name) for name in ("place", "event", "weapon", "property")):
            return []
        return [described(head, "person")]

    def target(self, head: Token) -> list[Mention]:
        """What an attack is on: a place, a party, people, or a thing; not an abstraction."""
        return (
            self.mentions(head)[:1]
            or self.party(head)
            or self.place(head, within=False)
            or self.people(head)
            or self.actor(head, "actor")
            or ([described(head, "object")] if _is_thing(head) else [])
        )

    def anything(self, head: Token, kind: str) -> list[Mention]:
        """Any noun phrase at all."""
        found = self.mentions(head)
        if found:
            return found[:1]
        if head.tag_ in PRONOUNS or head.pos_ not in {"NOUN", "PROPN", "NUM", "ADJ"}:
            return []
        return [described(head, "object")]


def beside(head: Token, kind: str, mentions: list[Mention]) -> list[Mention]:
    """A name nobody knows, coordinated with a place that is known, is a place too."""
    if kind not in {"place", "site", "area"} or not mentions or head.pos_ != "PROPN":
        return []
    if not isinstance(mentions[0], PlaceMention):
        return []
    start, end = bounds(head)
    text = text_of(head.doc)[start:end]
    return [
        PlaceMention(text=text, start=start, end=end, kind="place", name=text, rule="events.beside")
    ]


def is_place(mention: Mention) -> bool:
    """A place, or a description that stands for one."""
    return isinstance(mention, PlaceMention) or mention.kind == "place"


def is_party(mention: Mention) -> bool:
    """A party or a person, or a description that stands for one."""
    return isinstance(mention, ActorMention) or mention.kind in PARTY_KINDS


def is_armed(mention: Mention, head: Token) -> bool:
    """A party that bears arms, by its category or its noun; soldiers do not "flee their homes"."""
    armed = isinstance(mention, ActorMention) and mention.category in ARMED
    return armed or is_a(head, "fighters")


def is_media(mention: Mention) -> bool:
    """The outlet in brackets after an item takes no part in it."""
    return isinstance(mention, ActorMention) and mention.category == "media"


def is_unknown_name(noun: Token) -> bool:
    """A name that no list holds: of a people or an organisation, or "Kurdish" in "Kurdish rule"."""
    if noun.pos_ == "ADJ" and relation(noun) == "amod":
        return noun.text[:1].isupper() and noun.lower_ not in NOT_A_PEOPLE
    return noun.pos_ == "PROPN" and (noun.tag_ == "NNPS" or noun.ent_type_ == "ORG")


def bears_arms(mention: Mention, head: Token) -> bool:
    """Whether a party can fight: by its category, or by its noun where the category is open."""
    if isinstance(mention, ActorMention):
        unnamed = mention.category == "unknown" and head.pos_ == "PROPN"
        return mention.category in ARMED or unnamed or is_a(head, "fighters")
    return mention.entity is not None or is_a(head, "fighters") or head.tag_ in PRONOUNS


def is_state(mention: Mention, head: Token) -> bool:
    """A government, its forces or a coalition; or words that can mean nothing else."""
    if isinstance(mention, ActorMention) and mention.category in STATES:
        return True
    return is_a(head, "state")


def described(head: Token, kind: str) -> Mention:
    """The words of a phrase, standing for nobody known."""
    start, end = bounds(head)
    text = text_of(head.doc)[start:end]
    return Mention(text=text, start=start, end=end, kind=kind, rule="events.words")


def widened(head: Token, mention: Mention) -> Mention:
    """A known party with the words that say who of it: "dozens of IS fighters"."""
    start, end = bounds(head)
    if mention.start is None or mention.end is None:
        return mention
    if not (start <= mention.start and mention.end <= end) or preposition_inside(head, mention):
        return mention
    return replace(mention, text=text_of(head.doc)[start:end], start=start, end=end)


def preposition_inside(head: Token, mention: Mention) -> bool:
    """Whether the mention already covers the head, so that widening adds only its modifiers."""
    return (
        mention.start is not None
        and mention.end is not None
        and (mention.start <= head.idx < mention.end)
    )


def as_actor(place: PlaceMention) -> Mention:
    """A country that acts: its name for its government, no entity guessed."""
    return ActorMention(
        text=place.text,
        start=place.start,
        end=place.end,
        kind="actor",
        name=place.name,
        rule="events.country-acts",
        category="government",
        country=place.country,
    )


def finest(head: Token, places: list[Mention]) -> list[Mention]:
    """ "Cities in Syria and Iraq, Palmyra and Ramadi": the finest of several are the cities."""
    ranks = [RANKS.get(getattr(each, "precision", ""), 0) for each in places]
    if head.tag_ not in {"NNS", "NNPS"} or len(set(ranks)) < 2:
        return []
    return [each for each, rank in zip(places, ranks, strict=True) if rank == max(ranks)]


def part_of(head: Token, place: Mention) -> Mention:
    """A part of a place: its words, and which place it is part of, but never that place."""
    start, _ = bounds(head)
    end = place.end if place.end is not None else start
    text = text_of(head.doc)[start:end]
    if isinstance(place, PlaceMention):
        beside = place.relation not in {"at", "part-of"}
        return replace(
            place,
            text=text,
            start=start,
            end=end,
            relation=place.relation if beside else "part-of",
            rule="events.part-of",
        )
    return replace(place, text=text, start=start, end=end, entity=None, rule="events.part-of")


def _is_thing(head: Token) -> bool:
    """A thing one can hit: a vehicle, a building, equipment; events and abstractions are not."""
    if head.pos_ == "PROPN":
        return True
    return head.pos_ == "NOUN" and any(is_a(head, name) for name in ("weapon", "place", "property"))
