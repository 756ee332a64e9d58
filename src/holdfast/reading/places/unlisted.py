"""Names that no gazetteer holds, told by a word of kind: "the Dar Selmi *area*", "*town of* X",
"at Mercy *Hospital*".

Only whole runs of capitals count, so that a known first word ("Tell" of "Tell Hamza") does not
stand for the whole.
"""

from __future__ import annotations

from holdfast.gazetteer import nationality
from holdfast.gazetteer.keys import ARTICLES
from holdfast.reading.places.vocabulary import Vocabulary, vocabulary
from holdfast.reading.places.words import HYPHENS, Words

# Kinds of places that have names of their own; a "region" or "camp" is as often somebody's.
_BEHIND = frozenset({
    "area", "sector", "neighborhood", "neighbourhood", "district", "village", "town", "suburb",
    "quarter", "subdistrict", "hamlet", "commune",
})  # fmt: skip
_BEFORE = _BEHIND | {"city", "towns", "villages", "locality", "hill", "settlement"}
# What is seldom named after its town and stands in one place, as the last word of the name.
_SITES = frozenset({
    "hospital", "square", "palace", "street", "avenue", "boulevard", "tower", "hotel", "park",
    "factory", "mosque", "church", "cathedral", "mall", "cemetery", "monastery", "temple",
    "complex", "restaurant",
})  # fmt: skip
# What is as often named after the town.
_SITES_OF_TOWNS = frozenset({
    "bridge", "market", "stadium", "airport", "airbase", "base", "prison", "station", "checkpoint",
    "crossing", "camp", "dam", "roundabout", "gate", "barracks", "refinery", "citadel", "orchards",
    "farms", "road",
})  # fmt: skip
_LONGEST = 7


def named_by_kind(words: Words, i: int) -> int | None:
    """Where the name that begins at this token ends, if a word of kind says it is a place's."""
    if words.style[i] != "normal" or words.first[i] or _goes_back(words, i):
        return None
    end = _run_end(words, i)
    if end == i or not _is_name(words, i, end, vocabulary()):
        return None
    after = words.lower[end] if end < len(words) else ""
    if after in _BEHIND and _stands_in(words, i):
        return end
    return end if _kind_before(words, i) else None


def named_site(words: Words, i: int, *, town: bool) -> int | None:
    """Where the name of a site that begins at this token ends: "at *Mercy Hospital*".

    ``town``: whether a town has the name that the site begins with.
    """
    if words.style[i] != "normal" or words.first[i] or _goes_back(words, i):
        return None
    end = _run_end(words, i)
    kind = words.lower[end - 1]
    if end - i < 2 or not _stands_in(words, i):
        return None
    if kind not in _SITES and (town or kind not in _SITES_OF_TOWNS):
        return None
    named = (
        words.pos[j] in {"PROPN", "ADJ", "NOUN", "DET", "ADP", "X", ""} for j in range(i, end - 1)
    )
    own = all(named) and nationality(words.text[i]) is None
    return end if own and words.lower[i] not in vocabulary().direction_adjectives else None


def _goes_back(words: Words, i: int) -> bool:
    """Whether the token before belongs to the same run of capitals."""
    before = i - 1
    if before < 0 or words.sentence[before] != words.sentence[i]:
        return False
    return words.capital[before] or words.text[before] in HYPHENS


def _run_end(words: Words, i: int) -> int:
    end = i
    while end < len(words) and end - i < _LONGEST and words.sentence[end] == words.sentence[i]:
        joint = words.text[end] in HYPHENS or words.lower[end] in ARTICLES
        if not (words.capital[end] or (joint and end > i)):
            break
        end += 1
    while end > i and not words.capital[end - 1]:
        end -= 1
    return end


def _is_name(words: Words, start: int, end: int, vocab: Vocabulary) -> bool:
    """Two words or more, none of which tells of a people, a person's office or a body."""
    spelled = [j for j in range(start, end) if words.text[j][0].isalpha()]
    if len([j for j in spelled if words.capital[j]]) < 2:
        return False
    others = (vocab.organisations, vocab.types, vocab.facilities, vocab.months, vocab.weekdays)
    return all(
        words.pos[j] in {"PROPN", "DET", "ADP", "X", ""}
        and nationality(words.text[j]) is None
        and not any(words.lower[j] in each for each in others)
        for j in spelled
    )


def _stands_in(words: Words, i: int) -> bool:
    """ "In the X area", "at X village": a preposition that places follow."""
    before = i - 1
    while before >= 0 and (
        words.lower[before] == "the" or words.lower[before] in vocabulary().direction_adjectives
    ):
        before -= 1
    return before >= 0 and words.lower[before] in vocabulary().strong_prepositions


def _kind_before(words: Words, i: int) -> bool:
    """ "The town of X", "the village X"."""
    before = i - 1
    if before >= 1 and words.lower[before] == "of":
        before -= 1
    return before >= 0 and words.lower[before] in _BEFORE and words.pos[before] in {"NOUN", ""}
