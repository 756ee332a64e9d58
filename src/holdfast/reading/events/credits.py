"""The outlets in brackets behind a report: "… near Cairo. (The Independent)". Nobody acts there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from holdfast.reading.attribution.columns import columns_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

CLOSED = frozenset({".", "!", "?", "\u201d", '"', ")"})
LONGEST = 30
"""Tokens in one bracket; a longer one is no list of outlets."""


def credits_in(doc: Doc) -> frozenset[int]:
    """Indices of the tokens of brackets that stand behind the end of a sentence.

    One bracket behind another is a credit as well, with or without a comma between them.
    """
    words = columns_of(doc).words
    found: set[int] = set()
    for index, word in enumerate(words):
        if word != "(" or index == 0:
            continue
        before = index - 1
        if words[before] == "," and index > 1:
            before = index - 2
            closed = before in found
        else:
            closed = words[before] in CLOSED and (words[before] != ")" or before in found)
        if closed:
            found.update(_bracket(words, index))
    return frozenset(found)


def _bracket(words: Sequence[str], opened: int) -> range:
    """From the bracket to the one that closes it; nothing where none does."""
    depth = 0
    for index in range(opened, min(opened + LONGEST, len(words))):
        depth += {"(": 1, ")": -1}.get(words[index], 0)
        if depth == 0:
            return range(opened, index + 1)
    return range(0)
