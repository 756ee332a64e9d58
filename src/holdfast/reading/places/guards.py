"""What is spelled like a place and is none: persons, organisations, common words, adjectives."""

from __future__ import annotations

from holdfast.gazetteer import Gazetteer, exact_key, nationality
from holdfast.gazetteer.places import KINDS
from holdfast.reading.places.detect import Candidate, is_taken
from holdfast.reading.places.vocabulary import vocabulary
from holdfast.reading.places.words import HYPHENS, Words

_BIG, _TOWN = 100_000, 15_000
_COUNTRY, _ADMIN1 = KINDS.index("country"), KINDS.index("admin1")
_STRONG_KINDS = frozenset({_COUNTRY, _ADMIN1})
_OTHER_NAMES = frozenset({"ORG", "PERSON"})
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


# Refused as mentions of places, but the names inside still tell where the text is.
EMBEDDED = frozenset(
    f"places.not.{reason}"
    for reason in (
        "in-organisation",
        "organisation",
        "of-organisation",
        "adjective",
        "actor-adjective",
        "speaker",
    )
)


def tells_where(gazetteer: Gazetteer, candidate: Candidate) -> bool:
    """Whether a name inside an organisation's is well enough known to count as context."""
    if candidate.common:
        return False
    long = candidate.end - candidate.start > 1
    return candidate.cased or candidate.trusted or long or _known(gazetteer, candidate)


def refusal(
    words: Words, gazetteer: Gazetteer, candidate: Candidate, persons: frozenset[str]
) -> str | None:
    """Why this is not a mention of a place, as a rule name; None when it may be one."""
    if is_taken(words, candidate) and not _longer_name(words, candidate):
        return None
    if not candidate.matches and not candidate.trusted:
        return "places.not.unknown"
    for rule in (_nationality, _in_organisation, _adjective, _longer_name, _of_organisation):
        reason = rule(words, candidate)
        if reason:
            return reason
    reason = _in_person(words, gazetteer, candidate, persons)
    return reason or _weak(words, gazetteer, candidate, persons)


def persons_of(words: Words) -> frozenset[str]:
    """Words of the persons the parser found by full name: a later "Jordan" alone may be one."""
    found: set[str] = set()
    for start, end, label in words.spans:
        if label == "PERSON" and end - start > 1:
            found.update(words.lower[start:end])
    return frozenset(found)


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


def _in_organisation(words: Words, candidate: Candidate) -> str | None:
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
    if words.label[candidate.start] == "PERSON":
        start, end, _ = words.spans[words.group[candidate.start]]
        if end - start > candidate.end - candidate.start:
            return "places.not.person"
        known = candidate.key not in persons and _known(gazetteer, candidate)
        if not known and not strongly_located(words, candidate):
            return "places.not.person"
    i = candidate.start - 1
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


def _longer_name(words: Words, candidate: Candidate) -> str | None:
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


def _of_organisation(words: Words, candidate: Candidate) -> str | None:
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
    if candidate.common and not _is_country(gazetteer, candidate):
        enough = (
            strongly_located(words, candidate)
            and style == "normal"
            and not words.first[candidate.start]
        )
        sure = _proper(words, candidate) or _curated_town(gazetteer, candidate)
        return None if enough and sure else "places.not.common-word"
    if _is_strong(gazetteer, candidate):
        return None
    if words.label[candidate.start] in _OTHER_NAMES and single:
        return None if _known(gazetteer, candidate) else "places.not.named-otherwise"
    if style == "normal" and (located(words, candidate) or not single):
        return None
    return None if strongly_located(words, candidate) else "places.not.weak"


def _proper(words: Words, candidate: Candidate) -> bool:
    pos = words.pos[candidate.start]
    return not pos or pos == "PROPN"


def _curated_town(gazetteer: Gazetteer, candidate: Candidate) -> bool:
    """Whether our own alias list, not only the world gazetteer, has the name."""
    return any(
        match.tier == 0 and int(gazetteer.kind[match.place]) != _COUNTRY
        for match in candidate.matches
    )


def _known(gazetteer: Gazetteer, candidate: Candidate) -> bool:
    """Whether the name belongs to a place that news would name without explanation."""
    return any(
        match.tier == 0
        or (
            match.tier == 1
            and (
                int(gazetteer.population[match.place]) >= _TOWN
                or int(gazetteer.kind[match.place]) in _STRONG_KINDS
            )
        )
        for match in candidate.matches
    )


def _is_country(gazetteer: Gazetteer, candidate: Candidate) -> bool:
    return any(int(gazetteer.kind[match.place]) == _COUNTRY for match in candidate.matches)


def _is_strong(gazetteer: Gazetteer, candidate: Candidate) -> bool:
    longest = 1 if candidate.end - candidate.start == 1 else 2
    for match in candidate.matches:
        if match.tier == 0 or (
            int(gazetteer.kind[match.place]) in _STRONG_KINDS and match.tier <= longest
        ):
            return True
        if match.tier <= 1 and int(gazetteer.population[match.place]) >= _BIG:
            return True
    return False
