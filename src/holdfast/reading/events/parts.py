"""What is meant by a part of a building, and by a number of things that are told one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.reading.events.phrases import is_a
from holdfast.reading.predicates import spread
from holdfast.reading.tree import conjuncts, relation

if TYPE_CHECKING:
    from spacy.tokens import Token

PARTS = frozenset({
    "window", "windowpane", "pane", "facade", "façade", "facing", "masonry", "glass", "shelf",
    "shutter", "ceiling", "wall", "roof", "storefront", "front",
})  # fmt: skip
OPENING = frozenset({":", "--", "—", "–"})


def whole_behind(part: Token) -> list[Token]:
    """ "The windows of *a hotel*", "*the hotel's* facade": the buildings that were hit."""
    if part.lemma_.lower() not in PARTS:
        return []
    return [
        each
        for child in part.children
        if child.dep_ == "nmod:poss" or (child.dep_ == "nmod" and child.i > part.i)
        for each in conjuncts(child)
        if is_a(each, "building")
    ]


def is_thing_hit(thing: Token) -> bool:
    """A building, a vehicle, or whatever else is burned and blown up."""
    return is_a(thing, "property") or is_a(thing, "building")


def itemised(things: Token) -> list[Token]:
    """ "Three vehicles: *an ambulance*, *a truck* and *a van*": the things themselves."""
    if things.tag_ != "NNS" or not any(child.dep_ == "nummod" for child in things.children):
        return []
    told = [child for child in things.children if child.dep_ == "appos"]
    if things.dep_ == "obj":  # "three vehicles on the road -- an ambulance and a van"
        told.extend(child for child in things.head.children if child.dep_ == "parataxis")
    for first in told:
        opened = first.left_edge.i > things.i and first.doc[first.left_edge.i].text in OPENING
        items = spread(first) if opened else []
        if len(items) > 1 and all(is_thing_hit(each) for each in items):
            return [each for each in items if relation(each) in {"appos", "parataxis", "conj"}]
    return []
