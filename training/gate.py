"""Teach the gate what the branch is sure of: which sentences hold a cause that will be told.

No mark of any set is used, only its sentences: the branch itself, run on each alone, says whether
there is a pair that a reader would be given.

    python -m training.gate DATA
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional

from holdfast.language.gate import FILE
from holdfast.language.marks import cause_pairs, part_of
from holdfast.language.network import Network
from holdfast.language.pieces import PieceTable
from holdfast.language.tokens import split_words
from holdfast.language.windows import WindowReader, words_of
from holdfast.reading.reasons.learned import SURE, SURE_BOUNDS
from training.causes import cnc_marked
from training.data import treebank

HIDDEN = 16
KEPT = 0.98
"""Share of the sentences with a cause that must pass."""
EVERY = 3
"""Of EWT's documents, each so-manieth: it is large, and far from news."""


@dataclass
class Lesson:
    """A sentence: the vectors [W, 384] of its words at the fork, and whether it holds a cause."""

    vectors: NDArray[np.float16]
    told: bool


def texts(data: Path) -> Iterator[str]:
    """News sentences of the Causal News Corpus, GUM, and some of EWT."""
    yield from (each.text for each in cnc_marked(data / "cnc"))
    yield from (each.text() for each in treebank(data / "gum", "*.conllu", "gum"))
    for number, each in enumerate(treebank(data / "ewt", "*train*.conllu", "ewt")):
        if number % EVERY == 0:
            yield each.text()


def lessons(known: Iterable[str]) -> Iterator[Lesson]:
    """Every sentence of the texts, as the network parts them."""
    network = Network()
    table = PieceTable(FILE.parent / "tokenizer.json")
    reader = WindowReader(network, table)
    for text in known:
        for span in reader.spans(words_of(split_words(text), (), table)):
            reading = span.reading
            sentence = np.cumsum(span.starts) - 1
            for number in range(int(sentence[-1]) + 1):
                chosen = np.flatnonzero(sentence == number)
                causes, pointers = network.ties(*part_of(reading, chosen))
                pairs = cause_pairs(causes, pointers, np.zeros(len(chosen), np.int64))
                told = any(each.sure >= SURE and each.sure_bounds >= SURE_BOUNDS for each in pairs)
                vectors = reading.vectors[0, reading.firsts[chosen]]
                yield Lesson(vectors.astype(np.float16), told)


class Learner(nn.Module):
    """The gate as it is learned: the best word of a sentence speaks for it."""

    def __init__(self) -> None:
        super().__init__()
        self.inner = nn.Linear(384, HIDDEN)
        self.outer = nn.Linear(HIDDEN, 1)

    def forward(self, words: torch.Tensor, owners: torch.Tensor) -> torch.Tensor:
        """Scores [S] of S sentences; `owners` [W] say whose word each is."""
        scores = self.outer(functional.relu(self.inner(words)))[:, 0]
        best = torch.full((int(owners[-1]) + 1,), -1e9)
        return best.scatter_reduce(0, owners, scores, "amax")


def batch_of(some: list[Lesson]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Words, owners and answers."""
    words = torch.from_numpy(np.concatenate([each.vectors for each in some]).astype(np.float32))
    owners = np.repeat(np.arange(len(some)), [len(each.vectors) for each in some])
    return words, torch.from_numpy(owners), torch.tensor([float(each.told) for each in some])


def learn(known: list[Lesson], passes: int = 20, size: int = 64) -> Learner:
    """Teach; the order is chance's, from a fixed seed."""
    torch.manual_seed(7)
    learner, chance = Learner(), np.random.default_rng(7)
    optimiser = torch.optim.AdamW(learner.parameters(), lr=2e-3, weight_decay=0.02)
    for number in range(passes):
        order, total = chance.permutation(len(known)), 0.0
        for start in range(0, len(known), size):
            words, owners, told = batch_of([known[i] for i in order[start : start + size]])
            words = functional.dropout(words, 0.2)
            loss = functional.binary_cross_entropy_with_logits(learner(words, owners), told)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            total += float(loss.detach()) * len(told)
        print(f"pass {number + 1}: loss {total / len(known):.4f}", flush=True)
    return learner.eval()


def scored(learner: Learner, known: list[Lesson]) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """Scores and answers of some lessons."""
    with torch.no_grad():
        words, owners, told = batch_of(known)
        return learner(words, owners).numpy(), told.numpy() > 0


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=FILE)
    options = parser.parse_args()
    known = list(lessons(texts(options.data)))
    kept_back = [each for number, each in enumerate(known) if number % 10 == 0]
    learner = learn([each for number, each in enumerate(known) if number % 10])
    scores, told = scored(learner, kept_back)
    least = float(np.quantile(scores[told], 1 - KEPT))
    print(f"{len(known)} sentences, {sum(each.told for each in known)} with a cause; kept back: "
          f"{(scores > least).mean():.2f} of sentences pass, "
          f"{(scores[told] > least).mean():.3f} of those with a cause")  # fmt: skip
    weights = {
        "inner": learner.inner.weight.detach().numpy().T,
        "inner_bias": learner.inner.bias.detach().numpy(),
        "outer": learner.outer.weight.detach().numpy()[0],
        "least": np.float32(least - float(learner.outer.bias.detach())),
    }
    np.savez(options.out, **weights)


if __name__ == "__main__":
    main()
