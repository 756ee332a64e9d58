"""Who and where: spans of organisations, persons and locations on re3d's held-apart third.

re3d marks every mention: names, common nouns ("the camp", "militants"), pronouns ("we"), and spans
inside others ("Iraq" in "northern Iraq"). The score is the exact-span F1 of all of them, as they
are annotated, determiners and all: a span is right if its first and last character and its kind
are. Read are ``doc.spans["mentions"]``.

``names`` in the parts is the same for names alone: ``doc.ents`` against the marks that are names by
the rule in ``training/re3d.py`` (no determiners, titles, common nouns or nesting; see
``docs/model-card.md``). ``agreed`` leaves out the marks that re3d's own annotators gave no
confidence: they were made by a program, and nobody confirmed them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from spacy.tokens import Doc

from bench.task import Result, Settings, Task
from holdfast.language import load_parser
from training.names import Span
from training.re3d import DETERMINER, re3d_mentions, re3d_texts

Parse = Callable[[str], Doc]
MENTIONS = "mentions"
KINDS = {"ORG": "organisations", "PERSON": "persons", "PLACE": "locations"}


@dataclass
class Spans:
    """How many spans were right, read and wanted, by kind."""

    right: Counter[str] = field(default_factory=Counter)
    read: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)

    def add(self, read: Iterable[Span], wanted: Iterable[Span]) -> None:
        """Count the spans of one document."""
        found, gold = set(read), set(wanted)
        self.read.update(span.kind for span in found)
        self.wanted.update(span.kind for span in gold)
        self.right.update(span.kind for span in found & gold)

    def f1(self, kind: str | None = None) -> float:
        """F1 of one kind, or of all."""
        right, read, wanted = (
            side.total() if kind is None else side[kind]
            for side in (self.right, self.read, self.wanted)
        )
        return 2 * right / max(1, read + wanted)

    def scores(self) -> dict[str, float]:
        """Precision, recall and F1 of all, and F1 by kind."""
        found = {
            "precision": self.right.total() / max(1, self.read.total()),
            "recall": self.right.total() / max(1, self.wanted.total()),
            "F1": self.f1(),
        }
        found |= {title: self.f1(kind) for kind, title in KINDS.items()}
        return {title: round(value, 4) for title, value in found.items()}


@dataclass
class Found:
    """The three comparisons, and kinds of error among all mentions."""

    mentions: Spans = field(default_factory=Spans)
    agreed: Spans = field(default_factory=Spans)
    names: Spans = field(default_factory=Spans)
    errors: Counter[str] = field(default_factory=Counter)


def measure(
    folder: Path, test: bool | None, parse: Parse, settings: Settings | None = None
) -> Found:
    """Compare over the held-apart documents, the others (False) or all (None)."""
    found = Found()
    named = re3d_texts(folder, test)
    agreed = re3d_mentions(folder, test, agreed=True)
    marked = re3d_mentions(folder, test)
    for identity in (settings or Settings()).some(sorted(marked), str):
        text, spans = marked[identity]
        doc = parse(text)
        mentions = mentions_of(doc)
        found.mentions.add(mentions, spans)
        found.agreed.add(mentions, agreed[identity][1])
        found.names.add(names_of(doc, text), named[identity][1])
        found.errors.update(mistakes(mentions, set(spans)))
    return found


def with_mentions(text: str) -> Doc:
    """A text read with its mentions, which the parser gives to whoever asks."""
    return load_parser().parse(text, mentions=True)


def mentions_of(doc: Doc) -> set[Span]:
    """Every mention that was read."""
    return {Span(each.start_char, each.end_char, each.label_) for each in doc.spans[MENTIONS]}


def names_of(doc: Doc, text: str) -> set[Span]:
    """Every name that was read, without determiner and genitive."""
    return {without_edges(text, Span(each.start_char, each.end_char, each.label_))
            for each in doc.ents}  # fmt: skip


def without_edges(text: str, span: Span) -> Span:
    """A name without a determiner before it and a genitive's mark behind it."""
    match = DETERMINER.match(text[span.start : span.end])
    start = span.start + (match.end() if match else 0)
    genitive = text[start : span.end].endswith(("'s", "’s"))
    return Span(start, span.end - 2 if genitive else span.end, span.kind)


def mistakes(read: set[Span], wanted: set[Span]) -> Iterable[str]:
    """What is wrong with each span that is read and not marked, or marked and not read."""
    kinds = {(span.start, span.end): span.kind for span in wanted}
    for span in read - wanted:
        kind = kinds.get((span.start, span.end))
        if kind is not None:
            yield f"{KINDS[kind]} read as {KINDS[span.kind]}"
        elif any(overlap(span, other) and span.kind == other.kind for other in wanted - read):
            yield f"{KINDS[span.kind]} with other bounds"
        else:
            yield f"{KINDS[span.kind]} read where none is marked"
    bounds = {(span.start, span.end) for span in read}
    for span in wanted - read:
        if (span.start, span.end) not in bounds and not any(
            overlap(span, other) and span.kind == other.kind for other in read - wanted
        ):
            yield f"{KINDS[span.kind]} not read"


def overlap(left: Span, right: Span) -> bool:
    """Whether two spans share a character."""
    return left.start < right.end and right.start < left.end


def run(sets: Mapping[str, Path], settings: Settings) -> Result:
    """Score over the held-apart third, or over all."""
    found = measure(sets["re3d"], None if settings.whole else True, with_mentions, settings)
    return Result(
        score=found.mentions.f1(),
        n=found.mentions.wanted.total(),
        parts={
            "names F1": round(found.names.f1(), 4),
            "mentions agreed on F1": round(found.agreed.f1(), 4),
            "by what is counted": {
                "all mentions": found.mentions.scores(),
                "mentions agreed on": found.agreed.scores(),
                "names": found.names.scores(),
            },
        },
        errors=dict(found.errors.most_common(20)),
    )


TASK = Task("names", ("re3d",), "F1 of all mentions marked, exact spans", run)
