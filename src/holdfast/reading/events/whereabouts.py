"""Which places of its sentence a verb's event happened in, by the way from the place to the verb.

The same for every verb, whether or not a rule knows its event. Nearer ways come first: what the
verb takes itself ("shelled Azaz", "killed in Azaz"), what stands in its phrases ("a market in
Azaz"), the clauses below and around it. Of one way, the finest places count: the town, not the
province around it; towns side by side count all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from holdfast.model import PlaceMention
from holdfast.reading.coreference import mention_at
from holdfast.reading.events.mentions import RANKS, is_party
from holdfast.reading.events.phrases import is_a
from holdfast.reading.tree import case_of, relation

if TYPE_CHECKING:
    from spacy.tokens import Token

    from holdfast.reading.context import Reading

MAXIMUM_STEPS = 12
CLAUSES = frozenset({"ccomp", "csubj", "parataxis", "advcl", "acl", "xcomp"})
REPORTED = frozenset({"ccomp", "csubj", "parataxis"})
SAYS_WHERE_FROM = frozenset({"from", "of", "by", "with", "against", "for", "like", "about"})
HERE = frozenset({
    "in", "at", "near", "inside", "outside", "around", "across", "throughout", "within", "along",
    "on", "over", "through", "into", "towards", "toward", "to", "between", "outside of", "close to",
    "north of", "south of", "east of", "west of", "off", "onto", "above", "beyond", "from", "under",
})  # fmt: skip
ORIGINS = frozenset({"from", "of"})
UNDERGOERS = frozenset({"obj", "nsubj:pass", "obl", "obl:unmarked", "nmod"})


@dataclass(frozen=True, slots=True)
class Way:
    """How a place hangs together with a verb: the lower ``step``, the nearer."""

    step: int
    place: PlaceMention
    head: int


def where(reading: Reading, verb: Token) -> list[PlaceMention]:
    """Places of the verb's event, in text order; empty when its sentence names none for it."""
    sentence = verb.sent
    ways: list[Way] = []
    for place in reading.places:
        if (place.start or 0) < sentence.start_char or (place.end or 0) > sentence.end_char:
            continue
        head = head_of(reading, place)
        step = None if head is None else step_to(reading, head, verb)
        if head is not None and step is not None:
            ways.append(Way(step, place, head.i))
    nearest = min((way.step for way in ways), default=None)
    return finest([way.place for way in ways if way.step == nearest])


def head_of(reading: Reading, place: PlaceMention) -> Token | None:
    """The word of a mention that hangs on a word outside it."""
    span = reading.doc.char_span(place.start or 0, place.end or 0, alignment_mode="expand")
    return None if span is None else span.root


def finest(places: list[PlaceMention]) -> list[PlaceMention]:
    """The places of the finest precision; a place not known is as fine as any."""
    ranks = [RANKS.get(place.precision, 4) for place in places]
    best = max(ranks, default=0)
    return [place for place, rank in zip(places, ranks, strict=True) if rank == best]


def step_to(reading: Reading, head: Token, verb: Token) -> int | None:
    """How near a place is to the verb: 0 its own … 5 the clauses around; None for another's."""
    if any(is_party(each) for each in mention_at(reading, head)):
        return None
    below = way_up(head, verb)
    if below is not None:
        return step_below(below, verb)
    above = way_up_to_shared(head, verb)
    return None if above is None else step_above(*above)


def way_up(token: Token, verb: Token) -> list[Token] | None:
    """The words from a token up to the verb, the verb left out; None if it is not below it."""
    way: list[Token] = []
    for _ in range(MAXIMUM_STEPS):
        if token == verb:
            return way
        way.append(token)
        if token.head == token:
            return None
        token = token.head
    return None


def step_below(way: list[Token], verb: Token) -> int | None:
    """A place below the verb: its own argument, in a phrase of it, or in a clause of it."""
    if not all(leads_on(token, verb) for token in way):
        return None
    clauses = [token for token in way if relation(token) in CLAUSES or is_verbal_conjunct(token)]
    if any(relation(token) in REPORTED for token in clauses):
        return None
    if clauses:
        return 3
    return 0 if len(names_of(way)) <= 1 else 1


def names_of(way: list[Token]) -> list[Token]:
    """The way without the words that only carry a name: "the city of Azaz", "Azaz and Marea"."""
    return [
        token
        for token in way
        if relation(token) not in {"conj", "appos", "flat", "compound"} and not is_a(token, "place")
    ]


def leads_on(token: Token, verb: Token) -> bool:
    """Whether a place that holds for a word holds for what governs it."""
    kind, case = relation(token), case_of(token)
    governor = token.head
    if token.dep_ == "nmod:poss":
        return governor.pos_ == "NOUN" and is_a(governor, "place")
    if token.dep_ in {"nsubj", "nsubj:outer"}:
        return governor.pos_ != "VERB" or token.ent_type_ != "PLACE"
    if kind == "nmod" and is_a(governor, "people") and case in ORIGINS:
        return False
    if kind in {"nmod", "obl"} and case in SAYS_WHERE_FROM:
        return case in ORIGINS and not is_a(governor, "people")
    return True


def is_verbal_conjunct(token: Token) -> bool:
    """A clause side by side with the one before."""
    return relation(token) == "conj" and token.pos_ in {"VERB", "AUX"}


def way_up_to_shared(head: Token, verb: Token) -> tuple[list[Token], list[Token], Token] | None:
    """The ways from the place and from the verb up to the word that governs both."""
    above = [verb, *verb.ancestors]
    for ancestor in above[1:]:
        way = way_up(head, ancestor)
        if way is not None:
            up = way_up(verb, ancestor)
            return None if up is None else (way, up, ancestor)
    return None


def step_above(way: list[Token], up: list[Token], shared: Token) -> int | None:
    """A place in the clause around the verb's, as far as it is about the same scene."""
    if any(relation(token) in REPORTED for token in (*way, *up)):
        return None
    if not all(leads_on(token, shared) for token in way):
        return None
    beside = any(is_verbal_conjunct(token) for token in (*way, *up))
    lower = any(relation(token) in CLAUSES for token in way)
    return 4 + beside + lower
