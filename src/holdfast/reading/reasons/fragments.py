"""Sides that a wrong parse broke off or ran on: fragments are no reason, what runs on is cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.reading.reasons.extents import RELATIVE_PRONOUNS, Range, has_subject, trim
from holdfast.reading.reasons.signal import in_class
from holdfast.reading.tree import SUBJECTS, relation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Words that open a clause which a reason after it explains alone.
PARTING = frozenset({"but", "though", "although", "and", "whereas"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def is_fragment(doc: Doc, side: Range) -> bool:
    """Whether a side says nothing by itself: a credit in brackets, a bare "if fully open", or "the
    mayor said"."""
    bare = is_bare_if(doc, side) and doc[side[0] : side[1]].root.pos_ == "ADJ"
    if bare or is_empty(doc, side) or in_brackets(doc, side) or only_says(doc, side):
        return True
    return breaks_off(doc, side) or doc[side[0] : side[1]].text.lower() in RELATIVE_PRONOUNS


def breaks_off(doc: Doc, side: Range) -> bool:
    """Whether a side ends with a preposition whose noun it leaves out ("the law does not apply
    to")."""
    last = doc[side[1] - 1]
    return relation(last) == "case" and last.head.i >= side[1]


def is_empty(doc: Doc, side: Range) -> bool:
    """Whether a side has no word of its own, but only those that announce another ("it was")."""
    return all(in_class(each, "announcing") or each.is_punct for each in doc[side[0] : side[1]])


def is_bare_if(doc: Doc, side: Range) -> bool:
    """Whether a side opens with "if" and has no verb that would make it a condition."""
    opened = doc[side[0]].lower_ in {"if", "whether"}
    return opened and not any(each.tag_ in FINITE for each in doc[side[0] : side[1]])


def in_brackets(doc: Doc, side: Range) -> bool:
    """Whether a side without a verb stands in brackets, as the credit of a paper does."""
    if not side[0] or doc[side[0] - 1].text != "(":
        return False
    return all(each.pos_ not in {"VERB", "AUX"} for each in doc[side[0] : side[1]])


def nearest_clause(doc: Doc, effect: Range, cause: Range) -> Range:
    """An effect from the last clause on that "but", "though" or ", and" opens in it: what stands
    before that is not explained by what comes after."""
    if cause[0] < effect[1]:
        return effect
    for place in range(effect[1] - 1, effect[0], -1):
        word = doc[place]
        head = word.head
        if word.lower_ not in PARTING or not place < head.i < effect[1] or not has_subject(head):
            continue
        opens = relation(word) == "mark" or doc[place - 1].lower_ == ","
        if opens and relation(head) in {"conj", "advcl"}:
            return trim(doc, (place + 1, effect[1])) or effect
    return effect


def with_subject(doc: Doc, side: Range) -> Range:
    """A side from its subject on, where it opens with a preposition of the subject's ("a clinic |
    in the old port is hit")."""
    first = doc[side[0]]
    if relation(first) != "case" or first.i == first.sent.start or first.nbor(-1).is_punct:
        return side
    subjects = [each for each in doc[side[0] : side[1]].root.children if each.dep_ in SUBJECTS]
    if not subjects or subjects[0].i >= side[0]:
        return side
    start = subjects[0].left_edge.i
    told = any(each.pos_ == "VERB" for each in doc[start : side[0]])
    return side if told else (start, side[1])


def only_says(doc: Doc, side: Range) -> bool:
    """Whether a side ends with the verb of saying whose words it leaves out."""
    last = doc[side[1] - 1]
    if not in_class(last, "saying") or last.tag_ not in FINITE:
        return False
    told = [each for each in last.children if relation(each) == "ccomp"]
    return any(each.i >= side[1] for each in told)


def without_aside(doc: Doc, side: Range, head: Token) -> Range:
    """A side up to what goes on beside its head: ", while two guards …" or "with both having …"."""
    for place in range(head.i + 1, side[1]):
        if doc[place].lower_ in {"while", "with"} and is_aside(doc, place, side[1]):
            return trim(doc, (side[0], place)) or side
    return side


def is_aside(doc: Doc, place: int, end: int) -> bool:
    """Whether "while" after a comma, or "with" before "having", opens a clause told apart."""
    word = doc[place]
    if word.lower_ == "with":
        return any(each.lower_ == "having" for each in doc[place:end])
    return doc[place - 1].lower_ == "," and has_subject(word.head)
