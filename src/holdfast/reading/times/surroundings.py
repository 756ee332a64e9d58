"""A match and the text around it, as guards ask about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from holdfast.reading.quantities.stream import Stream
from holdfast.reading.times.lexicon import Classes
from holdfast.reading.times.patterns import Match

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

COUNTING_AFTER = frozenset(
    {
        "%",
        "percent",
        "hours",
        "hrs",
        "gmt",
        "utc",
        "km",
        "people",
        "m",
        "zulu",
        "z",
        "local",
        "hour",
    }
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A match and the text around it."""

    match: Match
    stream: Stream
    classes: list[Classes]
    doc: Doc

    @property
    def before(self) -> str:
        """The word before the match, in lower case."""
        return self.word(self.match.start - 1)

    @property
    def after(self) -> str:
        """The word after the match, in lower case."""
        return self.word(self.match.end)

    def word(self, index: int) -> str:
        """The word at a piece, or nothing beyond the text."""
        return self.stream.lowers[index] if 0 <= index < len(self.stream) else ""

    def token(self, index: int) -> Token | None:
        """The token at a piece."""
        if not 0 <= index < len(self.stream):
            return None
        return self.doc[self.stream.tokens[index]]

    def has(self, *words: str) -> bool:
        """Whether any of the words stands in the match."""
        return not set(words).isdisjoint(self.stream.lowers[self.match.start : self.match.end])

    def ends_line(self) -> bool:
        """Whether nothing follows the match on its line."""
        index = self.match.end
        if index >= len(self.stream):
            return True
        first, last = self.stream.tokens[index - 1], self.stream.tokens[index]
        return any("\n" in token.text for token in self.doc[first:last])

    def single(self) -> bool:
        """Whether the match is one piece."""
        return self.match.end - self.match.start == 1


def counts_next(around: Surroundings) -> bool:
    """Whether the last number of the match counts the noun after it ("in May 17 soldiers")."""
    last = around.match.end - 1
    if "INT" not in around.classes[last] or around.ends_line():
        return False
    token, following = around.token(last), around.token(last + 1)
    if token is None or following is None or following.pos_ not in {"NOUN", "ADJ", "PROPN"}:
        return False
    counted = token.dep_ == "nummod" and token.head.i > token.i
    return counted or following.tag_ == "NNS"
