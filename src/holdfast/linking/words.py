"""Words for one kind of happening (families.yaml), and lists of words (words.yaml)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from holdfast.gazetteer.keys import exact_key
from holdfast.yaml_data import load_yaml


@dataclass(frozen=True, slots=True)
class Example:
    """Two sentences with a marked word each, and whether the words share a family."""

    one: str
    other: str
    same: bool


@dataclass(frozen=True, slots=True)
class Family:
    """Words, by their lemmas, that may tell one kind of happening."""

    id: str
    gloss: str
    words: frozenset[str]
    types: tuple[str, ...]
    examples: tuple[Example, ...]


@lru_cache(maxsize=1)
def families() -> tuple[Family, ...]:
    """Every family, in the order of the file."""
    text = resources.files(__package__).joinpath("families.yaml").read_text(encoding="utf-8")
    return tuple(
        Family(
            each["id"],
            each["gloss"],
            frozenset(str(word).lower() for word in each["words"]),
            tuple(each.get("types", ())),
            tuple(
                Example(example["one"], example["other"], not example.get("not"))
                for example in each["examples"]
            ),
        )
        for each in load_yaml(text)["families"]
    )


@lru_cache(maxsize=1)
def families_by_word() -> dict[str, frozenset[str]]:
    """Word or phrase → ids of its families."""
    found: dict[str, set[str]] = {}
    for family in families():
        for word in family.words:
            found.setdefault(word, set()).add(family.id)
    return {word: frozenset(ids) for word, ids in found.items()}


@lru_cache(maxsize=16)
def word_list(name: str) -> frozenset[str]:
    """One list of words.yaml. Raises ``KeyError`` for a name that it does not have."""
    text = resources.files(__package__).joinpath("words.yaml").read_text(encoding="utf-8")
    return frozenset(load_yaml(text)[name]["words"].split())


# Families besides those of statement types whose words are in every report of violence.
OF_REPORTS = frozenset({"shoot", "say", "announce"})
_ENDINGS = re.compile(r"(?:'s|’s|ings?|ers?|ed|es|e|s|ions?)$")


def telling_words(spans: list[re.Match[str]]) -> frozenset[str]:
    """Stems of the plain words that are neither usual nor of any family nor numbers."""
    found: set[str] = set()
    for span in spans:
        word = span[0]
        key = exact_key(word)
        if not word.islower() or len(key) < 4 or key in word_list("usual") or not key.isalpha():
            continue
        stem = stem_of(key)
        if stem not in _family_stems():
            found.add(stem)
    return frozenset(found)


@lru_cache(maxsize=65536)
def stem_of(word: str) -> str:
    """The word without a common ending, four letters at least."""
    bare = _ENDINGS.sub("", word)
    return bare if len(bare) >= 4 else word


@lru_cache(maxsize=1)
def _family_stems() -> frozenset[str]:
    return frozenset(
        stem_of(word)
        for family in families()
        if family.types or family.id in OF_REPORTS
        for word in family.words
        if " " not in word
    )
