"""Mentions, as re3d and GUM mark them: names, nouns and pronouns for somebody or some place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from training.data import treebank
from training.entities import entity_mentions
from training.re3d import re3d_mentions

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
    pairs: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()


def re3d_marked(folder: Path, test: bool) -> list[Marked]:
    """Every mention that re3d marks, nested ones too: the held-apart third, or the others."""
    return [
        Marked("re3d", identity, text, (), tuple((s.start, s.end, s.kind) for s in spans))
        for identity, (text, spans) in sorted(re3d_mentions(folder, test).items())
    ]


def gum_marked(folder: Path) -> list[Marked]:
    """GUM's persons, organisations and places, whatever words mention them."""
    found = []
    for document in treebank(folder, "*.conllu", "gum"):
        text, place = document.text(), 0
        breaks, mentions = list[int](), list[tuple[int, int, str]]()
        for sentence in document.sentences:
            spans = []
            for form in sentence.words:
                begin = text.index(form, place)
                place = begin + len(form)
                spans.append((begin, place))
            breaks.append(spans[0][0])
            for first, last, kind in entity_mentions(sentence.miscellanies):
                mentions.append((spans[first][0], spans[last][1], kind))
        found.append(
            Marked("gum", document.identity, text, tuple(breaks), tuple(sorted(set(mentions))))
        )
    return found
