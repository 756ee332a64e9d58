"""The ECB+ corpus, read in place: articles by topic, with the event mentions that are annotated."""

from __future__ import annotations

import csv
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DEVELOPMENT = frozenset({"2", "5", "12", "18", "21", "23", "34", "35"})
EVENTS = ("ACTION", "NEG_ACTION")
NO_SPACE_BEFORE = re.compile(r"^(?:[,.;:!?)\]%]|'s?|’s?|n't|'(?:re|ve|ll|d|m)|''|”)$")
NO_SPACE_AFTER = re.compile(r"^(?:[(\[$£#]|``|“)$")


@dataclass(frozen=True, slots=True)
class GoldMention:
    """One annotated event: code points of the text, and the happening it belongs to."""

    name: str
    start: int
    end: int
    chain: str


@dataclass(frozen=True, slots=True)
class Article:
    """One text with its sentence starts and its event mentions in the curated sentences."""

    name: str
    topic: str
    text: str
    breaks: tuple[int, ...]
    mentions: tuple[GoldMention, ...]


def articles(folder: Path, whole: bool = False) -> Iterator[Article]:
    """The articles of the development topics; of all topics where ``whole`` or none is there."""
    inside = folder / "ECB+" if (folder / "ECB+").is_dir() else folder
    topics = sorted((each.name for each in inside.iterdir() if each.is_dir()), key=_number)
    chosen = [topic for topic in topics if topic in DEVELOPMENT]
    curated = curated_sentences(folder)
    for topic in topics if whole or not chosen else chosen:
        for path in sorted((inside / topic).glob("*.xml")):
            yield read_article(
                path, topic, curated.get((topic, path.stem.partition("_")[2]), set())
            )


def _number(name: str) -> tuple[int, str]:
    return (int(name), "") if name.isdigit() else (0, name)


def curated_sentences(folder: Path) -> dict[tuple[str, str], set[int]]:
    """(topic, file) → numbers of the sentences whose annotation was checked."""
    found: dict[tuple[str, str], set[int]] = {}
    path = next(iter(sorted(folder.glob("*coreference_sentences*.csv"))))
    with path.open(encoding="utf-8", newline="") as file:
        for row in list(csv.reader(file))[1:]:
            found.setdefault((row[0].strip(), row[1].strip()), set()).add(int(row[2]))
    return found


def read_article(path: Path, topic: str, curated: set[int]) -> Article:
    """One file; the line with the web address that opens an added text is left out."""
    root = ET.parse(path).getroot()
    text, breaks, spans, sentences = _text_of(root)
    chains = _chains(root)
    mentions = []
    for markable in root.iterfind("Markables/*"):
        anchors = [anchor.get("t_id", "") for anchor in markable.iterfind("token_anchor")]
        if not markable.tag.startswith(EVENTS) or not anchors or anchors[0] not in spans:
            continue
        number = markable.get("m_id", "")
        if sentences[anchors[0]] in curated:
            name = f"{path.stem}#{number}"
            start = min(spans[anchor][0] for anchor in anchors)
            end = max(spans[anchor][1] for anchor in anchors)
            mentions.append(GoldMention(name, start, end, chains.get(number, name)))
    return Article(path.stem, topic, text, breaks, tuple(mentions))


def _text_of(
    root: ET.Element,
) -> tuple[str, tuple[int, ...], dict[str, tuple[int, int]], dict[str, int]]:
    """The text, where its sentences start, and each token's span and sentence."""
    parts: list[str] = []
    length, last, glue = 0, -1, True
    breaks: list[int] = []
    spans: dict[str, tuple[int, int]] = {}
    sentences: dict[str, int] = {}
    tokens = list(root.iter("token"))
    address = {
        token.get("sentence") for token in tokens[:1] if (token.text or "").startswith("http")
    }
    for token in tokens:
        word, sentence = token.text or "", int(token.get("sentence", "0"))
        if token.get("sentence") in address:
            continue
        if sentence != last:
            space = "\n" if parts else ""
            breaks.append(length + len(space))
        else:
            space = "" if glue or NO_SPACE_BEFORE.match(word) else " "
        identity = token.get("t_id", "")
        spans[identity] = (length + len(space), length + len(space) + len(word))
        sentences[identity] = sentence
        parts.append(space + word)
        length += len(space) + len(word)
        last, glue = sentence, bool(NO_SPACE_AFTER.match(word))
    return "".join(parts), tuple(breaks), spans, sentences


def _chains(root: ET.Element) -> dict[str, str]:
    """Mention number → its happening, named across documents or within this one."""
    found: dict[str, str] = {}
    document = root.get("doc_name", "")
    for relation in root.iterfind("Relations/*"):
        across = relation.tag == "CROSS_DOC_COREF"
        number = relation.get("r_id", "")
        name = relation.get("note", number) if across else f"{document}:{number}"
        for source in relation.iterfind("source"):
            found.setdefault(source.get("m_id", ""), name)
    return found
