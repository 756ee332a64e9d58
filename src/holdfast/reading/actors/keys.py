"""Names as runs of keys: the form in which aliases are stored and texts are searched.

A key forgives accents, apostrophes and what differs between transliterations of one word; hyphens
and Arabic articles before them are no part of a run. Aliases and texts go through the same code.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from holdfast.gazetteer.keys import ARTICLES, exact_key, skeleton_keys

# Words that news writes in ways the letter rules do not bring together.
_SAME = {
    **dict.fromkeys(("jabhet", "jabhah", "jabha", "jebhat", "gabhat"), "jabhat"),
    **dict.fromkeys(("kataeb", "kataib", "ketaib", "katayib"), "kataib"),
    **dict.fromkeys(("mujahidin", "mujahedin", "mojahedin", "mujahedeen"), "mujahideen"),
    **dict.fromkeys(("qaida", "qaeda", "qaaida", "qa'ida", "qaidah"), "qaeda"),
    **dict.fromkeys(("ansarullah", "ansarallah", "ansarollah"), "ansarallah"),
    **dict.fromkeys(("fatah", "fateh", "fath"), "fatah"),
    **dict.fromkeys(("organisation", "organisations", "organizations"), "organization"),
    **dict.fromkeys(("hizballah", "hizbollah", "hizbullah", "hezballah", "hezbullah"), "hezbollah"),
    "defence": "defense",
    "mobilisation": "mobilization",
    "programme": "program",
    "liwaa": "liwa",
}
_PIECE = re.compile(r"[^\W_]+(?:[.'’ʼ`´‘][^\W_]+)*\.?|[^\w\s]|_")
_POSSESSIVE = re.compile(r"['’]s?(?=\s|$|-)")
_SILENT = frozenset("-‐‑–'’ʼ`´‘.\"“”")
_NOTHING = _SILENT | {"'s", "’s"}
_ALWAYS_ARTICLES = frozenset({"al", "el"})


class Pieces(NamedTuple):
    """A run of keys as columns: keys, the words as written, the tokens they lie in.

    ``opens``: whether a piece is the first of its token.
    """

    keys: list[str]
    texts: list[str]
    tokens: list[int]
    opens: list[bool]


@lru_cache(maxsize=65536)
def word_key(word: str) -> str:
    """The key of one word.

    >>> word_key("Nusrah") == word_key("Nusra"), word_key("Jaish") == word_key("Jaysh")
    (True, True)
    """
    plain = exact_key(word)
    plain = _SAME.get(plain, plain)
    if " " in plain or len(plain) < 5 or not plain.isalpha():
        return plain
    found = skeleton_keys(plain)
    return found[0] if found else plain


def pieces_of(tokens: list[str]) -> Pieces:
    """The pieces of a text, token by token; hyphens, possessives and articles leave none."""
    found = Pieces([], [], [], [])
    last = len(tokens) - 1
    for index, text in enumerate(tokens):
        article, parts = _parts(text)
        if article and (
            article == _ALWAYS or (index < last and tokens[index + 1] == "-" and not text.isupper())
        ):
            continue
        opens = True
        for key, part in parts:
            found.keys.append(key)
            found.texts.append(part)
            found.tokens.append(index)
            found.opens.append(opens)
            opens = False
    return found


_ALWAYS, _BEFORE_HYPHEN = 2, 1


@lru_cache(maxsize=65536)
def _parts(text: str) -> tuple[int, tuple[tuple[str, str], ...]]:
    """Whether a token may be an Arabic article, and its keys with the words as written."""
    if text in _NOTHING:
        return 0, ()
    if text.isalpha():
        lower = text.lower()
        article = 0
        if lower in ARTICLES:
            article = _ALWAYS if lower in _ALWAYS_ARTICLES else _BEFORE_HYPHEN
        return article, ((word_key(text), text),)
    found: list[tuple[str, str]] = []
    parts = _PIECE.findall(text)
    for place, part in enumerate(parts):
        before_hyphen = place + 1 < len(parts) and parts[place + 1] == "-"
        if part in _SILENT or (before_hyphen and part in ARTICLES):
            continue
        found.append((word_key(part) if part[0].isalnum() else part, part))
    return 0, tuple(found)


def alias_pieces(alias: str) -> Pieces:
    """The pieces of a name as the data files write it."""
    return pieces_of(_PIECE.findall(_POSSESSIVE.sub("", alias)))
