"""What fills a role: the mentions at an argument, or its words where it is nobody known."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from holdfast.model import ActorMention, Mention, PlaceMention
from holdfast.reading.coreference import mention_at
from holdfast.reading.events.credits import credits_in
from holdfast.reading.events.mentions import (
    armament,
    as_actor,
    bears_arms,
    behind_edge,
    beside,
    described,
    described_whole,
    finest,
    is_armed,
    is_media,
    is_party,
    is_place,
    is_state,
    is_thing,
    is_unknown_name,
    joined_only,
    named_behind,
    part_of,
    widened,
)
from holdfast.reading.events.owners import named_by_owner
from holdfast.reading.events.phrases import (
    EXAMPLE_WORDS,
    PRONOUNS,
    counted,
    exemplifies,
    is_a,
    is_bare_number,
    is_score,
)
from holdfast.reading.events.unlisted import (
    ARRESTING,
    listed_town,
    may_be_town,
    told_of_a_person,
    unlisted_place,
)
from holdfast.reading.predicates import phrase, predicate_of, preposition, spread
from holdfast.reading.tree import relation

if TYPE_CHECKING:
    from spacy.tokens import Token

    from holdfast.reading.context import Reading

OF = frozenset({"of"})
WITHIN = frozenset({"in", "near", "around", "outside", "inside", "on", "at", "along"})
# "Military attacks" are not attacks by the army.
PLAIN_ADJECTIVES = frozenset({
    "military", "armed", "security", "air", "ground", "naval", "terrorist", "terror", "suicide",
    "police", "joint", "criminal", "political", "tribal", "paramilitary", "guerrilla", "militant",
    "army", "gun", "artillery", "mortar", "rocket",
})  # fmt: skip
OWNERS = frozenset({"army", "navy"})
QUARTER = frozenset({"old", "walled"})  # "the old city of Aleppo" is a quarter of it
MODIFIERS = frozenset({"compound", "amod", "nmod:poss", "flat", "nmod", "obl:unmarked"})

DASHES = frozenset({"-", "–"})
BORDERS = frozenset({"border", "frontier", "borders"})
JAILS = frozenset({"jail", "prison"})
TERMS = frozenset({"year", "month", "day", "week", "life", "term", "sentence", "decade"})
PLACE_KINDS = frozenset({"place", "where", "site", "area"})
ARMIES = frozenset({"armed-group", "militia", "military"})
THING_KINDS = {"event": "event", "property": "object"}


def is_assault(token: Token) -> bool:
    """ "Stormed the camp" is no weather."""
    return bool(token.lemma_ == "storm" and token.pos_ == "VERB")


def is_scene(token: Token) -> bool:
    """ "The Paris attacks": a place before the noun for what happened there."""
    return relation(token) == "compound" and token.head.i > token.i and is_a(token.head, "event")


def is_figure(head: Token) -> bool:
    """ "In line with", "nine years in prison", "fled across the border": no scene of anything."""
    case = preposition(head)
    if head.lower_ == "line" and case == "in":
        return True
    if head.lower_ in BORDERS and case == "across":
        return True
    return head.lower_ in JAILS and case == "in" and head.head.lemma_ in TERMS


class Fillers:
    """The mentions of one reading, found by the word that heads an argument."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        # ``Token.sent`` looks through the whole document at each call; this is done once.
        doc = reading.doc
        self.starts = [token.i for token in doc if token.is_sent_start or token.i == 0]
        self.starts.append(len(doc))
        self.credits = credits_in(doc)
        self.words: dict[int, frozenset[str]] = {}
        self.known: dict[int, list[Mention]] = {}

    def sentence_words(self, token: Token) -> frozenset[str]:
        """Lemmas of the token's sentence, lower case."""
        start = self.starts[bisect_right(self.starts, token.i) - 1]
        if start not in self.words:
            end = self.starts[bisect_right(self.starts, token.i)]
            doc = self.reading.doc
            words = {each.lemma_.lower() for each in doc[start:end] if not is_assault(each)}
            if words & DASHES and any(is_score(doc, each) for each in range(start, end)):
                words.add("scoreline")
            self.words[start] = frozenset(words)
        return self.words[start]

    def arms_in_sentence(self, token: Token) -> bool:
        """Whether the token's sentence names an armed group or an army."""
        at = bisect_right(self.starts, token.i) - 1
        doc, actors = self.reading.doc, self.reading.actors
        first, last = doc[self.starts[at]], doc[self.starts[at + 1] - 1]
        low = bisect_left(actors, first.idx, key=lambda each: each.start or 0)
        high = bisect_right(actors, last.idx, key=lambda each: each.start or 0)
        return any(each.category in ARMIES for each in actors[low:high])

    def sentence_before(self, token: Token) -> frozenset[str]:
        """Lemmas of the sentence before the token's; none for the first."""
        at = bisect_right(self.starts, token.i) - 1
        doc = self.reading.doc
        return self.sentence_words(doc[self.starts[at - 1]]) if at > 0 else frozenset()

    def fill(self, head: Token, kind: str) -> list[Mention]:
        """Mentions for one argument in a role of that kind; empty when it cannot fill it."""
        if head.i in self.credits:
            return []
        if is_a(head, "time") and not self.mentions(head):
            return []
        plain = head.lower_ in PLAIN_ADJECTIVES and relation(head) in {"amod", "compound"}
        owned = head.lower_ in OWNERS and is_a(head.head, "weapon")  # "an army drone"
        borne = head.head.pos_ == "VERB" or kind == "weapon"  # "militant-held" is held by militants
        if plain and not owned and not borne:
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
        if kind == "structure":
            solid = is_a(head, "weapon") or is_a(head, "property")
            return self.target(head) if solid or not self.party(head) else []
        if kind == "target":
            return self.target(head)
        if kind == "any":
            return self.anything(head)
        return self.doer_or_sufferer(head, kind)

    def place_of_kind(self, head: Token, kind: str) -> list[Mention]:
        """Places: any, where something happened, one fought for as such, one with a name."""
        found = self.place(head, within=kind != "where")
        if kind == "site":
            return [
                each
                for each in found
                if isinstance(each, PlaceMention) or each.entity or is_a(head, "site")
            ]
        if kind == "area":
            return [
                each
                for each in found
                if isinstance(each, PlaceMention) and each.rule != "events.part-of"
            ]
        return found

    def doer_or_sufferer(self, head: Token, kind: str) -> list[Mention]:
        """Parties, those of them that fight or govern, and people."""
        if kind == "state":
            return [each for each in self.actor(head, "fighters") if is_state(each, head)]
        if kind == "people":
            return self.people(head)
        if kind == "civilians":
            return [each for each in self.people(head) if not is_armed(each, head)]
        if kind == "anyone":
            return self.people(head) or self.somebody(head)
        return self.actor(head, kind)

    def mentions(self, head: Token) -> list[Mention]:
        """Mentions that the head belongs to: references, then actors, then places."""
        if head.i not in self.known:
            outlet = head.i in self.credits
            self.known[head.i] = [] if outlet else mention_at(self.reading, head)
        return self.known[head.i]

    def meant(self, pronoun: Token) -> set[str]:
        """The words that a pronoun was resolved through, in the singular too."""
        words = {
            word
            for each in self.mentions(pronoun)
            if each.antecedent is not None
            for word in each.antecedent.quote.lower().split()
        }
        return words | {word.removesuffix("s") for word in words}

    def place(self, head: Token, within: bool = True) -> list[Mention]:
        """A named place, one that a description stands for, or the words of a place noun.

        ``within``: a place noun with a place behind it ("a village in Anbar") is a part of that.
        """
        if told_of_a_person(head):
            return []
        beyond = behind_edge(head)
        if head.lower_ == "front" and beyond and beyond[0].i != head.i:
            return self.place(beyond[0], within)  # "in front of the bank"
        known: list[Mention] = [each for each in self.mentions(head) if is_place(each)]
        known.sort(key=lambda each: (each.start or 0) - (each.end or 0))
        if is_figure(head):
            return []
        common = head.pos_ != "VERB" and (is_a(head, "place") or is_a(head, "part"))
        common = common or head.lower_ == "all"  # "all of the port"
        if not common:
            examples = self._examples(head) if not known and counted(head) is not None else []
            return known[:1] or examples or self._unlisted(head)
        apposed = self._named(head, "appos", frozenset()) or self._named(head, "flat", frozenset())
        apposed = apposed or self._described(head) or self._equated(head)
        if apposed:
            return apposed
        of = self._named(head, "nmod", OF)
        if not of and is_a(head, "part"):  # "took most of Sirte", with "of" hung elsewhere
            of = self._named(head, "obl", OF)
            if not of and head.lower_ == "part":
                return []  # "Took part in a rally"
        examples = self._examples(head)
        if examples:
            return examples
        if of:
            one = head.tag_ not in {"NNS", "NNPS"} or len(of) > 1  # "two districts of Helmand"
            one = one and not any(child.lower_ in QUARTER for child in head.children)
            if is_a(head, "whole") and not is_a(head, "part") and one:
                return of
            return [part_of(head, of[0])]
        if known:
            return known[:1]
        behind = self._right_behind(head)
        if behind:
            return [part_of(head, behind[0])]
        around = (self._named(head, "nmod", WITHIN) or self._behind(head)) if within else []
        if around:
            return finest(head, around) or [part_of(head, around[0])]
        if is_a(head, "part") and counted(head) is not None:
            return [replace(described(head, "place"), rule="events.part-of")]
        return [] if self.party(head) else [described(head, "place")]

    def _unlisted(self, head: Token) -> list[Mention]:
        """ "Retook Buni Gari": no list has the name, and only a place is retaken."""
        known = any(is_party(each) and each.entity for each in self.mentions(head))
        found = None if known else unlisted_place(head) or self._taken_town(head)
        return [] if found is None else [found]

    def _taken_town(self, head: Token) -> PlaceMention | None:
        """ "Militants captured Sangin", with the town taken for a person: the atlas has it."""
        if not may_be_town(head):
            return None
        deed = head.head
        doers = predicate_of(deed, noun=deed.pos_ == "NOUN")
        takers = (*doers.slot("subject"), *doers.slot("poss"), *doers.slot("by"))
        hands = head.dep_ == "nsubj"  # "Bria fell into the hands of …"
        if hands or any(self._is_force(each) for each in takers):
            return listed_town(head)
        return None

    def _is_force(self, taker: Token) -> bool:
        """An armed group, an army: not the police, who take persons."""
        known = [each for each in self.party(taker) if isinstance(each, ActorMention)]
        return any(each.category in ARMIES for each in known) or (
            not known and is_a(taker, "fighters") and taker.lemma_.lower() not in ARRESTING
        )

    def _examples(self, head: Token) -> list[Mention]:
        """ "Towns such as A and B", "a large area, including the town of A": those that are named.

        The description as a whole stands for nobody knows which places; the examples are known.
        """
        inner = counted(head)
        hosts = [head] if inner is None else [head, inner]
        if relation(head) == "obj":  # "took a large area, including A", hung on the verb
            hosts.append(head.head)
        heads = [
            each
            for host in hosts
            for child in host.children
            if child.i > host.i
            and relation(child) in {"nmod", "appos", "obl"}
            and exemplifies(child)
            and (host.pos_ != "VERB" or preposition(child) in EXAMPLE_WORDS)
            for each in spread(child)
        ]
        return [one for each in heads for one in self.place(each, within=False)]

    def _listed(self, head: Token) -> list[Mention]:
        """The place named at a word."""
        found: list[Mention] = []
        for one in self.mentions(head):
            if isinstance(one, PlaceMention):
                found.append(one)
                break
        return found

    def _described(self, head: Token) -> list[Mention]:
        """ "Baghouz, the last pocket held by IS": the description is of the place before it."""
        if relation(head) != "appos" or head.tag_ in {"NNS", "NNPS"} or is_a(head, "part"):
            return []
        return self._listed(head.head)

    def _equated(self, head: Token) -> list[Mention]:
        """ "Gao is the largest town held by rebels": the town is the one that is spoken of."""
        if head.tag_ in {"NNS", "NNPS"} or is_a(head, "part"):
            return []
        copula = next((child for child in head.children if child.dep_ == "cop"), None)
        if copula is None or copula.lower_ not in {"is", "was", "'s"}:
            return []
        named = [
            one
            for child in head.children
            if child.dep_ == "nsubj"
            for one in self.place(child, within=False)
        ]
        return [each for each in named[:1] if isinstance(each, PlaceMention)]

    def _right_behind(self, head: Token) -> list[Mention]:
        """ "Hit rebel-held areas in Aleppo", with the phrase right behind hung on the verb."""
        if not is_a(head, "edge") or is_a(head, "building") or head.i + 2 >= len(head.doc):
            return []  # "a hospital in Taiz" is hit, not Taiz
        case = head.nbor(1)
        if case.lower_ not in {"of", "in"} or case.dep_ != "case" or case.head.i < case.i:
            return []
        found = self.place(case.head, within=False)[:1]
        return found if found and isinstance(found[0], PlaceMention) else []

    def _behind(self, head: Token) -> list[Mention]:
        """ "Overran a base at Jilli", with the phrase right behind hung on the verb."""
        if head.i + 2 >= len(head.doc) or relation(head) != "obj" or not is_a(head, "site"):
            return []
        case = head.nbor(1)
        if case.dep_ != "case" or case.lower_ not in WITHIN or case.head.i < case.i:
            return []
        if relation(case.head) != "obl" or case.head.head.i != head.head.i:
            return []
        return self._listed(case.head)

    def _named(self, head: Token, kind: str, cases: frozenset[str]) -> list[Mention]:
        """Named places in the phrases of one kind behind a head, conjuncts and all."""
        heads = [
            each
            for child in head.children
            if relation(child) == kind and child.i > head.i
            if not cases or preposition(child) in cases
            for each in phrase(child)
        ]
        named = [
            [one for one in self.mentions(each) if is_place(one)][:1] or self._inner(each)
            for each in heads
        ]
        known = [one for found in named for one in found]
        return [
            one
            for each, found in zip(heads, named, strict=True)
            for one in (found or beside(each, "place", known))
        ]

    def _inner(self, head: Token) -> list[Mention]:
        """ "The centre of the city of Tikrit": the place that the inner phrase names."""
        if head.pos_ != "NOUN" or not is_a(head, "whole") or is_a(head, "part"):
            return []
        inner = self.place(head, within=False)[:1]
        return inner if inner and isinstance(inner[0], PlaceMention) else []

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
        parties = [joined_only(head, each) for each in parties]
        found = [each for each in parties if kind != "fighters" or bears_arms(each, head)]
        if is_a(head, "membership") and counted(head) is not None:
            found = [widened(head, each) for each in found]
        if found or parties or any(is_media(each) for each in self.mentions(head)):
            return [named_by_owner(head, each, self.mentions) for each in found]
        countries = [
            each
            for each in self.mentions(head)
            if isinstance(each, PlaceMention)
            and each.precision == "country"
            and each.relation == "at"
        ]
        if countries:
            return [as_actor(countries[0])]
        if is_scene(head) and self._listed(head):
            return []
        noun = counted(head) or head
        if noun.tag_ in PRONOUNS or noun.pos_ == "VERB" or preposition(noun).startswith("like"):
            return []
        if is_unknown_name(noun) or is_a(noun, "fighters" if kind == "fighters" else "actor"):
            return [described(head, "actor")]
        return []

    def people(self, head: Token) -> list[Mention]:
        """People to whom something is done, and those of them who are named behind."""
        found = self.described_people(head)
        if head.lower_ == "those" and any(child.dep_ == "cop" for child in head.children):
            among = [
                each for child in head.children if child.dep_ == "nsubj" for each in spread(child)
            ]
            return [one for each in among for one in self.described_people(each)]
        pointing = head.lower_ in {"those", "they"}  # "those who were kidnapped are Ana and Juan"
        if head.ent_type_ == "PERSON" or (not pointing and (not found or head.tag_ in PRONOUNS)):
            return found
        named: list[Mention] = [
            one
            for each in named_behind(head)
            for one in self.mentions(each)
            if isinstance(one, ActorMention) and one.category in {"person", "officials"}
        ]
        one_person = head.tag_ in {"NN", "NNP"} and counted(head) is None
        return named if one_person and len(named) == 1 else [*found, *named]

    def described_people(self, head: Token) -> list[Mention]:
        """People: known, counted, named, or the words for them."""
        mentions = self.mentions(head)
        known = [each for each in mentions if is_party(each)]
        if head.ent_type_ == "PERSON" and self._taken_town(head) is not None:
            return []
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

    def building(self, head: Token) -> list[Mention]:
        """What a bomb goes off at: a building or vehicle; a town, a street or people are not."""
        for beyond in behind_edge(head):
            if beyond.pos_ not in {"NOUN", "PROPN"} or not is_a(beyond, "building"):
                continue
            known = [each for each in self.mentions(beyond) if isinstance(each, PlaceMention)]
            if any(each.precision not in {"exact", "unknown"} for each in known):
                continue
            return [*known[:1]] or [described_whole(beyond, "object")]
        return []

    def target(self, head: Token) -> list[Mention]:
        """What an attack is on: a place, a party, people, or a thing; not an abstraction."""
        if is_bare_number(head) and counted(head) is None:
            return []  # "an attack at 2330", "attacks on 14 May"
        return (
            self.mentions(head)[:1]
            or self.party(head)
            or self.place(head, within=False)
            or self.people(head)
            or self.actor(head, "actor")
            or ([described_whole(head, "object")] if is_thing(head) else [])
        )

    def anything(self, head: Token) -> list[Mention]:
        """Any noun phrase at all."""
        found = self.mentions(head)
        if found:
            return found[:1]
        if head.tag_ in PRONOUNS or head.pos_ not in {"NOUN", "PROPN", "NUM", "ADJ"}:
            return []
        return [described(head, "object")]
