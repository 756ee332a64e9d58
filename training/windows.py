"""Training windows: a stretch of a document as the arrays the model reads and is scored on."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import torch

from holdfast.language.pieces import Gap, PieceTable, Shape, form_code
from training.changes import Change, Changer
from training.data import IGNORED, NAME_LABELS, Document, Sentence
from training.places import Places


@dataclass(frozen=True)
class Labels:
    """Label lists of the heads, in output order."""

    upos: list[str]
    xpos: list[str]
    relations: list[str]
    names: list[str] = field(default_factory=lambda: list(NAME_LABELS))

    @staticmethod
    def of(documents: list[Document]) -> Labels:
        """Every label seen in the treebanks among `documents`."""
        sentences = [s for d in documents for s in d.sentences if s.heads]
        return Labels(
            sorted({x for s in sentences for x in s.upos}),
            sorted({x for s in sentences for x in s.xpos}),
            sorted({x for s in sentences for x in s.relations}),
        )


@dataclass
class Window:
    """Lists of one window; word-level lists share one length, piece-level another."""

    pieces: list[int]
    forms: list[int]
    firsts: list[int]
    upos: list[int]
    xpos: list[int]
    starts: list[int]
    names: list[int]
    heads: list[int]
    relations: list[int]
    sentence: list[int]


class WindowMaker:
    """Cuts documents into windows of at most `limit` pieces, altered at random."""

    def __init__(
        self, table: PieceTable, labels: Labels, places: Places, limit: int, change: Change
    ) -> None:
        self._table, self._limit = table, limit
        self._upos = {label: i for i, label in enumerate(labels.upos)}
        self._xpos = {label: i for i, label in enumerate(labels.xpos)}
        self._relations = {label: i for i, label in enumerate(labels.relations)}
        self._names = {label: i for i, label in enumerate(labels.names)}
        self._changer = Changer(change, places, self._names)

    def cut(self, document: Document, chance: random.Random) -> Iterator[Window]:
        """Windows over the whole document, from a random place on."""
        costs = [sum(len(self._table.look_up(w).ids) for w in s.words) for s in document.sentences]
        room, group = chance.randint(self._limit // 3, self._limit), list[Sentence]()
        used = 2
        for sentence, cost in zip(document.sentences, costs, strict=True):
            if group and used + cost > room:
                tail = sentence if chance.random() < self._changer.change.tail else None
                yield self._window(group, tail, chance)
                group, used, room = [], 2, self._limit
            group.append(sentence)
            used += cost
        if group:
            yield self._window(group, None, chance)

    def _window(
        self, group: list[Sentence], tail: Sentence | None, chance: random.Random
    ) -> Window:
        recase, gaps_of = self._changer.recasing(chance), self._changer.gaps(chance)
        window = Window([self._table.start], [_mark_form()], [], [], [], [], [], [], [], [])
        for number, sentence in enumerate([*group, *([tail] if tail else [])]):
            names = self._name_ids(sentence)
            words = self._changer.words(sentence, recase, names, chance)
            gaps = gaps_of(sentence.gaps)
            if not self._append(window, sentence, (words, names, gaps), number):
                break
        window.pieces.append(self._table.end)
        window.forms.append(_mark_form())
        return window

    def _name_ids(self, sentence: Sentence) -> list[int]:
        if not sentence.names:
            return [IGNORED] * len(sentence.words)
        return [self._names[name] for name in sentence.names]

    def _append(
        self,
        window: Window,
        sentence: Sentence,
        parts: tuple[list[str], list[int], list[int]],
        number: int,
    ) -> bool:
        """Add a sentence; False when it was cut short by the limit."""
        words, names, gaps = parts
        base, count = len(window.firsts), len(words)
        entries = [self._table.look_up(word) for word in words]
        for i, entry in enumerate(entries):
            if len(window.pieces) + len(entry.ids) + 1 > self._limit:
                count = i
                break
            window.firsts.append(len(window.pieces))
            window.pieces.extend(entry.ids)
            window.forms.append(form_code(entry.shape, gaps[i]))
            inside = form_code(entry.shape, int(Gap.INSIDE))
            window.forms.extend([inside] * (len(entry.ids) - 1))
        known = bool(sentence.heads)
        window.names.extend(names[:count])
        for i in range(count):
            start = int(i == 0) if sentence.known_start else IGNORED
            window.starts.append(start)
            head = sentence.heads[i] if known else -1
            reached = 0 <= head <= count
            window.heads.append(IGNORED if not reached else base + head if head else 0)
            relation = self._relations[sentence.relations[i]] if known else IGNORED
            vague = known and sentence.relations[i] == "dep"
            window.relations.append(relation if reached and not vague else IGNORED)
            window.upos.append(self._upos[sentence.upos[i]] if known else IGNORED)
            window.xpos.append(self._xpos[sentence.xpos[i]] if known else IGNORED)
            window.sentence.append(number)
        return count == len(words)


def _mark_form() -> int:
    return form_code(int(Shape.MARK), int(Gap.PARAGRAPH))


def batch_of(windows: list[Window]) -> dict[str, torch.Tensor]:
    """Padded tensors of several windows (word arrays [B, W], piece arrays [B, P])."""
    pieces = max(len(w.pieces) for w in windows)
    words = max(len(w.firsts) for w in windows)

    def padded(name: str, width: int, fill: int) -> torch.Tensor:
        rows = np.full((len(windows), width), fill, dtype=np.int64)
        for row, window in zip(rows, windows, strict=True):
            values = getattr(window, name)
            row[: len(values)] = values
        return torch.from_numpy(rows)

    batch = {"pieces": padded("pieces", pieces, 0), "forms": padded("forms", pieces, 0)}
    batch["firsts"] = padded("firsts", words, 0)
    batch["sentence"] = padded("sentence", words, -1)
    for name in ("upos", "xpos", "starts", "names", "heads", "relations"):
        batch[name] = padded(name, words, IGNORED)
    lengths = torch.tensor([len(w.pieces) for w in windows])
    batch["mask"] = torch.arange(pieces)[None, :] < lengths[:, None]
    return batch
