"""Verbs that hold somebody to account: "blamed X for Y", "charged with", "owes Y to X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.reading.reasons.extents import clause, cover, noun_phrase, phrase
from holdfast.reading.reasons.lexical import head_of_participle, preposition
from holdfast.reading.reasons.signal import (
    NEGATIONS,
    Sides,
    Signal,
    in_class,
    is_agent,
    is_or_carries,
    overlap,
    sides,
)
from holdfast.reading.tree import children, is_passive, relation

if TYPE_CHECKING:
    from spacy.tokens import Token


def blame(signal: Signal) -> Sides | None:
    """ "A blamed X for Y", "A blamed Y on X", "A attributed Y to X"."""
    token = signal.first
    objects = children(token, "obj") or (children(token, "nsubj") if is_passive(token) else [])
    if token.pos_ != "VERB" or not objects:
        return None
    if not is_or_carries(objects[0], signal.rule.governs):
        return None
    other = charge_of(signal, objects[0])
    hanging = [child for child in children(objects[0], "nmod", "acl") if child == other]
    object_ = phrase(objects[0], hanging)
    told = phrase(other, children(other, "case", "mark")) if other is not None else None
    if object_ is None or told is None or overlap(object_, told):
        return None
    return sides(signal, object_, told, token.i)


def charge(signal: Signal) -> Sides | None:
    """ "The court charged X with Y", "X was jailed for Y": what is held against X moves the act."""
    token = signal.first
    objects = children(token, "obj") or children(token, "nsubj")
    if token.pos_ != "VERB" or not objects:
        return None
    other = charge_of(signal, objects[0])
    if other is None:
        return None
    host = token.head if relation(token) in {"xcomp"} else token
    inner, outer = phrase(other, children(other, "case", "mark")), clause(host, [other])
    if outer is not None and relation(token) == "acl" and not children(token, "nsubj"):
        outer = cover(head_of_participle(token), phrase(token, [other]))
    if inner is None or outer is None or overlap(inner, outer):
        return None
    return sides(signal, inner, outer, token.i)


def to_blame(signal: Signal) -> Sides | None:
    """ "X is to blame for Y", not where X may be to blame, or is not."""
    token = signal.last
    subjects = [each for each in children(token, "nsubj") if each.i < signal.start]
    helped = [*children(token, "aux", "cop"), *children(token, "advmod")]
    unsure = any(in_class(each, "modals") or each.lower_ in NEGATIONS for each in helped)
    told = charge_of(signal, token)
    if not subjects or not children(token, "cop") or unsure or told is None:
        return None
    inner, outer = noun_phrase(subjects[-1]), phrase(told, children(told, "case", "mark"))
    if inner is None or outer is None or overlap(inner, outer):
        return None
    return Sides(cause=inner, effect=outer, link=children(token, "cop")[0].i)


def forbidden(signal: Signal, told: Token) -> bool:
    """Whether a word is of those that the rule refuses, or a time ("for two years")."""
    words = [told, *children(told, "compound")]
    barred = any(each.lemma_.lower() in signal.rule.not_governs for each in words)
    # "Owes its survival to foreign pilots": where it is said what is owed, a party may be why.
    acting = is_agent(told) and not signal.rule.governs
    return barred or in_class(told, "times") or acting


def owned(signal: Signal, told: Token) -> bool:
    """Whether what is told "for" or "over" is that of a protest or a plan before it ("arrested at a
    march over …", "suspend a plan for …"), unless it is a deed ("at a march for throwing stones").

    """
    if told.tag_ == "VBG" and preposition(told) == "for":
        return False
    before = signal.doc[signal.end : told.left_edge.i]
    return any(each.pos_ == "NOUN" and is_own(each) for each in before)


def is_own(noun_: Token) -> bool:
    """Whether a noun takes a "for" of its own."""
    return in_class(noun_, "demanding") or in_class(noun_, "own-for")


def charge_of(signal: Signal, noun_: Token) -> Token | None:
    """The dependent of the verb, or of its object, under one of the rule's prepositions."""
    # Prepositional phrases hang too low in a third of parses: look below the nouns as well.
    for above in (signal.last, noun_, *children(signal.first, "obl", "xcomp")):
        for child in above.children:
            attached = relation(child) in {"obl", "nmod", "advcl", "acl"}
            fits = preposition(child) in signal.rule.effect and not forbidden(signal, child)
            if attached and child.i > signal.start and fits and not owned(signal, child):
                return child
    if "object" in signal.rule.effect and not is_passive(signal.first):
        return next(iter(children(signal.first, "obj")), None)
    return None
