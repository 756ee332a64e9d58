"""Persons with their office, names of organisations that no list knows, peoples and nationals."""

from __future__ import annotations

from functools import lru_cache

from spacy.lang.en.stop_words import STOP_WORDS

from holdfast.reading.actors.hits import Hit
from holdfast.reading.actors.phrases import Phrase
from holdfast.reading.actors.records import vocabulary
from holdfast.reading.actors.sketches import Sketch
from holdfast.reading.attribution.columns import Columns

_ROLES = frozenset(
    {"nsubj", "obj", "iobj", "obl", "nmod", "conj", "appos", "ROOT", "parataxis", "dep"}
)


# Titles that a model takes for part of a name.
_TITLES = frozenset({
    "monsignor", "msgr", "father", "fr", "sister", "brother", "reverend", "rev", "bishop",
    "archbishop", "dr", "doctor", "mr", "mrs", "ms", "general", "gen", "colonel", "col", "major",
    "maj", "captain", "capt", "lieutenant", "lt", "sergeant", "sgt", "judge", "senator",
    "president", "minister", "mayor", "councilman", "engineer", "attorney", "lawyer", "deputy",
    "ambassador", "professor",
})  # fmt: skip
_NUMERALS = frozenset({"II", "III", "IV", "Jr", "Jr.", "Sr", "Sr."})
_NO_PERSONS = frozenset({"god", "allah", "christ", "jesus", "satan", "muhammad"})
_MONTHS = frozenset({
    "jan.", "feb.", "mar.", "apr.", "jun.", "jul.", "aug.", "sep.", "sept.", "oct.", "nov.", "dec.",
})  # fmt: skip


def is_person(columns: Columns, start: int, end: int) -> bool:
    """Whether a name that the model marks as a person's is one: not a god's, not a group's."""
    if end - start == 1 and columns.lower[start] in _NO_PERSONS:
        return False
    if _is_month(columns, start, end):
        return False
    return columns.words[start][:1].isupper() and not is_group_name(columns, start)


def _is_month(columns: Columns, start: int, end: int) -> bool:
    """ "Jan. 3": the short form of a month before its day, which a model takes for a name."""
    if end - start != 1 or columns.lower[start] not in _MONTHS or end >= columns.size:
        return False
    return columns.words[end][:1].isdigit()


def person(columns: Columns, start: int, end: int, office: Phrase | None) -> Sketch:
    """A named person; with an office before the name, an official of that body."""
    token = start if columns.relation[start] != "flat" else columns.head[start]
    end = _whole_name(columns, end)
    while start < end - 1 and columns.lower[start].rstrip(".") in _TITLES:
        start += 1
    name = columns.text[columns.starts[start] : columns.ends[end - 1]]
    if office is None:
        return Sketch(start, end, token, "actors.person", category="person", name=name)
    return Sketch(office.start, end, token, "actors.officer", category="officials", name=name)


def _whole_name(columns: Columns, end: int) -> int:
    """ "Bo Yong-*ha*", "Carl Beg *IV*": one past all of a name that was cut short."""
    if end < columns.size and columns.words[end] in _NUMERALS and columns.relation[end] == "flat":
        return end + 1
    if end + 1 >= columns.size or columns.words[end] not in {"-", "–"}:
        return end
    joined = columns.ends[end - 1] == columns.starts[end] == columns.starts[end + 1] - 1
    return end + 2 if joined and columns.relation[end + 1] == "flat" else end


@lru_cache(maxsize=1)
def _tails() -> dict[str, str]:
    return {word: kind for kind, words in vocabulary()["name_tails"].items() for word in words}


@lru_cache(maxsize=1)
def _heads() -> frozenset[str]:
    return frozenset(vocabulary()["name_heads"])


def organisation(columns: Columns, start: int, end: int) -> Sketch | None:
    """A name that the model marks as an organisation or armed group and no list knows."""
    words = columns.words
    while start < end and words[start].lower() in {"the", "a", "an", '"', "“", "'"}:
        start += 1
    if start >= end or not (words[start][:1].isupper() or words[end - 1][:1].isupper()):
        return None
    if not any(each.isalpha() for word in words[start:end] for each in word):
        return None
    if _is_month(columns, start, end) or (end - start == 1 and not _may_name(columns, start)):
        return None
    category = _tails().get(words[end - 1], "unknown")
    if words[start] in _heads():
        category = "armed-group"
    token = _head(columns, start, end)
    return Sketch(start, end, token, "actors.unlisted", category=category)


def _may_name(columns: Columns, token: int) -> bool:
    """One word that is a name: the "Is" of a headline is none."""
    return columns.pos[token] in {"PROPN", "NOUN"} and (
        columns.lower[token] not in STOP_WORDS
        or (columns.words[token].isupper() and columns.relation[token] not in {"aux", "cop"})
    )


def is_group_name(columns: Columns, start: int) -> bool:
    """Whether a name begins as armed groups name themselves ("Liwa al-Haqq")."""
    return columns.words[start] in _heads()


def _head(columns: Columns, start: int, end: int) -> int:
    """The token of a name that the rest of the sentence hangs on."""
    for token in range(start, end):
        head = columns.head[token]
        if head < start or head >= end or head == token:
            return token
    return end - 1


def people(columns: Columns, hit: Hit) -> Sketch | None:
    """ "Kurds", "Iraqis": when they stand by themselves, not before a noun."""
    token = hit.end - 1
    if columns.pos[token] not in {"NOUN", "PROPN"} or columns.relation[token] not in _ROLES:
        return None
    return Sketch(
        hit.start,
        hit.end,
        token,
        "actors.people-name",
        category="unknown",
        country=hit.entry.country,
        plural=True,
    )
