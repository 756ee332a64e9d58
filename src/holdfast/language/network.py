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
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray

DATA: Final = Path(__file__).parent / "data"
THREADS_VARIABLE: Final = "HOLDFAST_THREADS"


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
    """What the network says of a window of W words (integer label ids, raw scores).

    The last three are None for a graph without its branch, which training begins from.
    """

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
    relations: NDArray[np.int64]
    """[W, W + 1] best label if that were the head"""
    mentions: NDArray[np.float32] | None = None
    """[3, W, W] how much better each kind is than none, of the span from a word to a word"""
    causes: NDArray[np.float32] | None = None
    """[W] a cause starts here if above 0"""
    pointers: NDArray[np.float32] | None = None
    """[3, W, W] for each such word: where the cause ends, where its effect starts and ends"""


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
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = default_threads() if threads is None else threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # The arena would keep the largest window's memory for each shape it ever met.
        options.enable_mem_pattern = False
        self._session = onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"]
        )
        self._least = onnxruntime.RunOptions()
        # Without this, the heads that nobody asked for would run too.
        self._least.only_execute_path_to_fetches = True
        self.labels = Labels.read(folder / "labels.json")
        self.hash = hashlib.sha256(path.read_bytes()).hexdigest()

    def read(self, pieces: Ids, forms: Ids, firsts: Ids) -> Reading:
        """Read one window: pieces and forms [P], index of each word's first piece [W]."""
        return Reading(*self._session.run(None, self._feed(pieces, forms, firsts)))

    def encode(self, pieces: Ids, forms: Ids, firsts: Ids) -> None:
        """Run the encoder with its least head only; for measuring speed."""
        self._session.run(["upos"], self._feed(pieces, forms, firsts), self._least)

    @staticmethod
    def _feed(pieces: Ids, forms: Ids, firsts: Ids) -> dict[str, Ids]:
        return {"pieces": pieces, "forms": forms, "firsts": firsts}


Ids = NDArray[np.int64]
__all__: Sequence[str] = ["DATA", "Ids", "Labels", "Network", "Reading", "default_threads"]
