"""Which sentences may tell a cause: a small net looks at each word before the branch is run.

It was taught what the branch itself is sure of (`training/gate.py`), and lets through all but a few
in a hundred of those sentences, with as many others as that takes.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

FILE: Final = Path(__file__).parent / "data" / "gate.npz"
ROWS: Final = 32
"""Words at a time: numpy's library of linear algebra hands larger products to threads of its own,
which then wait busily and take the cores from everything else (it made reading half as fast)."""


class Gate(NamedTuple):
    """Weights over a word's 384 numbers at the fork: one hidden layer of H."""

    inner: NDArray[np.float32]
    """[384, H]"""
    inner_bias: NDArray[np.float32]
    """[H]"""
    outer: NDArray[np.float32]
    """[H]"""
    least: NDArray[np.float32]
    """[] a sentence opens the gate if one of its words scores more"""

    def opens(self, vectors: NDArray[np.float32], sentence: NDArray[np.int64]) -> NDArray[np.bool_]:
        """[W] whether the sentence of each word is let through; `vectors` [W, 384] are of their
        first pieces, `sentence` [W] numbers their sentences, rising from 0."""
        scores = np.concatenate(
            [self._scores(vectors[at : at + ROWS]) for at in range(0, len(vectors), ROWS)]
        )
        best = np.maximum.reduceat(scores, np.searchsorted(sentence, np.arange(sentence[-1] + 1)))
        let_through: NDArray[np.bool_] = (best > self.least)[sentence]
        return let_through

    def _scores(self, vectors: NDArray[np.float32]) -> NDArray[np.float32]:
        scores: NDArray[np.float32] = (
            np.maximum(vectors @ self.inner + self.inner_bias, 0) @ self.outer
        )
        return scores


@lru_cache(maxsize=1)
def load_gate(path: Path = FILE) -> Gate:
    """The shipped gate."""
    with np.load(path) as stored:
        return Gate(**{name: stored[name] for name in Gate._fields})
