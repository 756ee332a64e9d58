"""Which places of its sentence a verb's event happened in, by the way from the place to the verb.

The same for every verb, whether or not a rule knows its event. Nearer ways come first: what the
verb takes itself ("shelled Azaz", "killed in Azaz"), what stands in its phrases ("a market in
Azaz"), the clauses below and around it. Of one way, the finest places count: the town, not the
province around it; towns side by side count all.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from holdfast.model import PlaceMention
from holdfast.reading.coreference import mention_at
from holdfast.reading.events.credits import credits_in
from holdfast.reading.events.elsewhere import ANSWERS, has_its_own_scene, is_told_before
from holdfast.reading.events.landmarks import only_landmarks, without_containers
from holdfast.reading.events.mentions import RANKS, is_party
from holdfast.reading.events.phrases import is_a
from holdfast.reading.events.scene_words import (
    ATTACKS,
    AWAY,
    BEGINNING,
    BROUGHT,
    CALLED_TO_ACCOUNT,
    CAUSES,
    CHARGED_WITH,
    DEEDS,
    EDGES,
    FINDING,
    GOALS,
    HERE,
    INHABITANTS,
    KEEPING,
    LATER,
    LEAVING,
    ON_ACCOUNT_OF,
    ORIGINS,
    PROTESTING,
    SAME_TIME,
    SAYING,
    STANDPOINTS,
    STEPPING,
    STRIKING,
    TAKING,
    TO_PEOPLE,
    TOWARDS,
    WEAPONS,
)
from holdfast.reading.tree import SUBJECTS, case_of, relation, text_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from holdfast.reading.context import Reading

MAXIMUM_STEPS = 12
CLAUSES = frozenset({"ccomp", "csubj", "parataxis", "advcl", "acl", "xcomp"})
REPORTED = frozenset({"ccomp", "csubj", "parataxis"})
# "A London-based bank", "a Madrid-bound train": whose or whither, not where.
BOUND = re.compile(r"[-‐‑–](?:based|bound|born|registered|educated|trained|made|built|flagged)\b")
OWN, IN_PHRASE, BY_PARTY, BELOW, AROUND, BESIDE = range(6)
NAMING = frozenset({"conj", "appos", "flat", "compound"})
NEAR = frozenset({"near", "between"})
TOWN = RANKS["town"]
FINE = frozenset({"town", "exact"})


@dataclass(frozen=True, slots=True)
class Way:
    """How a place hangs together with a verb: the lower ``step``, the nearer."""

    step: int
    place: PlaceMention


def where(reading: Reading, verb: Token) -> list[PlaceMention]:
    """Places of the verb's event, in text order; empty when its sentence names none for it."""
    sentence = verb.sent
    credited = credits_in(reading.doc) if "(" in {token.text for token in sentence} else ()
    text = text_of(reading.doc)
    named = [
        place
        for place in reading.places
        if sentence.start_char <= (place.start or 0) and (place.end or 0) <= sentence.end_char
    ]
    landmarks = only_landmarks(named, text)
    ways: list[Way] = []
    for place in named:
        head = head_of(reading, place)
        if head is None or head.i in credited or place.rule == "places.reference":
            continue
        if BOUND.match(text, place.end or 0):
            continue
        step = step_to(reading, place, head, verb)
        if step is not None:
            ways.append(Way(step, place))
    own = [way for way in ways if (way.place.start or 0, way.place.end or 0) not in landmarks]
    return chosen(own or ways, text)


def head_of(reading: Reading, place: PlaceMention) -> Token | None:
    """The word of a mention that hangs on a word outside it."""
    span = reading.doc.char_span(place.start or 0, place.end or 0, alignment_mode="expand")
    return None if span is None else span.root


def chosen(ways: list[Way], text: str) -> list[PlaceMention]:
    """The places of the nearest way, or finer ones below the verb that those may contain."""
    best: list[PlaceMention] = []
    rank = 0
    for step in sorted({way.step for way in ways}):
        if best and step > IN_PHRASE:
            break
        finer = [way.place for way in ways if way.step == step and fineness(way.place) > rank]
        if finer:
            rank = max(map(fineness, finer))
            best = [place for place in finer if fineness(place) == rank]
    return without_containers(best, text)


def fineness(place: PlaceMention) -> int:
    """The finer the greater; a place not known is as fine as a town, one that is only near less."""
    stated = place.rule == "places.within"  # placed at what it lies in, itself finer
    rank = 3 * (TOWN if stated else RANKS.get(place.precision, TOWN))
    if place.relation == "part-of" and place.precision == "district":
        rank = 3 * TOWN  # a part of a town
    elif place.relation.endswith("-of") and place.relation != "part-of":
        return rank - 2
    return rank - 1 if place.relation in NEAR else rank


def step_to(reading: Reading, place: PlaceMention, head: Token, verb: Token) -> int | None:
    """How near a place is to the verb, from OWN to BESIDE; None where it is another's."""
    case = case_of(head)
    party = any(is_party(each) for each in mention_at(reading, head))
    if party and (case not in HERE or head.dep_ in SUBJECTS):
        return None
    if place.entity is None and place.latitude is None and not shown_to_be_place(head, case):
        return None
    if not holds_here(head, case, verb) or is_only_aimed_at(place, head, case, verb):
        return None
    below = way_up(head, verb)
    if below and not (case == "in" and place.precision in FINE) and any(map(is_cause, below)):
        return None
    if below is not None:
        step = step_below(below, verb)
        return max(step, BY_PARTY) if step is not None and case in TOWARDS else step
    if verb.lemma_ in SAYING:
        return None
    above = way_up_to_shared(head, verb)
    return None if above is None else step_above(*above)


def shown_to_be_place(head: Token, case: str) -> bool:
    """Whether the words around a name that no gazetteer holds say that it is a place."""
    return (
        case not in {"", "via"}
        or is_a(head, "place")
        or is_a(head.head, "place")
        or head.dep_ == "obj"
    )


def holds_here(head: Token, case: str, verb: Token) -> bool:
    """Whether the words before a place let something happen there."""
    governor = head.head
    if case == "against" and governor.lemma_ in PROTESTING:
        return False
    if case == "on" and governor.lemma_ == "blame":
        return False
    if case in GOALS:
        elsewhere = is_event_goal(governor) or governor.lemma_ in LEAVING
        return governor == verb or not elsewhere
    if case in AWAY:
        return False
    if head.dep_ in {"obj", "nsubj:pass"} and governor.lemma_ in TO_PEOPLE:
        return False
    if relation(head) == "compound" and is_person(governor):
        return False
    if relation(head) == "nmod" and case in ORIGINS and is_person(governor):
        return False
    return case in HERE or case.endswith(" of")


def is_only_aimed_at(place: PlaceMention, head: Token, case: str, verb: Token) -> bool:
    """ "Died as gunmen fired at Israel", "United States Navy boats": a country that is a side."""
    if relation(head) == "compound" and head.head.lemma_ == "war":
        return True  # "the 1990 Gulf war"
    if place.precision != "country" or head.head == verb:
        return False
    if relation(head) == "compound":
        return head.head.dep_ not in SUBJECTS and not is_a(head.head, "place")
    return case == "at" and head.head.pos_ == "VERB"


def is_person(token: Token) -> bool:
    """Whether a word is somebody's name or a noun for people."""
    return token.ent_type_ == "PERSON" or (token.pos_ == "NOUN" and is_a(token, "people"))


def is_event_goal(governor: Token) -> bool:
    """ "A drive toward Juba": where a noun is aimed at is not where the verb happens."""
    return governor.pos_ == "NOUN" and governor.lemma_ not in EDGES


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
    way = rehung(way)
    if not all(leads_on(token) for token in way):
        return None
    clauses = [token for token in way if relation(token) in CLAUSES]
    beside = any(is_verbal_conjunct(token) for token in way)
    if any(not same_scene(token) for token in clauses) or any(map(is_told_before, way)):
        return None
    if any(is_verbal_conjunct(each) and each.lemma_ in BROUGHT for each in way):
        return None
    taken_or_freed = verb.lemma_ in CALLED_TO_ACCOUNT or verb.lemma_ in FINDING
    if taken_or_freed and any(is_verbal_conjunct(each) and has_its_own_scene(each) for each in way):
        return None
    if clauses or beside:
        return None if verb.lemma_ in SAYING else BESIDE if beside else BELOW
    if any(is_home(token) for token in way[1:]):
        return None
    if any(token.dep_ in {"obl:agent", *SUBJECTS} for token in way[1:]):
        return BY_PARTY
    bare = [token for token in way if relation(token) not in NAMING and not is_a(token, "place")]
    return OWN if len(bare) <= 1 else IN_PHRASE


def rehung(way: list[Token]) -> list[Token]:
    """The way without a second verb that the place is hung on though it stands before its "and".

    "Was captured by agents in Mali and brought to Lagos", read as brought in Mali.
    """
    for below, token in itertools.pairwise(way):
        joints = [child.i for child in token.children if child.dep_ == "cc"]
        if is_verbal_conjunct(token) and joints and below.i < min(joints):
            return [each for each in way if each != token]
    return way


def is_home(token: Token) -> bool:
    """ "A resident of Kibera in Nairobi": where somebody is from, whatever befell him."""
    return (
        relation(token) == "nmod"
        and case_of(token) in ORIGINS
        and token.head.lemma_.lower() in INHABITANTS
        and token.head.tag_ == "NN"
    )


def same_scene(clause: Token) -> bool:
    """Whether a clause below a verb tells of the same scene: "killed when shells hit Azaz"."""
    kind = relation(clause)
    if kind in REPORTED or (clause.dep_ == "acl:relcl" and not is_of_attack(clause)):
        return False
    marks = {child.lower_ for child in clause.children if child.dep_ in {"mark", "advmod"}}
    if "to" in marks:  # a purpose, or what is planned
        return is_aim_of_attack(clause)
    if "after" in marks and is_answer(clause):
        return False
    if kind in {"xcomp", "acl"}:
        return True
    return not marks or bool(marks & SAME_TIME)


def is_aim_of_attack(clause: Token) -> bool:
    """ "Launched an assault to retake Azaz": what is attacked is where the attack is."""
    above = clause.head
    begun = above.lemma_ in BEGINNING and any(
        child.dep_ == "obj" and child.lemma_.lower() in ATTACKS for child in above.children
    )
    return clause.lemma_ in TAKING and (begun or above.lemma_.lower() in ATTACKS)


def is_of_attack(clause: Token) -> bool:
    """ "Killed by a bomber who struck a checkpoint in Azaz": who or what attacked, and where.

    "At a shop they ran in Azaz" tells as well where the shop is.
    """
    noun = clause.head
    if clause.lemma_ in KEEPING and is_a(noun, "place"):
        return True
    return clause.lemma_ in STRIKING and (
        noun.dep_ == "obl:agent" or noun.lemma_.lower() in {*ATTACKS, *DEEDS, *WEAPONS}
    )


def leads_on(token: Token) -> bool:
    """Whether a place that holds for a word holds for what governs it."""
    governor = token.head
    if token.dep_ == "nmod:poss":
        named = governor.ent_type_ == "PLACE" or governor.lemma_ in EDGES
        return named or (governor.pos_ != "PROPN" and is_a(governor, "place"))
    if token.dep_ in {"nsubj", "nsubj:outer"} and governor.pos_ == "VERB":
        return token.ent_type_ != "PLACE"
    if token.dep_ == "case":  # "following the raid", read as one that follows somebody
        return token.lower_ not in LATER
    if relation(token) not in {"nmod", "obl"}:
        return True
    case = case_of(token)
    if is_another_deed(token, case):
        return False
    if case in {"from", "out of"} and token.head.lemma_ in STEPPING:
        return True
    return case == "after" or case not in AWAY


def is_cause(token: Token) -> bool:
    """ "Marched against the war in Mali", "rallied in support of Tibet": for what, not where.

    A town may be where they did: "marched against the war in Bamako".
    """
    case = case_of(token)
    if case == "in" and token.lemma_.lower() in STANDPOINTS:
        return True
    above = token.head.lemma_.lower()
    return (case in {"against", "over"} and above in PROTESTING) or (
        case in CAUSES and above in STANDPOINTS
    )


def is_answer(clause: Token) -> bool:
    """ "The army shelled the hills after rockets hit Azaz": two doers, and two scenes."""
    above = {child.dep_ for child in clause.head.children}
    return {"nsubj", "obj"} <= above and any(child.dep_ == "nsubj" for child in clause.children)


def is_another_deed(token: Token, case: str) -> bool:
    """ "Arrested over the bombing in Lyon", "suspects in a murder in Jos": that was elsewhere."""
    if not {token.lemma_.lower(), token.lower_} & DEEDS or relation(token) not in {"nmod", "obl"}:
        return False
    above = token.head.lemma_.lower()
    if case in LATER and above in CALLED_TO_ACCOUNT:
        return True
    return case in ON_ACCOUNT_OF or above in CHARGED_WITH or above in ANSWERS


def is_found_later(participle: Token) -> bool:
    """ "Guards kidnapped by militants were found in Tikrit": found there, taken elsewhere."""
    if participle.dep_ not in {"acl", "acl:relcl"} or participle.tag_ != "VBN":
        return False
    noun = participle.head
    while relation(noun) == "nmod" and noun.head != noun:
        noun = noun.head
    return noun.dep_ in SUBJECTS and noun.head.lemma_ in FINDING


def is_verbal_conjunct(token: Token) -> bool:
    """A clause side by side with the one before."""
    return relation(token) == "conj" and token.pos_ in {"VERB", "AUX"}


def way_up_to_shared(head: Token, verb: Token) -> tuple[list[Token], list[Token]] | None:
    """The ways from the place and from the verb up to the word that governs both."""
    for ancestor in verb.ancestors:
        way = way_up(head, ancestor)
        if way is not None:
            up = way_up(verb, ancestor)
            return None if up is None else (way, up)
    return None


def step_above(way: list[Token], up: list[Token]) -> int | None:
    """A place in the clause around the verb's, as far as it is about the same scene."""
    if any(relation(token) in REPORTED for token in (*way, *up)):
        return None
    if not all(leads_on(token) for token in way) or any(
        is_found_later(each) or is_told_before(each) for each in up
    ):
        return None
    clauses = [token for token in way if relation(token) in CLAUSES and not same_scene(token)]
    if clauses:
        return None
    beside = any(is_verbal_conjunct(token) for token in (*way, *up))
    return BESIDE if beside else AROUND
