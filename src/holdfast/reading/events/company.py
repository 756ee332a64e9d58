"""Who suffered with those that a verb names: "along with two nuns", "among them a nun"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.reading.events.phrases import exemplifies
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
    if first is None and predicate.form == "passive":
        first = verb.i  # "were killed along with two nuns"
    together = [head for head in predicate.slot("with") if is_together(head)]
    beside = [head for case in COMPANY for head in predicate.slot(case)]
    beside = [each for each in (*beside, *together) if first is not None and each.i > first]
    alike = [each for one in verb.children if suffered_alike(one) for each in spread(one)]
    return [*beside, *alike, *among_them(verb)]


def is_together(head: Token) -> bool:
    """ "Killed *together with* the nuns", with the two words hung apart."""
    edge = head.left_edge.i
    return edge > 0 and head.doc[edge - 1].lower_ == "together"


def suffered_alike(clause: Token) -> bool:
    """ "Nine soldiers were wounded, *as were* some nurses": the nurses too."""
    if relation(clause) != "advcl" or clause.pos_ not in {"NOUN", "PROPN", "NUM"}:
        return False
    marks = [child for child in clause.children if child.dep_ == "mark" and child.lower_ == "as"]
    helper = marks[0].nbor(1) if marks else clause
    return helper.lower_ in {"was", "were"} and helper.dep_ == "cop" and helper.head == clause


def examples_among(victims: list[Token]) -> list[Token]:
    """ "Killed nine people, including *a nun and two cooks*": heads hung on the victims."""
    found: list[Token] = []
    for head in victims:
        for child in head.children:
            if child.i > head.i and relation(child) == "nmod" and exemplifies(child):
                found.extend(each for each in spread(child) if not is_title(each))
    return found


def is_title(noun: Token) -> bool:
    """ "Including *the judge* Ana Ruiz": what somebody is, who is told by her name."""
    behind = noun.i + 1
    return (
        noun.ent_type_ != "PERSON"
        and behind < len(noun.doc)
        and noun.doc[behind].ent_type_ == "PERSON"
    )


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
