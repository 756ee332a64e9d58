"""Documents of the training sets, in one form: sentences of words with what is known of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from holdfast.language.pieces import Gap
from training.entities import Tagged, names_of_entities

IGNORED = -100
"""Label of what a set does not annotate."""
NAME_LABELS = ("O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG", "B-PLACE", "I-PLACE")


@dataclass
class Sentence:
    """Words in order; lists that the set does not annotate are empty.

    `heads` are 1-based within the sentence with 0 for the root, as in CoNLL-U.
    """

    words: list[str] = field(default_factory=list)
    gaps: list[int] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    miscellanies: list[str] = field(default_factory=list)
    known_start: bool = True


@dataclass
class Document:
    """One document of a set; `source` names the set."""

    source: str
    identity: str
    sentences: list[Sentence] = field(default_factory=list)

    def text(self) -> str:
        """The raw text these words came from (spacing normalised)."""
        between = {Gap.NONE: "", Gap.SPACE: " ", Gap.NEWLINE: "\n", Gap.PARAGRAPH: "\n\n"}
        parts: list[str] = []
        for sentence in self.sentences:
            for word, gap in zip(sentence.words, sentence.gaps, strict=True):
                parts.append(between[Gap(gap)] if parts else "")
                parts.append(word)
        return "".join(parts)


def held_apart(identity: str) -> bool:
    """True for the third of the re3d documents that no training may see."""
    return int(hashlib.sha256(identity.encode()).hexdigest(), 16) % 100 < 34


def read_conllu(path: Path, source: str) -> list[Document]:
    """Documents of one CoNLL-U file; paragraphs become paragraph gaps."""
    documents: list[Document] = []
    gap_next = int(Gap.PARAGRAPH)
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.split("\n")
        for line in lines:
            if line.startswith("# newdoc"):
                documents.append(Document(source, line.split("=")[-1].strip()))
                gap_next = int(Gap.PARAGRAPH)
            elif line.startswith("# newpar"):
                gap_next = int(Gap.PARAGRAPH)
        rows = [line.split("\t") for line in lines if line and line[0] != "#"]
        if not rows:
            continue
        if not documents:
            documents.append(Document(source, path.stem))
        sentence, gap_next = _sentence(rows, gap_next, source == "gum")
        documents[-1].sentences.append(sentence)
    return documents


def _sentence(rows: list[list[str]], gap: int, with_names: bool) -> tuple[Sentence, int]:
    sentence = Sentence()
    inside_until, spaced_after = 0, True
    for row in rows:
        if "." in row[0]:
            continue
        spaced = "SpaceAfter=No" not in row[9]
        if "-" in row[0]:
            inside_until, spaced_after = int(row[0].split("-")[1]), spaced
            continue
        number = int(row[0])
        sentence.words.append(row[1])
        sentence.gaps.append(gap)
        sentence.lemmas.append(row[2])
        sentence.upos.append(row[3])
        sentence.xpos.append(row[4])
        sentence.heads.append(int(row[6]))
        sentence.relations.append(row[7])
        sentence.miscellanies.append(row[9])
        if number < inside_until:
            gap = int(Gap.NONE)
        elif number == inside_until:
            gap = int(Gap.SPACE if spaced_after else Gap.NONE)
        else:
            gap = int(Gap.SPACE if spaced else Gap.NONE)
    if with_names:
        tagged = Tagged(sentence.words, sentence.xpos, sentence.heads, sentence.relations)
        sentence.names = names_of_entities(tagged, sentence.miscellanies)
    return sentence, gap


def treebank(folder: Path, files: str, source: str) -> Iterator[Document]:
    """Documents of every CoNLL-U file in `folder` matching the pattern `files`."""
    for path in sorted(folder.glob(files)):
        yield from read_conllu(path, source)
