"""Find the signals of reasons in a document: one look-up a token, longest cue first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from holdfast.reading.attribution.columns import Columns, columns_of
from holdfast.reading.reasons.constructions import CONSTRUCTIONS
from holdfast.reading.reasons.extents import Range
from holdfast.reading.reasons.rules import ReasonRule, cue_index
from holdfast.reading.reasons.signal import Sides, Signal, overlap

if TYPE_CHECKING:
    from spacy.tokens import Doc

Candidates = Sequence[tuple[tuple[str, ...], ReasonRule]]

LEXICAL = frozenset(
    {"verb", "participle", "noun", "blame", "charge", "harm", "moved"}
    | {"made-so", "reason-is", "reason-why", "listed"}
)
# Constructions that read nothing where no word of the sentence is one that the rule asks for.
ASKING = frozenset({"marker", "in-which", "harm"})


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues that open with one word, longest first: those of more words by the second."""

    longer: dict[str, Candidates] = field(default_factory=dict)
    alone: Candidates = ()


NO_CUES = Cues()


def find_reasons(doc: Doc) -> Iterator[tuple[Signal, Sides]]:
    """Every signal whose construction the tree bears out, in text order.

    Of the rules that share a word, the first that applies wins: longer cues come first.
    """
    openers, columns = cue_openers(), columns_of(doc)
    words = SentenceWords(columns)
    covered = -1
    seen: dict[Range, list[Range]] = {}
    for place, (lower, lemma) in enumerate(zip(columns.lower, columns.lemma, strict=True)):
        if place < covered or not (lower in openers or lemma in openers):
            continue
        found = reading_at(doc, place, words)
        if found is None:
            continue
        # A second signal of the same tie ("were forced to flee by …") adds nothing.
        told = seen.setdefault(found[1].cause, [])
        if any(overlap(found[1].effect, each) for each in told):
            continue
        told.append(found[1].effect)
        covered = found[0].end
        yield found


class SentenceWords:
    """The words and lemmas of the sentence of a token, with the word before it, as one set."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.number = -1
        self.words: frozenset[str] = frozenset()

    def around(self, place: int) -> frozenset[str]:
        """The set of the sentence that a token stands in; kept while the sentence lasts."""
        columns = self.columns
        number = columns.sentence[place]
        if number != self.number:
            bounds = columns.sentence_bounds
            start, end = bounds[number] if bounds else (0, columns.size)
            here = slice(max(0, start - 1), end)
            self.number = number
            self.words = frozenset(columns.lower[here]).union(columns.lemma[here])
        return self.words


@lru_cache(maxsize=1)
def cue_openers() -> frozenset[str]:
    """The first words of all cues, in lower case."""
    return frozenset(word.lower() for word in cue_index())


@lru_cache(maxsize=1)
def cues_by_word() -> dict[str, Cues]:
    """Cues by their first word, then by their second."""
    found: dict[str, Cues] = {}
    for word, candidates in cue_index().items():
        longer: dict[str, list[tuple[tuple[str, ...], ReasonRule]]] = {}
        for cue, rule in candidates:
            if len(cue) > 1:
                longer.setdefault(cue[1], []).append((cue, rule))
        found[word] = Cues(dict(longer), [each for each in candidates if len(each[0]) == 1])
    return found


def reading_at(doc: Doc, start: int, words: SentenceWords) -> tuple[Signal, Sides] | None:
    """The first rule that applies at a token."""
    columns = words.columns
    # A name keeps its capital here, so that no cue is found in it.
    lower, lemma = columns.lower[start], doc[start].lemma_
    second = word_after(columns, start)
    for word in (lower,) if lemma == lower else (lower, lemma):
        cues = cues_by_word().get(word, NO_CUES)
        for cue, rule in (*cues.longer.get(second, ()), *cues.alone):
            if word != lower and rule.construction not in LEXICAL:
                continue
            end = rest_matched(columns, start + 1, cue[1:])
            if end is None or lacks_word(rule, words.around(start)):
                continue
            signal = Signal(doc, start, end, rule)
            sides = CONSTRUCTIONS[rule.construction](signal)
            if sides is not None:
                return signal, sides
    return None


def lacks_word(rule: ReasonRule, words: frozenset[str]) -> bool:
    """Whether a sentence has no word of those that a rule asks for, so that it cannot apply."""
    if rule.construction not in ASKING:
        return False
    hosts, governs = rule.hosts, rule.governs
    return bool((hosts and hosts.isdisjoint(words)) or (governs and governs.isdisjoint(words)))


def word_after(columns: Columns, place: int) -> str:
    """The word after a token, spaces skipped; empty at the end."""
    place += 1
    while place < columns.size and columns.lower[place].isspace():
        place += 1
    return columns.lower[place] if place < columns.size else ""


def rest_matched(columns: Columns, position: int, words: tuple[str, ...]) -> int | None:
    """Where a cue ends whose later words stand from this token on (spaces skipped), else None."""
    for word in words:
        while position < columns.size and columns.lower[position].isspace():
            position += 1
        if position >= columns.size or columns.lower[position] != word:
            return None
        position += 1
    return position
