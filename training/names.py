"""Sets of sentences that annotate names only: wikigold and CrossNER politics."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from holdfast.language.pieces import Gap
from holdfast.language.tokens import blank_english
from training.data import Document, Sentence
from training.entities import mark_span

CROSSNER_KINDS = {
    "politician": "PERSON",
    "person": "PERSON",
    "politicalparty": "ORG",
    "organisation": "ORG",
    "location": "PLACE",
    "country": "PLACE",
}
WIKIGOLD_KINDS = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE"}


@dataclass(frozen=True)
class Span:
    """Name from `start` to `end` (code points) of a text."""

    start: int
    end: int
    kind: str


def wikigold(folder: Path) -> list[Document]:
    """Wikipedia sentences, IO labels, separated by blank lines."""
    text = (folder / "wikigold.conll.txt").read_text(encoding="utf-8")
    return _from_columns("wikigold", text, " ", WIKIGOLD_KINDS)


def crossner(folder: Path) -> list[Document]:
    """Political sentences of all three parts, BIO labels."""
    text = "\n\n".join(
        (folder / f"{part}.txt").read_text(encoding="utf-8") for part in ("train", "dev", "test")
    )
    return _from_columns("crossner", text, "\t", CROSSNER_KINDS)


def _from_columns(source: str, text: str, column: str, kinds: dict[str, str]) -> list[Document]:
    document = Document(source, source)
    for block in re.split(r"\n\s*\n", text):
        rows = [line.rsplit(column, 1) for line in block.split("\n") if column in line]
        if not rows or rows[0][0] == "-DOCSTART-":
            continue
        raw, spans = _join(rows, kinds)
        document.sentences.append(annotate(raw, spans, int(Gap.SPACE)))
    return [document]


def _join(rows: list[list[str]], kinds: dict[str, str]) -> tuple[str, list[Span]]:
    """Sentence with ordinary spacing and the spans of its names."""
    raw, spans, before = "", list[Span](), "O"
    for word, label in rows:
        glued = (
            not raw
            or raw.endswith(("(", "[", "``", "$"))
            or re.match(r"(?:[,.;:!?)\]%]|'s?$|n't$|'[a-z]+$|''$)", word)
        )
        raw += word if glued else " " + word
        start, kind = len(raw) - len(word), kinds.get(label[2:], "")
        if kind and spans and label.startswith("I-") and before == label[2:]:
            spans[-1] = Span(spans[-1].start, len(raw), kind)
        elif kind:
            spans.append(Span(start, len(raw), kind))
        before = label[2:] if label != "O" else "O"
    return raw, spans


def annotate(raw: str, spans: Iterable[Span], first_gap: int) -> Sentence:
    """Words of `raw` by the run-time tokenizer, with the labels of `spans`."""
    sentence = Sentence(known_start=False)
    places: list[tuple[int, int]] = []
    gap = first_gap
    for token in blank_english().tokenizer(raw):
        if token.is_space:
            blank = token.text.count("\n")
            gap = max(gap, int(Gap.PARAGRAPH if blank > 1 else Gap.NEWLINE if blank else Gap.SPACE))
            continue
        sentence.words.append(token.text)
        sentence.gaps.append(gap)
        places.append((token.idx, token.idx + len(token.text)))
        gap = int(Gap.SPACE if token.whitespace_ else Gap.NONE)
    sentence.names = ["O"] * len(places)
    for span in spans:
        within = [i for i, (a, b) in enumerate(places) if a < span.end and b > span.start]
        if within:
            mark_span(sentence.names, within[0], within[-1], span.kind)
    return sentence
