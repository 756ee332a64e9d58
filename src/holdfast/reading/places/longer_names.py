"""Names that are part of a longer one: "Kabul Bank", "University of Mosul", "Paris Hilton"."""

from __future__ import annotations

from holdfast.gazetteer import exact_key, nationality
from holdfast.gazetteer.keys import ARTICLES
from holdfast.reading.places.candidate import Candidate
from holdfast.reading.places.vocabulary import vocabulary
from holdfast.reading.places.words import HYPHENS, Words

_GROUP_REACH = 5


def in_organisation(words: Words, candidate: Candidate) -> str | None:
    """Inside a longer name that the parser calls an organisation, or one of our group phrases."""
    group = words.group[candidate.start]
    if words.label[candidate.start] == "ORG":
        start, end, _ = words.spans[group]
        role = words.lower[start] in vocabulary().of_allowed and words.lower[
            start + 1 : start + 2
        ] == ["of"]
        article = words.lower[start] == "the"
        if end - start > candidate.end - candidate.start + article and not role:
            return "places.not.in-organisation"
    if opens_group(words, candidate) or _of_armed_group(words, candidate.start):
        return "places.not.group-name"
    left = max(0, candidate.start - 8)
    nearby = exact_key(words.source[words.start[left] : words.end[candidate.end - 1]])
    for phrase in vocabulary().group_phrases:
        at = nearby.rfind(phrase)
        # the name stands inside the phrase when the phrase reaches (nearly) to its end
        if at >= 0 and at + len(phrase) >= len(nearby):
            return "places.not.group-name"
    right = min(len(words), candidate.end + 6)
    following = exact_key(words.source[words.start[left] : words.end[right - 1]])
    for phrase in vocabulary().group_phrases:
        at = following.find(phrase)
        if at >= 0 and at < len(nearby) < at + len(phrase):
            return "places.not.group-name"
    return None


def opens_group(words: Words, candidate: Candidate) -> bool:
    """ "*Jund* Al-Aqsa": what opens a name of a group goes on, whatever town is called Jund."""
    if words.lower[candidate.start] not in vocabulary().group_openers:
        return False
    article, hyphen = (
        words.lower[candidate.end : candidate.end + 1],
        words.text[candidate.end + 1 : candidate.end + 2],
    )
    goes_on = article and article[0] in ARTICLES and hyphen and hyphen[0] in HYPHENS
    return bool(not candidate.matches or goes_on)


def _of_armed_group(words: Words, start: int) -> bool:
    """ "Ahrar al-Sham", "Jaysh al-Fateh", "Fatah Halab": the name of an armed group."""
    i = start - 1
    while i >= 0 and start - i <= _GROUP_REACH and words.sentence[i] == words.sentence[start]:
        if words.lower[i] in vocabulary().group_openers:
            return words.capital[i]
        if not (words.capital[i] or words.text[i] in HYPHENS or words.lower[i] in ARTICLES):
            return False
        i -= 1
    return False


def longer_name(words: Words, candidate: Candidate) -> str | None:
    """The capitals go on to the right or left: "Paris Hilton", "Michael Jordan", "Kabul Bank"."""
    if words.style[candidate.start] != "normal":
        return _headline_neighbour(words, candidate)
    reason = _goes_on(words, candidate)
    if reason:
        return reason
    return None if _begins_here(words, candidate) else "places.not.end-of-name"


def _headline_neighbour(words: Words, candidate: Candidate) -> str | None:
    """Capitals say nothing in a headline; only a head of organisations beside the name does."""
    vocab, end = vocabulary(), candidate.end
    if end < len(words) and words.sentence[end] == words.sentence[candidate.start]:
        known = words.lower[end] in vocab.facilities or words.lower[end] in vocab.types
        if words.lower[end] in vocab.organisations and not known and not candidate.trusted:
            strong = words.lower[end] in {
                "times",
                "post",
                "herald",
                "university",
                "tribune",
                "bank",
                "fc",
            }
            return "places.not.organisation" if strong else None
    return None


def _goes_on(words: Words, candidate: Candidate) -> str | None:
    vocab, end = vocabulary(), candidate.end
    if (
        end >= len(words)
        or not words.capital[end]
        or words.sentence[end] != words.sentence[candidate.start]
    ):
        return None
    run = []
    j = end
    while (
        j < len(words)
        and j - end < 5
        and words.capital[j]
        and words.sentence[j] == words.sentence[end]
    ):
        run.append(words.lower[j])
        j += 1
    typed = any(
        word in vocab.facilities or word in vocab.types or word in vocab.facility_modifiers
        for word in run[:3]
    )
    if any(word in vocab.organisations and word not in vocab.facilities for word in run):
        first_typed = run[0] in vocab.types and run[0] not in vocab.organisations
        if not first_typed:
            return "places.not.organisation"
    if typed or candidate.trusted:
        return None
    following = run[0]
    if (
        following in vocab.months
        or following in vocab.titles
        or nationality(words.text[end])
        or following in vocab.directions
    ):
        return None
    return "places.not.start-of-name"


def _begins_here(words: Words, candidate: Candidate) -> bool:
    vocab = vocabulary()
    i = candidate.start - 1
    if i >= 1 and words.text[i] in HYPHENS and words.end[i] == words.start[candidate.start]:
        # "Aleppo-Damascus" yes, "Anglo-Iraq", "al-Anbar" with its article inside the name
        i -= 1
        return words.capital[i] or words.lower[i] in {
            "mid",
            "north",
            "south",
            "east",
            "west",
            "central",
            "non",
        }
    if i < 0 or words.sentence[i] != words.sentence[candidate.start] or not words.capital[i]:
        return True
    if words.group[i] >= 0 and words.group[i] != words.group[candidate.start]:
        return True
    lower = words.lower[i]
    if (
        candidate.trusted
        or lower in vocab.types
        or lower in vocab.months
        or lower in vocab.prepositions
    ):
        return True
    if nationality(words.text[i]) or lower in vocab.direction_adjectives or lower in _PLACE_OPENERS:
        return True
    if words.first[i]:
        return words.pos[i] not in {"PROPN", "X"} if words.pos[i] else _opens_sentence(lower)
    return False


_PLACE_OPENERS = frozenset(
    {
        "greater",
        "old",
        "rural",
        "occupied",
        "the",
        "downtown",
        "war-torn",
        "mainland",
        "metropolitan",
    }
)
_OPENERS = frozenset(
    [
        "the",
        "in",
        "at",
        "on",
        "from",
        "near",
        "since",
        "when",
        "while",
        "but",
        "and",
        "after",
        "before",
        "as",
        "if",
        "for",
        "to",
        "with",
        "by",
        "both",
        "all",
        "many",
        "most",
        "some",
        "although",
        "though",
        "because",
        "once",
        "inside",
        "outside",
        "until",
        "that",
        "this",
        "these",
        "those",
        "neither",
        "either",
        "meanwhile",
        "capturing",
        "retaking",
        "nearby",
        "today",
        "yesterday",
    ]
)


def _opens_sentence(lower: str) -> bool:
    return lower in _OPENERS or lower.endswith(("ing", "ed", "ly"))


def of_organisation(words: Words, candidate: Candidate) -> str | None:
    """Part of "University of Mosul", "Bank of Syria"; but "Battle of Mosul" is at Mosul."""
    vocab = vocabulary()
    i = candidate.start - 1
    if i >= 0 and words.lower[i] == "the":
        i -= 1
    if i < 1 or words.lower[i] not in {"of", "for"} or words.style[candidate.start] == "caps":
        return None
    head = i - 1
    run: list[int] = []
    while head >= 0 and (
        words.capital[head] or (run and words.lower[head] in {"of", "for", "and"})
    ):
        run.append(head)
        head -= 1
    if not run:
        return None
    if words.label[run[0]] == "PERSON":
        return None  # "Ann Example of Lindsay": where somebody is from
    lowers = {words.lower[each] for each in run}
    if lowers & vocab.organisations - vocab.of_allowed:
        return "places.not.of-organisation"
    if candidate.trusted or words.lower[i] == "for" or words.style[candidate.start] == "title":
        return None
    allowed = words.lower[run[0]] in vocab.of_allowed or (words.first[run[-1]] and len(run) == 1)
    return None if allowed or nationality(words.text[run[0]]) else "places.not.of-name"
