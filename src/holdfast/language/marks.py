"""From the branch's scores to mentions, and to causes with their effects, on a `Doc`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, SpanGroup
from spacy.tokens import Span as DocSpan

from holdfast.language.gate import load_gate
from holdfast.language.network import Ids, Network, Reading
from holdfast.language.windows import Span, Words

MENTIONS: Final = "mentions"
CAUSES: Final = "causes"
EFFECTS: Final = "effects"
SURE: Final = "sure"
SURE_BOUNDS: Final = "sure_bounds"
"""Names of the span groups, and of what their `attrs` hold: a list of shares, one a pair."""

LONGEST_MENTION: Final = 24
"""Words; the network was taught none that is longer."""
LEAST_START: Final = 0.02
"""Share below which a word is not tried as the first of a cause."""
LEAST: Final = 0.3
"""Probability below which a pair is not told at all; who uses the pairs asks for more."""
ROUNDING: Final = 1e-6
"""How far sums of shares may be apart that are added in another order."""
ENDS_TRIED: Final = 4
"""How many likely ends of a cause are tried with every effect."""

Scores = NDArray[np.float32]
Places = NDArray[np.int64]


class Pair(NamedTuple):
    """A cause and its effect, in words (first, after the last), and how sure each part is."""

    cause: tuple[int, int]
    effect: tuple[int, int]
    sure: float
    """that a cause starts here"""
    sure_bounds: float
    """that it and its effect reach from here to there"""


@dataclass
class Marks:
    """What the branch marks in a document, in tokens.

    The branch is a third of the network's work. Causes are looked for only in the sentences where
    the gate expects one, mentions only where they are `wanted`.
    """

    network: Network
    wanted: bool = False
    mentions: list[tuple[int, int, str]] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)

    def add(self, span: Span, words: Words) -> None:
        """Add those of a span of the document's words."""
        if not self.network.branched:
            return
        count, reading = span.last - span.first, span.reading
        sentence = np.cumsum(span.starts) - 1
        own = words.tokens[span.first : span.last]
        if self.wanted:
            scores = self.network.mentions(reading.vectors, reading.firsts)[:, :count, :count]
            found = mention_spans(scores, sentence, self.network.labels.mentions)
            self.mentions += [(int(own[a]), int(own[b - 1]) + 1, kind) for a, b, kind in found]
        chosen = np.flatnonzero(
            load_gate().opens(reading.vectors[0, reading.firsts[:count]], sentence)
        )
        if len(chosen):
            self._add_pairs(reading, chosen, sentence[chosen], own[chosen])

    def _add_pairs(
        self, reading: Reading, chosen: Places, sentence: Places, tokens: Places
    ) -> None:
        """Add the pairs among the chosen words: sentences, read as if no other stood there."""
        causes, pointers = self.network.ties(*part_of(reading, chosen))
        own = tokens.tolist()
        for pair in cause_pairs(causes, pointers, sentence):
            cause, effect = ((own[a], own[b - 1] + 1) for a, b in (pair.cause, pair.effect))
            self.pairs.append(pair._replace(cause=cause, effect=effect))

    def write(self, doc: Doc) -> None:
        """Put them into the document's span groups."""
        if self.wanted:
            mentions = [DocSpan(doc, a, b, kind) for a, b, kind in self.mentions]
            doc.spans[MENTIONS] = SpanGroup(doc, name=MENTIONS, spans=mentions)
        sure = {
            SURE: [pair.sure for pair in self.pairs],
            SURE_BOUNDS: [pair.sure_bounds for pair in self.pairs],
        }
        causes = [DocSpan(doc, *pair.cause) for pair in self.pairs]
        effects = [DocSpan(doc, *pair.effect) for pair in self.pairs]
        doc.spans[CAUSES] = SpanGroup(doc, name=CAUSES, attrs=sure, spans=causes)
        doc.spans[EFFECTS] = SpanGroup(doc, name=EFFECTS, attrs=sure, spans=effects)


def part_of(reading: Reading, chosen: Places) -> tuple[Scores, Ids]:
    """Vectors [1, P, 384] and first pieces of the chosen words, between the window's edges."""
    edges = np.append(reading.firsts, reading.vectors.shape[1] - 1)
    lengths = edges[chosen + 1] - edges[chosen]
    ends = np.cumsum(lengths)
    pieces = np.repeat(edges[chosen] - ends + lengths, lengths) + np.arange(ends[-1])
    rows = np.concatenate([[0], pieces, [edges[-1]]])
    return reading.vectors[:, rows], ends - lengths + 1


def mention_spans(
    scores: Scores, sentence: Places, kinds: tuple[str, ...]
) -> list[tuple[int, int, str]]:
    """Mentions as (first word, word after the last, kind), by place; they may nest.

    `scores` [K, W, W] tell how much better each kind is than none for the span from one word to
    another; `sentence` [W] numbers the sentence of each word.
    """
    best = scores.max(axis=0)
    first, last = np.nonzero(best > 0)
    kept = (first <= last) & (last - first < LONGEST_MENTION) & (sentence[first] == sentence[last])
    first, last = first[kept], last[kept]
    kind = scores[:, first, last].argmax(axis=0)
    return [
        (a, b + 1, kinds[k])
        for a, b, k in zip(first.tolist(), last.tolist(), kind.tolist(), strict=True)
    ]


def cause_pairs(starts: Scores, pointers: Scores, sentence: Places) -> list[Pair]:
    """Causes with their effects, by place.

    `starts` [W] score each word as the first of a cause; `pointers` [3, W, W] score, for each such
    word, where the cause ends and where its effect starts and ends. Cause and effect stand in one
    sentence and share no word. Where several words may be the first of the same cause, the
    likeliest is taken, and is as sure as they are together.
    """
    sure = 1 / (1 + np.exp(-starts.astype(np.float64)))
    candidates = np.flatnonzero(sure >= LEAST_START)
    if len(candidates) == 0:
        return []
    # Causes are the same only within a sentence: together they are no surer than all its words.
    together = np.bincount(sentence[candidates], sure[candidates])[sentence[candidates]]
    tried: list[Pair] = []
    for word in candidates[together >= LEAST - ROUNDING].tolist():
        base, after = np.searchsorted(sentence, [sentence[word], sentence[word] + 1]).tolist()
        best = _best_bounds(_log_shares(pointers[:, word, base:after]), word - base)
        if best is not None:
            total, end, first, last = best
            cause, effect = (word, base + end + 1), (base + first, base + last + 1)
            tried.append(Pair(cause, effect, float(sure[word]), float(np.exp(total))))
    found: list[Pair] = []
    for pair in sorted(tried, key=lambda each: (-each.sure, each.cause)):
        same = next((i for i, each in enumerate(found) if _same(each, pair)), None)
        if same is None:
            found.append(pair)
        else:
            found[same] = found[same]._replace(sure=found[same].sure + pair.sure)
    kept = [
        pair._replace(sure=round(min(1.0, pair.sure), 4), sure_bounds=round(pair.sure_bounds, 4))
        for pair in found
        if pair.sure >= LEAST
    ]
    return sorted(kept)


def _same(left: Pair, right: Pair) -> bool:
    """Whether two pairs tie the same stretches."""
    return _overlap(left.cause, right.cause) and _overlap(left.effect, right.effect)


def _overlap(left: tuple[int, int], right: tuple[int, int]) -> bool:
    return left[0] < right[1] and right[0] < left[1]


def _log_shares(scores: Scores) -> NDArray[np.float64]:
    """Logarithms of the shares that scores [3, S] give each word."""
    wide = scores.astype(np.float64)
    wide -= wide.max(axis=1, keepdims=True)
    shares: NDArray[np.float64] = wide - np.log(np.exp(wide).sum(axis=1, keepdims=True))
    return shares


def _best_bounds(logs: NDArray[np.float64], start: int) -> tuple[float, int, int, int] | None:
    """Best (sum, cause end, effect start, effect end) of a cause from `start` on.

    An effect ends before the cause starts, or starts after the cause ends: in each stretch, the
    best end from every start on makes the best effect.
    """
    best: tuple[float, int, int, int] | None = None
    before = _best_span(logs[1, :start], _best_onward(logs[2, :start]))
    onward = _best_onward(logs[2])
    ends = start + np.argsort(-logs[0, start:], kind="stable")[:ENDS_TRIED]
    for end in ends.tolist():
        after = _best_span(logs[1, end + 1 :], onward[end + 1 :])
        effect = max((before, after), key=lambda each: each[0])
        total = float(logs[0, end]) + effect[0]
        if effect[0] > -np.inf and (best is None or total > best[0]):
            first, limit = (end + 1 + after[1], None) if effect is after else (before[1], start)
            last = first + int(logs[2, first:limit].argmax())
            best = (total, end, first, last)
    return best


def _best_onward(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """[S] the best of the scores from each place on."""
    return np.maximum.accumulate(scores[::-1])[::-1]


def _best_span(starts: NDArray[np.float64], onward: NDArray[np.float64]) -> tuple[float, int]:
    """The best sum of a start's score and the best end from it on, and that start."""
    if len(starts) == 0:
        return -np.inf, 0
    sums = starts + onward
    first = int(sums.argmax())
    return float(sums[first]), first
