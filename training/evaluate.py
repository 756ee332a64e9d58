"""Score the parser from raw text: `python training/evaluate.py DATA [--model FILE]`.

Words are aligned by character spans as in the CoNLL 2018 shared task: a word counts only if its
span is right, an arc only if both its words are. LAS ignores subtypes, as that task's does;
`las_full` does not.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc

from data import Document, treebank
from holdfast.language.network import DATA
from holdfast.language.parser import Parser
from names import Span
from re3d import DETERMINER, re3d_texts


@dataclass(frozen=True)
class Word:
    """One word of a gold or predicted reading; `head` is the span of its head or None."""

    span: tuple[int, int]
    head: tuple[int, int] | None
    relation: str
    upos: str
    xpos: str
    lemma: str
    starts: bool


def gold_words(document: Document) -> list[Word]:
    """Words of a treebank document with their spans in `document.text()`."""
    text, place, words = document.text(), 0, list[Word]()
    for sentence in document.sentences:
        spans = []
        for form in sentence.words:
            begin = text.index(form, place)
            place = begin + len(form)
            spans.append((begin, place))
        for i, span in enumerate(spans):
            head = sentence.heads[i]
            words.append(
                Word(span, spans[head - 1] if head else None, sentence.relations[i],
                     sentence.upos[i], sentence.xpos[i], sentence.lemmas[i], i == 0)
            )  # fmt: skip
    return words


def read_words(doc: Doc) -> list[Word]:
    """Words of a parsed text, blanks left out."""
    words = []
    for sentence in doc.sents:
        starts = True
        for token in sentence:
            if token.is_space:
                continue
            head = None if token.dep_ == "ROOT" else (token.head.idx, token.head.idx
                                                      + len(token.head.text))  # fmt: skip
            words.append(
                Word((token.idx, token.idx + len(token.text)), head,
                     "root" if head is None else token.dep_, token.pos_, token.tag_,
                     token.lemma_, starts)
            )  # fmt: skip
            starts = False
    return words


def score_trees(documents: Iterable[Document], parser: Parser) -> dict[str, float]:
    """F1 of words, sentence starts, tags, lemmas and arcs over documents."""
    right: Counter[str] = Counter()
    golds = systems = gold_starts = read_starts = 0
    for document in documents:
        gold = gold_words(document)
        read = read_words(parser.parse(document.text()))
        golds, systems = golds + len(gold), systems + len(read)
        gold_starts += sum(w.starts for w in gold)
        read_starts += sum(w.starts for w in read)
        by_span = {w.span: w for w in gold}
        for word in read:
            match = by_span.get(word.span)
            if match is not None:
                right.update(_agreements(word, match))
    scores = {key: 2 * count / (golds + systems) for key, count in right.items()}
    scores["sentences"] = 2 * right["sentences"] / (gold_starts + read_starts)
    return {key: round(value, 4) for key, value in sorted(scores.items())}


def _agreements(word: Word, gold: Word) -> list[str]:
    same = ["words"]
    same += ["upos"] if word.upos == gold.upos else []
    same += ["xpos"] if word.xpos == gold.xpos else []
    same += ["lemmas"] if word.lemma == gold.lemma or gold.lemma == "_" else []
    same += ["sentences"] if word.starts and gold.starts else []
    if word.head == gold.head:
        same.append("uas")
        same += ["las_full"] if word.relation == gold.relation else []
        same += ["las"] if word.relation.split(":")[0] == gold.relation.split(":")[0] else []
    return same


def score_names(folder: Path, parser: Parser) -> dict[str, float]:
    """Exact-span F1 of names on the held-apart re3d documents, leading determiners left off."""
    right: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for text, spans in re3d_texts(folder, test=True).values():
        gold = set(spans)
        read = {_without_determiner(text, e.start_char, e.end_char, e.label_)
                for e in parser.parse(text).ents}  # fmt: skip
        wanted.update(s.kind for s in gold)
        given.update(s.kind for s in read)
        right.update(s.kind for s in gold & read)
    scores = {k: round(2 * right[k] / (wanted[k] + given[k]), 4) for k in sorted(wanted)}
    total = (right.total(), given.total(), wanted.total())
    scores |= {"precision": round(total[0] / total[1], 4), "recall": round(total[0] / total[2], 4)}
    return scores | {"f1": round(2 * total[0] / (total[1] + total[2]), 4)}


def _without_determiner(text: str, start: int, end: int, kind: str) -> Span:
    match = DETERMINER.match(text[start:end])
    start += match.end() if match else 0
    return Span(start, end - 2 if text[start:end].endswith(("'s", "’s")) else end, kind)


def parser_with(model: Path) -> Parser:
    """A parser over another graph, with the package's tokenizer and labels."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("tokenizer.json", "labels.json"):
            shutil.copy(DATA / name, folder)
        shutil.copy(model, Path(folder) / "model.onnx")
        return Parser(Path(folder))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--model", type=Path, help="another graph than the package's")
    parser.add_argument("--sets", default="pud,ewt-dev,ewt-test,re3d")
    options = parser.parse_args()
    reader = parser_with(options.model) if options.model else Parser()
    patterns = {"pud": ("pud", "*.conllu"), "ewt-dev": ("ewt", "*dev*.conllu"),
                "ewt-test": ("ewt", "*test*.conllu")}  # fmt: skip
    for name in options.sets.split(","):
        if name == "re3d":
            scores = score_names(options.data / "re3d", reader)
        else:
            folder, pattern = patterns[name]
            scores = score_trees(treebank(options.data / folder, pattern, folder), reader)
        print(name, json.dumps(scores), flush=True)


if __name__ == "__main__":
    main()
