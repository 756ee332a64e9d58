"""The noun that a number counts, and the words that tell who or what it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from holdfast.reading.quantities.bounds import Count
from holdfast.reading.quantities.kinds import BOUNDING
from holdfast.reading.quantities.stream import Stream
from holdfast.reading.tree import relation, text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SKIPPED = frozenset(
    {"of", "more", "other", "additional", "separate", "the", "a", "an", "-", "strong"}
)
NUMBER_RELATIONS = frozenset({"nummod", "det", "amod", "compound", "nmod", "advmod"})
PRONOUNS = frozenset({"them", "whom", "which", "those", "these"})
ELLIPTIC = frozenset({"more", "others"})
NOMINAL_TAGS = frozenset({"NOUN", "PROPN"})
GROUPS = frozenset({"family", "household", "crew"})


@dataclass(frozen=True, slots=True)
class Counted:
    """The counted noun, and its words as the side, without number and article."""

    noun: Token | None
    side: str | None = None
    start: int | None = None
    end: int | None = None
    governor: Token | None = None  # what the clause hangs on: the noun, or the number before "of"


def counted_by(doc: Doc, stream: Stream, count: Count) -> Counted:
    """The noun phrase that the number counts; empty for "31" alone."""
    last = doc[stream.tokens[count.last.end - 1]]
    low, high = stream.tokens[count.first.start], last.i
    number = last
    for index in range(low, high + 1):
        if not low <= doc[index].head.i <= high:
            number = doc[index]
    head = _owners(number, number.head)
    if head.i > high and relation(number) in NUMBER_RELATIONS and head.pos_ in NOMINAL_TAGS:
        inside = relation(head) == "nmod" and low <= head.head.i <= high  # "a quarter of a million"
        return replace(_phrase(doc, high + 1, head), governor=head.head if inside else head)
    if head.i > high and relation(number) == "nummod" and head.lower_ in ELLIPTIC:
        return Counted(None, governor=head)  # "eight more were injured"
    following = _of_phrase(number, low, high)
    if following is not None:
        return replace(following, governor=number)
    found = (
        _next_noun(doc, number, high) if count.rule != "bound.between" else _right_behind(doc, high)
    )
    return replace(found, governor=found.noun or number)


def group_of(number: Token) -> Counted | None:
    """ "A family of *five*": the group that a number behind "of" is the size of."""
    group = number.head
    if relation(number) != "nmod" or group.lemma_.lower() not in GROUPS or group.i > number.i:
        return None
    return Counted(group, group.text, group.idx, group.idx + len(group), governor=group)


def _owners(number: Token, head: Token) -> Token:
    """ "The six *nurses'* murder": they are six, though the parse counts the murder."""
    if head.tag_ != "NN" or relation(number) != "nummod":
        return head
    return next(
        (
            child
            for child in head.children
            if child.dep_ == "nmod:poss" and child.tag_ == "NNS" and number.i < child.i < head.i
        ),
        head,
    )


def _of_phrase(number: Token, low: int, high: int) -> Counted | None:
    """ "dozens of soldiers", "20 of its members", "hundreds of thousands of people"."""
    inside = [number, *(number.doc[index] for index in range(low, high + 1))]
    for child in (child for each in inside for child in each.children):
        if child.i <= high or relation(child) not in {"nmod", "obl"}:
            continue
        marks = [mark for mark in child.children if relation(mark) == "case"]
        if marks and marks[0].lower_ == "of" and marks[0].i <= high + 2:
            return _phrase(number.doc, marks[0].i + 1, child)
    return None


def _next_noun(doc: Doc, number: Token, high: int) -> Counted:
    """The noun that follows at once, where the parse did not hang the number on it."""
    bound = number.head.lower_ in BOUNDING
    if (
        not bound
        and relation(number) in {"nsubj", "obj", "conj", "obl", "ROOT"}
        and number.dep_ != "obl:unmarked"
    ):
        return Counted(None)
    at = high + 1
    while at < min(high + 5, len(doc)) and doc[at].pos_ in {"ADJ", "PROPN", "NOUN"}:
        if doc[at].pos_ == "NOUN" and (at + 1 >= len(doc) or doc[at + 1].pos_ != "NOUN"):
            return _phrase(doc, high + 1, doc[at])
        at += 1
    return Counted(None)


def _right_behind(doc: Doc, high: int) -> Counted:
    """ "Between 10 and 15 *people*": no preposition of place, whatever the parse hangs it on."""
    at = high + 1
    while at < min(high + 4, len(doc)) and doc[at].pos_ in {"ADJ", "PROPN"}:
        at += 1
    if at < len(doc) and doc[at].tag_ in {"NNS", "NNPS"}:
        return _phrase(doc, high + 1, doc[at])
    return Counted(None)


def whole_of(doc: Doc, stream: Stream, end: int) -> Counted:
    """What a share is a share of: the noun after "of" or right after "half"."""
    at = end
    if at < len(stream) and stream.lowers[at] == "of":
        at += 1
    if at >= len(stream):
        return Counted(None)
    first = doc[stream.tokens[at]]
    if at == end and first.pos_ not in {"DET", "PRON"} | NOMINAL_TAGS:
        return Counted(None)
    current = first
    for _ in range(5):
        above = current.head
        inside = relation(current) in {"det", "amod", "compound", "nmod", "flat", "nummod"}
        if (
            current.pos_ in NOMINAL_TAGS
            and relation(current) == "nmod"
            and current.dep_ != "nmod:poss"
        ):
            break
        if above == current or above.i < first.i or not inside:
            break
        current = above
    if current.pos_ not in NOMINAL_TAGS:
        return Counted(None)
    return _phrase(doc, first.i, current)


def _phrase(doc: Doc, first: int, head: Token) -> Counted:
    """From the first word of substance to the head, with what the head is compounded of."""
    while first < head.i and (doc[first].lower_ in SKIPPED or doc[first].is_space):
        first += 1
    if doc[first].lower_ in PRONOUNS:  # "three of them children"
        first += 1
    first = min(first, head.i)
    start, end = doc[first].idx, head.idx + len(head)
    return Counted(head, text_of(doc)[start:end], start, end)
