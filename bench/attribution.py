"""How well attributions are found, against PolNeAR: token F1 of sources, cues and contents.

    python -m bench.attribution /path/to/polnear [--part dev] [--documents 20] [--errors 15]

A token counts for a role when any annotated span of the role touches it. The three F1s are
micro-averaged over documents; an article with several annotators is scored against each of them.
PolNeAR annotates one level, so attributions found inside the content of another are left out, and
in "the mayor, who said …" it marks the pronoun, where Holdfast names the mayor: there the pronoun
is counted for him.
The code measured is the one users get: `load_parser`, `mend_parse` and `find_attributions`. The
data set carries no licence, so it is read in place and nothing of it is kept.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from spacy.tokens import Doc

from bench.reader import parsed_text
from bench.task import Result, Settings, Task
from holdfast.model import Document
from holdfast.reading.attribution import find_attributions
from holdfast.reading.context import Attribution, Reading
from holdfast.reading.mending import mend_parse

ROLES = ("source", "cue", "content")
SPAN = re.compile(r"T\d+")
EVENT = re.compile(r"E\d+")
Characters = tuple[int, int]
Gold = list[dict[str, list[Characters]]]


@dataclass(slots=True)
class Score:
    """Counts of one role: tokens right, found, and annotated."""

    right: int = 0
    found: int = 0
    annotated: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.annotated if self.annotated else 0.0

    @property
    def f1(self) -> float:
        total = self.found + self.annotated
        return 2 * self.right / total if total else 0.0


@dataclass(slots=True)
class Report:
    """Scores by role, and counts of the commonest kinds of error by cue lemma."""

    scores: dict[str, Score] = field(default_factory=lambda: {role: Score() for role in ROLES})
    missed: Counter[str] = field(default_factory=Counter)
    spurious: Counter[str] = field(default_factory=Counter)
    extents: Counter[str] = field(default_factory=Counter)

    @property
    def mean(self) -> float:
        return sum(score.f1 for score in self.scores.values()) / len(ROLES)


def read_annotations(path: Path) -> Gold:
    """Attributions of one brat file: for each role its character spans.

    A quotation with a line break in it goes on in a line of its own, which marks nothing.
    """
    spans: dict[str, tuple[str, list[Characters]]] = {}
    relations: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        name, _, rest = line.partition("\t")
        body = rest.partition("\t")[0]
        if SPAN.fullmatch(name):
            label, _, offsets = body.partition(" ")
            pairs = [pair.partition(" ") for pair in offsets.split(";")]
            spans[name] = (label.lower(), [(int(first), int(last)) for first, _, last in pairs])
        elif EVENT.fullmatch(name):
            relations.append([part.partition(":")[2] for part in body.split(" ")])
    gold: Gold = []
    for members in relations:
        roles: dict[str, list[Characters]] = {role: [] for role in ROLES}
        for member in members:
            label, stretches = spans.get(member, ("", []))
            if label in roles:
                roles[label].extend(stretches)
        gold.append(roles)
    return gold


def tokens_of(doc: Doc, spans: Iterable[Characters]) -> set[int]:
    """Indexes of the tokens that any of the character spans touches, white space left out."""
    found: set[int] = set()
    for start, end in spans:
        span = doc.char_span(start, max(end, start + 1), alignment_mode="expand")
        if span is not None:
            found.update(token.i for token in span if not token.is_space)
    return found


def _known(start: int | None, end: int | None) -> list[Characters]:
    return [] if start is None or end is None else [(start, end)]


def predicted(doc: Doc, attribution: Attribution) -> dict[str, set[int]]:
    """Token indexes of one attribution found, by role."""
    source = attribution.source
    pronoun = _relative_pronoun(doc, attribution)
    roles = {
        "source": pronoun or tokens_of(doc, _known(source.start, source.end)),
        "cue": tokens_of(doc, _known(source.cue_start, source.cue_end)),
    }
    roles["content"] = {
        index
        for start, end in attribution.content
        for index in range(start, end)
        if not doc[index].is_space
    }
    return roles


def _relative_pronoun(doc: Doc, attribution: Attribution) -> set[int]:
    """The "who" between a source and its verb, if the verb has one for its subject."""
    end = attribution.source.end
    return {
        child.i
        for child in doc[attribution.cue_token].children
        if end is not None
        and child.tag_ in {"WP", "WDT"}
        and child.dep_ == "nsubj"
        and end <= child.idx
    }


def add_document(report: Report, doc: Doc, gold: Gold, found: list[Attribution]) -> None:
    """Count one annotated document into the report."""
    annotated = [{role: tokens_of(doc, spans[role]) for role in ROLES} for spans in gold]
    system = [predicted(doc, each) for each in found]
    for role in ROLES:
        ours = set().union(*(each[role] for each in system)) if system else set()
        theirs = set().union(*(each[role] for each in annotated)) if annotated else set()
        score = report.scores[role]
        score.right += len(ours & theirs)
        score.found += len(ours)
        score.annotated += len(theirs)
    _count_errors(report, doc, annotated, system)


def _count_errors(
    report: Report,
    doc: Doc,
    annotated: list[dict[str, set[int]]],
    system: list[dict[str, set[int]]],
) -> None:
    for each in annotated:
        if not any(each["cue"] & other["cue"] for other in system):
            report.missed[_words(doc, each["cue"])] += 1
    for each in system:
        match = next((other for other in annotated if each["cue"] & other["cue"]), None)
        if match is None:
            report.spurious[_words(doc, each["cue"])] += 1
            continue
        for role in ("source", "content"):
            if each[role] != match[role]:
                short = len(match[role] - each[role]) >= len(each[role] - match[role])
                report.extents[f"{role} too {'short' if short else 'long'}"] += 1


def _words(doc: Doc, indexes: set[int]) -> str:
    return " ".join(doc[index].lemma_.lower() for index in sorted(indexes))


def documents(folder: Path, part: str) -> Iterator[tuple[str, list[Path]]]:
    """(text file, annotation files) of one part, in order of names."""
    for text in sorted((folder / part / "text").glob("*.txt")):
        files = sorted((folder / part / "attributions").glob(f"{text.stem}*.ann"))
        if files:
            yield str(text), files


def part_of(folder: Path) -> str:
    """The part that is measured: dev, or what else there is that is not train."""
    parts = sorted(each.parent.name for each in folder.glob("*/text"))
    kept = [each for each in parts if each != "train"] or parts
    if not kept:
        raise FileNotFoundError(folder)
    return "dev" if "dev" in kept else kept[0]


def measure(folder: Path, part: str | None, limit: int | None) -> Report:
    """Scores over one part of the corpus. Raises FileNotFoundError when it is not there."""
    part = part or part_of(folder)
    if not (folder / part).is_dir():
        raise FileNotFoundError(folder / part)
    report = Report()
    for number, (path, files) in enumerate(documents(folder, part)):
        if limit is not None and number >= limit:
            break
        text = Path(path).read_bytes().decode("utf-8")
        doc = parsed_text(text)
        reading = Reading(Document(path, path, text, "", "text/plain", "none"), doc)
        mend_parse(reading)
        found = [each for each in find_attributions(reading) if each.parent is None]
        for file in files:
            add_document(report, doc, read_annotations(file), found)
    return report


def show(report: Report, errors: int) -> None:
    """Print the scores and the commonest errors."""
    for role, score in report.scores.items():
        print(f"{role:8} P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}")
    print(f"mean F1  {report.mean:.3f}")
    for title, counts in (
        ("extents", report.extents),
        ("missed cues", report.missed),
        ("spurious cues", report.spurious),
    ):
        common = ", ".join(f"{words or '(none)'} {n}" for words, n in counts.most_common(errors))
        print(f"{title} ({sum(counts.values())}): {common}")


def run(sets: Mapping[str, Path], settings: Settings) -> Result:
    """The task as ``python -m bench attribution`` runs it."""
    report = measure(sets["polnear"], None, settings.sample)
    errors = Counter({f"{kind}": count for kind, count in report.extents.items()})
    errors["cue not found"] = sum(report.missed.values())
    errors["cue that is none"] = sum(report.spurious.values())
    return Result(
        score=report.mean,
        n=sum(score.annotated for score in report.scores.values()),
        parts={
            f"{role} {name}": round(value, 4)
            for role, score in report.scores.items()
            for name, value in (("P", score.precision), ("R", score.recall), ("F1", score.f1))
        },
        errors=errors,
    )


TASK = Task("attribution", ("polnear",), "mean of the token F1s of source, cue and content", run)


def main() -> None:
    """Command line of the measurement."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--part", default="dev")
    arguments.add_argument("--documents", type=int, default=None)
    arguments.add_argument("--errors", type=int, default=15)
    options = arguments.parse_args()
    show(measure(options.folder, options.part, options.documents), options.errors)


if __name__ == "__main__":
    main()
