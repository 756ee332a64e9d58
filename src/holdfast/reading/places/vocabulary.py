"""The words of ``vocabulary.yaml`` as sets and tables, loaded once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from holdfast.yaml_data import load_yaml

_SETS = (
    "facilities",
    "facility_modifiers",
    "organisations",
    "of_allowed",
    "titles",
    "prepositions",
    "strong_prepositions",
    "part_nouns",
    "inner_nouns",
    "near_words",
    "actor_suffixes",
    "speakers",
    "never",
    "given_names",
    "civic_bodies",
    "group_openers",
    "name_openers",
    "paper_words",
    "months",
    "weekdays",
    "description_words",
    "road_words",
    "linking_words",
    "not_between",
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Word classes around place names; see the comments of ``vocabulary.yaml``."""

    types: dict[str, frozenset[str]]  # word -> the type classes it stands for
    facilities: frozenset[str]
    facility_modifiers: frozenset[str]
    organisations: frozenset[str]
    of_allowed: frozenset[str]
    titles: frozenset[str]
    prepositions: frozenset[str]
    strong_prepositions: frozenset[str]
    directions: dict[str, int]  # word -> bearing in degrees
    direction_adjectives: dict[str, str]
    part_nouns: frozenset[str]
    inner_nouns: frozenset[str]
    near_words: frozenset[str]
    actor_suffixes: frozenset[str]
    speakers: frozenset[str]
    group_phrases: tuple[str, ...]
    never: frozenset[str]
    given_names: frozenset[str]
    civic_bodies: frozenset[str]
    group_openers: frozenset[str]
    name_openers: frozenset[str]
    paper_words: frozenset[str]
    months: frozenset[str]
    weekdays: frozenset[str]
    state_abbreviations: dict[str, str]
    distance_units: dict[str, float]  # unit -> kilometres
    number_words: dict[str, int]
    region_adjectives: dict[str, str]  # "european" -> the name of the region
    description_words: frozenset[str]
    road_words: frozenset[str]
    linking_words: frozenset[str]
    not_between: frozenset[str]


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The vocabulary that ships with the package."""
    text = (resources.files("holdfast.reading.places") / "vocabulary.yaml").read_text("utf-8")
    raw: dict[str, Any] = load_yaml(text)
    types: dict[str, set[str]] = {}
    for label, words in raw["types"].items():
        for word in words:
            types.setdefault(word, set()).add(label)
    return Vocabulary(
        types={word: frozenset(labels) for word, labels in types.items()},
        directions=raw["directions"],
        direction_adjectives=raw["direction_adjectives"],
        group_phrases=tuple(raw["group_phrases"]),
        state_abbreviations=raw["state_abbreviations"],
        distance_units=raw["distance_units"],
        number_words=raw["number_words"],
        region_adjectives=raw["region_adjectives"],
        **{name: frozenset(raw[name]) for name in _SETS},
    )
