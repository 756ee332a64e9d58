"""The network: one MiniLM encoder, many heads."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

from holdfast.language.pieces import SHAPE_COUNT
from training.data import IGNORED
from training.windows import Labels

FAR_BELOW = -1e4


@dataclass(frozen=True)
class Sizes:
    """Widths of the heads."""

    tags: int = 256
    arcs: int = 256
    relations: int = 96
    dropout: float = 0.2


class Encoder(nn.Module):
    """MiniLM with an embedding of letter shape and spacing added to its input."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        bert = BertModel.from_pretrained(str(folder), add_pooling_layer=False)
        self.words = bert.embeddings.word_embeddings
        self.positions = bert.embeddings.position_embeddings
        self.norm = bert.embeddings.LayerNorm
        self.constant = nn.Parameter(bert.embeddings.token_type_embeddings.weight[0].clone())
        self.forms = nn.Embedding(SHAPE_COUNT, bert.config.hidden_size)
        nn.init.zeros_(self.forms.weight)
        self.layers = nn.ModuleList(Layer(layer, bert.config) for layer in bert.encoder.layer)
        self.dropout = nn.Dropout(0.1)

    def forward(self, pieces: Tensor, forms: Tensor, mask: Tensor | None) -> Tensor:
        """Vectors [B, P, 384] of pieces [B, P]; `mask` [B, P] is true on real pieces."""
        place = torch.arange(pieces.shape[1], device=pieces.device)
        summed = self.words(pieces) + self.positions(place) + self.forms(forms) + self.constant
        hidden = self.dropout(self.norm(summed))
        seen = None if mask is None else mask[:, None, None, :]
        for layer in self.layers:
            hidden = layer(hidden, seen)
        return hidden


class Layer(nn.Module):
    """One transformer layer, written out so that its ONNX graph is small and plain."""

    def __init__(self, source: nn.Module, config: object) -> None:
        super().__init__()
        attention = source.attention
        self.heads = int(config.num_attention_heads)  # type: ignore[attr-defined]
        self.query, self.key, self.value = (
            attention.self.query,
            attention.self.key,
            attention.self.value,
        )
        self.merge, self.merge_norm = attention.output.dense, attention.output.LayerNorm
        self.widen, self.narrow = source.intermediate.dense, source.output.dense
        self.narrow_norm = source.output.LayerNorm
        self.dropout = nn.Dropout(0.1)
        self.attention_dropout = 0.1

    def _split(self, x: Tensor) -> Tensor:
        return x.unflatten(-1, (self.heads, -1)).transpose(1, 2)

    def forward(self, hidden: Tensor, seen: Tensor | None) -> Tensor:
        """Next vectors [B, P, 384]."""
        query, key, value = (self._split(f(hidden)) for f in (self.query, self.key, self.value))
        share = self.attention_dropout if self.training else 0.0
        mixed = functional.scaled_dot_product_attention(
            query, key, value, attn_mask=seen, dropout_p=share
        )
        mixed = self.merge(mixed.transpose(1, 2).flatten(2))
        hidden = self.merge_norm(hidden + self.dropout(mixed))
        wide = functional.gelu(self.widen(hidden))
        return self.narrow_norm(hidden + self.dropout(self.narrow(wide)))


def _projection(width: int, to: int, dropout: float) -> nn.Sequential:
    return nn.Sequential(nn.Linear(width, to), nn.GELU(), nn.Dropout(dropout))


class Reader(nn.Module):
    """Encoder and heads. Index 0 among heads is the root ([CLS]), word i is i + 1."""

    def __init__(self, folder: Path, labels: Labels, sizes: Sizes) -> None:
        super().__init__()
        self.encoder = Encoder(folder)
        width = self.encoder.words.embedding_dim
        self.dropout = nn.Dropout(sizes.dropout)
        self.tags = _projection(width, sizes.tags, sizes.dropout)
        self.upos = nn.Linear(sizes.tags, len(labels.upos))
        self.xpos = nn.Linear(sizes.tags, len(labels.xpos))
        self.bounds = _projection(width, sizes.tags, sizes.dropout)
        self.starts = nn.Linear(sizes.tags, 1)
        self.names = nn.Linear(sizes.tags, len(labels.names))
        self.arc_of = _projection(width, sizes.arcs, sizes.dropout)
        self.arc_to = _projection(width, sizes.arcs, sizes.dropout)
        self.arc_pair = nn.Linear(sizes.arcs, sizes.arcs, bias=False)
        self.arc_head = nn.Linear(sizes.arcs, 1)
        self.relation_of = _projection(width, sizes.relations, sizes.dropout)
        self.relation_to = _projection(width, sizes.relations, sizes.dropout)
        count = len(labels.relations)
        self.relation_pair = nn.Linear(sizes.relations, count * (sizes.relations + 1))
        self.relation_head = nn.Linear(sizes.relations, count, bias=False)
        self.relation_count = count
        nn.init.normal_(self.relation_pair.weight, std=0.01)

    def vectors(self, batch: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
        """Word vectors [B, W, 384] and the same with the root before them [B, W + 1, 384]."""
        hidden = self.encoder(batch["pieces"], batch["forms"], batch.get("mask"))
        firsts = torch.cat([torch.zeros_like(batch["firsts"][:, :1]), batch["firsts"]], dim=1)
        index = firsts[:, :, None].expand(-1, -1, hidden.shape[-1])
        rooted = self.dropout(torch.gather(hidden, 1, index))
        return rooted[:, 1:], rooted

    def arcs(self, words: Tensor, rooted: Tensor) -> Tensor:
        """Scores [B, W, W + 1] of each word's possible heads."""
        to = self.arc_to(rooted)
        pair = self.arc_pair(self.arc_of(words)) @ to.transpose(1, 2)
        return pair / 16.0 + self.arc_head(to).transpose(1, 2)

    def relations_with(self, words: Tensor, rooted: Tensor, heads: Tensor) -> Tensor:
        """Relation scores [B, W, R] of each word with the head `heads` [B, W] gives it."""
        of, to = self.relation_of(words), self.relation_to(rooted)
        index = heads[:, :, None].expand(-1, -1, to.shape[-1])
        chosen = torch.gather(to, 1, index)
        pair = self.relation_pair(of).unflatten(-1, (self.relation_count, -1))
        score = (pair[..., :-1] @ chosen[..., None])[..., 0] + pair[..., -1]
        return score + self.relation_head(chosen)

    def all_relations(self, words: Tensor, rooted: Tensor) -> Tensor:
        """Best relation [B, W, W + 1] of every pair."""
        of, to = self.relation_of(words), self.relation_to(rooted)
        pair = self.relation_pair(of).unflatten(-1, (self.relation_count, -1))
        score = pair[..., :-1] @ to.transpose(1, 2)[:, None]
        score = score + pair[..., -1:] + self.relation_head(to).transpose(1, 2)[:, None]
        return score.argmax(dim=2)

    def losses(self, batch: dict[str, Tensor]) -> dict[str, Tensor]:
        """Mean losses of the heads over the words that are annotated for each."""
        words, rooted = self.vectors(batch)
        tags, bounds = self.tags(words), self.bounds(words)
        arcs = self.arcs(words, rooted).float()
        allowed = batch["sentence"][:, :, None] == batch["sentence"][:, None, :]
        allowed = torch.cat([torch.ones_like(allowed[:, :, :1]), allowed], dim=2)
        arcs = arcs.masked_fill(~allowed, FAR_BELOW)
        heads = batch["heads"]
        relations = self.relations_with(words, rooted, heads.clamp(min=0))
        start = self.starts(bounds)[..., 0].float()
        known = batch["starts"] != IGNORED
        return {
            "upos": _cross(self.upos(tags), batch["upos"]),
            "xpos": _cross(self.xpos(tags), batch["xpos"]),
            "names": _cross(self.names(bounds), batch["names"]),
            "arcs": _cross(arcs, heads),
            "relations": _cross(relations, batch["relations"]),
            "starts": functional.binary_cross_entropy_with_logits(
                start[known], batch["starts"][known].float(), reduction="sum"
            )
            / known.sum().clamp(min=1),
        }


def _cross(scores: Tensor, gold: Tensor) -> Tensor:
    total = functional.cross_entropy(
        scores.float().flatten(0, -2), gold.flatten(), ignore_index=IGNORED, reduction="sum"
    )
    return total / (gold != IGNORED).sum().clamp(min=1)
