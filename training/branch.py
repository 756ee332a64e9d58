"""The branch: the encoder's two top layers once more, trained for mentions and reasons alone.

The layers below stay as they are, and so does all that the parser reads.
"""

from __future__ import annotations

import copy

import torch
from torch import Tensor, nn
from torch.nn import functional

from holdfast.language.marks import LONGEST_MENTION
from training.model import FAR_BELOW, Reader

FORK_LAYER = 4
WIDTH = 128
POINTERS = 3


class Spans(nn.Module):
    """Scores of every span of words for every kind, and for none (which comes first)."""

    def __init__(self, kinds: int) -> None:
        super().__init__()
        self.kinds = kinds + 1
        self.pair = nn.Linear(WIDTH, WIDTH * self.kinds)
        self.by_first, self.by_last = nn.Linear(WIDTH, self.kinds), nn.Linear(WIDTH, self.kinds)
        self.length = nn.Parameter(torch.zeros(self.kinds, LONGEST_MENTION))
        nn.init.normal_(self.pair.weight, std=0.01)

    def forward(self, of: Tensor, to: Tensor) -> Tensor:
        """Scores [B, kinds, W, W] of spans from a word to a word."""
        pair = self.pair(of).unflatten(-1, (self.kinds, WIDTH)).transpose(1, 2)
        score = pair @ to[:, None].transpose(2, 3)
        score = score + self.by_first(of).transpose(1, 2)[..., None]
        score = score + self.by_last(to).transpose(1, 2)[:, :, None]
        place = torch.arange(of.shape[1], device=of.device)
        length = (place[None, :] - place[:, None]).clamp(0, LONGEST_MENTION - 1)
        return score + self.length[:, length]


def _projection(dropout: float) -> nn.Sequential:
    return nn.Sequential(nn.Linear(384, WIDTH), nn.GELU(), nn.Dropout(dropout))


class Branch(nn.Module):
    """Top layers and heads. `mentions` follow re3d's conventions, `gum` those of GUM.

    The head for GUM only teaches the layers below it; it is not shipped.
    """

    def __init__(self, reader: Reader, dropout: float = 0.25) -> None:
        super().__init__()
        top = reader.encoder.layers[FORK_LAYER:]
        self.layers = nn.ModuleList(copy.deepcopy(layer) for layer in top)
        for layer in self.layers:
            layer.attention_dropout = 0.0  # it costs more time than it is worth here
        self.dropout = nn.Dropout(dropout)
        self.span_of, self.span_to = _projection(dropout), _projection(dropout)
        self.mentions, self.gum = Spans(3), Spans(3)
        self.cause_of, self.cause_to = _projection(dropout), _projection(dropout)
        self.cause = nn.Linear(WIDTH, 1)
        self.pointers = nn.Linear(WIDTH, WIDTH * POINTERS)
        self.pointed = nn.Linear(WIDTH, POINTERS)
        nn.init.normal_(self.pointers.weight, std=0.02)

    def words(self, vectors: Tensor, firsts: Tensor, mask: Tensor | None) -> Tensor:
        """Word vectors [B, W, 384] from the encoder's lower layers [B, P, 384]."""
        hidden = vectors
        seen = None if mask is None else mask[:, None, None, :]
        for layer in self.layers:
            hidden = layer(hidden, seen)
        index = firsts[:, :, None].expand(-1, -1, hidden.shape[-1])
        return self.dropout(torch.gather(hidden, 1, index))

    def spans(self, words: Tensor, head: Spans) -> Tensor:
        """Scores [B, 4, W, W]: none, then the kinds."""
        return head(self.span_of(words), self.span_to(words))

    def reasons(self, words: Tensor) -> tuple[Tensor, Tensor]:
        """Scores that a cause starts at a word [B, W]; and, for each such word, of where the cause
        ends and where its effect starts and ends [B, 3, W, W]."""
        of, to = self.cause_of(words), self.cause_to(words)
        pair = self.pointers(of).unflatten(-1, (POINTERS, WIDTH)).transpose(1, 2)
        score = pair @ to[:, None].transpose(2, 3) / WIDTH**0.5
        return self.cause(of)[..., 0], score + self.pointed(to).transpose(1, 2)[:, :, None]


def span_loss(scores: Tensor, batch: dict[str, Tensor]) -> Tensor:
    """Loss over all spans that may be mentions, a word; `kinds` [B, W, W] is 0 for none."""
    losses = functional.cross_entropy(scores.float(), batch["kinds"], reduction="none")
    words = batch["allowed"].diagonal(dim1=1, dim2=2).sum()
    return (losses * batch["allowed"]).sum() / words.clamp(min=1)


def reason_loss(scores: tuple[Tensor, Tensor], batch: dict[str, Tensor]) -> Tensor:
    """Loss of cause starts, a sentence, and of what they point to, a pair."""
    starts, pointers = scores
    losses = functional.binary_cross_entropy_with_logits(
        starts.float(), batch["causes"], reduction="none"
    )
    first = (losses * (batch["sentence"] > 0)).sum() / batch["sentences"].sum().clamp(min=1)
    row, pairs = batch["pair_rows"], batch["pairs"]
    if not len(row):
        return first
    chosen = pointers[row, :, pairs[:, 0]].float()  # [pairs, 3, W]
    same = batch["sentence"][row] == batch["sentence"][row, pairs[:, 0]][:, None]
    chosen = chosen.masked_fill(~same[:, None], FAR_BELOW)
    return first + POINTERS * functional.cross_entropy(chosen.transpose(1, 2), pairs[:, 1:])
