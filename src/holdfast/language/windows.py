"""A document as arrays of words, and its reading window by window.

A window holds at most WINDOW_PIECES pieces. When a paragraph is longer, the next window carries on
from the last sentence start the network found, so that no sentence is cut unless it alone is
longer than a window. What is read depends on the document only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from holdfast.language.network import Ids, Network, Reading
from holdfast.language.pieces import Gap, PieceTable, Shape, WordPieces, form_code

WINDOW_PIECES: Final = 200
FULL_ENOUGH: Final = 0.6
"""A window may end early, at a paragraph's end, if at least this full."""

INSIDE: Final = int(Gap.INSIDE)
_EDGE_FORM: Final = form_code(int(Shape.MARK), int(Gap.PARAGRAPH))


@dataclass(frozen=True)
class Words:
    """The W words of a document that the network reads (blanks left out)."""

    tokens: NDArray[np.int64]
    """[W] index of each word's token in the Doc"""
    offsets: NDArray[np.int64]
    """[W + 1] where each word's pieces begin among all pieces"""
    pieces: Ids
    forms: Ids
    forced: NDArray[np.bool_]
    """[W] a sentence must start here"""


class Places(NamedTuple):
    """Where the words stand: `tokens` and `forced` of `Words`."""

    tokens: NDArray[np.int64]
    forced: NDArray[np.bool_]


class Span(NamedTuple):
    """Words `first` up to `last` as the network read them; `reading` may reach further."""

    first: int
    last: int
    reading: Reading
    starts: NDArray[np.bool_]


def words_of(doc: Doc, breaks: Sequence[int], table: PieceTable) -> Words:
    """Arrays of the words of `doc`; `breaks` are code-point offsets that start a sentence."""
    raw = doc.to_array(["ORTH", "SPACY", "IS_SPACE", "LENGTH"])
    columns = raw.astype(np.uint64).reshape(-1, 4)
    blank = columns[:, 2] == 1
    tokens = np.flatnonzero(~blank)
    gaps = _gaps(doc, columns[:, 1], blank)[tokens]
    forced = gaps == Gap.PARAGRAPH
    if len(breaks) and len(tokens):
        ends = (np.cumsum(columns[:, 3] + columns[:, 1]) - columns[:, 1]).astype(np.int64)
        at = np.searchsorted(ends[tokens], np.asarray(breaks, dtype=np.int64), side="right")
        at = at[(at >= 0) & (at < len(tokens))]
        forced[at] = True
        gaps[at] = np.maximum(gaps[at], int(Gap.NEWLINE))
    strings = doc.vocab.strings
    orths = columns[tokens, 0].tolist()
    known = {orth: table.look_up(strings[orth]) for orth in set(orths)}
    return _spread([known[orth] for orth in orths], gaps, Places(tokens, forced))


def _gaps(doc: Doc, spaced: NDArray[np.uint64], blank: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Gap before each token [T]."""
    gaps = np.full(len(spaced), int(Gap.NONE))
    gaps[1:][spaced[:-1] == 1] = int(Gap.SPACE)
    gaps[:1] = int(Gap.PARAGRAPH)
    lines = 0
    for index in np.flatnonzero(blank):
        here = doc[int(index)].text.count("\n")
        lines = here + (lines if index and blank[index - 1] else 0)
        kind = Gap.PARAGRAPH if lines > 1 else Gap.NEWLINE if lines else Gap.SPACE
        if index + 1 < len(gaps):
            gaps[index + 1] = max(int(kind), gaps[index] if index == 0 else 0)
    return gaps


def _spread(entries: Sequence[WordPieces], gaps: NDArray[np.int64], places: Places) -> Words:
    """Pieces of all words in a row, each with its form."""
    offsets, pieces, forms = [0], list[int](), list[int]()
    for (ids, shape), gap in zip(entries, gaps.tolist(), strict=True):
        pieces.extend(ids)
        offsets.append(len(pieces))
        forms.append(form_code(shape, gap))
        forms.extend([form_code(shape, INSIDE)] * (len(ids) - 1))
    return Words(
        tokens=places.tokens,
        offsets=np.array(offsets, np.int64),
        pieces=np.array(pieces, np.int64),
        forms=np.array(forms, np.int64),
        forced=places.forced,
    )


class WindowReader:
    """Reads the words of a document with a network."""

    def __init__(self, network: Network, table: PieceTable) -> None:
        self._network, self._table = network, table

    def spans(self, words: Words) -> Iterator[Span]:
        """Consecutive spans that cover the document; each starts with a sentence."""
        position, count = 0, len(words.tokens)
        stops = np.concatenate([[0], np.flatnonzero(words.forced), [count]])
        while position < count:
            last, whole = self._end(words, position, stops)
            reading = self._network.read(*self.inputs(words, position, last))
            starts = (reading.starts > 0) | words.forced[position:last]
            starts[0] = True
            accepted = last
            if not whole:
                accepted = position + (int(np.flatnonzero(starts)[-1]) or last - position)
            yield Span(position, accepted, reading, starts[: accepted - position])
            position = accepted

    def encode(self, words: Words) -> int:
        """Run the encoder alone over windows that just touch; returns how many were run."""
        position, runs = 0, 0
        stops = np.array([0, len(words.tokens)])
        while position < len(words.tokens):
            last, _ = self._end(words, position, stops)
            self._network.encode(*self.inputs(words, position, last))
            position, runs = last, runs + 1
        return runs

    def _end(self, words: Words, first: int, stops: NDArray[np.int64]) -> tuple[int, bool]:
        """Where a window from `first` ends, and whether that is a sure sentence end."""
        room = words.offsets[first] + WINDOW_PIECES - 2
        last = max(first + 1, int(np.searchsorted(words.offsets, room, side="right")) - 1)
        if last >= len(words.tokens):
            return len(words.tokens), True
        stop = int(stops[np.searchsorted(stops, last, side="right") - 1])
        filled = words.offsets[max(stop, first)] - words.offsets[first]
        if stop > first and (stop == last or filled >= FULL_ENOUGH * WINDOW_PIECES):
            return stop, True
        return last, False

    def inputs(self, words: Words, first: int, last: int) -> tuple[Ids, Ids, Ids]:
        """Network inputs for the words `first` up to `last`."""
        begin, end = int(words.offsets[first]), int(words.offsets[last])
        pieces = np.empty(end - begin + 2, np.int64)
        forms = np.full(end - begin + 2, _EDGE_FORM, np.int64)
        pieces[0], pieces[-1] = self._table.start, self._table.end
        pieces[1:-1] = words.pieces[begin:end]
        forms[1:-1] = words.forms[begin:end]
        return pieces, forms, words.offsets[first:last] - begin + 1
