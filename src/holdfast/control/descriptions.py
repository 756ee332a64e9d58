"""Parties that are described and not named, and whom they may be (descriptions.yaml)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from holdfast.yaml_data import load_yaml

SAID = "said:"
PLURALS = {"allies": "ally", "gunmen": "gunman", "militiamen": "militiaman"}


@dataclass(frozen=True, slots=True)
class Description:
    """One kind of description. ``may`` and ``may_not``: words and a category, its own tests.

    ``needs``: one of these is among the words; ``only``: entities that alone are called so. Empty
    where nothing is needed, and where the category decides.
    """

    id: str
    words: frozenset[str]
    before: frozenset[str]
    needs: frozenset[str]
    stand_for: frozenset[str]
    never: frozenset[str]
    only: frozenset[str]
    may: tuple[str, str]
    may_not: tuple[str, str]

    def may_mean(self, entity: str) -> bool:
        """Whether somebody would call the party so, whatever its category."""
        return entity not in self.never and (not self.only or entity in self.only)


@lru_cache(maxsize=1)
def descriptions() -> tuple[Description, ...]:
    """Every kind, in the order of the file."""
    text = resources.files(__package__).joinpath("descriptions.yaml").read_text(encoding="utf-8")
    return tuple(
        Description(
            each["id"],
            frozenset(each["words"]),
            frozenset(each["with"]),
            frozenset(each.get("needs", ())),
            frozenset(each["stand_for"]),
            frozenset(each["never"]),
            frozenset(each.get("only", ())),
            (each["may"][0], each["may"][1]),
            (each["may_not"][0], each["may_not"][1]),
        )
        for each in load_yaml(text)["descriptions"]
    )


@lru_cache(maxsize=4096)
def description_of(words: str, country_named: bool = False) -> Description | None:
    """The kind of description that the words are; None where they may name somebody.

    ``country_named``: the first word is the nationality, which is known apart ("*Syrian* rebels").
    """
    parts = words.casefold().split()
    if country_named and len(parts) > 1:
        parts = parts[1:]
    if not parts:
        return None
    *before, last = parts
    head = PLURALS.get(last, last.removesuffix("s"))
    for each in descriptions():
        needed = not each.needs or not each.needs.isdisjoint({head, *before})
        if head in each.words and each.before.issuperset(before) and needed:
            return each
    return None
