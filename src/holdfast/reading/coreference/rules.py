"""The reference words of ``rules/actors/references.yaml`` as tables, loaded once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from holdfast.reading.actors.records import read_yaml


@dataclass(frozen=True, slots=True)
class ActorNoun:
    """A noun that refers to an actor: by category, or by the office of a state.

    ``same``: only one that the same noun was used for; ``named``: only one with a name.
    ``single``: only where a text has one; ``unique``: however far back it is.
    """

    name: str
    categories: frozenset[str]
    offices: tuple[str, ...]
    same: bool
    named: bool
    single: bool
    unique: bool


@dataclass(frozen=True, slots=True)
class PlaceNoun:
    """A noun that refers to a place of some precision; ``named``: the place's own words have it."""

    name: str
    precisions: frozenset[str]
    capital: bool
    plural: bool
    named: bool


@dataclass(frozen=True, slots=True)
class References:
    """All tables."""

    singular: frozenset[str]
    plural: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    possessive: frozenset[str]
    relative: frozenset[str]
    definite: frozenset[str]
    actors: dict[str, ActorNoun]
    places: dict[str, PlaceNoun]
    agentive: frozenset[str]
    taking: frozenset[str]
    taken: frozenset[str]
    belongs_to_place: frozenset[str]
    belongs_to_actor: frozenset[str]
    pleonastic: frozenset[str]
    counts: dict[str, int]


@lru_cache(maxsize=1)
def references() -> References:
    """The tables."""
    table = read_yaml("references.yaml")
    actors: dict[str, ActorNoun] = {}
    for name, each in table["actors"].items():
        noun = ActorNoun(
            name,
            frozenset(each.get("categories", ())),
            tuple(each.get("offices", ())),
            bool(each.get("same")),
            bool(each.get("named")),
            bool(each.get("single")),
            bool(each.get("unique")),
        )
        for word in each["nouns"]:
            actors.setdefault(word, noun)
    places: dict[str, PlaceNoun] = {}
    for name, each in table["places"].items():
        for plural in (False, True):
            noun_ = PlaceNoun(
                name,
                frozenset(each["precisions"]),
                bool(each.get("capital")),
                plural,
                bool(each.get("named")),
            )
            for word in (
                each["plural" if plural else "nouns"] if not plural or "plural" in each else ()
            ):
                places.setdefault(word, noun_)
    pronouns = table["pronouns"]
    return References(
        **{name: frozenset(pronouns[name]) for name in pronouns},
        relative=frozenset(table["relative"]),
        definite=frozenset(table["definite"]),
        actors=actors,
        places=places,
        agentive=frozenset(table["agentive"]),
        taking=frozenset(table["taking"]),
        taken=frozenset(table["taken"]),
        belongs_to_place=frozenset(table["belongs_to_place"]),
        belongs_to_actor=frozenset(table["belongs_to_actor"]),
        pleonastic=frozenset(table["pleonastic"]),
        counts=dict(table["counts"]),
    )
