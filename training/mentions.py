"""Mentions, as re3d and GUM mark them: names, nouns and pronouns for somebody or some place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.data import treebank
from training.entities import entity_mentions
from training.re3d import re3d_mentions

Pair = tuple[tuple[int, int], tuple[int, int]]
"""Cause and effect, each (start, end) in code points."""
MENTION_KINDS = ("PERSON", "ORG", "PLACE")


@dataclass(frozen=True)
class Marked:
    """A text with what a set marks in it.

    `mentions` are (start, end, kind) in code points; `pairs` are (cause, effect), each (start,
    end). `breaks` are code points at which a sentence starts; empty where the set does not say.
    """

    source: str
    identity: str
    text: str
    breaks: tuple[int, ...] = ()
    mentions: tuple[tuple[int, int, str], ...] = ()
    pairs: tuple[Pair, ...] = ()


def re3d_marked(folder: Path, test: bool) -> list[Marked]:
    """Every mention that re3d marks, nested ones too: the held-apart third, or the others."""
    return [
        Marked("re3d", identity, text, (), tuple((s.start, s.end, s.kind) for s in spans))
        for identity, (text, spans) in sorted(re3d_mentions(folder, test).items())
    ]


def gum_marked(folder: Path) -> list[Marked]:
    """GUM's persons, organisations and places, whatever words mention them."""
    found = []
    for document, (spans, *_) in zip(
        treebank(folder, "*.conllu", "gum"), words_of_gum(folder), strict=True
    ):
        base, mentions, breaks = 0, set[tuple[int, int, str]](), list[int]()
        for each in document.sentences:
            breaks.append(spans[base][0])
            for first, last, kind in entity_mentions(each.miscellanies):
                mentions.add((spans[base + first][0], spans[base + last][1], kind))
            base += len(each.words)
        found.append(
            Marked("gum", document.identity, document.text(), tuple(breaks),
                   tuple(sorted(mentions)))
        )  # fmt: skip
    return found


def words_of_gum(folder: Path) -> Iterator[tuple[list[tuple[int, int]], list[int], list[str]]]:
    """Of each document: its words' places in the text, their sentences, their MISC columns."""
    for document in treebank(folder, "*.conllu", "gum"):
        text, place = document.text(), 0
        spans: list[tuple[int, int]] = []
        for form in (word for sentence in document.sentences for word in sentence.words):
            begin = text.index(form, place)
            place = begin + len(form)
            spans.append((begin, place))
        numbers = [n for n, each in enumerate(document.sentences) for _ in each.words]
        fields = [field for each in document.sentences for field in each.miscellanies]
        yield spans, numbers, fields
