"""What is spelled like a place and is none: persons, organisations, common words, adjectives."""

from __future__ import annotations

from holdfast.gazetteer import Gazetteer, nationality
from holdfast.reading.places.candidate import Candidate
from holdfast.reading.places.detect import follows_party, is_taken
from holdfast.reading.places.evidence import is_division_of
from holdfast.reading.places.located import located, strongly_located
from holdfast.reading.places.longer_names import (
    in_organisation,
    longer_name,
    of_organisation,
    opens_group,
)
from holdfast.reading.places.strength import (
    is_country,
    is_curated_town,
    is_division_abroad,
    is_known,
    is_strong,
)
from holdfast.reading.places.vocabulary import vocabulary
from holdfast.reading.places.words import HYPHENS, Words, before_state

_OTHER_NAMES = frozenset({"ORG", "PERSON"})
# Before the names of ships.
_VESSELS = frozenset({"USS", "USNS", "HMS", "HMCS", "HMAS", "RMS", "MV", "M/V", "BRP", "KRI"})
_QUOTES = frozenset({'"', "“", "‘", "'", "``", "«"})
_CODES = frozenset({
    "code", "codename", "codenamed", "code-named", "codeword", "named", "order", "operation",
    "dubbed", "brevity", "exercise", "exercises", "manoeuvre", "maneuver", "offensive", "campaign",
})  # fmt: skip
_LONGEST_CODE = 4
_DASHES = frozenset({"-", "--", "–", "—"})
_PEOPLES = frozenset(
    [
        "kurdish",
        "arab",
        "turkmen",
        "yazidi",
        "shiite",
        "sunni",
        "shia",
        "alawite",
        "druze",
        "western",
        "european",
        "african",
        "asian",
        "islamic",
        "muslim",
        "christian",
    ]
)


def refusal(
    words: Words, gazetteer: Gazetteer, candidate: Candidate, persons: frozenset[str]
) -> str | None:
    """Why this is not a mention of a place, as a rule name; None when it may be one."""
    taken = is_taken(words, candidate) and not opens_group(words, candidate)
    if taken and not longer_name(words, candidate):
        return None
    if not candidate.matches and not candidate.trusted:
        return "places.not.unknown"
    if follows_party(words, candidate.start):
        return "places.not.constituency"
    if not candidate.matches and _is_credit(words, candidate):
        return "places.not.credit"
    if _is_code_name(words, candidate):
        return "places.not.code-name"
    if _is_vessel(words, candidate):
        return "places.not.vessel"
    if _goes_on_after_hyphen(words, candidate):
        return "places.not.start-of-name"
    rules = [_nationality, in_organisation, _adjective, longer_name, of_organisation]
    if _is_named_state(words, gazetteer, candidate) or _is_named_department(
        words, gazetteer, candidate
    ):
        rules = [_nationality, _adjective, of_organisation]
    for rule in rules:
        reason = rule(words, candidate)
        if reason:
            return reason
    reason = _in_person(words, gazetteer, candidate, persons)
    return reason or _weak(words, gazetteer, candidate, persons)


def _is_named_state(words: Words, gazetteer: Gazetteer, candidate: Candidate) -> bool:
    """ "Sinaloa State", "Plateau State", but not the universities called "Ohio State"."""
    if not before_state(words, candidate.end):
        return False
    before = candidate.start - 1
    if before >= 0 and words.capital[before] and not words.first[before]:
        return False
    return words.label[candidate.start] == "PLACE" or is_division_abroad(gazetteer, candidate)


def _is_named_department(words: Words, gazetteer: Gazetteer, candidate: Candidate) -> bool:
    """ "The department of Meta", in small letters, though it was taken for an organisation."""
    i = candidate.start - 1
    of = i >= 2 and words.lower[i] == "of" and is_division_of(words, i - 1)
    return of and is_division_abroad(gazetteer, candidate)


def persons_of(words: Words) -> frozenset[str]:
    """Words of the persons the parser found by full name: a later "Jordan" alone may be one."""
    found: set[str] = set()
    for start, end, label in words.spans:
        if label == "PERSON" and end - start > 1:
            found.update(words.lower[start:end])
    return frozenset(found)


def _nationality(words: Words, candidate: Candidate) -> str | None:
    """Nationalities ("Syrian-Kurdish"), and organisation words that stand alone ("the Bank")."""
    spelled = [i for i in range(candidate.start, candidate.end) if words.text[i][0].isalpha()]
    if all(nationality(words.text[i]) or words.lower[i] in _PEOPLES for i in spelled):
        return None if candidate.cased else "places.not.nationality"
    vocab = vocabulary()
    if len(spelled) == 1 and words.lower[spelled[0]] in vocab.organisations and candidate.tier:
        return "places.not.organisation-word"
    return None


def _in_person(
    words: Words, gazetteer: Gazetteer, candidate: Candidate, persons: frozenset[str]
) -> str | None:
    """Inside a longer name of a person; or all of one, unless the place is far better known."""
    if _has_an_age(words, candidate) and not strongly_located(words, candidate):
        return "places.not.person"
    if words.label[candidate.start] == "PERSON":
        start, end, _ = words.spans[words.group[candidate.start]]
        if end - start > candidate.end - candidate.start:
            return "places.not.person"
        known = candidate.key not in persons and is_known(gazetteer, candidate)
        if not known and not candidate.kinds and not strongly_located(words, candidate):
            return "places.not.person"
    i = candidate.start - 1
    titled = i >= 0 and words.pos[i] == "NOUN" and words.lower[i] in vocabulary().titles
    if titled and not candidate.matches:  # "governor Zuraid Kasmula", in no list
        return "places.not.titled-person"
    if (
        (
            i >= 0
            and words.capital[i]
            and words.lower[i] in vocabulary().titles
            and words.style[i] != "caps"
        )
        and not candidate.trusted
        and candidate.end - candidate.start == 1
    ):
        return "places.not.titled-person"
    return None


def _has_an_age(words: Words, candidate: Candidate) -> bool:
    """ "Preston, 34, was held": an age between commas follows the names of people alone."""
    behind = words.text[candidate.end : candidate.end + 3]
    return (
        len(behind) == 3
        and behind[0] == ","
        and behind[1].isdigit()
        and len(behind[1]) == 2
        and (behind[2] in {",", "."} or behind[2] == "and")
    )


def _is_credit(words: Words, candidate: Candidate) -> bool:
    """ "Five were killed in Jolo (Rappler).", "JOLO (Rappler) – Five …": who told it.

    Where no list has the name, and its bracket opens or closes the report.
    """
    before, end = candidate.start - 1, candidate.end
    if before < 0 or end >= len(words) or words.text[before] + words.text[end] not in {"()", "[]"}:
        return False
    if _opens_sentence(words, before) or (end + 1 < len(words) and words.text[end + 1] in _DASHES):
        return True
    last = end + 1 >= len(words) or words.text[end + 1] == "."
    return last or words.sentence[end + 1] != words.sentence[end]


def _opens_sentence(words: Words, i: int) -> bool:
    return i == 0 or words.sentence[i - 1] != words.sentence[i]


def _is_code_name(words: Words, candidate: Candidate) -> bool:
    """ "Under the code \"Odessa Gate\"", "Operation Tripoli Dawn": what a plan is called."""
    i = candidate.start - 1
    if i >= 0 and words.lower[i] == "operation" and words.capital[i]:
        return True
    while i >= 0 and candidate.start - i < _LONGEST_CODE and words.capital[i]:
        i -= 1
    return i > 0 and words.text[i] in _QUOTES and words.lower[i - 1] in _CODES


def _is_vessel(words: Words, candidate: Candidate) -> bool:
    """ "USS Tarawa": a ship that is called after a place."""
    return candidate.start > 0 and words.text[candidate.start - 1] in _VESSELS


def _goes_on_after_hyphen(words: Words, candidate: Candidate) -> bool:
    """ "Lin-kou": the name goes on behind a hyphen, in small letters."""
    behind = candidate.end + 1
    return (
        behind < len(words)
        and words.text[candidate.end] in HYPHENS
        and words.end[candidate.end - 1] == words.start[candidate.end]
        and words.end[candidate.end] == words.start[behind]
        and words.pos[behind] == "PROPN"
        and words.text[behind].islower()
        and words.label[candidate.start] != "PLACE"
    )


def _adjective(words: Words, candidate: Candidate) -> str | None:
    """ "US-led", "Turkey-backed", "US airstrikes": an actor's adjective."""
    vocab, end = vocabulary(), candidate.end
    if (
        end + 1 < len(words)
        and words.text[end] in HYPHENS
        and words.lower[end + 1] in vocab.actor_suffixes
    ):
        return "places.not.actor-adjective"
    if candidate.cased and candidate.end - candidate.start == 1:
        compound = words.dep[candidate.start].startswith(("compound", "amod"))
        unparsed = not words.dep[candidate.start] and not strongly_located(words, candidate)
        if compound or unparsed:
            return "places.not.adjective"
    if candidate.key in vocab.speakers and not strongly_located(words, candidate):
        return "places.not.speaker"
    return None


def _weak(
    words: Words, gazetteer: Gazetteer, candidate: Candidate, persons: frozenset[str]
) -> str | None:
    """Single common words, surnames and small places need a sign that a place is meant."""
    if candidate.containers or candidate.kinds or candidate.countries:
        return None
    single = candidate.end - candidate.start == 1
    if single and candidate.key in persons and not strongly_located(words, candidate):
        return "places.not.surname"
    if candidate.trusted and not (candidate.common and words.first[candidate.start]):
        return None
    style = words.style[candidate.start]
    if candidate.common and not is_country(gazetteer, candidate):
        enough = (
            strongly_located(words, candidate)
            and style == "normal"
            and not words.first[candidate.start]
        )
        sure = _proper(words, candidate) or is_curated_town(gazetteer, candidate)
        return None if enough and sure else "places.not.common-word"
    if is_strong(gazetteer, candidate):
        return None
    if words.label[candidate.start] in _OTHER_NAMES and single:
        return None if is_known(gazetteer, candidate) else "places.not.named-otherwise"
    if style == "normal" and (located(words, candidate) or not single):
        return None
    return None if strongly_located(words, candidate) else "places.not.weak"


def _proper(words: Words, candidate: Candidate) -> bool:
    pos = words.pos[candidate.start]
    return not pos or pos == "PROPN"
