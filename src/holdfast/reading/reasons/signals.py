"""Find the signals of reasons in a document: one look-up a token, longest cue first."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from holdfast.reading.attribution.columns import Columns, columns_of
from holdfast.reading.reasons.constructions import CONSTRUCTIONS
from holdfast.reading.reasons.extents import Range
from holdfast.reading.reasons.rules import ReasonRule, cue_index
from holdfast.reading.reasons.signal import Sides, Signal, overlap

if TYPE_CHECKING:
    from spacy.tokens import Doc

LEXICAL = frozenset({"verb", "participle", "noun", "blame", "charge", "harm", "moved"})


def find_reasons(doc: Doc) -> Iterator[tuple[Signal, Sides]]:
    """Every signal whose construction the tree bears out, in text order.

    Of the rules that share a word, the first that applies wins: longer cues come first.
    """
    index, openers, columns = cue_index(), cue_openers(), columns_of(doc)
    covered = -1
    seen: dict[Range, list[Range]] = {}
    for place, (lower, lemma) in enumerate(zip(columns.lower, columns.lemma, strict=True)):
        if place < covered or not (lower in openers or lemma in openers):
            continue
        found = reading_at(doc, place, index)
        if found is None:
            continue
        # A second signal of the same tie ("were forced to flee by …") adds nothing.
        told = seen.setdefault(found[1].cause, [])
        if any(overlap(found[1].effect, each) for each in told):
            continue
        told.append(found[1].effect)
        covered = found[0].end
        yield found


@lru_cache(maxsize=1)
def cue_openers() -> frozenset[str]:
    """The first words of all cues, in lower case."""
    return frozenset(word.lower() for word in cue_index())


def reading_at(
    doc: Doc, start: int, index: dict[str, tuple[tuple[tuple[str, ...], ReasonRule], ...]]
) -> tuple[Signal, Sides] | None:
    """The first rule that applies at a token."""
    columns = columns_of(doc)
    # A name keeps its capital here, so that no cue is found in it.
    lower, lemma = columns.lower[start], doc[start].lemma_
    candidates = list(index.get(lower, ()))
    if lemma != lower:
        candidates.extend(index.get(lemma, ()))
    for cue, rule in candidates:
        if lower != cue[0] and not (lemma == cue[0] and rule.construction in LEXICAL):
            continue
        end = rest_matched(columns, start + 1, cue[1:])
        if end is None:
            continue
        signal = Signal(doc, start, end, rule)
        sides = CONSTRUCTIONS[signal.rule.construction](signal)
        if sides is not None:
            return signal, sides
    return None


def rest_matched(columns: Columns, position: int, words: tuple[str, ...]) -> int | None:
    """Where a cue ends whose later words stand from this token on (spaces skipped), else None."""
    for word in words:
        while position < columns.size and columns.lower[position].isspace():
            position += 1
        if position >= columns.size or columns.lower[position] != word:
            return None
        position += 1
    return position
