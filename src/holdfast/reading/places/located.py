"""What stands before a name: the prepositions that places follow."""

from __future__ import annotations

from holdfast.gazetteer import nationality
from holdfast.reading.places.candidate import Candidate
from holdfast.reading.places.vocabulary import vocabulary
from holdfast.reading.places.words import Words


def located(words: Words, candidate: Candidate) -> bool:
    """Whether a preposition that places follow stands before the name."""
    i = _before(words, candidate.start)
    return i >= 0 and words.lower[i] in vocabulary().prepositions


def strongly_located(words: Words, candidate: Candidate) -> bool:
    """Whether "in", "near", "from" … stands before the name."""
    i = _before(words, candidate.start)
    return i >= 0 and words.lower[i] in vocabulary().strong_prepositions


def _before(words: Words, i: int) -> int:
    """The token before, past articles, direction words and place types; −1 for none."""
    vocab = vocabulary()
    j = i - 1
    skipped = {"the", "a", "an"}
    while j >= 0 and words.sentence[j] == words.sentence[i]:
        lower = words.lower[j]
        if lower in skipped or lower in vocab.direction_adjectives or nationality(words.text[j]):
            j -= 1
            continue
        return j
    return -1
