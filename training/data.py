"""Documents of the training sets, in one form: sentences of words with what is known of them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from holdfast.language.pieces import Gap

NAME_LABELS = ("O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG", "B-PLACE", "I-PLACE")
GUM_KINDS = {"person": "PERSON", "organization": "ORG", "place": "PLACE"}
ENTITY_MARK = re.compile(r"\((\d+)-([a-z]+)[^()]*|(\d+)\)|\)")


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
    return int(hashlib.sha256(identity.encode()).hexdigest(), 16) % 3 == 0


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
    sentence, entities = Sentence(), []
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
        entities.append(_entity_field(row[9]))
        if number < inside_until:
            gap = int(Gap.NONE)
        elif number == inside_until:
            gap = int(Gap.SPACE if spaced_after else Gap.NONE)
        else:
            gap = int(Gap.SPACE if spaced else Gap.NONE)
    if with_names:
        sentence.names = _names_of_entities(sentence, entities)
    return sentence, gap


def _entity_field(miscellany: str) -> str:
    for part in miscellany.split("|"):
        if part.startswith("Entity="):
            return part[7:]
    return ""


def _names_of_entities(sentence: Sentence, fields: list[str]) -> list[str]:
    """Name labels from GUM's entity marks: the proper-noun core of each headed by a name."""
    open_marks: list[tuple[str, str, int]] = []
    spans: list[tuple[int, int, str]] = []
    for index, marks in enumerate(fields):
        for match in ENTITY_MARK.finditer(marks):
            if match.group(1):
                open_marks.append((match.group(1), match.group(2), index))
                continue
            which = _last_open(open_marks, match.group(3))
            if which is not None:
                _, kind, start = open_marks.pop(which)
                if kind in GUM_KINDS:
                    spans.append((start, index, GUM_KINDS[kind]))
    labels = ["O"] * len(sentence.words)
    for start, end, kind in sorted(spans, key=lambda span: span[0] - span[1]):
        core = _name_core(sentence, start, end)
        if core is not None:
            mark_span(labels, core[0], core[1], kind)
    return labels


def _last_open(marks: list[tuple[str, str, int]], identity: str | None) -> int | None:
    for position in range(len(marks) - 1, -1, -1):
        if identity is None or marks[position][0] == identity:
            return position
    return None


def _name_core(sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    """First and last word of the run of proper nouns about the head of a mention."""
    inside = range(start, end + 1)
    heads = [i for i in inside if sentence.heads[i] - 1 not in inside]
    if len(heads) != 1 or not sentence.xpos[heads[0]].startswith("NNP"):
        return None
    proper = {"NNP", "NNPS", "HYPH"}
    first = last = heads[0]
    while first > start and sentence.xpos[first - 1] in proper:
        if sentence.relations[first - 1] == "nmod:desc":
            break
        first -= 1
    while last < end:
        step = next((s for s in (1, 2, 3) if last + s <= end
                     and sentence.xpos[last + s] in proper), None)
        between = sentence.words[last + 1 : last + step] if step else ["?"]
        if any(word not in ("of", "the", "for", "and", "'s", "’s") for word in between):
            break
        if between and between[0] == "the":
            break
        last += step or 1
    return first, last


def mark_span(labels: list[str], first: int, last: int, kind: str) -> bool:
    """Write one name into BIO labels, unless a longer one already stands there."""
    if any(label != "O" for label in labels[first : last + 1]):
        return False
    labels[first] = f"B-{kind}"
    labels[first + 1 : last + 1] = [f"I-{kind}"] * (last - first)
    return True


def treebank(folder: Path, files: str, source: str) -> Iterator[Document]:
    """Documents of every CoNLL-U file in `folder` matching the pattern `files`."""
    for path in sorted(folder.glob(files)):
        yield from read_conllu(path, source)
