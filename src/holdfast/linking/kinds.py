"""Which statement types may tell one happening (kinds.yaml)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from holdfast.yaml_data import load_yaml


@dataclass(frozen=True, slots=True)
class Kind:
    """Types that may tell one happening; ``same``: only where the types are equal.

    ``may`` and ``may_not`` are pairs of types that do and do not fit: the kind's own tests.
    """

    id: str
    gloss: str
    types: frozenset[str]
    same: bool
    may: tuple[str, str]
    may_not: tuple[str, str]


@lru_cache(maxsize=1)
def kinds() -> tuple[Kind, ...]:
    """Every kind, in the order of the file."""
    text = resources.files(__package__).joinpath("kinds.yaml").read_text(encoding="utf-8")
    return tuple(
        Kind(
            each["id"],
            each["gloss"],
            frozenset(each["types"]),
            bool(each.get("same")),
            (each["may"][0], each["may"][1]),
            (each["may_not"][0], each["may_not"][1]),
        )
        for each in load_yaml(text)["kinds"]
    )


@lru_cache(maxsize=1024)
def kinds_of(type_name: str) -> frozenset[str]:
    """The kinds that a type belongs to; a type of its own where the file has none."""
    found = {
        f"{kind.id}:{type_name}" if kind.same else kind.id
        for kind in kinds()
        if type_name in kind.types
    }
    return frozenset(found or {type_name})


def may_be_one(one: str, other: str) -> bool:
    """Whether two types may tell the same happening."""
    return one == other or bool(kinds_of(one) & kinds_of(other))
