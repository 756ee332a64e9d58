"""The trained network: an ONNX graph read with onnxruntime, one window at a time.

One window per run, never a batch: int8 scales are taken from each run's activations, so a word's
reading would otherwise depend on what happened to be read beside it.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from holdfast.language.gate import FILE as GATE
from holdfast.language.graph import leading_to, outputs_of

DATA: Final = Path(__file__).parent / "data"
THREADS_VARIABLE: Final = "HOLDFAST_THREADS"

HEADS: Final = ("upos", "xpos", "starts", "names", "arcs")
TIES: Final = ("causes", "pointers")
MENTIONS: Final = ("mentions",)
FORK: Final = "/encoder/layers.3/narrow_norm/LayerNormalization_output_0"
"""The tensor that the branch begins from. It is a graph of its own here, run only where wanted."""
RELATIONS: Final = (
    "/relation_pair/Add_output_0",
    "/relation_to/relation_to.1/Mul_1_output_0",
    "/relation_head/MatMul_output_0",
)
"""What the graph's own `relations` is made from: the best label of each word with each other word,
a sixth of all the work, of which one in a hundred is looked at. `decode.relation_labels` makes
those."""


Ids = NDArray[np.int64]
Scores = NDArray[np.float32]


@dataclass(frozen=True)
class Labels:
    """Label lists of the heads, in output order."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    relations: tuple[str, ...]
    names: tuple[str, ...]
    mentions: tuple[str, ...]

    @staticmethod
    def read(path: Path) -> Labels:
        """Labels from their JSON file."""
        raw = json.loads(path.read_text(encoding="utf-8"))
        return Labels(**{each.name: tuple(raw.get(each.name, ())) for each in fields(Labels)})


class Reading(NamedTuple):
    """What the network says of a window of W words in P pieces (integer label ids, raw scores; R
    relations)."""

    upos: NDArray[np.int64]
    """[W]"""
    xpos: NDArray[np.int64]
    """[W]"""
    starts: NDArray[np.float32]
    """[W] a sentence starts here if above 0"""
    names: NDArray[np.float32]
    """[W, 7]"""
    arcs: NDArray[np.float32]
    """[W, W + 1] column 0 is the root"""
    ties: NDArray[np.float32]
    """[W, R, V + 1] weights and bias that make each label's score of a word from its head"""
    heads: NDArray[np.float32]
    """[W + 1, V] what the weights are for; row 0 is the root"""
    kinds: NDArray[np.float32]
    """[W + 1, R] what a head adds to each label's score, whatever hangs on it"""
    vectors: NDArray[np.float32]
    """[1, P, 384] what the branch begins from"""
    firsts: NDArray[np.int64]
    """[W] the first piece of each word"""


def default_threads() -> int:
    """Threads for one run: HOLDFAST_THREADS, or two."""
    raw = os.environ.get(THREADS_VARIABLE, "")
    return max(1, int(raw)) if raw.isdigit() else 2


class Network:
    """An onnxruntime session over the shipped graph."""

    def __init__(self, folder: Path = DATA, threads: int | None = None) -> None:
        """Load `model.onnx` and `labels.json`. Raises FileNotFoundError when absent."""
        path = folder / "model.onnx"
        if not path.is_file():
            raise FileNotFoundError(path)
        model = path.read_bytes()
        self.labels = Labels.read(folder / "labels.json")
        self.hash = hashlib.sha256(model + GATE.read_bytes()).hexdigest()
        self._path, self._threads = path, default_threads() if threads is None else threads
        # Training begins from a graph without a branch.
        self.branched = set(TIES + MENTIONS) <= set(outputs_of(model))
        self._told = (*HEADS, *RELATIONS, FORK)
        self._session = self._loaded(leading_to(model, self._told))

    def read(self, pieces: Ids, forms: Ids, firsts: Ids) -> Reading:
        """Read one window: pieces and forms [P], index of each word's first piece [W]."""
        told = self._session.run(None, self._feed(pieces, forms, firsts))
        found: dict[str, Any] = dict(zip(self._told, told, strict=True))
        ties, heads, kinds = (found.pop(name)[0] for name in RELATIONS)
        ties = ties.reshape(len(ties), kinds.shape[1], -1)
        vectors = found.pop(FORK)
        return Reading(ties=ties, heads=heads, kinds=kinds, vectors=vectors, firsts=firsts, **found)

    def ties(self, vectors: Scores, firsts: Ids) -> tuple[Scores, Scores]:
        """Causes and effects among W words, from `vectors` [1, P, 384] of their pieces and of the
        window's two edges: [W] whether a cause starts here (if above 0); [3, W, W] for each such
        word, where the cause ends and where its effect starts and ends."""
        causes, pointers = self._ties.run(None, {FORK: vectors, "firsts": firsts})
        return causes, pointers

    def mentions(self, vectors: Scores, firsts: Ids) -> Scores:
        """[3, W, W] how much better each kind is than none, of the span from a word to a word."""
        scores: Scores = self._mentions.run(None, {FORK: vectors, "firsts": firsts})[0]
        return scores

    def encode(self, pieces: Ids, forms: Ids, firsts: Ids) -> None:
        """Run the encoder with its least head only; for measuring speed."""
        self._bare.run(None, self._feed(pieces, forms, firsts))

    @cached_property
    def _bare(self) -> onnxruntime.InferenceSession:
        return self._loaded(leading_to(self._path.read_bytes(), HEADS[:1]))

    @cached_property
    def _ties(self) -> onnxruntime.InferenceSession:
        return self._loaded(leading_to(self._path.read_bytes(), TIES, [FORK]))

    @cached_property
    def _mentions(self) -> onnxruntime.InferenceSession:
        return self._loaded(leading_to(self._path.read_bytes(), MENTIONS, [FORK]))

    def _loaded(self, model: bytes) -> onnxruntime.InferenceSession:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # The arena would keep the largest window's memory for each shape it ever met.
        options.enable_mem_pattern = False
        return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])

    @staticmethod
    def _feed(pieces: Ids, forms: Ids, firsts: Ids) -> dict[str, Ids]:
        return {"pieces": pieces, "forms": forms, "firsts": firsts}


__all__: Sequence[str] = ["DATA", "Ids", "Labels", "Network", "Reading", "default_threads"]
