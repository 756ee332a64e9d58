"""Where a text was published, by the address of the page: the newsroom, where it is known; else a
country code and a name in the domain.

A paper called after a town ("columbusdispatch.com") and a national domain (".co.uk") make places
around there likelier. They are weighed with the names of the text and are no mentions.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from holdfast.gazetteer import Gazetteer, exact_key
from holdfast.reading.places.candidate import Candidate
from holdfast.reading.places.newsrooms import newsroom_country, newsroom_town
from holdfast.reading.places.strength import is_known
from holdfast.reading.places.vocabulary import vocabulary

_SHORTEST = 4
_NEWSROOM = 4  # as how many mentions of its town a newsroom counts
# National domains that the whole world uses.
_GENERIC = frozenset({"tv", "me", "co", "io", "ai", "fm", "ly", "cc", "ws", "to", "gg", "eu"})
_SAME_COUNTRY = {"uk": "GB"}
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "ac", "edu", "news"})


def country_of(address: str | None) -> str | None:
    """ISO code of the country a publisher writes for, or of a national domain; None for others."""
    labels = _labels(address)
    known = newsroom_country(labels)
    if known is not None:
        return known
    last = labels[-1:]
    code = last[0] if last and len(last[0]) == 2 else ""
    return None if not code or code in _GENERIC else _SAME_COUNTRY.get(code, code.upper())


def home_names(address: str | None, gazetteer: Gazetteer) -> list[Candidate]:
    """The newsroom's town, or the places that the domain is called after.

    Tokens −1, for they are not in the text. A town that is known weighs as much as one that the
    text names often.
    """
    town = newsroom_town(_labels(address), gazetteer)
    if town is not None:
        return [town] * _NEWSROOM
    labels = _labels(address)[:-1]
    found: list[Candidate] = []
    for label in labels:
        if label in _SECOND_LEVEL:
            continue
        for part in dict.fromkeys((*label.split("-"), label.replace("-", ""))):
            candidate = _named(part, gazetteer)
            if candidate is not None and all(candidate.key != each.key for each in found):
                found.append(candidate)
    return found


def _labels(address: str | None) -> list[str]:
    host = urlsplit(address).hostname if address and "//" in address else None
    labels = (host or "").lower().split(".")
    return [label for label in labels if label and label != "www" and not label.isdigit()]


def _named(label: str, gazetteer: Gazetteer) -> Candidate | None:
    rest = _without_paper_words(label)
    if len(rest) < _SHORTEST:
        return None
    for key in (rest, *(f"{rest[:i]} {rest[i:]}" for i in range(3, len(rest) - 2))):
        number = gazetteer.exact.number(exact_key(key))
        if number is None or gazetteer.exact.is_common(number):
            continue
        candidate = Candidate(-1, -1, exact_key(key), gazetteer.exact.matches(number))
        if rest != label or is_known(gazetteer, candidate):
            return candidate
    return None


def _without_paper_words(label: str) -> str:
    """ "columbuslocalnews" → "columbus", "thelancasterherald" → "lancaster"."""
    words = sorted(vocabulary().paper_words, key=lambda word: (-len(word), word))
    changed = True
    while changed:
        changed = False
        for word in words:
            if len(label) - len(word) >= _SHORTEST and label.endswith(word):
                label, changed = label[: -len(word)], True
            elif len(label) - len(word) >= _SHORTEST and label.startswith(word):
                label, changed = label[len(word) :], True
    return label
