"""Where: the places at an argument, those that a description names, or words for a place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from holdfast.model import ActorMention, Mention, PlaceMention
from holdfast.reading.events.enumerated import counted_off, number_of_places, told_by_name
from holdfast.reading.events.known import Known
from holdfast.reading.events.mentions import (
    behind_edge,
    beside,
    described,
    finest,
    is_party,
    is_place,
    part_of,
)
from holdfast.reading.events.parties import Parties
from holdfast.reading.events.phrases import EXAMPLE_WORDS, bounds, counted, exemplifies, is_a
from holdfast.reading.events.sentences import ARMIES
from holdfast.reading.events.unlisted import (
    ARRESTING,
    GROUND,
    listed_town,
    may_be_town,
    told_of_a_person,
    unlisted_place,
)
from holdfast.reading.predicates import (
    grammar_words,
    phrase,
    predicate_of,
    preposition,
    spread,
)
from holdfast.reading.tree import relation, text_of

if TYPE_CHECKING:
    from spacy.tokens import Token

OF = frozenset({"of"})
WITHIN = frozenset({"in", "near", "around", "outside", "inside", "on", "at", "along"})
DEALINGS = frozenset({"contract", "client", "customer", "deal", "account", "order", "project"})
MEASURES = frozenset({"kilometer", "kilometre", "mile", "km", "hectare", "acre"})
SQUARE = frozenset({"square", "sq", "sq."})
ENTIRE = frozenset({"all", "whole", "entirety"})
LYING = frozenset({"in", "of", "across"})
HOUSES = frozenset({"parliament", "legislature", "ministry", "embassy", "courthouse", "court"})
TAKING_A_HOUSE = frozenset({
    "occupy", "seize", "storm", "overrun", "retake", "recapture", "vacate", "capture",
})  # fmt: skip
LAND = frozenset({"territory", "soil"})
QUARTER = frozenset({"old", "walled"})  # "the old city of Aleppo" is a quarter of it
BORDERS = frozenset({"border", "frontier", "borders"})
JAILS = frozenset({"jail", "prison"})
TERMS = frozenset({"year", "month", "day", "week", "life", "term", "sentence", "decade"})


def is_figure(head: Token) -> bool:
    """ "In line with", "nine years in prison", "fled across the border": no scene of anything."""
    case = preposition(head)
    if head.lower_ == "line" and case == "in":
        return True
    if head.lower_ in BORDERS and case == "across":
        return True
    return head.lower_ in JAILS and case == "in" and head.head.lemma_ in TERMS


def is_called_otherwise(head: Token) -> bool:
    """ "Lost Gao, its largest contract": what stands beside the name says that it is no place."""
    if head.pos_ != "PROPN":
        return False
    return any(
        child.dep_ == "appos" and child.pos_ == "NOUN" and child.lemma_.lower() in DEALINGS
        for child in head.children
    )


def is_land(head: Token) -> bool:
    """ "Retook 300 square kilometres of territory", "holds 20,000 sq km": land, by its measure."""
    if head.lemma_.lower() not in MEASURES:
        return False
    squared = any(child.lower_ in SQUARE for child in head.lefts)
    return squared or any(child.dep_ == "nmod" and is_a(child, "whole") for child in head.children)


def is_taken_house(head: Token) -> bool:
    """ "Students occupied the parliament": what is taken is the house, and not those in it."""
    if head.lemma_.lower() not in HOUSES:
        return False
    deed = head.head
    undergoing = head.dep_ in {"obj", "nsubj:pass"} and deed.lemma_ in TAKING_A_HOUSE
    return undergoing or (preposition(head) == "of" and deed.lemma_ in {"occupation", "seizure"})


def is_oil_field(head: Token) -> bool:
    """ "The two oil fields": ground that is fought for, unlike other fields."""
    if head.lemma_.lower() != "field":
        return False
    return any(child.lower_ in {"oil", "gas"} for child in head.children)


def stretch_of(head: Token) -> Mention | None:
    """ "A section of the coastal road": a part of what no list has, with all its words."""
    for child in head.children:
        if relation(child) == "nmod" and child.i > head.i and preposition(child) == "of":
            if not (is_a(child, "place") and child.pos_ in {"NOUN", "PROPN"}):
                return None
            start, end = bounds(head)[0], bounds(child)[1]
            text = text_of(head.doc)[start:end]
            return Mention(text=text, start=start, end=end, kind="place", rule="events.part-of")
    return None


def each_of(head: Token, around: list[Mention]) -> list[Mention]:
    """ "Two oil fields at Bor and Mir": something in each of them, told by their names."""
    if head.tag_ not in {"NNS", "NNPS"} or len(around) < 2:
        return []
    return [
        replace(each, relation="part-of", rule="events.within")
        for each in around
        if isinstance(each, PlaceMention)
    ]


class Localities:
    """The places that an argument names or stands for."""

    def __init__(self, known: Known, parties: Parties) -> None:
        self.known = known
        self.parties = parties

    def place(self, head: Token, within: bool = True) -> list[Mention]:
        """A named place, one that a description stands for, or the words of a place noun.

        ``within``: a place noun with a place behind it ("a village in Anbar") is a part of that.
        """
        if told_of_a_person(head) or is_called_otherwise(head):
            return []
        beyond = behind_edge(head)
        if head.lower_ == "front" and beyond and beyond[0].i != head.i:
            return self.place(beyond[0], within)  # "in front of the bank"
        known: list[Mention] = [each for each in self.known.mentions(head) if is_place(each)]
        known.sort(key=lambda each: (each.start or 0) - (each.end or 0))
        if is_figure(head):
            return []
        common = head.pos_ != "VERB" and (is_a(head, "place") or is_a(head, "part"))
        common = common or head.lower_ in ENTIRE or is_land(head)  # "all of the port"
        if (places := number_of_places(head)) is not None:
            around = self._named(places, "nmod", WITHIN) or self._named(places, "nmod:poss", OF)
            whole = replace(described(head, "place"), rule="events.part-of")
            return [part_of(head, around[0])] if around else [whole]
        if not common:
            examples = self._examples(head) if not known and counted(head) is not None else []
            return known[:1] or examples or self._unlisted(head)
        return self._common(head, known, within)

    def _common(self, head: Token, known: list[Mention], within: bool) -> list[Mention]:
        """A place noun: the place that is named beside it, a part of that, or its own words."""
        apposed = self._named(head, "appos", frozenset()) or self._named(head, "flat", frozenset())
        apposed = apposed or self._described(head) or self._equated(head)
        if apposed:
            return apposed
        of = self._named(head, "nmod", OF)
        if not of and is_a(head, "part"):  # "took most of Sirte", with "of" hung elsewhere
            of = self._named(head, "obl", OF)
            if not of and head.lower_ == "part" and relation(head) == "obj":
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
            return finest(head, around) or each_of(head, around) or [part_of(head, around[0])]
        wider = self._held_within(head) or self._of_country(head)
        if wider:
            return [part_of(head, wider[0])]
        if is_a(head, "part") and counted(head) is not None:
            return [replace(described(head, "place"), rule="events.part-of")]
        if is_a(head, "part") and (stretch := stretch_of(head)) is not None:
            return [stretch]
        if self.parties.party(head) and not (self._is_ground(head) or is_taken_house(head)):
            return []
        return [described(head, "place")]

    def _is_ground(self, head: Token) -> bool:
        """ "Zuwara International Airport", with the name taken for an organisation's."""
        if head.pos_ != "PROPN" or head.lower_ not in GROUND:
            return False
        return all(each.entity is None for each in self.parties.party(head))

    def _unlisted(self, head: Token) -> list[Mention]:
        """ "Retook Buni Gari": no list has the name, and only a place is retaken."""
        known = any(is_party(each) and each.entity for each in self.known.mentions(head))
        found = None if known else unlisted_place(head) or self.taken_town(head)
        return [] if found is None else [found]

    def taken_town(self, head: Token) -> PlaceMention | None:
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
        known = [each for each in self.parties.party(taker) if isinstance(each, ActorMention)]
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
        heads = heads or counted_off(head) or told_by_name(head)
        found = {each.i: self.place(each, within=False) for each in heads}
        if any(is_a(each, "place") for each in (head, inner) if each is not None):
            self._called_places(heads, found)
        return [one for each in heads for one in found[each.i]]

    def _called_places(self, heads: list[Token], found: dict[int, list[Mention]]) -> None:
        """ "Towns, among them A and B": places, whatever else the names were taken for."""
        for each in heads:
            town = listed_town(each) if not found[each.i] and each.pos_ == "PROPN" else None
            found[each.i] = found[each.i] or ([] if town is None else [town])
        known = [one for each in found.values() for one in each]
        for each in heads:
            found[each.i] = found[each.i] or beside(each, "place", known)

    def _described(self, head: Token) -> list[Mention]:
        """ "Baghouz, the last pocket held by IS": the description is of the place before it."""
        if relation(head) != "appos" or head.tag_ in {"NNS", "NNPS"} or is_a(head, "part"):
            return []
        return self.known.listed(head.head)

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

    def _held_within(self, head: Token) -> list[Mention]:
        """ "Territory controlled by militias in Yemen": where the land that is held lies."""
        for child in head.children:
            if relation(child) != "acl" or child.lemma_ not in grammar_words().holding:
                continue
            for each in child.subtree:
                case = preposition(each) if each.i > child.i else ""
                if case in LYING and (found := self.known.listed(each)):
                    return found
        return []

    def _of_country(self, head: Token) -> list[Mention]:
        """ "Yemeni territory held by the group": a part of the country."""
        if head.lemma_.lower() not in LAND:
            return []
        return [
            one
            for child in head.children
            if relation(child) in {"amod", "compound"} and child.i < head.i
            for one in self.known.named_in(child)
        ]

    def _behind(self, head: Token) -> list[Mention]:
        """ "Overran a base at Jilli", with the phrase right behind hung on the verb.

        Or "took control of two oil fields at Jilli and Bor".
        """
        site = is_a(head, "site") or is_oil_field(head)
        carrier = head.head if relation(head) == "nmod" else head
        if head.i + 2 >= len(head.doc) or relation(carrier) != "obj" or not site:
            return []
        case = head.nbor(1)
        if case.dep_ != "case" or case.lower_ not in WITHIN or case.head.i < case.i:
            return []
        if relation(case.head) != "obl" or case.head.head.i != carrier.head.i:
            return []
        return [one for each in spread(case.head) for one in self.known.listed(each)]

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
            [one for one in self.known.mentions(each) if is_place(one)][:1] or self._inner(each)
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
