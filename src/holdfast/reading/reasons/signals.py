"""Find the signals of reasons in a document: one look-up a token, longest cue first."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from holdfast.reading.attribution.columns import columns_of
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
    token = doc[start]
    candidates = list(index.get(token.lower_, ()))
    if token.lemma_ != token.lower_:
        candidates.extend(index.get(token.lemma_, ()))
    for cue, rule in candidates:
        end = matched(doc, start, cue, rule.construction in LEXICAL)
        if end is None:
            continue
        signal = Signal(doc, start, end, rule)
        sides = CONSTRUCTIONS[signal.rule.construction](signal)
        if sides is not None:
            return signal, sides
    return None


def matched(doc: Doc, start: int, cue: tuple[str, ...], by_lemma: bool) -> int | None:
    """Where the cue ends when it stands at this token (spaces skipped), else None."""
    position = start
    for number, word in enumerate(cue):
        while position < len(doc) and doc[position].is_space:
            position += 1
        if position >= len(doc):
            return None
        token = doc[position]
        fits = token.lower_ == word or (by_lemma and number == 0 and token.lemma_ == word)
        if not fits:
            return None
        position += 1
    return position
