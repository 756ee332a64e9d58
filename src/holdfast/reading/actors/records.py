"""What is known of an actor before any text is read: records of the data files, read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from holdfast.gazetteer import load_gazetteer
from holdfast.gazetteer.nationalities import nationalities
from holdfast.yaml_data import load_yaml

GROUP_FILES = (
    "groups-middle-east.yaml",
    "groups-africa.yaml",
    "groups-asia.yaml",
    "groups-europe-americas.yaml",
    "organisations.yaml",
)


@dataclass(frozen=True, slots=True)
class Actor:
    """One party of the data files, or one composed from a country and an office.

    ``entity``: "actor:<id>", or None for a person; ``since``/``until``: years, None when open.
    ``support``: its names count only where the text supports them; ``known``: its short acronyms
    need no support. ``person``: a head of state or government.
    """

    entity: str | None
    name: str
    category: str
    countries: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    part_of: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()
    speaks_for: str | None = None
    aliases: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    plain: bool = False
    common: bool = False
    known: bool = False
    person: bool = False
    office: str | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """A body that every state may have."""

    id: str
    name: str
    category: str
    part_of: str | None


def read_yaml(name: str) -> Any:
    """One data file of ``holdfast.rules.actors``."""
    text = (resources.files("holdfast.rules") / "actors" / name).read_text("utf-8")
    return load_yaml(text)


@lru_cache(maxsize=1)
def vocabulary() -> dict[str, Any]:
    """The nouns and relation words."""
    table: dict[str, Any] = read_yaml("vocabulary.yaml")
    return table


@lru_cache(maxsize=32)
def vocabulary_list(name: str) -> frozenset[str]:
    """One of the vocabulary's plain word lists, as a set."""
    return frozenset(vocabulary()[name])


@lru_cache(maxsize=1)
def offices() -> dict[str, Office]:
    """Offices by their key in the vocabulary."""
    return {
        key: Office(each["id"], each["name"], each["category"], each.get("part_of"))
        for key, each in vocabulary()["offices"].items()
    }


@lru_cache(maxsize=1)
def states() -> dict[str, dict[str, Any]]:
    """What is known of states beyond their names, by ISO code."""
    table: dict[str, dict[str, Any]] = read_yaml("states.yaml")
    return table


@lru_cache(maxsize=1)
def actors() -> tuple[Actor, ...]:
    """Every group, organisation and outlet, in the order of the files."""
    found: list[Actor] = []
    for name in GROUP_FILES:
        found.extend(_actor(entry) for entry in read_yaml(name))
    return tuple(found)


@lru_cache(maxsize=1)
def _by_entity() -> dict[str, Actor]:
    return {each.entity: each for each in actors() if each.entity is not None}


def actor_of(entity: str | None) -> Actor | None:
    """The party of the data files that an id is of; None for another id."""
    return _by_entity().get(entity) if entity is not None else None


def _actor(entry: dict[str, Any]) -> Actor:
    return Actor(
        entity=f"actor:{entry['id']}",
        name=entry["name"],
        category=entry["kind"],
        countries=tuple(entry.get("countries", ())),
        since=entry.get("from"),
        until=entry.get("until"),
        part_of=tuple(f"actor:{each}" for each in entry.get("part_of", ())),
        follows=tuple(f"actor:{each}" for each in entry.get("follows", ())),
        speaks_for=f"actor:{entry['speaks_for']}" if "speaks_for" in entry else None,
        aliases=tuple(entry.get("aliases", ())),
        acronyms=tuple(entry.get("acronyms", ())),
        plain=bool(entry.get("plain")),
        common=bool(entry.get("common")),
        known=bool(entry.get("known")),
    )


@lru_cache(maxsize=1)
def country_codes() -> tuple[str, ...]:
    """ISO codes of the countries that have a nationality, sorted."""
    return tuple(sorted(set(nationalities().values()) | set(states())))


@lru_cache(maxsize=512)
def country_slug(code: str) -> str:
    """The part of an id that names a country: "united-states"."""
    given = states().get(code, {}).get("slug")
    if given:
        return str(given)
    place = load_gazetteer().country(code)
    name = place.name if place else code
    kept = "".join(each if each.isalnum() else "-" for each in name.lower())
    return "-".join(part for part in kept.split("-") if part)


@lru_cache(maxsize=512)
def country_adjective(code: str) -> str:
    """The adjective used in names of composed actors: "Iraqi"."""
    given = states().get(code, {}).get("adjective")
    if given:
        return str(given)
    known = [word for word, each in nationalities().items() if each == code]
    return known[0].title() if known else code


@lru_cache(maxsize=4096)
def state_actor(code: str, office: str) -> Actor:
    """The actor that an office of a country is: composed, not listed."""
    body = offices()[office]
    slug = country_slug(code)
    parent = body.part_of
    return Actor(
        entity=f"actor:{slug}-{body.id}",
        name=f"{country_adjective(code)} {body.name}",
        category=body.category,
        countries=(code,),
        part_of=(f"actor:{slug}-{offices()[parent].id}",) if parent else (),
        office=office,
    )


@lru_cache(maxsize=1)
def _outlets() -> dict[str, str]:
    return {each.entity: each.speaks_for for each in actors() if each.entity and each.speaks_for}


def speaks_for(entity: str | None) -> str | None:
    """The party whose outlet a medium is, e.g. Islamic State for Amaq; None for others."""
    return _outlets().get(entity or "")


@lru_cache(maxsize=1)
def parents() -> dict[str, tuple[str, ...]]:
    """What each listed actor is part of, by entity."""
    return {each.entity: each.part_of for each in actors() if each.entity and each.part_of}


@lru_cache(maxsize=8192)
def ancestors(entity: str) -> frozenset[str]:
    """All that the actor is part of, however far up."""
    found: set[str] = set()
    queue = [entity]
    while queue:
        for parent in (*parents().get(queue[-1], ()), *_state_parents(queue.pop())):
            if parent not in found:
                found.add(parent)
                queue.append(parent)
    return frozenset(found)


def _state_parents(entity: str) -> tuple[str, ...]:
    """Parents of a composed state actor, read off its id."""
    for office in offices().values():
        if office.part_of and entity.endswith(f"-{office.id}"):
            slug = entity.removesuffix(f"-{office.id}")
            return (f"{slug}-{offices()[office.part_of].id}",)
    return ()


def compatible(one: str | None, other: str | None) -> bool:
    """Whether two actors may be the same one: equal, one part of the other, or one unknown."""
    if one is None or other is None or one == other:
        return True
    return one in ancestors(other) or other in ancestors(one)
