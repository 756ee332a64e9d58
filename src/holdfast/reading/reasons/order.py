"""Causes that the network proposes and that only tell when something happened, or in what order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.reading.reasons.extents import Range, has_subject
from holdfast.reading.reasons.signal import in_class
from holdfast.reading.tree import children, is_passive

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def goes_along(doc: Doc, cause: Range, effect: Range) -> bool:
    """Whether a cause only tells when: a toll that rises, a trial, what "can be relied on when
    doing" something, or where the same thing goes ("gains strength as it heads north")."""
    before = word_before(doc, cause)
    root = doc[cause[0] : cause[1]].root
    subjects = children(root, "nsubj")
    if before == "as" and subjects:
        same = subjects[0].lower_ == "it" and in_class(root, "motion")
        told = doc[effect[0] : effect[1]].root
        helped = subjects[0].lower_ in {"they", "he", "she"} and in_class(told, "helping")
        return same or helped or in_class(subjects[0], "counts")
    if before == "when":
        helpers = children(doc[effect[0] : effect[1]].root, "aux")
        able = any(in_class(each, "modals") for each in helpers)
        return able and root.tag_ == "VBG" and not subjects
    return before == "after" and only_later(doc[effect[0] : effect[1]].root, root)


def only_later(told: Token, earlier: Token) -> bool:
    """Whether "after" only tells the order: a trial before its verdict, what somebody did before he
    turned up or met others, what he did for years, the call to where he was held, what a film shows
    before it is shown."""
    if earlier.lemma_ == "trial" or in_class(earlier, "calling"):
        return True
    if in_class(earlier, "own-falls") and earlier.tag_ == "VBG":
        return True  # "Died after collapsing": the end itself, not what brought it about.
    if in_class(earlier, "lasting") and (earlier.tag_ == "VBG" or earlier.lemma_ == "spend"):
        return tells_how_long(earlier)  # "Dies after leading the union since 1976".
    own = earlier.tag_ in {"VBG", "VBN"} and not has_subject(earlier)
    if in_class(told, "arriving"):
        return own or in_class(earlier, "journeys")
    if in_class(told, "in-turn") and earlier.tag_ == "VBG" and not is_passive(told):
        return own
    return any(in_class(each, "recordings") for each in children(told, "nsubj"))


def tells_how_long(verb: Token) -> bool:
    """Whether it is told for how long or since when something was done."""
    return any(in_class(each, "times") or is_year(each) for each in verb.subtree)


def is_year(token: Token) -> bool:
    """Whether a number is one of four digits ("since 1976")."""
    return token.text.isdigit() and len(token.text) == 4


def token_before(doc: Doc, cause: Range) -> Token | None:
    """The token before a cause; a space that does not break is a token of its own."""
    place = cause[0] - 1
    while place >= 0 and doc[place].is_space:
        place -= 1
    return doc[place] if place >= 0 else None


def word_before(doc: Doc, cause: Range) -> str:
    """The same in lower case; empty where nothing stands before it."""
    before = token_before(doc, cause)
    return before.lower_ if before is not None else ""
