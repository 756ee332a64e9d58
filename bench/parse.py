"""Words, tags and trees from raw text, on UD English PUD and EWT's test part.

Words are aligned by character spans as in the CoNLL 2018 shared task: a word counts only if its
span is right, an arc only if both its words are. LAS leaves subtypes out, as that task's does;
``las_full`` keeps them. The score is the lower LAS of the two treebanks. ``las_of_words`` leaves
punctuation out: PUD hangs its commas and quotes by another custom than EWT and GUM, from which the
parser learned, and next to nothing that is read turns on what a comma hangs on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from spacy.tokens import Doc

from bench.reader import parsed_text
from bench.task import Result, Settings, Task
from training.data import Document, read_conllu

Bounds = tuple[int, int]
Parse = Callable[[str], Doc]


@dataclass(frozen=True)
class Word:
    """One word of a gold or predicted reading; ``head`` is the span of its head or None."""

    span: Bounds
    head: Bounds | None
    relation: str
    upos: str
    xpos: str
    lemma: str
    starts: bool


@dataclass
class Tally:
    """What was compared: agreements by name, words and sentences of both sides, kinds of error."""

    right: Counter[str] = field(default_factory=Counter)
    words: int = 0
    plain_words: int = 0  # without punctuation
    gold_words: int = 0
    sentences: int = 0
    errors: Counter[str] = field(default_factory=Counter)

    def scores(self) -> dict[str, float]:
        """F1 by name, to four places."""
        found = {key: 2 * count / max(1, self.words) for key, count in self.right.items()}
        found["sentences"] = 2 * self.right["sentences"] / max(1, self.sentences)
        found["las_of_words"] = 2 * self.right["las_of_words"] / max(1, self.plain_words)
        return {key: round(value, 4) for key, value in sorted(found.items())}


def gold_words(document: Document) -> list[Word]:
    """Words of a treebank document with their spans in ``document.text()``."""
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
            span = (token.idx, token.idx + len(token.text))
            above = token.head
            head = None if token.dep_ == "ROOT" else (above.idx, above.idx + len(above.text))
            relation = "root" if head is None else token.dep_
            words.append(Word(span, head, relation, token.pos_, token.tag_, token.lemma_, starts))
            starts = False
    return words


def compare(documents: Iterable[Document], parse: Parse) -> Tally:
    """Read the documents' texts and compare."""
    tally = Tally()
    for document in documents:
        gold, read = gold_words(document), read_words(parse(document.text()))
        tally.words += len(gold) + len(read)
        tally.plain_words += sum(word.relation != "punct" for word in [*gold, *read])
        tally.gold_words += len(gold)
        tally.sentences += sum(word.starts for word in [*gold, *read])
        by_span = {word.span: word for word in gold}
        for word in read:
            match = by_span.pop(word.span, None)
            if match is not None:
                tally.right.update(agreements(word, match))
                tally.errors.update(disagreement(word, match))
        tally.errors["a word parted otherwise"] += len(by_span)
    return tally


def agreements(word: Word, gold: Word) -> list[str]:
    """In what two readings of a word are the same."""
    same = ["words"]
    same += ["upos"] if word.upos == gold.upos else []
    same += ["xpos"] if word.xpos == gold.xpos else []
    same += ["lemmas"] if word.lemma == gold.lemma or gold.lemma == "_" else []
    same += ["sentences"] if word.starts and gold.starts else []
    if word.head == gold.head:
        same.append("uas")
        same += ["las_full"] if word.relation == gold.relation else []
        if plain(word.relation) == plain(gold.relation):
            same += ["las"] if gold.relation == "punct" else ["las", "las_of_words"]
    return same


def disagreement(word: Word, gold: Word) -> list[str]:
    """The kind of error in a word's arc, if there is one."""
    if word.head != gold.head:
        return [f"wrong head of {plain(gold.relation)}"]
    if plain(word.relation) != plain(gold.relation):
        return [f"{plain(gold.relation)} read as {plain(word.relation)}"]
    return []


def plain(relation: str) -> str:
    """A relation without its subtype."""
    return relation.partition(":")[0]


def treebank_files(folder: Path, name: str, whole: bool) -> list[Path]:
    """The files of a treebank to measure on: its test part where there is one, else what is not
    for training. Several treebanks may lie in one folder, told apart by their files' names."""
    found = sorted(folder.glob("*.conllu"))
    own = [path for path in found if name in path.name.lower()]
    if not own and any(other in path.name.lower() for path in found for other in SETS):
        return []
    found = own or found
    for part in () if whole else ("test", "dev"):
        chosen = [path for path in found if part in path.name.lower()]
        if chosen:
            return chosen
    return found if whole else [path for path in found if "train" not in path.name.lower()]


def run(sets: Mapping[str, Path], settings: Settings) -> Result:
    """Score each treebank; the lower LAS is the score."""
    tallies: dict[str, Tally] = {}
    for name, folder in sets.items():
        documents = [
            document
            for path in treebank_files(folder, name, settings.whole)
            for document in read_conllu(path, name)
        ]
        if documents:
            tallies[name] = compare(settings.some(documents, Document.text), parsed_text)
    scores = {name: tally.scores() for name, tally in tallies.items()}
    errors: Counter[str] = Counter()
    for tally in tallies.values():
        errors.update(tally.errors)
    return Result(
        score=min((found["las"] for found in scores.values()), default=0.0),
        n=sum(tally.gold_words for tally in tallies.values()),
        parts={
            **{f"{name} LAS": found["las"] for name, found in scores.items()},
            **{f"{name} LAS of words": found["las_of_words"] for name, found in scores.items()},
            "by treebank": scores,
        },
        errors=dict(errors.most_common(20)),
    )


SETS = ("pud", "ewt")
TASK = Task("parse", SETS, "LAS from raw text, the lower of two treebanks", run)
