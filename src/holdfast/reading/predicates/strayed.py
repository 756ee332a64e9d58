"""Subjects that the parse hung on another verb than their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.reading.predicates.arguments import phrase
from holdfast.reading.tree import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

FINITE = frozenset({"VBD", "VBZ", "VBP"})
NAMING = frozenset({"NOUN", "PROPN"})
BELIEVING = frozenset({"believe", "suspect", "presume", "think", "allege"})


def behind_mark(verb: Token) -> Token | None:
    """ "The fall came days after *the group* captured Bor": hung on "came" by the parse, though it
    stands between "after" and the verb."""
    mark = next((child for child in verb.children if child.dep_ == "mark"), None)
    if mark is None or not mark.i < verb.i - 1 or verb.tag_ not in FINITE:
        return None
    noun = verb.doc[verb.i - 1]
    strayed = noun.pos_ in NAMING and noun.head == verb.head and noun.left_edge.i == mark.i + 1
    return noun if strayed else None


def strayed_to_the_teller(verb: Token) -> list[Token]:
    """ "*Ana Ruiz* was shot by gunmen, *police* reported", both hung on "reported".

    "*Men* believed to be rebels blew up a bridge", hung on "believed".
    """
    governor = verb.head
    if verb.tag_ == "VBD" and governor.i < verb.i and governor.lemma_ in BELIEVING:
        between = [child for child in governor.children if child.i < verb.i]
        said_to_be = any(child.dep_ == "xcomp" and child.i > governor.i for child in between)
        named = [child for child in between if child.dep_ == "nsubj" and child.tag_ == "NNS"]
        return phrase(named[-1]) if said_to_be and named else []
    subjects = [child for child in verb.head.children if child.dep_ in SUBJECTS]
    told = [child for child in subjects if verb.i < child.i < verb.head.i]
    before = [child for child in subjects if child.i < verb.i]
    return phrase(before[-1]) if told and before else []
