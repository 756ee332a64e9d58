"""A count that is taken apart right behind it: "six monks (five Poles and one Czech)"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from holdfast.reading.quantities.numerals import number_words
from holdfast.reading.tree import conjuncts, relation, text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from holdfast.model import Quantity

ARTICLES = frozenset({"a", "an"})
HARMED = frozenset({"killed", "injured", "captured", "abducted", "freed", "missing", "casualties"})


def items_of(noun: Token) -> list[Token]:
    """The nouns of the parts into which those whom a noun names are taken apart behind it.

    Empty unless every part is counted and the parts add up: "nine people, four soldiers and five
    civilians"; "two girls and eight others (three soldiers and five cooks)", where they are parts
    of those right before.
    """
    for part in noun.children:
        if part.i < noun.i or relation(part) != "appos" or number_of(part) is None:
            continue
        before = [each for each in conjuncts(noun) if each.i < part.left_edge.i]
        items = conjuncts(part)
        counts = [number_of(each) for each in items]
        whole = number_of(before[-1]) if before else None
        if len(items) > 1 and None not in counts and whole == sum(filter(None, counts)):
            return items
    return []


def number_of(noun: Token) -> int | None:
    """The number said right before a noun; one for "a" and "an"; None for none."""
    for child in noun.children:
        if child.i > noun.i:
            break
        if child.dep_ == "nummod":
            lower = child.lower_
            return int(lower) if lower.isdecimal() else number_words().small.get(lower)
        if child.dep_ == "det" and child.lower_ in ARTICLES:
            return 1
    return None


def taken_apart(doc: Doc, found: list[Quantity]) -> list[Quantity]:
    """The counts in text order, with the parts of each that add up to it told of the same harm."""
    known = {each.start: each for each in found}
    for whole in found:
        if whole.what not in HARMED or whole.best is None or whole.best < 2 or whole.part_of:
            continue
        span = doc.char_span(whole.side_start or 0, whole.side_end or 0, alignment_mode="expand")
        if span is None or not len(span):
            continue
        for item in items_of(span.root) or items_of_list(span.root):
            counted = counted_in(doc, item, whole)
            old = known.get(counted.start)
            known[counted.start] = (
                counted if old is None else replace(old, what=whole.what, part_of=True)
            )
    return sorted(known.values(), key=lambda each: each.start)


def items_of_list(noun: Token) -> list[Token]:
    """Parts of the last of several, which the parse hangs on the first of them."""
    if relation(noun) != "conj" or noun.head == noun:
        return []
    items = items_of(noun.head)
    return items if items and items[0].i > noun.i else []


def counted_in(doc: Doc, item: Token, whole: Quantity) -> Quantity:
    """One part as a count of its own: "a mother", "one Czech"."""
    mark = next(child for child in item.children if child.dep_ in {"nummod", "det"})
    end = item.idx + len(item)
    side = text_of(doc)[mark.idx + len(mark) : end].strip()
    return replace(
        whole,
        text=mark.text,
        start=mark.idx,
        end=mark.idx + len(mark),
        low=None,
        best=float(number_of(item) or 1),
        high=None,
        rule="number.exact" if mark.dep_ == "nummod" else "number.indefinite",
        side=side,
        side_start=end - len(side),
        side_end=end,
        part_of=True,
    )
