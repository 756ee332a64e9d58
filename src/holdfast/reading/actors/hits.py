"""Where the entries of the lexicon stand in a document: found in one pass, longest first."""

from __future__ import annotations

from dataclasses import dataclass

from holdfast.gazetteer import load_gazetteer
from holdfast.reading.actors.keys import Pieces, pieces_of, word_key
from holdfast.reading.actors.lexicon import Entry, lexicon
from holdfast.reading.attribution.columns import Columns

NOMINAL = frozenset({"NOUN", "PROPN"})
AUXILIARY = frozenset({"aux", "cop"})
CAPITALS_SHARE = 0.7
_SHORTEST_LOOSE = 5
"""A one-word name shorter than this counts only as the data file spells it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry at tokens ``start`` to ``end`` (exclusive)."""

    entry: Entry
    start: int
    end: int


def find_hits(columns: Columns) -> list[Hit]:
    """Hits in text order, none overlapping."""
    pieces = pieces_of(columns.words)
    capitals = _capital_sentences(columns)
    index = lexicon().index
    found: list[Hit] = []
    free = 0
    for at, key in enumerate(pieces.keys):
        shelf = index.get(key)
        if shelf is None or at < free or not pieces.opens[at]:
            continue
        behind = pieces.keys[at + 1] if at + 1 < len(pieces.keys) else None
        for entry in shelf:
            if len(entry.keys) > 1 and entry.keys[1] != behind:
                continue  # most names that a word opens go on otherwise
            if _keys_match(pieces, at, entry) and _allowed(columns, pieces, at, entry, capitals):
                found.append(_hit(columns, pieces, at, entry))
                free = at + len(entry.keys)
                break
    return found


def _keys_match(pieces: Pieces, at: int, entry: Entry) -> bool:
    keys = entry.keys
    return len(keys) == 1 or tuple(pieces.keys[at : at + len(keys)]) == keys


def _hit(columns: Columns, pieces: Pieces, at: int, entry: Entry) -> Hit:
    start = pieces.tokens[at]
    end = pieces.tokens[at + len(entry.keys) - 1] + 1
    if entry.kind == "name":
        start = _with_article(columns, start)
    return Hit(entry, start, end)


def _with_article(columns: Columns, start: int) -> int:
    """Back over "al-" or "Al", which is part of the name."""
    before = start - 1
    if before > 0 and columns.words[before] == "-" and len(columns.words[before - 1]) == 2:
        return before - 1 if columns.words[before - 1].isalpha() else start
    if before >= 0 and columns.lower[before] in {"al", "el"}:
        return before
    return start


def _allowed(columns: Columns, pieces: Pieces, at: int, entry: Entry, capitals: set[int]) -> bool:
    """Whether the spelling and the parse let the words be this entry."""
    end = at + len(entry.keys)
    written = pieces.texts[at:end]
    last = pieces.tokens[end - 1]
    if end < len(pieces.keys) and pieces.tokens[end] == last:
        return False  # ends inside a token
    first = pieces.tokens[at]
    shouted = columns.sentence[first] in capitals
    if entry.kind in {"noun", "deed"}:
        return _same_words(written, entry.words) and _is_nominal(columns, last, entry)
    if entry.kind == "acronym":
        if tuple(written) != entry.words:
            return False
        return not _is_verb(columns, first, shouted)
    if entry.kind == "country":
        return _is_country(columns, written, entry, shouted)
    if entry.kind == "people":
        return written[0][:1].isupper() and _same_words(written, entry.words)
    if len(written) == 1 and written[0] != entry.words[0] and _is_country_too(written[0], entry):
        return False  # "Cameroon's forces" are not Cameron's
    if len(written) == 1 and len(entry.keys[0]) < _SHORTEST_LOOSE:
        folded = written[0].casefold()
        if folded != entry.words[0].casefold() and word_key(folded) != folded:
            return False
    if entry.plain and not shouted:
        return True
    if last == first and columns.pos[first] not in {*NOMINAL, "ADJ"} and not shouted:
        return False
    return _capitals_fit(written, entry.words)


def _is_country_too(word: str, entry: Entry) -> bool:
    """Whether a word that only sounds like a leader's name is the name of a country."""
    if not any(each.person for each in entry.candidates):
        return False
    gazetteer = load_gazetteer()
    return any(gazetteer.place(match.place).kind == "country" for match in gazetteer.lookup(word))


def _same_words(written: list[str], words: tuple[str, ...]) -> bool:
    return all(
        left == right or left.lower().replace("’", "'") == right.lower()
        for left, right in zip(written, words, strict=True)
    )


def _capitals_fit(written: list[str], words: tuple[str, ...]) -> bool:
    """Every word that the name writes with a capital has one here."""
    return all(
        left[:1].isupper() or not right[:1].isupper() or not left[:1].isalpha()
        for left, right in zip(written, words, strict=True)
    )


def _is_nominal(columns: Columns, token: int, entry: Entry) -> bool:
    if columns.pos[token] in NOMINAL:
        return True
    # "militant" before a noun is an adjective, and still says which kind of group it is
    fighters = entry.noun is not None and entry.noun.noun_class == "fighters"
    return columns.pos[token] == "ADJ" and fighters


def _is_country(columns: Columns, written: list[str], entry: Entry, shouted: bool) -> bool:
    if entry.words[0].isupper() and len(entry.words) == 1:
        return written[0] == entry.words[0]
    return written[0][:1].isupper() and (shouted or _same_words(written, entry.words))


def _is_verb(columns: Columns, token: int, shouted: bool) -> bool:
    """ "IS" as the verb: shouted text goes by the tree, other text by a clear auxiliary reading."""
    if columns.words[token] not in {"IS", "WHO", "AND", "ALL"}:
        return False
    verbal = columns.relation[token] in AUXILIARY
    if shouted:
        return verbal or columns.pos[token] not in NOMINAL
    before = columns.pos[token - 1] if token else ""
    return verbal and columns.pos[token] == "AUX" and before in {"PRON", "NOUN"}


def _capital_sentences(columns: Columns) -> set[int]:
    """Numbers of the sentences that are written in capitals."""
    found: set[int] = set()
    for number, (start, end) in enumerate(columns.sentence_bounds):
        letters = upper = 0
        for word in columns.words[start:end]:
            if word[:1].isalpha():
                letters += len(word)
                if word.isupper():
                    upper += len(word)
        if letters and upper > CAPITALS_SHARE * letters and end - start > 3:
            found.add(number)
    return found
