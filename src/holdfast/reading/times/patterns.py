"""Patterns over pieces of text, written as data, and the longest match of any rule at a place.

A pattern is a row of elements parted by spaces. ``to|until`` is any of these words; ``MONTH`` is a
piece of that class, kept under its name; ``first:DAY`` keeps it under another name;
``which:last|next`` keeps the word; a closing ``?`` makes an element optional.
``NUMBER`` may span several pieces.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Any

from holdfast.reading.quantities.numerals import Numeral, read_numeral
from holdfast.reading.quantities.stream import Stream
from holdfast.reading.times.lexicon import Classes, grammar

Captures = dict[str, Any]
FILLERS = frozenset({",", "of", "in", "on", "-"})


@dataclass(frozen=True, slots=True)
class Element:
    """One step of a pattern: a set of words, or a class; ``name`` is what it is kept under."""

    words: frozenset[str]
    kind: str | None
    name: str | None
    filler: bool = False  # an optional comma or "of": nothing starts or ends with it


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as written: how it looks, what it means, and what else must hold."""

    id: str
    meaning: str
    sequences: tuple[tuple[Element, ...], ...]
    guard: str | None
    given: tuple[tuple[str, Any], ...]
    tight: bool
    order: int


@dataclass(frozen=True, slots=True)
class Match:
    """A rule matched from piece ``start`` to ``end`` (exclusive)."""

    rule: Rule
    start: int
    end: int
    captures: Captures


@dataclass(frozen=True, slots=True)
class Index:
    """The sequences of all rules by what they can start with."""

    by_word: dict[str, tuple[tuple[Rule, tuple[Element, ...]], ...]]
    by_class: dict[str, tuple[tuple[Rule, tuple[Element, ...]], ...]]


@lru_cache(maxsize=1)
def rule_index() -> Index:
    """All rules of ``rules/times.yaml``, compiled once."""
    by_word: dict[str, list[tuple[Rule, tuple[Element, ...]]]] = {}
    by_class: dict[str, list[tuple[Rule, tuple[Element, ...]]]] = {}
    for order, entry in enumerate(grammar()["rules"]):
        rule = _compile(entry, order)
        for sequence in rule.sequences:
            first = sequence[0]
            if first.kind:
                by_class.setdefault(first.kind, []).append((rule, sequence))
            for word in sorted(first.words):
                by_word.setdefault(word, []).append((rule, sequence))
    return Index(
        {word: tuple(found) for word, found in by_word.items()},
        {name: tuple(found) for name, found in by_class.items()},
    )


def _compile(entry: dict[str, Any], order: int) -> Rule:
    sequences: list[tuple[Element, ...]] = []
    for pattern in entry.get("patterns", ()):
        options = [_options(written) for written in str(pattern).split()]
        for chosen in product(*options):
            sequence = tuple(element for element in chosen if element is not None)
            dangling = not sequence or sequence[0].filler or sequence[-1].filler
            if not dangling and sequence not in sequences:
                sequences.append(sequence)
    return Rule(
        id=entry["id"],
        meaning=entry["meaning"],
        sequences=tuple(sequences),
        guard=entry.get("guard"),
        given=tuple(sorted(entry.get("given", {}).items())),
        tight=bool(entry.get("tight", False)),
        order=order,
    )


def _options(written: str) -> tuple[Element | None, ...]:
    optional = written.endswith("?") and len(written) > 1
    body = written[:-1] if optional else written
    name, colon, rest = body.partition(":")
    if not colon or not rest:
        name, rest = "", body
    if rest.isupper() and rest.isalpha():
        element = Element(frozenset(), rest, (name or rest).lower())
    else:
        words = frozenset(rest.split("|"))
        element = Element(words, None, name or None, optional and words <= FILLERS)
    return (element, None) if optional else (element,)


def matches_at(stream: Stream, classes: list[Classes], start: int) -> list[Match]:
    """Every rule that matches from this piece, the longest first, then in the file's order."""
    index = rule_index()
    found: list[Match] = []
    for rule, sequence in _candidates(index, stream, classes, start):
        match = _match(rule, sequence, stream, classes, start)
        if match is not None:
            found.append(match)
    found.sort(key=lambda match: (-match.end, match.rule.order))
    return found


def _candidates(
    index: Index, stream: Stream, classes: list[Classes], start: int
) -> Iterator[tuple[Rule, tuple[Element, ...]]]:
    yield from index.by_word.get(stream.lowers[start], ())
    for name in classes[start]:
        yield from index.by_class.get(name, ())
    if _number(stream, start) is not None:
        yield from index.by_class.get("NUMBER", ())


def _match(
    rule: Rule,
    sequence: tuple[Element, ...],
    stream: Stream,
    classes: list[Classes],
    start: int,
) -> Match | None:
    values: list[tuple[str, Any]] = []
    at = start
    for element in sequence:
        if at >= len(classes):
            return None
        if rule.tight and at > start and not stream.tight(at):
            return None
        step = _step(element, stream, classes, at)
        if step is None:
            return None
        value, at = step
        if element.name:
            values.append((element.name, value))
    captures: Captures = {**dict(rule.given), **dict(values)}
    return Match(rule, start, at, captures)


def _step(
    element: Element, stream: Stream, classes: list[Classes], at: int
) -> tuple[Any, int] | None:
    """What the element keeps, and the next piece; None if it does not fit here."""
    if element.kind is None:
        word = stream.lowers[at]
        return (word, at + 1) if word in element.words else None
    if element.kind == "NUMBER":
        number = _number(stream, at)
        return (number, number.end) if number else None
    found = classes[at]
    return (found[element.kind], at + 1) if element.kind in found else None


def _number(stream: Stream, at: int) -> Numeral | None:
    """A count of units: a numeral, or "a" for one ("a day later")."""
    number = read_numeral(stream, at)
    if number is not None:
        return number
    if stream.lowers[at] in {"a", "an"}:
        return Numeral(1.0, at, at + 1)
    return None
