"""Event places: the places of the marked verb's event, on the event_location set.

A tenth of the sentences, by hash, is held apart from rule writing. Token F1 over all records, those
without a place too: the tokens of the places that the reading gives the verb, against the tokens
marked. The function that answers is the one by which the reading places events.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.reader import drafts_of
from bench.task import Result, Settings, Task, apart
from holdfast.model import PlaceMention
from holdfast.reading.context import Reading
from holdfast.reading.events.whereabouts import where

TENTH = 10


@dataclass(frozen=True, slots=True)
class Record:
    """A sentence, its verb and the places marked for it, as code points; its tokens likewise."""

    text: str
    verb: tuple[int, int]
    places: tuple[tuple[int, int], ...]
    tokens: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Numbers of the marked tokens and of those read."""

    gold: frozenset[int]
    read: frozenset[int]

    @property
    def error(self) -> str | None:
        """The kind of error, in words; None for none."""
        if self.gold == self.read:
            return None
        if not self.gold:
            return "a place where none is marked"
        if not self.read:
            return "no place where one is marked"
        if not self.gold & self.read:
            return "another place"
        return (
            "too few words or places"
            if self.read < self.gold
            else ("too many words or places" if self.gold < self.read else "in part another place")
        )


def held_apart(text: str) -> bool:
    """Whether a sentence belongs to the tenth that no rule was written on."""
    return apart(text, TENTH)


def records(file: Path) -> Iterator[Record]:
    """The records that have one verb, in their order."""
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            found = json.loads(line)
            tokens = list(token_bounds(found["text"], found["tokens"]))
            marked = [(each["label"], bounds(each, tokens)) for each in found["spans"]]
            verbs = [span for label, span in marked if label == "VERB"]
            places = [span for label, span in marked if label == "LOCATION"]
            if len(verbs) == 1:
                yield Record(
                    text=found["text"],
                    verb=verbs[0],
                    places=tuple(each for each in places if each[0] < each[1]),
                    tokens=tuple(tokens),
                )


def bounds(span: Mapping[str, int], tokens: list[tuple[int, int]]) -> tuple[int, int]:
    """Start and end of a span, in code points: by its tokens, where they are numbered.

    In several parts of the set the offsets of places are numbers of tokens, too.
    """
    if "ts" in span and "te" in span and 0 <= span["ts"] <= span["te"] < len(tokens):
        return tokens[span["ts"]][0], tokens[span["te"]][1]
    return span["start"], span["end"]


def token_bounds(text: str, tokens: list[str | Mapping[str, int]]) -> Iterator[tuple[int, int]]:
    """Code points of the set's own tokens, given as words or as spans."""
    at = 0
    for token in tokens:
        if not isinstance(token, str):
            yield token["start"], token["end"]
            continue
        at = text.find(token, at)
        yield at, at + len(token)
        at += len(token)


def covered(tokens: tuple[tuple[int, int], ...], spans: list[tuple[int, int]]) -> frozenset[int]:
    """Numbers of the tokens that overlap one of the spans."""
    return frozenset(
        number
        for number, (start, end) in enumerate(tokens)
        if any(start < last and first < end for first, last in spans)
    )


def name_of(place: PlaceMention, text: str) -> tuple[int, int]:
    """The name alone: the set leaves out small words of direction and kind ("eastern Aleppo",
    "Sukkari district") that a mention takes in."""
    start, end = place.start or 0, place.end or 0
    small = re.match(r"(?:[a-z]+(?:-[a-z]+)?[ ]+)+(?=[A-Z])", text[start:end])
    start += small.end() if small else 0
    kind = re.search(r"(?:[ ]+[a-z]+)+$", text[start:end])
    return start, end - (len(kind.group()) if kind else 0)


def answered(reading: Reading, record: Record) -> Outcome:
    """What the reading says of one record."""
    verb = reading.doc.char_span(*record.verb, alignment_mode="expand")
    found = [] if verb is None else where(reading, verb.root)
    read = [name_of(place, record.text) for place in found]
    return Outcome(
        gold=covered(record.tokens, list(record.places)), read=covered(record.tokens, read)
    )


def outcome(record: Record) -> Outcome:
    """Read one sentence and place its verb."""
    return answered(drafts_of(record.text), record)


def figures(found: list[Outcome]) -> tuple[float, float, float]:
    """Precision, recall and F1 of tokens, over all records together."""
    right = sum(len(each.gold & each.read) for each in found)
    read, gold = (sum(len(each.read) for each in found), sum(len(each.gold) for each in found))
    precision, recall = right / max(1, read), right / max(1, gold)
    return precision, recall, 2 * right / max(1, read + gold)


def run(sets: Mapping[str, Path], settings: Settings) -> Result:
    """Score over the held-apart tenth, or over all."""
    return measure(sets["event_location"], settings)


def measure(data: Path, settings: Settings, part: bool = True) -> Result:
    """Score over the held-apart tenth, or (``part`` False) over the nine that rules saw."""
    files = sorted(data.glob("*.jsonl"))
    if not files:
        raise FileNotFoundError(data / "*.jsonl")
    every = [each for file in files for each in records(file)]
    if not settings.whole:
        every = [each for each in every if held_apart(each.text) == part]
    found = [outcome(each) for each in settings.some(every, lambda each: f"{each.verb}{each.text}")]
    precision, recall, score = figures(found)
    errors = Counter(each.error for each in found if each.error is not None)
    return Result(
        score=score,
        n=sum(bool(each.gold) for each in found),
        parts={
            "precision": round(precision, 3),
            "recall": round(recall, 3),
            "records": len(found),
            "records answered exactly": round(
                sum(each.error is None for each in found) / max(1, len(found)), 3
            ),
        },
        errors=dict(errors.most_common()),
    )


TASK = Task("event-places", ("event_location",), "token F1", run)
