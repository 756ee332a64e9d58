"""Word pieces and letter shapes: the one place where a word becomes what the encoder reads.

Training and reading both use this module, so the two can never drift apart.
"""

from __future__ import annotations

from enum import IntEnum
from pathlib import Path
from typing import Final, NamedTuple

from tokenizers import Tokenizer

LONGEST_WORD: Final = 16
"""Pieces kept of one word; a pasted URL or a long number says no more in its tail."""

CACHE_SIZE: Final = 200_000
"""Words remembered before the cache is emptied, so that memory stays bounded."""


class Shape(IntEnum):
    """How a word is written. MiniLM folds case, so this carries what folding loses."""

    LOWER = 0
    TITLE = 1
    UPPER = 2
    MIXED = 3
    DIGIT = 4
    MARK = 5
    CASELESS = 6


class Gap(IntEnum):
    """What stands before a word (or that a piece carries on the word before it)."""

    NONE = 0
    SPACE = 1
    NEWLINE = 2
    PARAGRAPH = 3
    INSIDE = 4


SHAPE_COUNT: Final = len(Shape) * len(Gap)


def form_code(shape: int, gap: int) -> int:
    """Row of the shape embedding table for a word of this shape after this gap."""
    return shape * len(Gap) + gap


def word_shape(word: str) -> Shape:
    """Shape of one word."""
    if any(character.isdigit() for character in word):
        return Shape.DIGIT
    if not any(character.isalpha() for character in word):
        return Shape.MARK
    if word.islower():
        return Shape.LOWER
    if word.isupper():
        return Shape.UPPER if len(word) > 1 else Shape.TITLE
    if word[0].isupper() and word[1:].islower():
        return Shape.TITLE
    if word.lower() == word.upper():
        return Shape.CASELESS
    return Shape.MIXED


class WordPieces(NamedTuple):
    """Piece ids of one word (never empty) and its shape."""

    ids: tuple[int, ...]
    shape: int


class PieceTable:
    """Looks up the pieces of words, remembering what it has seen."""

    def __init__(self, tokenizer_file: Path) -> None:
        """Read a `tokenizers` JSON file. Raises OSError when it is absent."""
        if not tokenizer_file.is_file():
            raise FileNotFoundError(tokenizer_file)
        self._tokenizer = Tokenizer.from_file(str(tokenizer_file))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._known: dict[str, WordPieces] = {}
        self.start, self.end, self._unknown = map(self._special, ("[CLS]", "[SEP]", "[UNK]"))

    def _special(self, piece: str) -> int:
        number = self._tokenizer.token_to_id(piece)
        if number is None:
            raise ValueError(f"the tokenizer file has no {piece}")
        return int(number)

    def look_up(self, word: str) -> WordPieces:
        """Pieces and shape of `word`; any string is accepted."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= CACHE_SIZE:
                self._known.clear()
            found = self._known[word] = self._split(word)
        return found

    def _split(self, word: str) -> WordPieces:
        # A lone surrogate cannot be handed to the (UTF-8) tokenizer.
        clean = word.encode("utf-8", "replace").decode("utf-8")
        encoding = self._tokenizer.encode(clean[:200], add_special_tokens=False)
        ids = tuple(encoding.ids[:LONGEST_WORD]) or (self._unknown,)
        return WordPieces(ids, int(word_shape(word)))
