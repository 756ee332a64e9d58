"""The cue words, read once from ``rules/attribution.yaml`` and indexed by lemma."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, cast

from holdfast.model import Commitment, Mood
from holdfast.yaml_data import load_yaml

RULES = "attribution.yaml"


@dataclass(frozen=True, slots=True)
class CueClass:
    """What a kind of cue does to its content; ``voice``: it says that something is so."""

    name: str
    mood: Mood
    commitment: Commitment
    voice: bool


@dataclass(frozen=True, slots=True)
class Cue:
    """One family of cue words. ``takes`` and ``prepositions``: where its content may stand."""

    id: str
    kind: CueClass
    takes: frozenset[str]
    prepositions: frozenset[str]


@dataclass(frozen=True, slots=True)
class CueTable:
    """Families by the lemma of their word, in the order of the file."""

    verbs: dict[str, tuple[Cue, ...]]
    nouns: dict[str, tuple[Cue, ...]]
    adverbs: dict[str, Cue]
    adjectives: dict[str, Cue]
    predicates: dict[str, tuple[Cue, ...]]
    phrases: dict[str, Cue]
    classes: dict[str, CueClass]
    particles: frozenset[tuple[str, str]]
    lists: dict[str, frozenset[str]]
    order: dict[str, list[str]]

    def cue(self, identifier: str) -> Cue:
        """The family with this id. Raises KeyError when the file has none."""
        return self.phrases[identifier]


def read_rules(name: str) -> dict[str, Any]:
    """A rule file of the package as plain data."""
    text = files("holdfast.rules").joinpath(name).read_text(encoding="utf-8")
    return cast(dict[str, Any], load_yaml(text))


@lru_cache(maxsize=1)
def cue_table() -> CueTable:
    """The cue words of the package."""
    data = read_rules(RULES)
    classes = {name: CueClass(name=name, **each) for name, each in data["classes"].items()}
    verbs: dict[str, list[Cue]] = defaultdict(list)
    nouns: dict[str, list[Cue]] = defaultdict(list)
    adverbs: dict[str, Cue] = {}
    adjectives: dict[str, Cue] = {}
    predicates: dict[str, list[Cue]] = defaultdict(list)
    by_id: dict[str, Cue] = {}
    particles: set[tuple[str, str]] = set()
    for entry in data["cues"]:
        cue = Cue(
            entry["id"],
            classes[entry["class"]],
            frozenset(entry.get("takes", ())),
            frozenset(entry.get("prepositions", ())),
        )
        by_id[cue.id] = cue
        for word in entry.get("verbs", ()):
            lemma, _, particle = word.partition(" ")
            verbs[word].append(cue)
            if particle:
                particles.add((lemma, particle))
        for word in entry.get("nouns", ()):
            nouns[word].append(cue)
        for word in entry.get("predicates", ()):
            predicates[word].append(cue)
        adverbs.update(dict.fromkeys(entry.get("adverbs", ()), cue))
        adjectives.update(dict.fromkeys(entry.get("adjectives", ()), cue))
    return CueTable(
        verbs={word: tuple(each) for word, each in verbs.items()},
        nouns={word: tuple(each) for word, each in nouns.items()},
        adverbs=adverbs,
        adjectives=adjectives,
        predicates={word: tuple(each) for word, each in predicates.items()},
        phrases=by_id,
        classes=classes,
        particles=frozenset(particles),
        order=data["order"],
        lists={name: frozenset(words) for name, words in data["lists"].items()},
    )
