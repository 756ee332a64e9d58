"""Abbreviated states and provinces: "Norman, Okla.", "S.C. police", "D-Calif.", "an Ill. man"."""

from __future__ import annotations

from functools import lru_cache

from holdfast.gazetteer import Gazetteer, Match, exact_key
from holdfast.gazetteer.places import KINDS
from holdfast.reading.places.candidate import Candidate
from holdfast.reading.places.detect import follows_party
from holdfast.reading.places.vocabulary import vocabulary
from holdfast.reading.places.words import Words

# Without a comma before them these are words, titles or names as often as states.
_ALSO_WORDS = frozenset({
    "Miss", "Man", "Mass", "Wash", "Ore", "Del", "Ala", "La", "Pa", "Ind", "Que", "Alta", "Ont",
    "Sask",
})  # fmt: skip
_OF_YEARS = frozenset({"century", "centuries", "year", "years", "millennium", "circa", "c."})


@lru_cache(maxsize=1)
def _plain() -> dict[str, str]:
    """Abbreviation without its full stops → the state's name."""
    table = vocabulary().state_abbreviations
    return {short.replace(".", ""): name for short, name in table.items()}


def abbreviated_state(words: Words, gazetteer: Gazetteer, i: int) -> Candidate | None:
    """The state that an abbreviation at this token means, where its surroundings allow one."""
    short, end, dotted = _spelled(words, i)
    name = _plain().get(short)
    if name is None or not _allowed(words, (i, end), short, dotted):
        return None
    key = exact_key(name)
    number = gazetteer.exact.number(key)
    matches = [] if number is None else gazetteer.exact.matches(number)
    states = [match for match in matches if _is_state(gazetteer, match)]
    return Candidate(i, end, key, states[:1], trusted=True) if states else None


def _is_state(gazetteer: Gazetteer, match: Match) -> bool:
    kind = KINDS[int(gazetteer.kind[match.place])]
    return kind == "admin1" and _in_north_america(gazetteer, match)


def _in_north_america(gazetteer: Gazetteer, match: Match) -> bool:
    return gazetteer.countries[int(gazetteer.country_number[match.place])] in {"US", "CA"}


def _spelled(words: Words, i: int) -> tuple[str, int, bool]:
    """The letters without stops, the token after them, and whether a stop was written."""
    text = words.text[i]
    if text in {"W.", "N.", "S."} and i + 1 < len(words):  # "W. Va.", "N. Y."
        joined = text + words.text[i + 1]
        if joined.replace(".", "") in _plain():
            return joined.replace(".", ""), i + 2, True
    stop = i + 1 < len(words) and words.text[i + 1] == "." and words.end[i] == words.start[i + 1]
    last = stop and i + 2 < len(words) and words.sentence[i + 2] == words.sentence[i]
    return text.replace(".", ""), i + 1 + last, stop or "." in text


def _allowed(words: Words, bounds: tuple[int, int], short: str, dotted: bool) -> bool:
    start, end = bounds
    before = words.text[start - 1] if start else ""
    if before == "," or (before == "(" and dotted):
        return True
    if follows_party(words, start):
        return True
    if not dotted or words.style[start] == "caps" or before[:1].isdigit():
        return False
    capitals = sum(map(str.isupper, short))
    if short == "BC":  # "in the third century B.C." is no province
        return words.lower[start - 1] not in _OF_YEARS if start else True
    if capitals > 1:
        return short not in {"LA", "MS", "MD", "PA", "MA", "OK", "CO", "AL", "DE", "ID", "IN"}
    follows = words.lower[end : end + 1] == words.text[end : end + 1] and end < len(words)
    return follows and short not in _ALSO_WORDS and words.text[end][0].isalpha()
