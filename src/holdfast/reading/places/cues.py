"""Which countries a text is about, by words that name no place: nationalities, parties, customs."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

from holdfast.gazetteer import nationality
from holdfast.reading.places.words import Words
from holdfast.yaml_data import load_yaml

_CUSTOM = 0.5  # a custom is shared by neighbours, and its word by others
_LONGEST = 3

Shares = tuple[tuple[str, float], ...]


@lru_cache(maxsize=1)
def _cues() -> dict[str, Shares]:
    """Words → countries and how much each gets of them."""
    text = (resources.files("holdfast.reading.places") / "country_cues.yaml").read_text("utf-8")
    found: dict[str, dict[str, float]] = {}
    for group, table in load_yaml(text).items():
        for codes, phrases in table.items():
            share = (_CUSTOM if group == "customs" else 1.0) / len(codes.split())
            for phrase in phrases:
                for code in codes.split():
                    found.setdefault(phrase, {})[code] = share
    return {phrase: tuple(sorted(shares.items())) for phrase, shares in found.items()}


@lru_cache(maxsize=1)
def _openers() -> frozenset[str]:
    """First words of the phrases of several words."""
    return frozenset(phrase.split()[0] for phrase in _cues() if " " in phrase)


def countries_of(words: Words) -> dict[str, float]:
    """ISO code → how often the text points at it. Nationality words count one each."""
    counted: dict[str, float] = {}
    cues, openers = _cues(), _openers()
    for i, lower in enumerate(words.lower):
        code = nationality(words.text[i]) if words.capital[i] else None
        shares: Shares = ((code, 1.0),) if code else cues.get(lower, ())
        if lower in openers:
            for size in range(2, _LONGEST + 1):
                shares = cues.get(" ".join(words.lower[i : i + size]), shares)
        for country, share in shares:
            counted[country] = counted.get(country, 0.0) + share
    return counted
