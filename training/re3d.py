"""re3d: names in documents on Syria and Iraq, and what of its mentions counts as a name."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from holdfast.language.pieces import Gap
from training.data import Document, held_apart
from training.names import Span, annotate
from training.words import LITTLE, NAME_TAILS, NOT_NAMES, TITLES

RE3D_KINDS = {"Person": "PERSON", "Organisation": "ORG", "Location": "PLACE"}
WORD = re.compile(r"(?:[A-Z]\.)+|['’]s\b|\w+(?:[.’'-](?!s\b)\w+)*")
MOST_COMMON = 2
DETERMINER = re.compile(r"(?:the|a|an|this|that|these|those|our|their|its|his)\s+", re.IGNORECASE)
LONGEST_NAME = 9


def re3d(folder: Path, test: bool) -> list[Document]:
    """Documents on Syria and Iraq: the held-apart third when `test`, else the others."""
    documents = []
    for identity, (text, spans) in sorted(re3d_texts(folder, test).items()):
        sentence = annotate(text, spans, int(Gap.PARAGRAPH))
        documents.append(Document("re3d", identity, [sentence]))
    return documents


def re3d_texts(folder: Path, test: bool | None) -> dict[str, tuple[str, list[Span]]]:
    """Raw text and flat names of each re3d document, by document id: the held-apart third when
    `test`, the others when not, all for None."""
    texts, entities = _re3d_files(folder)
    called: dict[str, set[str]] = {"ORG": set(), "PLACE": set(), "PERSON": set()}
    for identity, spans in entities.items():
        for span in spans:
            called[span.kind].add(texts[identity][span.start : span.end])
    groups = frozenset(called["ORG"] - called["PLACE"])
    return {
        identity: (text, flat_names(text, entities.get(identity, []), groups))
        for identity, text in texts.items()
        if test in (None, held_apart(identity))
    }


def re3d_mentions(
    folder: Path, test: bool | None, agreed: bool = False
) -> dict[str, tuple[str, list[Span]]]:
    """Raw text and every mention of each re3d document, by document id.

    `agreed`: without the marks of confidence 0, which a program made and nobody confirmed.
    """
    texts, entities = _re3d_files(folder, agreed)
    return {
        identity: (text, sorted(set(entities.get(identity, [])), key=lambda s: (s.start, s.end)))
        for identity, text in texts.items()
        if test in (None, held_apart(identity))
    }


def _re3d_files(folder: Path, agreed: bool = False) -> tuple[dict[str, str], dict[str, list[Span]]]:
    texts: dict[str, str] = {}
    entities: dict[str, list[Span]] = {}
    for part in sorted(path.parent for path in folder.glob("*/documents.json")):
        for line in (part / "documents.json").read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            texts[entry["_id"]] = entry["text"]
        for line in (part / "entities.json").read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            if entry["type"] in RE3D_KINDS and (not agreed or entry["confidence"] > 0):
                span = Span(entry["begin"], entry["end"], RE3D_KINDS[entry["type"]])
                entities.setdefault(entry["documentId"], []).append(span)
    return texts, entities


def flat_names(text: str, spans: Iterable[Span], groups: frozenset[str]) -> list[Span]:
    """Names among `spans`: no determiners, titles, pronouns, common nouns, nor nesting.

    Of nested people and places the inner stays (the name itself); of organisations the outer,
    but a name of `groups` loses the common nouns after it ("ISIL fighters").
    """
    kept = {name for span in spans if (name := _as_name(text, span, groups)) is not None}
    inner = sorted((s for s in kept if s.kind != "ORG"), key=lambda s: (s.end - s.start, s.start))
    outer = sorted((s for s in kept if s.kind == "ORG"), key=lambda s: (s.start - s.end, s.start))
    chosen: list[Span] = []
    for span in [*outer, *inner]:
        if all(span.end <= other.start or span.start >= other.end for other in chosen):
            chosen.append(span)
    return sorted(chosen, key=lambda s: s.start)


def _as_name(text: str, span: Span, groups: frozenset[str]) -> Span | None:
    note = text.find("[", span.start, span.end)
    found = list(WORD.finditer(text, span.start, span.end if note < 0 else note))
    cut = (text[span.start - 1 : span.start].isalnum() and text[span.start].isalnum()) or (
        text[span.end : span.end + 1].isalnum() and text[span.end - 1].isalnum()
    )
    while found and _before_name(found[0].group(), span.kind):
        if span.kind == "PERSON" and found[0].group() in ("of", "for", "to"):
            return None  # an office, not a name
        del found[0]
    if found and found[-1].group() in NAME_TAILS:
        del found[-1]
    if span.kind == "PLACE":
        found = _after_kind(found)
    for keep in range(len(found) - 1, 0, -1):
        short = text[found[0].start() : found[keep - 1].end()]
        if not found[keep].group().islower():
            break
        if span.kind == "ORG" and short in groups:
            del found[keep:]
            break
    if span.kind == "PERSON" and found and found[-1].group().islower():
        return None
    common = [w for w in found if w.group().islower() and w.group() not in LITTLE]
    if cut or not found or len(found) > LONGEST_NAME or len(common) > MOST_COMMON:
        return None
    return Span(found[0].start(), found[-1].end(), span.kind)


def _after_kind(found: list[re.Match[str]]) -> list[re.Match[str]]:
    """A place without its kind: "Dabiq" of "Syrian town of Dabiq"."""
    for i in range(len(found) - 2, 0, -1):
        if found[i].group() == "of" and found[i - 1].group().islower():
            return found[i + 1 :]
    return found


def _before_name(word: str, kind: str) -> bool:
    """Whether a word at a span's beginning is no part of the name."""
    if kind == "PERSON" and word.lower().rstrip(".") in TITLES:
        return True
    little = word.lower() in NOT_NAMES or word[0].isdigit()
    return little or (word.islower() and word not in ("al", "ad", "ar", "el", "bin", "ibn"))
