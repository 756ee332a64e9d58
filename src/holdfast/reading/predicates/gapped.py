"""A second count with its own participle: "twelve were killed and *thirty arrested*"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.reading.tree import SUBJECTS, relation

if TYPE_CHECKING:
    from spacy.tokens import Token

# Words between the coordinator and the number: "and at least 30", "and around a dozen".
BEFORE_NUMBERS = frozenset({
    "at", "least", "most", "up", "to", "about", "around", "some", "nearly", "almost", "more",
    "than", "over", "as", "many", "another", "a", "an", "other", "roughly", "approximately",
})  # fmt: skip
NUMBER_NOUNS = frozenset({"dozen", "dozens", "score", "scores", "hundreds", "thousands", "several"})
COORDINATORS = frozenset({"and", "but", ",", ";"})
HELPERS = frozenset({"aux", "aux:pass", "cop"})
FARTHEST = 6
"""Tokens back from the participle to the coordinator."""


def gapped_subject(participle: Token) -> Token | None:
    """The number, or what it counts, right before a participle without an auxiliary of its own.

    "Nine were killed and *41* arrested", "left five dead and around a *dozen* injured", "up to 14
    *people* injured": the parse hangs the participle on those counted first, to whom something
    else was done.
    """
    at = participle.i - 1
    if participle.tag_ != "VBN" or at < 2 or relation(participle) not in {"conj", "acl"}:
        return None
    doc = participle.doc
    noun = doc[at] if doc[at].tag_ == "NNS" and not is_number(doc[at]) else None
    at -= noun is not None
    if not is_number(doc[at]) or not _begins_conjunct(doc[at]):
        return None
    found = noun or doc[at]
    if any(
        child.dep_ in HELPERS or (child.dep_ in SUBJECTS and child != found)
        for child in participle.children
    ):
        return None
    listed = relation(found) == "nummod" and found.head.tag_ == "NNS"
    return found.head if listed else found


def is_number(token: Token) -> bool:
    """A numeral, or a noun that stands for one."""
    return token.pos_ == "NUM" or token.lower_ in NUMBER_NOUNS


def _begins_conjunct(number: Token) -> bool:
    """Whether nothing but bounds stands between a coordinator and the number."""
    doc = number.doc
    for at in range(number.i - 1, max(number.i - FARTHEST, -1), -1):
        if doc[at].lower_ in COORDINATORS:
            return True
        if doc[at].lower_ not in BEFORE_NUMBERS:
            return False
    return False
