"""What the words round a number make of it: a best count, a lower or an upper bound, or both."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from holdfast.reading.quantities.numerals import Numeral, read_numeral, vocabulary
from holdfast.reading.quantities.stream import Stream

RANGE_WORDS = frozenset({"to", "-", "–", "—", "and", "or"})
DOUBTFUL = frozenset({"possibly", "perhaps", "maybe", "probably", "potentially", "likely"})
MOST = (("as", "many", "as"), ("up", "to"))
# Verbs that "over" belongs to, so that it bounds no number.
WITH_OVER = frozenset({"run", "runs", "ran", "running", "hand", "hands", "handed", "handing"})


@dataclass(frozen=True, slots=True)
class Count:
    """A number with its bounds, from piece ``start`` to ``end`` (exclusive)."""

    low: float | None
    best: float | None
    high: float | None
    rule: str
    start: int
    end: int
    first: Numeral
    last: Numeral


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that bound a number; ``apart``: a verb, which is no part of what is quoted."""

    words: tuple[str, ...]
    bound: str
    apart: bool


@lru_cache(maxsize=1)
def _phrases() -> tuple[dict[str, list[Phrase]], ...]:
    """Bounding phrases, those before by their last word, those after by their first."""
    before: dict[str, list[Phrase]] = {}
    after: dict[str, list[Phrase]] = {}
    for entry in vocabulary()["bounds"]["before"]:
        for phrase in entry["words"]:
            words = tuple(str(phrase).split())
            before.setdefault(words[-1], []).append(_phrase(words, entry))
    for entry in vocabulary()["bounds"]["after"]:
        for phrase in entry["words"]:
            words = tuple(str(phrase).split())
            after.setdefault(words[0], []).append(_phrase(words, entry))
    for table in (before, after):
        for found in table.values():
            found.sort(key=lambda each: -len(each.words))
    return before, after


def _phrase(words: tuple[str, ...], entry: dict[str, Any]) -> Phrase:
    return Phrase(words, entry["bound"], bool(entry.get("apart", False)))


def count_at(stream: Stream, numeral: Numeral) -> Count:
    """The number with the words before and after that bound it."""
    last = _range_end(stream, numeral)
    start, bound = _before(stream, numeral.start)
    if last is not None:
        opened = start > 0 and stream.lowers[start - 1] in {"between", "from"}
        begin = start - 1 if opened and start == numeral.start else start
        low, high = sorted((numeral.value, last.value))
        return Count(low, None, high, "bound.between", begin, last.end, numeral, last)
    if bound == "low" and (widest := _at_most(stream, numeral)) is not None:
        low, high = numeral.value, widest.value
        return Count(low, None, high, "bound.between", start, widest.end, numeral, widest)
    end = numeral.end
    if bound is None:
        end, bound = _after(stream, numeral.end)
    return _bounded(numeral, bound, start, end)


def _bounded(numeral: Numeral, bound: str | None, start: int, end: int) -> Count:
    value = numeral.value
    if not numeral.exact:
        high = value if bound in {"high", "below"} else None
        low = None if high is not None else value
        return Count(low, None, high, numeral.rule, start, end, numeral, numeral)
    low, best, high = {
        "low": (value, None, None),
        "above": (value + 1, None, None),
        "high": (None, None, value),
        "below": (None, None, value - 1),
    }.get(bound or "best", (None, value, None))
    rule = numeral.rule if bound in {None, "best"} else f"bound.{bound}"
    return Count(low, best, high, rule, start, end, numeral, numeral)


def _before(stream: Stream, start: int) -> tuple[int, str | None]:
    if start == 0:
        return start, None
    for phrase in _phrases()[0].get(stream.lowers[start - 1], ()):
        words = phrase.words
        first = start - len(words)
        if first >= 0 and tuple(stream.lowers[first:start]) == words:
            if words == ("over",) and first and stream.lowers[first - 1] in WITH_OVER:
                continue  # "ran over three people"
            return (start if phrase.apart else first), phrase.bound
    return start, None


def _after(stream: Stream, end: int) -> tuple[int, str | None]:
    if end >= len(stream):
        return end, None
    for phrase in _phrases()[1].get(stream.lowers[end], ()):
        if tuple(stream.lowers[end : end + len(phrase.words)]) == phrase.words:
            return end + len(phrase.words), phrase.bound
    return end, None


def _at_most(stream: Stream, numeral: Numeral) -> Numeral | None:
    """The second number of "at least 20 and possibly as many as 30", or None."""
    at = numeral.end
    if not numeral.exact or at >= len(stream) or stream.lowers[at] not in {"and", "or"}:
        return None
    begin = at = at + 1
    while at < len(stream) and stream.lowers[at] in DOUBTFUL:
        at += 1
    for words in MOST:
        if tuple(stream.lowers[at : at + len(words)]) == words:
            at += len(words)
            break
    if at == begin:
        return None  # "at least 20 and 30" are two counts
    last = read_numeral(stream, at)
    wider = last is not None and last.exact and last.value > numeral.value
    return last if wider else None


def _range_end(stream: Stream, numeral: Numeral) -> Numeral | None:
    """The second number of "20-30", "between 20 and 30", "20 to 30", or None."""
    at = numeral.end
    if at + 1 >= len(stream) or stream.lowers[at] not in RANGE_WORDS or not numeral.exact:
        return None
    last = read_numeral(stream, at + 1)
    if last is None or not last.exact or last.value <= numeral.value:
        return None
    word = stream.lowers[at]
    before = stream.lowers[numeral.start - 1] if numeral.start else ""
    if word == "and":
        return last if before == "between" else None
    if word in {"-", "–", "—"} and not stream.tight(at + 1):
        return None
    return last
