"""Which places of its sentence a verb's event happened in, by the way from the place to the verb.

The same for every verb, whether or not a rule knows its event. Nearer ways come first: what the
verb takes itself ("shelled Azaz", "killed in Azaz"), what stands in its phrases ("a market in
Azaz"), the clauses below and around it. Of one way, the finest places count: the town, not the
province around it; towns side by side count all.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from holdfast.model import PlaceMention
from holdfast.reading.attribution.columns import columns_of
from holdfast.reading.coreference import mention_at
from holdfast.reading.events.credits import credits_in
from holdfast.reading.events.elsewhere import has_its_own_scene, is_told_before
from holdfast.reading.events.landmarks import only_landmarks
from holdfast.reading.events.mentions import is_party
from holdfast.reading.events.nearest import (
    AROUND,
    BELOW,
    BESIDE,
    BY_PARTY,
    IN_PHRASE,
    OWN,
    Way,
    chosen,
    with_coordinated,
)
from holdfast.reading.events.phrases import is_a
from holdfast.reading.events.scene_words import (
    AWAY,
    BATTLES,
    BROUGHT,
    CALLED_TO_ACCOUNT,
    EDGES,
    EMBASSIES,
    EXAMPLES,
    FINDING,
    GOALS,
    HERE,
    LEAVING,
    LURKING,
    ORIGINS,
    PROTESTING,
    REACHING,
    SAYING,
    TO_PEOPLE,
    TOWARDS,
)
from holdfast.reading.events.scenes import (
    REPORTED,
    is_cause,
    is_found_later,
    is_home,
    is_verbal_conjunct,
    leads_on,
    same_scene,
)
from holdfast.reading.events.unlisted import ONLY_PLACES
from holdfast.reading.tree import SUBJECTS, case_of, relation, text_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from holdfast.reading.context import Reading

MAXIMUM_STEPS = 12
CLAUSES = frozenset({"ccomp", "csubj", "parataxis", "advcl", "acl", "xcomp"})
# "A London-based bank", "a Madrid-bound train", "Cairo time": whose, whither or when, not where.
BOUND = re.compile(
    r"[-‐‑–](?:based|bound|born|registered|educated|trained|made|built|flagged)\b|[ ][Tt]ime\b"
)
NAMING = frozenset({"conj", "appos", "flat", "compound"})
FINE = frozenset({"town", "exact"})
SETTING = frozenset({"in", "across", "throughout", "at"})


def where(reading: Reading, verb: Token) -> list[PlaceMention]:
    """Places of the verb's event, in text order; empty when its sentence names none for it."""
    sentence = verb.sent
    text = text_of(reading.doc)
    words = columns_of(reading.doc).words[sentence.start : sentence.end]
    credited = credits_in(reading.doc) if "(" in words else ()
    named = [
        place
        for place in reading.places
        if sentence.start_char <= (place.start or 0) and (place.end or 0) <= sentence.end_char
    ]
    landmarks = only_landmarks(named, text)
    ways: list[Way] = []
    sides: list[PlaceMention] = []
    heads = {(place.start, place.end): head_of(reading, place) for place in named}
    numbers = {head.i for head in heads.values() if head is not None}
    for place in named:
        head = heads[place.start, place.end]
        if head is None or head.i in credited or place.rule == "places.reference":
            continue
        if BOUND.match(text, place.end or 0) or only_places_another(place, head, numbers):
            continue
        step = step_to(reading, place, head, verb)
        if step is not None:
            ways.append(Way(step, place, is_fronted(head, verb), head.i > verb.i))
        elif head.dep_ in SUBJECTS:
            sides.append(place)
    own = [way for way in ways if (way.place.start or 0, way.place.end or 0) not in landmarks]
    best = chosen(own or ways, text)
    return with_coordinated(best, [place for place in named if place not in sides], text)


def only_places_another(place: PlaceMention, head: Token, numbers: set[int]) -> bool:
    """ "In Kolda near the border, 90 km east of Sedhiou": what hangs on a place tells where it is.

    ``numbers``: of the heads of places in the sentence.
    """
    if place.relation in {"at", "part-of", "between"}:
        return False
    for _ in range(MAXIMUM_STEPS):
        if head.head == head or relation(head) not in {"nmod", "obl", "advmod", "conj"}:
            return False
        joined = relation(head) == "conj"
        head = head.head
        if head.i in numbers and not joined:
            return head.ent_type_ == "PLACE"
    return False


def is_fronted(head: Token, verb: Token) -> bool:
    """ "In Gao, a guard was shot": a phrase that stands before all that the verb has."""
    case = case_of(head)
    while head.head != verb and relation(head) in {"nmod", "flat", "compound", "appos"}:
        head = head.head
    first = relation(head) == "obl" and head.i < verb.i and case_of(head) in SETTING
    subjects = [child.i for child in verb.children if child.dep_ in SUBJECTS]
    return first and case in {*SETTING, "of", ""} and bool(subjects) and head.i < min(subjects)


def head_of(reading: Reading, place: PlaceMention) -> Token | None:
    """The word of a mention that hangs on a word outside it."""
    span = reading.doc.char_span(place.start or 0, place.end or 0, alignment_mode="expand")
    return None if span is None else span.root


def step_to(reading: Reading, place: PlaceMention, head: Token, verb: Token) -> int | None:
    """How near a place is to the verb, from OWN to BESIDE; None where it is another's."""
    case = case_of(head)
    party = any(is_party(each) for each in mention_at(reading, head))
    if party and (case not in HERE or head.dep_ in SUBJECTS):
        return None
    if place.entity is None and place.latitude is None and not shown_to_be_place(head, case):
        return None
    if head.dep_ == "nsubj" and head.ent_type_ == "PERSON" and head.head.pos_ == "VERB":
        return None  # a person who bears the name of a town
    if not holds_here(head, case, verb) or is_only_aimed_at(place, head, case, verb):
        return None
    below = way_up(head, verb)
    if below and not (case == "in" and place.precision in FINE) and any(map(is_cause, below)):
        return None
    if below and place.precision == "country" and is_by_body_of(below):
        return None
    if below is not None:
        step = step_below(below, verb)
        return max(step, BY_PARTY) if step is not None and case in TOWARDS else step
    if verb.lemma_ in SAYING:
        return None
    above = way_up_to_shared(head, verb)
    if above is None:
        return None
    way, up = above
    if not way and is_done_to_place(verb):
        return OWN
    if is_before_report(way, up):
        return step_below(way, verb)
    return step_above(way, up)


def shown_to_be_place(head: Token, case: str) -> bool:
    """Whether the words around a name that no gazetteer holds say that it is a place."""
    return (
        case not in {"", "via"}
        or is_a(head, "place")
        or is_a(head.head, "place")
        or head.dep_ == "obj"
        or (head.dep_ == "nsubj:pass" and head.head.lemma_ in ONLY_PLACES)
    )


def holds_here(head: Token, case: str, verb: Token) -> bool:
    """Whether the words before a place let something happen there."""
    governor = head.head
    if case == "against" and governor.lemma_ in PROTESTING:
        return False
    if case == "on" and governor.lemma_ == "blame":
        return False
    if case in GOALS:
        if case == "for" and governor.lemma_.lower() in BATTLES:
            return True
        elsewhere = is_event_goal(governor) or governor.lemma_ in LEAVING
        return governor == verb or not elsewhere
    if case in AWAY:
        return case in EXAMPLES and is_a(governor, "place")
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
    if relation(head) == "compound" and head.head.lemma_.lower() in EMBASSIES:
        return True
    if place.precision != "country" or head.head == verb:
        return False
    if relation(head) in {"obj", "iobj", "nsubj"}:  # "accused Jordan", not "entered Jordan"
        return head.head.lemma_ not in REACHING and head.head.lemma_ not in LURKING
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
    if any(is_verbal_conjunct(each) and is_bringing(each) for each in way):
        return None
    if any(map(is_said_of_party, way[1:])):
        return None
    if beside and case_of(way[0]) in GOALS and is_verbal_conjunct(way[0].head):
        return None  # "was shot but walked to Azaz"
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


def is_bringing(verb: Token) -> bool:
    """ "Flown to Gao", "held in Gao", but not "took action in Gao"."""
    took = verb.lemma_ == "take" and any(child.dep_ == "obj" for child in verb.children)
    return verb.lemma_ in BROUGHT and not took


def is_said_of_party(token: Token) -> bool:
    """ "Ali Wardi, a judge in Basra, was shot": what he was, not where he was shot."""
    return relation(token) == "appos" and (is_person(token) or is_person(token.head))


def is_by_body_of(way: list[Token]) -> bool:
    """ "Patrolled by the police of Malta": whose those are who do it, not where."""
    return case_of(way[0]) == "of" and any(token.dep_ == "obl:agent" for token in way[1:])


def rehung(way: list[Token]) -> list[Token]:
    """The way without a second verb that the place is hung on though it stands before its "and".

    "Was captured by agents in Mali and brought to Lagos", read as brought in Mali.
    """
    for below, token in itertools.pairwise(way):
        joints = [child.i for child in token.children if child.dep_ == "cc"]
        if is_verbal_conjunct(token) and joints and below.i < min(joints):
            return [each for each in way if each != token]
    return way


def way_up_to_shared(head: Token, verb: Token) -> tuple[list[Token], list[Token]] | None:
    """The ways from the place and from the verb up to the word that governs both."""
    for ancestor in verb.ancestors:
        way = way_up(head, ancestor)
        if way is not None:
            up = way_up(verb, ancestor)
            return None if up is None else (way, up)
    return None


def is_before_report(way: list[Token], up: list[Token]) -> bool:
    """Whether a phrase that opens a report hangs on the word of saying behind the report.

    "In Gao, a guard was shot, police said": he was shot there.
    """
    if len(up) != 1 or not way or relation(way[-1]) != "obl":
        return False
    told = up[0]
    report = relation(told) in REPORTED and told.i < told.head.i
    return report and way[-1].i < told.left_edge.i


def is_done_to_place(verb: Token) -> bool:
    """ "Azaz, captured in May", "Azaz, which was captured": what is done to the place itself."""
    if verb.tag_ != "VBN" or relation(verb) != "acl":
        return False
    if verb.dep_ != "acl:relcl":
        return verb.lemma_ not in SAYING
    return any(child.dep_ == "nsubj:pass" for child in verb.children)


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
