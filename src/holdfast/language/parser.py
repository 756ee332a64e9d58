"""Reading a text into a spaCy `Doc`: words, sentences, tags, trees, lemmas and names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from holdfast.language.decode import (
    agreed_kinds,
    name_spans,
    relation_labels,
    tidy_name,
    tree_heads,
)
from holdfast.language.lemmas import lemma_of
from holdfast.language.marks import Marks
from holdfast.language.network import DATA, Network
from holdfast.language.pieces import CACHE_SIZE, PieceTable
from holdfast.language.tokens import blank_english, split_words
from holdfast.language.windows import Span, WindowReader, Words, words_of

_COLUMNS: Final[list[int | str]] = ["POS", "TAG", "DEP", "HEAD", "LEMMA"]
_POS, _TAG, _DEP, _HEAD, _LEMMA = range(5)
UNSIGNED: Final = 2**64 - 1
Cells = NDArray[np.int64]


class Parser:
    """Frozen configuration, network and word table; safe to use for any number of texts."""

    def __init__(self, folder: Path = DATA, threads: int | None = None) -> None:
        """Load the model in `folder`; `threads` defaults to HOLDFAST_THREADS or two.

        Raises FileNotFoundError when the folder lacks a model.
        """
        self._network = Network(folder, threads)
        self._table = PieceTable(folder / "tokenizer.json")
        self._reader = WindowReader(self._network, self._table)
        labels, strings = self._network.labels, blank_english().vocab.strings
        self._upos = _string_ids(labels.upos)
        self._xpos = _string_ids(labels.xpos)
        relations = ["ROOT" if label == "root" else label for label in labels.relations]
        self._relations = _string_ids(relations)
        self._root, *self._blank_cells = _string_ids(["ROOT", "SPACE", "_SP", "dep"]).tolist()
        self._strings = strings
        self._lemmas: dict[tuple[int, int, int, int], int] = {}

    @property
    def model_hash(self) -> str:
        """SHA-256 of the model and of its gate, in hexadecimal."""
        return self._network.hash

    def parse(self, text: str, breaks: Sequence[int] = (), mentions: bool = False) -> Doc:
        """A `Doc` of `text`, whose offsets are code points of `text`.

        `breaks` are code-point offsets at which a sentence must start. `Doc.text` equals `text`
        except that each lone surrogate becomes the replacement character.

        `Doc.spans` hold "causes" with "effects", one of each for every pair, whose `attrs` tell
        how sure they are; and, where `mentions` are asked for (no step of reading does), those:
        "mentions" of kind PERSON, ORG or PLACE, which may nest.
        """
        doc = split_words(text)
        if len(doc) == 0:
            return doc
        words = words_of(doc, breaks, self._table)
        cells = np.zeros((len(doc), len(_COLUMNS)), np.int64)
        starts = np.zeros(len(doc), np.int64)
        names: list[tuple[int, int, str]] = []
        marks = Marks(self._network, mentions)
        for span in self._reader.spans(words):
            names += self._fill(cells, span, words)
            marks.add(span, words)
            first = words.tokens[span.first : span.last][span.starts]
            starts[first] = 1
        self._fill_lemmas(doc, cells, words, starts)
        self._fill_blanks(doc, cells, words)
        filled: Any = cells.astype(np.uint64)
        doc.from_array(_COLUMNS, filled)
        kinds = agreed_kinds([(doc[a:b].text, kind) for a, b, kind in names])
        spans = zip(names, kinds, strict=True)
        doc.set_ents([DocSpan(doc, a, b, kind) for (a, b, _), kind in spans])
        marks.write(doc)
        return doc

    def encode_only(self, text: str) -> int:
        """Run the encoder alone over `text` and discard the result; returns the windows run. For
        measuring speed."""
        return self._reader.encode(words_of(split_words(text), (), self._table))

    def _fill(self, cells: Cells, span: Span, words: Words) -> list[tuple[int, int, str]]:
        """Write the reading of a span; returns its names as token spans."""
        count, reading = span.last - span.first, span.reading
        tokens = words.tokens[span.first : span.last]
        sentence = np.cumsum(span.starts) - 1
        heads = tree_heads(reading.arcs[:count, : count + 1], sentence)
        rows = np.arange(count)
        cells[tokens, _POS] = self._upos[reading.upos[:count]]
        cells[tokens, _TAG] = self._xpos[reading.xpos[:count]]
        relations = self._relations[relation_labels(reading, heads)]
        cells[tokens, _DEP] = np.where(heads == 0, self._root, relations)
        above = np.where(heads == 0, rows, heads - 1)
        cells[tokens, _HEAD] = tokens[above] - tokens
        labels = self._network.labels
        names: list[tuple[int, int, str]] = []
        for name in name_spans(reading.names[:count], sentence, labels.names):
            classes = [labels.upos[each] for each in reading.upos[name[0] : name[1]]]
            tidy = tidy_name(name, classes)
            if tidy is not None:
                names.append((int(tokens[tidy[0]]), int(tokens[tidy[1] - 1]) + 1, tidy[2]))
        return names

    def _fill_lemmas(self, doc: Doc, cells: Cells, words: Words, starts: NDArray[np.int64]) -> None:
        if len(words.tokens) == 0:
            return
        orths = doc.to_array(["ORTH"]).astype(np.uint64).view(np.int64).reshape(-1)
        columns = (orths, cells[:, _POS], cells[:, _TAG], starts)
        if len(self._lemmas) >= CACHE_SIZE:
            self._lemmas.clear()
        keys = zip(*(column[words.tokens].tolist() for column in columns), strict=True)
        cells[words.tokens, _LEMMA] = [self._lemmas.get(key) or self._lemma(key) for key in keys]

    def _lemma(self, key: tuple[int, int, int, int]) -> int:
        """The id of the lemma for ids of a word, its class and tag, and whether it comes first."""
        word, upos, xpos = (self._strings[each & UNSIGNED] for each in key[:3])
        lemma = lemma_of(word, upos, xpos, key[3] == 1)
        number = self._lemmas[key] = _signed(self._strings.add(lemma))
        return number

    def _fill_blanks(self, doc: Doc, cells: Cells, words: Words) -> None:
        """Attach each blank token to the word before it (the first word, at the beginning)."""
        if len(words.tokens) == len(doc):
            return
        blank = np.ones(len(doc), bool)
        blank[words.tokens] = False
        places = np.flatnonzero(blank)
        cells[places, : _DEP + 1] = self._blank_cells
        for place in places.tolist():
            cells[place, _LEMMA] = _signed(doc[place].orth)
        if len(words.tokens) == 0:
            cells[:, _HEAD] = -np.arange(len(doc))
            cells[0, _DEP] = self._root
            return
        before = np.maximum(np.searchsorted(words.tokens, places) - 1, 0)
        cells[places, _HEAD] = words.tokens[before] - places


def _signed(number: int) -> int:
    """The 64 bits of a string id as a signed number, as numpy keeps them here."""
    return int(np.uint64(number).astype(np.int64))


def _string_ids(strings: Sequence[str]) -> NDArray[np.int64]:
    store = blank_english().vocab.strings
    return np.array([_signed(store.add(string)) for string in strings], dtype=np.int64)


@lru_cache(maxsize=4)
def load_parser(threads: int | None = None) -> Parser:
    """The parser over the shipped model, loaded once per process."""
    return Parser(threads=threads)
