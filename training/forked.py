"""Windows of marked texts, and what the shipped encoder makes of them where the branch begins.

The vectors come from the int8 graph itself, so that the branch learns from what it will be fed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from numpy.typing import NDArray

from holdfast.language.marks import LONGEST_MENTION
from holdfast.language.network import DATA, FORK, Ids, Network
from holdfast.language.pieces import PieceTable
from holdfast.language.tokens import split_words
from holdfast.language.windows import WINDOW_PIECES, WindowReader, Words, words_of
from training.mentions import MENTION_KINDS, Marked


@dataclass
class Window:
    """One window: vectors [P, 384], word arrays [W], and what is marked, in words.

    `mentions` are (first, last, kind), both within; `pairs` are (cause first, cause last, effect
    first, effect last).
    """

    source: str
    vectors: NDArray[np.float16]
    firsts: Ids
    sentence: Ids
    mentions: list[tuple[int, int, int]]
    pairs: list[tuple[int, int, int, int]]


class WindowSource:
    """Cuts marked texts into windows and runs the shipped encoder over them."""

    def __init__(self, folder: Path = DATA, threads: int = 2) -> None:
        graph = onnx.load(str(folder / "model.onnx"))
        graph.graph.output.append(onnx.ValueInfoProto(name=FORK))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            graph.SerializeToString(), options, providers=["CPUExecutionProvider"]
        )
        self._table = PieceTable(folder / "tokenizer.json")
        self._reader = WindowReader(Network(folder, threads), self._table)

    def windows(self, marked: Marked, limit: int, chance: random.Random) -> Iterator[Window]:
        """Windows of whole sentences over a text, of at most `limit` pieces; the first is shorter
        by chance, so that the same text is cut elsewhere each time."""
        doc = split_words(marked.text)
        words = words_of(doc, marked.breaks, self._table)
        tokens = [doc[int(index)] for index in words.tokens]
        spans = [(token.idx, token.idx + len(token)) for token in tokens]
        starts = self._starts(words, marked, [begin for begin, _ in spans])
        stops = [*starts[1:], len(spans)]
        first, room = 0, chance.randint(limit // 3, limit)
        for begin, after in zip(stops, [*stops[1:], None], strict=True):
            if after is None or words.offsets[after] - words.offsets[first] > room - 2:
                yield self._window(marked, words, spans[first:begin], (first, starts))
                first, room = begin, limit

    def _starts(self, words: Words, marked: Marked, begins: list[int]) -> list[int]:
        """Where sentences start: as the set says, else as the network reads."""
        found = {0}
        if marked.breaks:
            found.update(np.searchsorted(begins, np.asarray(marked.breaks)).tolist())
        else:
            for span in self._reader.spans(words):
                found.update((span.first + np.flatnonzero(span.starts)).tolist())
        return sorted(found)

    def _window(
        self,
        marked: Marked,
        words: Words,
        spans: list[tuple[int, int]],
        place: tuple[int, list[int]],
    ) -> Window:
        first, starts = place
        while words.offsets[first + len(spans)] - words.offsets[first] > WINDOW_PIECES - 2:
            spans = spans[:-1]
        pieces, forms, firsts = self._reader.inputs(words, first, first + len(spans))
        feed = {"pieces": pieces, "forms": forms, "firsts": firsts}
        vectors = self._session.run([FORK], feed)[0].reshape(len(pieces), -1)
        numbers = np.searchsorted(starts, first + np.arange(len(spans)), side="right")
        return Window(
            marked.source,
            vectors.astype(np.float16),
            firsts,
            numbers - numbers[0] + 1,
            _mentions_in(marked, spans),
            _pairs_in(marked, spans),
        )


def _mentions_in(marked: Marked, spans: list[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Mentions of whole words in the window."""
    begin = {start: index for index, (start, _) in enumerate(spans)}
    end = {stop: index for index, (_, stop) in enumerate(spans)}
    return [
        (begin[a], end[b], MENTION_KINDS.index(kind))
        for a, b, kind in marked.mentions
        if a in begin and b in end and 0 <= end[b] - begin[a] < LONGEST_MENTION
    ]


def _pairs_in(marked: Marked, spans: list[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    """Pairs of which some word of each side is in the window."""
    found = []
    for pair in marked.pairs:
        sides = [
            [index for index, (start, stop) in enumerate(spans) if start < upto and stop > since]
            for since, upto in pair
        ]
        if all(sides):
            found.append((sides[0][0], sides[0][-1], sides[1][0], sides[1][-1]))
    return found


def batch_of(windows: list[Window]) -> dict[str, torch.Tensor]:
    """Padded tensors of several windows (word arrays [B, W], span arrays [B, W, W])."""
    count, words = len(windows), max(len(window.firsts) for window in windows)
    pieces = max(len(window.vectors) for window in windows)
    vectors = np.zeros((count, pieces, windows[0].vectors.shape[1]), np.float32)
    mask = np.zeros((count, pieces), bool)
    firsts, sentence = np.zeros((2, count, words), np.int64)
    kinds = np.zeros((count, words, words), np.int64)
    causes = np.zeros((count, words), np.float32)
    for row, window in enumerate(windows):
        vectors[row, : len(window.vectors)] = window.vectors
        mask[row, : len(window.vectors)] = True
        firsts[row, : len(window.firsts)] = window.firsts
        sentence[row, : len(window.sentence)] = window.sentence
        for first, last, kind in window.mentions:
            kinds[row, first, last] = kind + 1
        causes[row, [pair[0] for pair in window.pairs]] = 1
    length = np.arange(words)[None, :] - np.arange(words)[:, None]
    real = (sentence > 0)[:, :, None] & (sentence > 0)[:, None, :]
    rows = [row for row, window in enumerate(windows) for _ in window.pairs]
    pairs = [pair for window in windows for pair in window.pairs]
    made = {
        "vectors": vectors,
        "mask": mask,
        "firsts": firsts,
        "sentence": sentence,
        "sentences": sentence.max(axis=1),
        "kinds": kinds,
        "allowed": (real & (length >= 0) & (length < LONGEST_MENTION)).astype(np.float32),
        "causes": causes,
        "pair_rows": np.array(rows, np.int64),
        "pairs": np.array(pairs, np.int64).reshape(-1, 4),
    }
    return {name: torch.from_numpy(array) for name, array in made.items()}
