"""Places that a plural is told by: "two villages in Idlib, A and B", "towns, among them A"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.reading.coreference.rules import references
from holdfast.reading.events.company import among_them
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
