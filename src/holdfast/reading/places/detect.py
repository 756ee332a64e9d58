"""Finding the stretches of text that may name a place, with the gazetteer's places for each."""

from __future__ import annotations

from collections.abc import Callable

from rapidfuzz import fuzz, process

from holdfast.gazetteer import Gazetteer, Match, exact_key, nationality
from holdfast.gazetteer.keys import ARTICLES
from holdfast.gazetteer.places import KINDS
from holdfast.reading.places.candidate import Candidate
from holdfast.reading.places.located import strongly_located
from holdfast.reading.places.named import adjective_at
from holdfast.reading.places.strength import is_known, is_strong
from holdfast.reading.places.unlisted import named_by_kind, named_site
from holdfast.reading.places.vocabulary import Vocabulary, vocabulary
from holdfast.reading.places.whole_names import whole_name
from holdfast.reading.places.words import HYPHENS, Words, before_state

_LONGEST = 7  # words of a name, counting hyphens
# Of North American politicians, before the place that elected them.
PARTIES = frozenset({"D", "R", "I", "DFL", "Lib", "NDP", "Con", "PC"})
_OPENERS = frozenset({"the", "metro", "greater", "downtown", "suburban", "rural", "mainland"})
_JOINED = HYPHENS | frozenset("'’‘`")
_LINKS = frozenset({
    "of", "the", "de", "del", "la", "le", "les", "el", "al", "and", "et", "y",
    "da", "do", "dos", "du", "e", "i", "upon", "on", "sur", "am", "an", "der", "den",
})  # fmt: skip
_INNER_LINKS = frozenset({"de", "del", "la", "le", "el", "al", "du", "der", "den", "da", "do"})
_SHORT_FIRST = {"st": "saint", "mt": "mount", "ft": "fort"}
_OF_PERSONS = frozenset({"capture", "seize", "surround"})
_ELDERS = frozenset({"sheikh", "sheik", "shaykh", "shaikh", "cheikh", "sidi", "haji", "hajji"})
_LONG_NAME = 5  # "Wadi", "Tell", "Khan" open other names
_FUZZY_LEAST = 90
_FUZZY_SHORTEST = 6
_FUZZY_KEYS = 4000


def text_is_adjective(words: Words, i: int, size: int) -> bool:
    """Not "US" or "UK", which are names too."""
    return size > 1 or words.lower[i] in vocabulary().region_adjectives


def _opens_longer_name(words: Words, gazetteer: Gazetteer, i: int, size: int) -> bool:
    """ "Central African Republic": an adjective that the name of a place begins with."""
    end = i + size
    if end >= len(words) or not words.capital[end] or words.sentence[end] != words.sentence[i]:
        return False
    longer = exact_key(words.source[words.start[i] : words.end[end]])
    return gazetteer.exact.number(longer) is not None


def follows_party(words: Words, i: int) -> bool:
    """ "R-Charleston", "D-N.Y.": the party of an American politician stands before the name."""
    return i > 1 and words.text[i - 1] in HYPHENS and words.text[i - 2] in PARTIES


Finder = Callable[[Words, Gazetteer, int], Candidate | None]


def candidates(words: Words, gazetteer: Gazetteer, abbreviated: Finder) -> list[Candidate]:
    """Longest names first come, left to right, not overlapping; guards are applied later.

    ``abbreviated`` answers first: what an abbreviation at a token stands for.
    """
    vocab = vocabulary()
    found: list[Candidate] = []
    i, count = 0, len(words)
    while i < count:
        candidate = None
        if _may_start(words, i):
            size, place = adjective_at(words, gazetteer, i)
            adjective = place is not None and text_is_adjective(words, i, size)
            if adjective and not (size > 1 and _opens_longer_name(words, gazetteer, i, size)):
                i += size
                continue
            candidate = abbreviated(words, gazetteer, i) or _candidate_at(
                words, gazetteer, vocab, i
            )
        if candidate is None:
            i += 1
            continue
        whole_name(words, gazetteer, candidate, found[-1].end if found else 0)
        found.append(candidate)
        i = candidate.end
    return found


def _may_start(words: Words, i: int) -> bool:
    if i + 2 < len(words) and follows_party(words, i + 2):
        return False
    if words.capital[i]:
        return True
    if words.label[i] == "PLACE" and words.lower[i] not in vocabulary().direction_adjectives:
        opens = words.group[i] != (words.group[i - 1] if i else -1)
        return opens and (words.lower[i] in ARTICLES or not _has_capital_behind(words, i))
    # "al-Bab", "ar-Raqqah": the article is small, joined to a capital
    return (
        words.lower[i] in ARTICLES
        and i + 2 < len(words)
        and words.text[i + 1] in HYPHENS
        and words.capital[i + 2]
    )


def _has_capital_behind(words: Words, i: int) -> bool:
    """ "War-*riven Nablus*": the parser's place begins with a word not of its name."""
    _, last, _ = words.spans[words.group[i]]
    return any(words.capital[j] for j in range(i + 1, last))


def _candidate_at(
    words: Words, gazetteer: Gazetteer, vocab: Vocabulary, i: int
) -> Candidate | None:
    text = words.text[i]
    if text in gazetteer.cased and (words.style[i] != "caps" or "." in text):
        place = gazetteer.cased[text]
        return Candidate(
            i,
            i + 1,
            exact_key(text),
            [Match(place, 0)],
            cased=True,
            trusted=_is_place(words, i, i + 1),
        )
    best: Candidate | None = None
    for end in _ends(words, i):
        named = _is_whole_place(words, i, end) or before_state(words, end)
        if words.label[i] == "PLACE" and not named:
            continue
        piece = words.source[words.start[i] : words.end[end - 1]]
        key = _spelled_out(exact_key(piece))
        number = gazetteer.exact.number(key)
        if number is not None and _spelled_as_name(words, i, end, vocab):
            matches = gazetteer.exact.matches(number)
            if words.capital[end - 1] or matches[0].tier == 0 or any(m.tier == 0 for m in matches):
                best = Candidate(i, end, key, matches, common=gazetteer.exact.is_common(number))
        if number is None and end - i > 1 and not gazetteer.exact.has_prefix(key):
            break
    if best is None:
        best = _by_other_spelling(words, gazetteer, i)
    if best is not None and (_cuts_name(words, gazetteer, vocab, best) or _only_opens(words, best)):
        other = _by_other_spelling(words, gazetteer, i)
        if other is None or other.matches or not _stands_alone(gazetteer, best):
            # In no list, "Amina Zarqo" may be a person whom police captured.
            return _trusted(words, other) if other is not None and other.matches else other
    whole = named_by_kind(words, i)
    if whole is None and (best is None or not is_known(gazetteer, best)):
        whole = named_site(words, i, town=best is not None)
    if whole is not None and (best is None or best.end < whole):
        piece = words.source[words.start[i] : words.end[whole - 1]]
        return Candidate(i, whole, exact_key(piece), gazetteer.lookup(piece), trusted=True)
    return _trusted(words, best)


def _trusted(words: Words, candidate: Candidate | None) -> Candidate | None:
    """The candidate, trusted where the parser or what is done to it says that it is a place."""
    if candidate is not None:
        called = _is_place(words, candidate.start, candidate.end)
        candidate.trusted |= called or is_taken(words, candidate) or _is_listed(words, candidate)
    return candidate


def _is_listed(words: Words, candidate: Candidate) -> bool:
    """ "In Tall Rifat": names of two words that the gazetteer holds and "in" stands before, or of
    which the parser calls a part a place."""
    if sum(words.capital[candidate.start : candidate.end]) < 2 or candidate.tier > 1:
        return False
    labels = set(words.label[candidate.start : candidate.end])
    if labels & {"PERSON", "ORG"} or words.style[candidate.start] != "normal":
        return False
    return "PLACE" in labels or strongly_located(words, candidate)


def is_taken(words: Words, candidate: Candidate) -> bool:
    """Whether it is what troops seize or besiege; a person's name alone may be a captive's."""
    taken = [words.taken[i] for i in range(candidate.start, candidate.end) if i in words.taken]
    if not taken or not candidate.matches or words.style[candidate.start] != "normal":
        return False
    if taken[0] == "control" and words.label[candidate.start] == "ORG":
        return False  # "took control of Ford"
    captive = words.label[candidate.start] == "PERSON" and taken[0] in _OF_PERSONS
    return not captive or candidate.end - candidate.start > 1


def _cuts_name(words: Words, gazetteer: Gazetteer, vocab: Vocabulary, candidate: Candidate) -> bool:
    """Only the first word of what the parser calls one place: "Bin" of "Bin Jawad".

    Not where a place type ("Hama Province") or a place of its own ("Aleppo Syria") follows.
    """
    i, end = candidate.start, candidate.end
    if words.label[i] != "PLACE" or candidate.cased or words.style[i] != "normal":
        return False
    first, last, _ = words.spans[words.group[i]]
    rest = range(end, last)
    if first != i or not rest or not words.capital[last - 1]:
        return False
    if not all(words.capital[j] or _links_on(words, j) for j in rest):
        return False
    known = (vocab.types, vocab.facilities, vocab.facility_modifiers, vocab.directions)
    if any(words.lower[j] in each for each in (*known, vocab.organisations) for j in rest):
        return False
    if candidate.tier > 1:
        return True
    number = gazetteer.exact.number(exact_key(words.source[words.start[end] : words.end[last - 1]]))
    return number is None or not any(
        KINDS[int(gazetteer.kind[match.place])] in {"country", "admin1"}
        for match in gazetteer.exact.matches(number)
    )


def _links_on(words: Words, i: int) -> bool:
    """ "Khan *al-*Assal": a small word inside a name, or the hyphen behind its article."""
    if words.text[i] in HYPHENS:
        return words.lower[i - 1] in ARTICLES
    return words.lower[i] in _INNER_LINKS or words.lower[i] in ARTICLES


def _only_opens(words: Words, candidate: Candidate) -> bool:
    """ "Wadi" of "Wadi Barada": the first word of a name of two."""
    i, end = candidate.start, candidate.end
    if end - i > 1 or words.lower[i] not in vocabulary().name_openers or end >= len(words):
        return False
    joined = words.lower[end] in ARTICLES or words.capital[end]
    return joined and words.sentence[end] == words.sentence[i] and words.style[i] == "normal"


def _stands_alone(gazetteer: Gazetteer, candidate: Candidate) -> bool:
    """Whether the first words of a longer name are surely a name: "Douglas County Public Works"."""
    if candidate.end - candidate.start > 1:
        return candidate.tier <= 1
    return len(candidate.key) >= _LONG_NAME and is_strong(gazetteer, candidate)


def _spelled_out(key: str) -> str:
    """ "st paul" → "saint paul": the gazetteer holds the long form of a first word."""
    first, _, rest = key.partition(" ")
    return f"{_SHORT_FIRST[first]} {rest}" if rest and first in _SHORT_FIRST else key


def _ends(words: Words, i: int) -> list[int]:
    """Where a name that starts here may end: over capitals, small links, hyphens, apostrophes."""
    ends: list[int] = []
    last = min(len(words), i + _LONGEST)
    for j in range(i, last):
        if words.sentence[j] != words.sentence[i]:
            break
        text = words.text[j]
        if text in _JOINED or (text == "." and words.lower[j - 1] in _SHORT_FIRST):
            continue
        if text in {"'s", "’s", "'"} or not text[0].isalnum():
            break
        ends.append(j + 1)
        small = not words.capital[j] and j > i
        if small and words.lower[j] not in _LINKS and words.lower[j] not in ARTICLES and j - i > 3:
            break
    return ends


def _spelled_as_name(words: Words, start: int, end: int, vocab: Vocabulary) -> bool:
    """Whether the letters look like a name: "US" is not "us", "OF" is not the town of Of."""
    if end - start > 1:
        return True
    text, lower = words.text[start], words.lower[start]
    if lower in vocab.never or nationality(text.capitalize()):
        return False
    if lower.rstrip(".") in vocab.months or lower.rstrip(".") in vocab.weekdays:
        return False
    if (_is_generic(lower, vocab) and not before_state(words, end)) or lower in vocab.titles:
        return False
    if lower in vocab.given_names and not _is_place(words, start, end):
        return False
    if words.style[start] != "caps" and len(text) <= 5 and text.isupper() and len(text) > 1:
        return False
    return len(text) > 2


def _is_place(words: Words, start: int, end: int) -> bool:
    """Whether the parser calls these words a place, give or take one: "Sheikh *Zayed*"."""
    labelled = next((j for j in (start, end - 1) if words.label[j] == "PLACE"), None)
    if labelled is None:
        return False
    first, last, _ = words.spans[words.group[labelled]]
    while last > end and not words.capital[last - 1]:
        last -= 1  # "Vashlovani national park"
    return abs(first - start) <= 1 and abs(last - end) <= 1


def _by_other_spelling(words: Words, gazetteer: Gazetteer, i: int) -> Candidate | None:
    """Second tier: transliterations. Third: near spellings, only of the parser's places."""
    span = _name_span(words, i)
    if span is None:
        return None
    start, end = span
    first = words.lower[start]
    opens_later = first in vocabulary().direction_adjectives or first in _OPENERS
    if end - start > 1 and (opens_later or nationality(words.text[start])):
        return None  # "North London", "The UK", "Iraqi city": a name may begin with the next word
    piece = words.source[words.start[start] : words.end[end - 1]]
    if end - start == 1 and not _spelled_as_name(words, start, end, vocabulary()):
        return None
    if _known_after_of(words, gazetteer, start, end):
        return None
    matches = gazetteer.transliterations(piece)
    if not matches and words.label[i] == "PLACE":
        matches = _near_spellings(gazetteer, exact_key(piece))
    shown = _opens_like_place(words, start, end)
    if matches or shown or _is_whole_place(words, start, end):
        return Candidate(start, end, exact_key(piece), matches, trusted=shown)
    return None


def _opens_like_place(words: Words, start: int, end: int) -> bool:
    """ "Tal Taranjeh", "Kafr Nabuda": a hill, a village, a spring of that name, whichever it is."""
    opens = words.lower[start] in vocabulary().name_openers and words.capital[start]
    if words.lower[start] in _ELDERS and words.capital[start] and start + 1 < end:
        opens = words.label[start + 1] == "PLACE"  # "Sheikh Zayed" is no person there
    alone = start == 0 or not words.capital[start - 1] or words.first[start - 1]
    return (
        opens and alone and words.label[start] != "PERSON" and any(words.capital[start + 1 : end])
    )


def _known_after_of(words: Words, gazetteer: Gazetteer, start: int, end: int) -> bool:
    """ "Republic of Armenia", "Kingdom of Jordan": the name comes after the form of state."""
    if words.lower[start] not in vocabulary().of_allowed or "of" not in words.lower[start:end]:
        return False
    begin = words.lower.index("of", start, end) + 1
    begin += words.lower[begin : begin + 1] == ["the"]
    piece = words.source[words.start[begin] : words.end[end - 1]] if begin < end else ""
    return bool(piece) and gazetteer.exact.number(exact_key(piece)) is not None


def _is_whole_place(words: Words, start: int, end: int) -> bool:
    """What the parser calls a place; not "Airport", "Province" or "District" alone."""
    if words.label[start] != "PLACE":
        return False
    vocab = vocabulary()
    if any("(" in words.text[j] for j in range(start, end)):
        return False  # "Gabon.(Agence": a credit run on without a blank
    return any(
        words.text[j][0].isalnum() and not _is_generic(words.lower[j], vocab)
        for j in range(start, end)
    )


def _is_generic(lower: str, vocab: Vocabulary) -> bool:
    """ "Airport", "Province", "Northern": a kind or a direction, not a name by itself."""
    generic = (vocab.types, vocab.facilities, vocab.facility_modifiers, vocab.direction_adjectives)
    return any(lower in each for each in generic)


def _name_span(words: Words, i: int) -> tuple[int, int] | None:
    """The run of capitals from here, or the parser's place."""
    if words.label[i] == "PLACE":
        first, last, _ = words.spans[words.group[i]]
        while last > first + 1 and words.text[last - 1] in {"'s", "’s", "'", ".", ","}:
            last -= 1
        return (i, last) if last - i <= _LONGEST else None
    if words.style[i] != "normal" or (words.label[i] and i not in words.taken) or words.first[i]:
        return None
    end = i
    while end < len(words) and end - i < _LONGEST and words.sentence[end] == words.sentence[i]:
        joined = words.text[end] in HYPHENS and end + 1 < len(words) and words.capital[end + 1]
        article = (
            words.lower[end] in ARTICLES and end + 1 < len(words) and words.text[end + 1] in HYPHENS
        )
        if not (words.capital[end] or joined or article):
            break
        end += 1
    named = sum(words.capital[i:end])
    return (i, end) if 0 < named <= 3 else None


def _near_spellings(gazetteer: Gazetteer, key: str) -> list[Match]:
    if len(key) < _FUZZY_SHORTEST:
        return []
    keys = gazetteer.exact.keys_from(key[:3], _FUZZY_KEYS)
    close = process.extractOne(key, keys, scorer=fuzz.ratio, score_cutoff=_FUZZY_LEAST)
    if close is None or abs(len(close[0]) - len(key)) > 1:
        return []
    number = gazetteer.exact.number(close[0])
    return (
        []
        if number is None
        else [Match(match.place, 3) for match in gazetteer.exact.matches(number)]
    )
