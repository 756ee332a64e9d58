"""Numbers as people write them: "1,200", "2m", "twenty-three", "half a million", "dozens"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from holdfast.reading.quantities.stream import Stream
from holdfast.yaml_data import load_yaml

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_HYPHENS = frozenset({"-", "–"})


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number from piece ``start`` to ``end`` (exclusive); ``exact`` is false for "dozens".

    ``value`` is the number said, or for a vague word the least it can mean.
    """

    value: float
    start: int
    end: int
    exact: bool = True
    rule: str = "number.exact"


@lru_cache(maxsize=1)
def vocabulary() -> dict[str, Any]:
    """The words and rules of ``rules/quantities.yaml``; read once."""
    text = files("holdfast.rules").joinpath("quantities.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = load_yaml(text)
    return loaded


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words by what they do."""

    small: dict[str, int]  # one … nineteen
    tens: dict[str, int]
    scales: dict[str, int]  # hundred, thousand, million
    suffixes: dict[str, int]  # k, m, bn, written on to digits
    plurals: dict[str, int]  # dozens, hundreds: the least they mean
    vague: dict[str, int]  # several, few: the least they mean
    groups: dict[str, int]  # dozen, score, couple, pair
    firsts: frozenset[str]


@lru_cache(maxsize=1)
def number_words() -> NumberWords:
    """The number words, loaded once."""
    words = vocabulary()["words"]
    firsts = {"half", "a", "an", "tens"}
    for group in ("small", "tens", "plurals", "vague", "groups"):
        firsts.update(words[group])
    return NumberWords(
        small=words["small"],
        tens=words["tens"],
        scales=words["scales"],
        suffixes=words["suffixes"],
        plurals=words["plurals"],
        vague=words["vague"],
        groups=words["groups"],
        firsts=frozenset(firsts | set(words["scales"])),
    )


def read_numeral(stream: Stream, start: int) -> Numeral | None:
    """The longest number that starts at this piece, or None. "a" counts only before a group."""
    if start >= len(stream):
        return None
    first = stream.lowers[start]
    if first[0].isdigit():
        return _read_digits(stream, start)
    if first not in number_words().firsts:
        return None
    for reader in (_read_plural, _read_vague, _read_quarter, _read_words):
        found = reader(stream, start)
        if found is not None:
            return found
    return None


def _read_digits(stream: Stream, start: int) -> Numeral | None:
    text = stream.lowers[start]
    if not _DIGITS.fullmatch(text):
        return None
    value = float(text.replace(",", ""))
    words = number_words()
    end = start + 1
    following = _at(stream, end)
    suffix = following.rstrip(".")
    if suffix in words.suffixes and stream.tight(end):
        return Numeral(value * words.suffixes[suffix], start, end + 1)
    while following in words.scales:
        value *= words.scales[following]
        end += 1
        following = _at(stream, end)
    if following in words.groups and following not in {"couple", "pair"}:
        return Numeral(value * words.groups[following], start, end + 1)
    return Numeral(value, start, end)


def _read_plural(stream: Stream, start: int) -> Numeral | None:
    """ "dozens", "hundreds of thousands", "tens of millions": the least that the plural means."""
    words = number_words()
    first = stream.lowers[start]
    least = 20 if first == "tens" else words.plurals.get(first)
    if least is None:
        return None
    follow = _at(stream, start + 2)
    if (
        _at(stream, start + 1) == "of"
        and follow in words.plurals
        and follow not in {"dozens", "scores"}
    ):
        scale = words.plurals[follow] // 2
        return Numeral(float(least * scale), start, start + 3, False, "number.plural")
    if first == "tens":
        return None
    return Numeral(float(least), start, start + 1, False, "number.plural")


def _read_vague(stream: Stream, start: int) -> Numeral | None:
    """ "several", "a few", "several hundred", "a number of"."""
    words = number_words()
    at = start + 1 if stream.lowers[start] == "a" else start
    word = _at(stream, at)
    if word not in words.vague:
        return None
    if word in {"number", "handful"} and (at == start or _at(stream, at + 1) != "of"):
        return None
    value, end = float(words.vague[word]), at + 1
    following = _at(stream, end)
    if following in words.scales or following in words.groups:
        value *= words.scales.get(following) or words.groups[following]
        end += 1
    return Numeral(value, start, end, False, "number.vague")


def _read_quarter(stream: Stream, start: int) -> Numeral | None:
    """ "a quarter of a million"."""
    words = [_at(stream, start + step) for step in range(5)]
    if words[0] not in {"a", "one"} or words[1:4] != ["quarter", "of", "a"]:
        return None
    scale = number_words().scales.get(words[4])
    return Numeral(scale / 4, start, start + 5) if scale else None


def _read_words(stream: Stream, start: int) -> Numeral | None:
    words = number_words()
    at = start
    if stream.lowers[at] == "half":
        return _read_half(stream, start)
    value, seen = 0.0, False
    if stream.lowers[at] in {"a", "an"}:
        if not (_at(stream, at + 1) in words.scales or _at(stream, at + 1) in words.groups):
            return None
        value, at, seen = 1.0, at + 1, True
    total = 0.0
    while at < len(stream):
        word = stream.lowers[at]
        if word in words.small and not value % 10 and value % 100 != 10:
            value += words.small[word]
        elif word in words.tens and not value % 100:
            value += words.tens[word]
        elif word in words.groups and (seen or word not in {"score"}):
            value = (value or 1.0) * words.groups[word]
            return Numeral(total + value, start, at + 1)
        elif word in words.scales and seen:
            value *= words.scales[word]
            if words.scales[word] >= 1000:
                total, value = total + value, 0.0
        elif (seen and word in _HYPHENS and _at(stream, at + 1) in words.small) or (
            seen and word == "and" and _continues(stream, at, total + value)
        ):
            at += 1
            continue
        else:
            break
        seen, at = True, at + 1
    if not seen:
        return None
    return _with_half(stream, start, at, total + value)


def _continues(stream: Stream, at: int, so_far: float) -> bool:
    """Whether "and" goes on with the number: only after hundreds ("two hundred and six")."""
    words = number_words()
    following = _at(stream, at + 1)
    before = stream.lowers[at - 1]
    if so_far < 100 or before not in words.scales:
        return False
    return (following in words.small or following in words.tens) and _at(stream, at + 2) != "of"


def _with_half(stream: Stream, start: int, end: int, value: float) -> Numeral:
    words = number_words()
    if [_at(stream, end + step) for step in range(3)] == ["and", "a", "half"]:
        value, end = value + 0.5, end + 3
        if _at(stream, end) in words.scales:
            value, end = value * words.scales[_at(stream, end)], end + 1
    return Numeral(value, start, end)


def _read_half(stream: Stream, start: int) -> Numeral | None:
    """ "half a million", "half a dozen"; a bare "half" is a share, not a number."""
    words = number_words()
    follow = _at(stream, start + 2)
    if _at(stream, start + 1) not in {"a", "an"}:
        return None
    size = words.scales.get(follow) or words.groups.get(follow)
    return Numeral(size / 2, start, start + 3) if size else None


def _at(stream: Stream, index: int) -> str:
    return stream.lowers[index] if 0 <= index < len(stream) else ""
