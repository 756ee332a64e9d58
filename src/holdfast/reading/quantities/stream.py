"""A document as a row of small pieces: words and numbers, with tokens such as "3–7" taken apart.

Tokenizers disagree about what stands inside "2013–14", "02/05/2014" or "1.2bn". Numbers and times
are read from pieces, so that one grammar serves them all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from spacy.tokens import Doc

from holdfast.reading.attribution.columns import columns_of

if TYPE_CHECKING:
    from spacy.tokens import Span

KEPT: Final = "holdfast.stream"
_PIECES = re.compile(
    r"\d+(?:,\d{3})+(?:\.\d+)?|\d+\.\d+(?!\d*\.\d)"
    r"|\d+(?:st|nd|rd|th|s)\b|\d+|[^\W\d]+\.?|\S"
)
_DATE_WITH_DOTS = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2,4}")
_DOTTED = re.compile(r"\d+|\.")
_JOINED = frozenset("-–—/+.")


@dataclass(frozen=True, slots=True)
class Stream:
    """Parallel lists, one entry a piece: words, lower-case words, offsets, token index."""

    texts: list[str]
    lowers: list[str]
    starts: list[int]
    ends: list[int]
    tokens: list[int]

    def __len__(self) -> int:
        return len(self.texts)

    def tight(self, index: int) -> bool:
        """Whether no space stands between this piece and the one before it."""
        return index > 0 and self.starts[index] == self.ends[index - 1]


def stream_of(doc: Doc | Span) -> Stream:
    """The pieces of a parsed document or a part of it, in text order, without white space.

    Those of a whole document are made once and kept with it: times and numbers are read from them.
    """
    if not isinstance(doc, Doc):
        return _pieces(doc)
    kept: Stream | None = doc.user_data.get(KEPT)
    if kept is None:
        kept = doc.user_data[KEPT] = _pieces(doc)
    return kept


def _pieces(doc: Doc | Span) -> Stream:
    stream = Stream([], [], [], [], [])
    first, last = (0, len(doc)) if isinstance(doc, Doc) else (doc.start, doc.end)
    columns = columns_of(doc if isinstance(doc, Doc) else doc.doc)
    for index in range(first, last):
        text, offset = columns.words[index], columns.starts[index]
        if text.isspace():
            continue
        if not text.isalpha() and len(text) > 2 and _is_joined(text):
            _split(stream, text, offset, index)
            continue
        stream.texts.append(text)
        stream.lowers.append(columns.lower[index])
        stream.starts.append(offset)
        stream.ends.append(offset + len(text))
        stream.tokens.append(index)
    return stream


def _is_joined(text: str) -> bool:
    """Digits with something else in one token: "3–7", "mid-2016", "1.2bn", "21-year-old"."""
    if text[:4].lower() == "mid-":
        return True
    has_digit = any(character.isdigit() for character in text)
    if not has_digit:
        return False
    if text.isdigit():
        return False
    if _DATE_WITH_DOTS.fullmatch(text) or not _JOINED.isdisjoint(text):
        return True
    return text[0].isdigit() and text[-1].isalpha()


def _split(stream: Stream, text: str, offset: int, index: int) -> None:
    pattern = _DOTTED if _DATE_WITH_DOTS.fullmatch(text) else _PIECES
    for part in pattern.finditer(text):
        stream.texts.append(part.group())
        stream.lowers.append(part.group().lower())
        stream.starts.append(offset + part.start())
        stream.ends.append(offset + part.end())
        stream.tokens.append(index)
