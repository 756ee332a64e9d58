"""Who suffered with those that a verb names: "along with two nuns", "among them a nun"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.reading.predicates import Predicate, spread
from holdfast.reading.tree import relation

if TYPE_CHECKING:
    from spacy.tokens import Token

COMPANY = ("along with", "together with", "as well as", "besides")
AMONG = frozenset({"them", "whom"})


def in_company(predicate: Predicate, victims: list[Token]) -> list[Token]:
    """Heads behind the verb and its object that suffered what those named as victims did."""
    verb = predicate.token
    if verb.pos_ != "VERB":
        return []
    # "The army, along with militias, killed ten": those before the victims did it with the army.
    first = min((each.i for each in victims if each.i > verb.i), default=None)
    beside = [
        head
        for case in COMPANY
        for head in predicate.slot(case)
        if first is not None and head.i > first
    ]
    return [*beside, *among_them(verb)]


def among_them(verb: Token) -> list[Token]:
    """ "Killed nine people, *among them two nuns*": hung on the verb."""
    return [
        each
        for child in verb.children
        if child.i > verb.i and relation(child) in {"obl", "parataxis"}
        if any(is_among_them(part) for part in child.children)
        for each in spread(child)
    ]


def is_among_them(part: Token) -> bool:
    """ "Among them", "among whom"."""
    if part.lower_ not in AMONG or relation(part) != "nmod":
        return False
    return any(mark.lower_ == "among" for mark in part.children if mark.dep_ == "case")
