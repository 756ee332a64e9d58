"""The words of time, from ``rules/times.yaml``, and the classes that a piece of text can have."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from holdfast.reading.quantities.stream import Stream
from holdfast.yaml_data import load_yaml

Classes = dict[str, Any]  # class name → value, e.g. {"MONTH": 5}

_DIGITS = re.compile(r"\d{1,4}")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
_DECADE = re.compile(r"(\d{4}|\d0)['’]?s")
NOTHING: Classes = {}

# A stretch of text with none of these holds no time expression, and is passed over at once.
CORE = frozenset(
    {
        "MONTH",
        "WEEKDAY",
        "YEAR",
        "DECADE",
        "UNIT",
        "DEICTIC",
        "SEASON",
        "HOLIDAY",
        "NOW",
        "PARTOFDAY",
    }
    | {"ORDINAL", "SLASH", "OVERNIGHT", "ERA", "CENTURY"}
    | {"SEASONS", "FISCAL", "HIJRI", "JALALI", "WAR", "ANCIENT"}
)


@lru_cache(maxsize=1)
def grammar() -> dict[str, Any]:
    """The whole file ``rules/times.yaml``; read once."""
    text = files("holdfast.rules").joinpath("times.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = load_yaml(text)
    return loaded


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words by class; ``capital`` are those that count only with a capital ("may", "march")."""

    words: dict[str, Classes]
    capital: frozenset[str]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The word classes, loaded once."""
    words: dict[str, Classes] = {}
    for name, members in grammar()["classes"].items():
        pairs = members.items() if isinstance(members, dict) else ((each, each) for each in members)
        for word, value in pairs:
            words.setdefault(str(word), {})[name] = value
    return Lexicon(words, frozenset(grammar()["capital"]))


def classes_of(stream: Stream, index: int) -> Classes:
    """The classes of one piece; an empty dictionary for an ordinary word."""
    lower = stream.lowers[index]
    if lower[0].isdigit():
        return _number_classes(lower)
    known = lexicon()
    found = known.words.get(lower)
    bare = lower
    if found is None and lower.endswith(".") and len(lower) > 2:
        bare = lower[:-1]
        found = known.words.get(bare)
    if found is None:
        return NOTHING
    if bare in known.capital and not stream.texts[index][0].isupper():
        return NOTHING
    return found


@lru_cache(maxsize=4096)
def _number_classes(lower: str) -> Classes:
    if _DIGITS.fullmatch(lower):
        return _plain_number(lower)
    ordinal = _ORDINAL.fullmatch(lower)
    if ordinal:
        number = int(ordinal[1])
        found: Classes = {"ORDINAL": number}
        if 1 <= number <= 31:
            found["DAY"] = number
        return found
    decade = _DECADE.fullmatch(lower)
    if decade:
        number = int(decade[1])
        return {"DECADE": number if number > 99 else 1900 + number}
    return NOTHING


def _plain_number(lower: str) -> Classes:
    number = int(lower)
    found: Classes = {"INT": number}
    if len(lower) <= 2:
        found["SHORTYEAR"] = number
        if 1 <= number <= 31:
            found["DAY"] = number
        if 1 <= number <= 12:
            found["MONTHNUMBER"] = number
    if len(lower) == 3 and number >= 100:
        found["ANCIENT"] = number
    if len(lower) == 4 and 1000 <= number < 2200:
        found["YEAR"] = number
    return found
