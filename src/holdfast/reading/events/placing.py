"""Where an event happened: its own place, that of the clause, or that of the scene around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from holdfast.model import Mention, PlaceMention
from holdfast.reading.context import Draft
from holdfast.reading.events.elsewhere import is_ground, is_told_before
from holdfast.reading.events.fillers import Fillers
from holdfast.reading.events.mentions import RANKS, is_party
from holdfast.reading.events.most_exact import named_first, own_first
from holdfast.reading.events.scenes import is_another_deed, is_found_later
from holdfast.reading.events.whereabouts import where
from holdfast.reading.predicates import Predicate, predicate_of, preposition
from holdfast.reading.tree import SUBJECTS, relation

if TYPE_CHECKING:
    from spacy.tokens import Token

    from holdfast.rules.schema import Frame

STATIC = (
    "in", "at", "near", "inside", "outside", "around", "across", "throughout", "within", "along",
    "on",
)  # fmt: skip
# "Talks on Syria" are about it.
ABOUT_TOPICS = tuple(case for case in STATIC if case != "on")
SCENES = (
    "battle.", "strike.", "bombing.", "violence.", "destruction", "looting", "governance.",
    "release", "movement.deployment", "protest.", "aid",
)  # fmt: skip
MAXIMUM_STEPS = 12
LONGEST_CLAUSE = 60
# "A train from Bor to Bria": what only leads to a place, or comes from it.
ELSEWHERE = frozenset({"to", "from", "into", "towards", "toward", "for", "onto"})
WIDE = frozenset({"country", "region"})
# Before what is given as a reason or an occasion: it was at another time, and often elsewhere.
GROUNDS = frozenset({
    "for", "over", "about", "in response to", "in retaliation for", "because of", "despite",
    "since", "following", "after", "ahead of", "before", "prior to", "in preparation for",
})  # fmt: skip
NOMINAL = frozenset({
    "nmod", "obl", "advmod", "obj", "nsubj", "conj", "appos", "compound", "flat", "iobj", "dep",
})  # fmt: skip


@dataclass(slots=True)
class Found:
    """A draft with the predicate and frame it came from."""

    draft: Draft
    predicate: Predicate
    frame: Frame
    heads: dict[str, list[Token]]


def wants_place(each: Found) -> bool:
    """Whether the draft may take a place from around it and has none."""
    draft = each.draft
    described = each.predicate.form == "modifier" or each.predicate.slot("modified")
    if described and draft.type.startswith("violence."):
        return False  # "kin of a slain elder": he was slain before, nobody says where
    return each.frame.here and not draft.roles.get("place") and draft.type.startswith(SCENES)


def take_own_place(each: Found, fillers: Fillers) -> None:
    """Where the predicate itself is located: "in", "at", "near" …"""
    if not each.frame.here:
        return
    where = ABOUT_TOPICS if each.draft.type.startswith("talks") else STATIC
    found = located(each.predicate, fillers, where, taken_spans(each.draft))
    found = found or named_before(each.predicate, fillers)
    if found:
        each.draft.roles["place"] = found


def named_before(predicate: Predicate, fillers: Fillers) -> list[Mention]:
    """ "The Paris attacks": the town or province right before the noun."""
    if predicate.form != "noun":
        return []
    found: list[Mention] = [
        place
        for head in predicate.slot("compound")
        if head.head == predicate.token
        for place in fillers.known.mentions(head)
        if isinstance(place, PlaceMention)
        and place.precision in {"town", "district", "province"}
        and place.relation == "at"
    ]
    return found[:1]


def is_named_place(mention: Mention) -> bool:
    """A place by name: what is attacked there happens there."""
    return isinstance(mention, PlaceMention) and mention.precision != "country"


def taken_spans(draft: Draft) -> set[tuple[int | None, int | None]]:
    """Offsets of what already fills a role."""
    return {(mention.start, mention.end) for each in draft.roles.values() for mention in each}


def located(
    predicate: Predicate,
    fillers: Fillers,
    prepositions: tuple[str, ...],
    taken: set[tuple[int | None, int | None]],
) -> list[Mention]:
    """Places under the first preposition that names one; a town before the province around it."""
    wide: list[Mention] = []
    for case in prepositions:
        places: list[Mention] = []
        for head in own_first(predicate, predicate.slot(case)):
            if head.ent_type_ == "" and case == "on" and not fillers.known.mentions(head):
                continue
            for place in fillers.localities.place(head, within=False):
                if (place.start, place.end) not in taken and place not in places:
                    places.append(place)
        named: list[Mention] = [place for place in places if isinstance(place, PlaceMention)]
        if named and all(getattr(place, "precision", "") in WIDE for place in named):
            wide = wide or named  # "near Azaz in Syria": near Azaz
        elif places and not (wide and not named):
            return named_first(places)
    return wide


def has_own_subject(token: Token) -> bool:
    """Whether a clause names its own subject."""
    return any(child.dep_ in SUBJECTS for child in token.children)


def inherit_place(each: Found, by_trigger: dict[int, list[Found]], fillers: Fillers) -> None:
    """From the clauses around, as far as they are about the same event."""
    taken = taken_spans(each.draft)
    current = each.predicate.token
    for _ in range(MAXIMUM_STEPS):
        governor = current.head
        if governor == current or not same_scene(current) or is_ground(current):
            return
        current = governor
        for other in by_trigger.get(current.i, ()):
            places = other.draft.roles.get("place")
            if places:
                each.draft.roles["place"] = list(places)
                return
        if current.pos_ == "VERB":
            places = located(predicate_of(current, noun=False), fillers, STATIC, taken)
            if places:
                each.draft.roles["place"] = places
                return


def place_in_clause(each: Found, fillers: Fillers) -> list[Mention]:
    """The most exact place that something in the clause is said to be in.

    Where the clause has none: that of the scene around it, as for any verb.
    """
    clause = each.predicate.token
    while clause.pos_ != "VERB" and clause.head is not clause and relation(clause) in NOMINAL:
        clause = clause.head
    if stands_apart(each.predicate.token, clause):
        return []
    taken = taken_spans(each.draft)
    best: list[tuple[int, int, PlaceMention]] = []
    last = min(clause.right_edge.i, clause.i + LONGEST_CLAUSE)
    for token in clause.doc[clause.left_edge.i : last + 1]:
        for place in fillers.known.mentions(token):
            if not isinstance(place, PlaceMention) or (place.start, place.end) in taken:
                continue
            if place.end == token.idx + len(token) and is_located(
                token, each.predicate.token, clause, fillers
            ):
                best.append((-RANKS.get(place.precision, 0), token.i, place))
    if best:
        return [min(best, key=lambda one: one[:2])[2]]
    verb = each.predicate.token
    found = where(fillers.reading, verb) if verb.pos_ == "VERB" else []
    return [place for place in found if (place.start, place.end) not in taken]


def stands_apart(trigger: Token, clause: Token) -> bool:
    """ "Sanctions on Oman in the wake of the raid": what is only the ground for something else."""
    current = trigger
    while current != clause and current.head != current:
        if relation(current) in {"nmod", "obl"} and preposition(current) in GROUNDS:
            return True
        current = current.head
    return False


def is_located(token: Token, trigger: Token, clause: Token, fillers: Fillers) -> bool:
    """Whether a phrase with "in", "near" … links a place to the clause, through nouns alone.

    Not through the noun of another event than the trigger's.
    """
    if any(is_party(each) for each in fillers.known.mentions(token)):
        return False
    located_by = False
    if preposition(token) in ELSEWHERE:
        return False
    for _ in range(MAXIMUM_STEPS):
        if token is clause:
            return located_by
        located_by = located_by or preposition(token) in STATIC or is_beside(token, fillers)
        if relation(token) not in NOMINAL or token.head is token:
            return False
        if token != trigger and is_another_deed(token, preposition(token)):
            return False
        token = token.head
    return False


def is_beside(token: Token, fillers: Fillers) -> bool:
    """ "North of Tikrit": a place that is only a landmark."""
    return any(
        isinstance(each, PlaceMention) and each.relation not in {"at", "part-of"}
        for each in fillers.known.mentions(token)
    )


def same_scene(token: Token) -> bool:
    """Whether what governs a word happens where the word does.

    Not across "said that", nor from one clause to another that has a subject of its own.
    """
    kind = relation(token)
    if kind in {"ccomp", "parataxis", "csubj"} or is_found_later(token) or is_told_before(token):
        return False
    clause = kind in {"conj", "advcl", "acl"}
    return not (clause and token.pos_ in {"VERB", "AUX"} and has_own_subject(token))
