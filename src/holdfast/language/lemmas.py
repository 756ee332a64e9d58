"""Lemmas by word class, from lemminflect's dictionary and a table of the closed classes.

lemminflect knows verbs and nouns best of the libraries measured (see docs/model-card.md); it has
no closed classes, and would make "will" of "would", which the treebanks keep apart.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

_SHARED: Final = {
    "n't": "not", "n’t": "not", "nt": "not", "an": "a", "'s": "'s", "’s": "'s", "'": "'s",
    "’": "'s", "me": "I", "i": "I", "him": "he", "us": "we", "them": "they", "'em": "they",
    "these": "this", "those": "that", "na": "to", "ta": "to",
}  # fmt: skip
_VERBS: Final = {
    "'s": "be", "’s": "be", "s": "be", "'m": "be", "’m": "be", "m": "be", "'re": "be",
    "’re": "be", "re": "be", "am": "be", "is": "be", "are": "be", "was": "be", "were": "be",
    "been": "be", "being": "be", "be": "be", "ai": "be", "r": "be", "'ve": "have",
    "’ve": "have", "ve": "have", "has": "have", "had": "have", "'ll": "will", "’ll": "will",
    "ll": "will", "wo": "will", "ca": "can", "sha": "shall", "'d": "would", "’d": "would",
    "d": "would", "did": "do", "does": "do", "done": "do", "gon": "go", "got": "get",
    "wan": "want",
}  # fmt: skip
_DEGREES: Final = {
    "more": "more", "most": "most", "less": "less", "least": "least", "later": "late",
    "latest": "late", "better": "good", "best": "good", "worse": "bad", "worst": "bad",
    "further": "far", "farther": "far", "furthest": "far",
}  # fmt: skip
_ADVERB_DEGREES: Final = {"better": "well", "best": "well", "worse": "badly", "worst": "badly"}
_PLURAL_LEMMAS: Final = frozenset(
    ("data", "media", "troops", "regards", "clothes", "thanks", "outskirts", "goods", "police")
)
_PLURAL_NAMES: Final = frozenset(("netherlands", "balkans", "americas", "maldives", "philippines"))
_QUOTES: Final = frozenset("“”„‟″")


_DEMONYM_ENDS: Final = ("i", "ish", "ese", "ian", "can", "ean", "rab", "nch")


@lru_cache(maxsize=100_000)
def lemma_of(word: str, upos: str, xpos: str, starts: bool = False) -> str:
    """Lemma of `word` used as this UPOS with this Penn tag; never empty.

    `starts` says that the word starts a sentence, where a capital means nothing.
    """
    if upos == "PROPN" or (xpos in ("NNP", "NNPS") and word[0].isupper()):
        return _name_lemma(word) if xpos == "NNPS" else word
    if upos == "NUM" and word.isalpha() and not word.isupper():
        return word.lower()
    if upos in ("PUNCT", "SYM", "NUM", "X"):
        return '"' if word in _QUOTES else word
    low = word.lower()
    if upos == "ADJ" and _keeps_capital(word, xpos, starts):
        return word
    if upos in ("VERB", "AUX"):
        return _verb_lemma(low, xpos)
    if upos == "NOUN":
        return _noun_lemma(low, xpos)
    if upos in ("ADJ", "ADV"):
        return _degree_lemma(low, upos, xpos)
    if upos == "PRON" and low == "her" and xpos == "PRP":
        return "she"
    return _SHARED.get(low, low)


def _keeps_capital(word: str, xpos: str, starts: bool) -> bool:
    """Whether an adjective is written with a capital of its own ("Iraqi")."""
    if not word[0].isupper() or word.isupper():
        return xpos == "NNP"
    return not starts or xpos == "NNP" or word.endswith(_DEMONYM_ENDS)


def _look_up(word: str, upos: str) -> str:
    # Imported late: the dictionary takes a while to load.
    from lemminflect import getLemma  # type: ignore[import-untyped, unused-ignore]

    found = getLemma(word, upos=upos)
    return str(found[0]) if found and found[0] else word


def _verb_lemma(low: str, xpos: str) -> str:
    if xpos == "MD":
        return _VERBS.get(low, low)
    if low == "'d" or low == "’d":
        return "have" if xpos == "VBD" else "would"
    known = _VERBS.get(low)
    if known is not None and (xpos != "VB" or low in ("be", "wan", "gon")):
        return known
    return low if xpos == "VB" else _look_up(low, "VERB")


def _noun_lemma(low: str, xpos: str) -> str:
    if xpos != "NNS" or low in _PLURAL_LEMMAS:
        return low
    return _look_up(low, "NOUN")


def _degree_lemma(low: str, upos: str, xpos: str) -> str:
    if xpos not in ("JJR", "JJS", "RBR", "RBS"):
        return low
    if upos == "ADV" and low in _ADVERB_DEGREES:
        return _ADVERB_DEGREES[low]
    return _DEGREES.get(low) or _look_up(low, upos)


def _name_lemma(word: str) -> str:
    """Singular of a plural name ("Palestinians"), with its capitals kept."""
    if word.lower() in _PLURAL_NAMES:
        return word
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    return word[:-1] if word[-1:] in "sS" and len(word) > 3 else word
