"""A name that no gazetteer holds, read whole: "Sheikh Omran District", not "Omran District".

The parser's places often begin or end inside a run of capitals. Only names without a match in the
gazetteer are widened; where the whole is listed, the whole is looked up anew.
"""

from __future__ import annotations

from holdfast.gazetteer import Gazetteer, exact_key, nationality
from holdfast.gazetteer.keys import ARTICLES
from holdfast.reading.places.candidate import Candidate
from holdfast.reading.places.vocabulary import vocabulary
from holdfast.reading.places.words import HYPHENS, Words

_LONGEST = 4  # words that a name is widened by


def whole_name(words: Words, gazetteer: Gazetteer, candidate: Candidate, earliest: int) -> None:
    """Widen a name without a match over the capitals beside it, from ``earliest`` on."""
    if candidate.matches or words.style[candidate.start] != "normal":
        return
    start, end = _begin(words, candidate, earliest), _end(words, candidate)
    if (start, end) == (candidate.start, candidate.end):
        return
    piece = words.source[words.start[start] : words.end[end - 1]]
    candidate.start, candidate.end, candidate.key = start, end, exact_key(piece)
    candidate.matches = gazetteer.lookup(piece)


def _begin(words: Words, candidate: Candidate, earliest: int) -> int:
    start = candidate.start
    while start > max(earliest, candidate.start - _LONGEST):
        before = start - 1
        if words.text[before] in HYPHENS and before > earliest and _is_joined(words, before):
            if words.lower[before - 1] not in ARTICLES:
                break
            start = before - 1
        elif _belongs(words, before, candidate) and not words.first[before]:
            start = before
        else:
            break
    return start


def _end(words: Words, candidate: Candidate) -> int:
    end = candidate.end
    while end < min(len(words), candidate.end + _LONGEST):
        if words.text[end] in HYPHENS and end + 1 < len(words) and _is_joined(words, end):
            following = end + 1
        else:
            following = end
        if not _belongs(words, following, candidate):
            break
        end = following + 1
    return end


def _is_joined(words: Words, hyphen: int) -> bool:
    """Whether no blank stands around a hyphen."""
    before = words.end[hyphen - 1] == words.start[hyphen]
    return before and words.end[hyphen] == words.start[hyphen + 1]


def _belongs(words: Words, i: int, candidate: Candidate) -> bool:
    """Whether a word beside a name is part of it: a capital that is no name or word of its own."""
    if words.sentence[i] != words.sentence[candidate.start] or not words.capital[i]:
        return False
    if words.pos[i] != "PROPN" or words.label[i] or nationality(words.text[i]):
        return False
    vocab, lower = vocabulary(), words.lower[i]
    others = (vocab.direction_adjectives, vocab.months, vocab.weekdays, vocab.organisations)
    if any(lower in each for each in (*others, vocab.types, vocab.facilities)):
        return False
    return lower not in vocab.titles or _ends_in_kind(words, candidate)


def _ends_in_kind(words: Words, candidate: Candidate) -> bool:
    """ "Sheikh Omran Hill": a word for a place behind it tells that no person is meant."""
    vocab = vocabulary()
    near = words.lower[candidate.end - 1 : candidate.end + 1]
    return any(each in vocab.types or each in vocab.facilities for each in near)
