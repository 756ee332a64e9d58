"""Sets that annotate names only: wikigold, CrossNER politics, re3d."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from data import Document, Sentence, held_apart, mark_span
from holdfast.language.pieces import Gap
from holdfast.language.tokens import blank_english

CROSSNER_KINDS = {
    "politician": "PERSON", "person": "PERSON", "politicalparty": "ORG",
    "organisation": "ORG", "location": "PLACE", "country": "PLACE",
}
WIKIGOLD_KINDS = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE"}
RE3D_KINDS = {"Person": "PERSON", "Organisation": "ORG", "Location": "PLACE"}
DETERMINER = re.compile(r"(?:the|a|an|this|that|these|those|our|their|its|his)\s+", re.IGNORECASE)
NOT_NAMES = frozenset(
    "we they he she it i you us them him her his our their its my who which all other the "
    "january february march april may june july august september october november december"
    .split()
)
LONGEST_NAME = 9


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
        glued = not raw or raw.endswith(("(", "[", "``", "$")) or re.match(
            r"(?:[,.;:!?)\]%]|'s?$|n't$|'[a-z]+$|''$)", word
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


def re3d(folder: Path, test: bool) -> list[Document]:
    """Documents on Syria and Iraq: the held-apart third when `test`, else the others."""
    documents = []
    for identity, (text, spans) in sorted(re3d_texts(folder, test).items()):
        sentence = annotate(text, spans, int(Gap.PARAGRAPH))
        documents.append(Document("re3d", identity, [sentence]))
    return documents


def re3d_texts(folder: Path, test: bool) -> dict[str, tuple[str, list[Span]]]:
    """Raw text and flat names of each re3d document, by document id."""
    found: dict[str, tuple[str, list[Span]]] = {}
    for part in sorted(path.parent for path in folder.glob("*/documents.json")):
        entities: dict[str, list[Span]] = {}
        for line in (part / "entities.json").read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            if entry["type"] in RE3D_KINDS:
                span = Span(entry["begin"], entry["end"], RE3D_KINDS[entry["type"]])
                entities.setdefault(entry["documentId"], []).append(span)
        for line in (part / "documents.json").read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            if held_apart(entry["_id"]) == test:
                spans = entities.get(entry["_id"], [])
                found[entry["_id"]] = entry["text"], flat_names(entry["text"], spans)
    return found


def flat_names(text: str, spans: Iterable[Span]) -> list[Span]:
    """Names among `spans`, without determiners, pronouns, common nouns and nesting.

    Of nested people and places the inner stays (the name itself); of organisations the outer.
    """
    kept = {trimmed for span in spans if (trimmed := _as_name(text, span)) is not None}
    inner = sorted((s for s in kept if s.kind != "ORG"), key=lambda s: s.end - s.start)
    outer = sorted((s for s in kept if s.kind == "ORG"), key=lambda s: s.start - s.end)
    chosen: list[Span] = []
    for span in [*outer, *inner]:
        if all(span.end <= other.start or span.start >= other.end for other in chosen):
            chosen.append(span)
    return sorted(chosen, key=lambda s: s.start)


def _as_name(text: str, span: Span) -> Span | None:
    raw = text[span.start : span.end]
    start = span.start + len(raw) - len(raw.lstrip())
    end = span.end - (len(raw) - len(raw.rstrip()))
    determiner = DETERMINER.match(text[start:end])
    if determiner:
        start += determiner.end()
    if text[start:end].endswith(("'s", "’s")):
        end -= 2
    words = re.findall(r"\w[\w.’'-]*", text[start:end])
    capital = any(word[0].isupper() and word.lower() not in NOT_NAMES for word in words)
    cut = (start > 0 and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum())
    if not capital or cut or len(words) > LONGEST_NAME:
        return None
    return Span(start, end, span.kind)
