"""Words that newspapers use for one kind of happening (families.yaml), and words that tell nothing."""

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


# Function words, and what every report of violence has.
USUAL = frozenset(
    "the a an at in on of by to for from with without and or but as into onto over under near after "
    "before during between against among around about across along amid off out up down through "
    "toward towards until since while when where which who whom whose that this these those it its "
    "he she his her him they their them is are was were be been being has have had do does did will "
    "would can could may might must should not no nor also only more most less least than then there "
    "here other another some any all both each several many few much such own same so too very just "
    "at least people person persons man men woman women child children civilian civilians soldier "
    "soldiers troop troops force forces fighter fighters militant militants rebel rebels insurgent "
    "insurgents gunman gunmen police officer officers army military government state official "
    "officials member members group groups security local authorities suspected reported reportedly "
    "city town village province region area country capital district northern southern eastern "
    "western central north south east west northeast northwest southeast southwest "
    "northeastern northwestern southeastern southwestern day days week month year night morning "
    "monday tuesday wednesday thursday friday saturday sunday today yesterday last next earlier "
    "later first second new two three four five six seven eight nine ten eleven twelve dozen dozens "
    "suicide guard guards terrorist terrorists killed injured wounded dead "
    "hundred hundreds thousand thousands one number including others islamic responsibility claims "
    "claimed least according says said report reports war forces led backed controlled held armed "
    "january february march april may june july august september october november december".split()
)
_ENDINGS = re.compile(r"(?:'s|’s|ings?|ers?|ed|es|e|s|ions?)$")


def telling_words(spans: list[re.Match[str]]) -> frozenset[str]:
    """Stems of the plain words that are neither usual nor of any family nor numbers."""
    found: set[str] = set()
    for span in spans:
        word = span[0]
        key = exact_key(word)
        if not word.islower() or len(key) < 4 or key in USUAL or not key.isalpha():
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
    conflict = {"kill", "injure", "shoot", "attack", "clash", "bomb", "shell", "capture-place",
                "withdraw", "arrest", "abduct", "say", "announce", "destroy", "claim", "advance"}  # fmt: skip
    return frozenset(
        stem_of(word)
        for family in families()
        if family.id in conflict
        for word in family.words
        if " " not in word
    )
