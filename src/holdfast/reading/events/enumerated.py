"""Places that a plural is told by: "two villages in Idlib, A and B", "towns, among them A"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.reading.coreference.rules import references
from holdfast.reading.events.company import among_them
from holdfast.reading.events.phrases import counted, is_a, is_bare_number
from holdfast.reading.predicates import preposition
from holdfast.reading.tree import relation

if TYPE_CHECKING:
    from spacy.tokens import Token

ARGUMENTS = frozenset({"obj", "nsubj:pass"})


def told_by_name(head: Token) -> list[Token]:
    """Heads of the names that a plural stands for in part: "took several towns, among them A"."""
    if head.dep_ not in ARGUMENTS or head.head.pos_ != "VERB":
        return []
    return [each for each in among_them(head.head) if each.pos_ == "PROPN"]


def number_of_places(head: Token) -> Token | None:
    """ "Nine of 17 *townships*", "9 of the country's 17 *provinces*": so many, and not which."""
    places = counted(head) if is_bare_number(head) else None
    if places is None or not (is_a(places, "place") or is_a(places, "whole")):
        return None
    before = {each.lower_ for each in places.lefts} | {each.pos_ for each in places.lefts}
    return places if before & {"the", "NUM", "all", "its", "their"} else None


NEARLY = frozenset({"nearly", "almost", "virtually", "practically"})
BUT_FOR = frozenset({"except", "excepting", "excluding", "barring", "apart", "bar"})
REACH = 8
"""Tokens behind a place in which what is left out of it begins."""


def is_short_of_all(head: Token) -> bool:
    """ "*Nearly* all of Libya", "Aleppo *except for* one district": a part, though most of it."""
    around = [head, *(child for child in head.children if child.lower_ in {"all", "whole"})]
    if any(child.lower_ in NEARLY for each in around for child in each.lefts):
        return True
    behind = head.doc[head.i + 1 : head.i + 1 + REACH]
    after = [*(each.lower_ for each in behind[1:]), ""]
    for token, following in zip(behind, after, strict=False):  # Nothing stands behind the last.
        if token.lower_ in BUT_FOR:
            return token.lower_ != "apart" or following == "from"
        passing = token.lower_ == "of" or token.pos_ in {"DET", "PROPN", "NOUN", "ADJ"}
        if token.is_sent_start or not (passing or token.text == ","):
            return False
    return False


def counted_off(head: Token) -> list[Token]:
    """ "Two villages in Idlib province, *A and B*": as many names as the number says.

    The parse takes them for more of what the villages lie in; but a list has no comma before its
    first two members only.
    """
    count = _count(head)
    if count is None:
        return []
    for child in head.children:
        if relation(child) != "nmod" or preposition(child) != "in":
            continue
        names = [each for each in child.conjuncts if each.i > child.i]
        if len(names) != count or not all(each.pos_ == "PROPN" for each in names):
            continue
        first = names[0]
        joined = any(each.dep_ == "cc" for each in first.children)
        edge = first.left_edge.i
        if not joined and (first.doc[edge].text == "," or first.doc[edge - 1].text == ","):
            return names
    return []


def _count(head: Token) -> int | None:
    """The number before a plural, from two to four in words."""
    if head.tag_ not in {"NNS", "NNPS"}:
        return None
    counts = references().counts
    numbers = (child.lower_ for child in head.children if child.dep_ == "nummod")
    return next((counts[each] for each in numbers if each in counts), None)
