""" "This" and "that" that point back: to the clause before, or to what it says is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.reading.reasons.extents import Range, clause, phrase
from holdfast.reading.reasons.signal import in_class
from holdfast.reading.tree import children, text_of

if TYPE_CHECKING:
    from spacy.tokens import Token

BACK = frozenset({"this", "that"})


def points_back(token: Token) -> bool:
    """Whether a token is a bare demonstrative."""
    return token.lower_ in BACK and token.pos_ in {"PRON", "DET"} and token.dep_ != "det"


def resolved(token: Token) -> Range | None:
    """What a bare demonstrative stands for; None where the text before does not tell."""
    root = root_before(token)
    if root is None:
        return None
    if in_class(root, "necessity"):
        needed = children(root, "obj", "obl")
        if needed:
            return phrase(needed[0])
    return clause(root)


def root_before(token: Token) -> Token | None:
    """The main verb of the sentence before, when it is of the same paragraph and no question."""
    start = token.sent.start
    if start == 0:
        return None
    before = token.doc[start - 1].sent
    gap = text_of(token.doc)[before.root.idx : token.sent.start_char]
    if "\n\n" in gap or "?" in before.text[-3:]:
        return None
    root: Token = before.root
    return root
