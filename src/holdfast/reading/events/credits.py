"""The outlets in brackets behind a report: "… near Cairo. (The Independent)". Nobody acts there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

CLOSED = frozenset({".", "!", "?", "\u201d", '"', ")"})
LONGEST = 30
"""Tokens in one bracket; a longer one is no list of outlets."""


def credits_in(doc: Doc) -> frozenset[int]:
    """Indices of the tokens of brackets that stand behind the end of a sentence.

    One bracket behind another is a credit as well, with or without a comma between them.
    """
    found: set[int] = set()
    for token in doc:
        if token.text != "(" or token.i == 0:
            continue
        before = doc[token.i - 1]
        if before.text == "," and token.i > 1:
            before = doc[token.i - 2]
            closed = before.i in found
        else:
            closed = before.text in CLOSED and (before.text != ")" or before.i in found)
        if closed:
            found.update(_bracket(doc, token.i))
    return frozenset(found)


def _bracket(doc: Doc, opened: int) -> range:
    """From the bracket to the one that closes it; nothing where none does."""
    depth = 0
    for index in range(opened, min(opened + LONGEST, len(doc))):
        depth += {"(": 1, ")": -1}.get(doc[index].text, 0)
        if depth == 0:
            return range(opened, index + 1)
    return range(0)
