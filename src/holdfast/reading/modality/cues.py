"""The modality cues, read once from ``rules/modality.yaml`` and indexed by where they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, Literal

from holdfast.model import Commitment, Mood
from holdfast.reading.attribution.cues import read_rules

RULES: Final = "modality.yaml"
INDEFINITE: Final = "object, indefinite"
TO_A_NOUN: Final = "to a noun"
CHANGE: Final = ", change"
DEED: Final = ", deed"
DEEDS: Final = ", deeds"
STATIONING: Final = ", stationing"
GERUND: Final = " a gerund"
A_NOUN: Final = " a noun"
WORDS: Final = (
    "changes",
    "endeavours",
    "blows",
    "papers",
    "headings",
    "endings",
    "outcomes",
    "beginnings",
    "spans",
    "settings",
    "fictions",
    "stationings",
    "falsely",
    "mounting",
    "attitudes",
)


@dataclass(frozen=True, slots=True)
class Effect:
    """What a cue does to the predicate below it; None leaves as it is.

    ``firm``: the commitment replaces that of the cues around it ("will undoubtedly").
    """

    polarity: Literal["+", "-", "flip"] | None = None
    mood: Mood | None = None
    commitment: Commitment | None = None
    firm: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """One family of cues; ``negated`` and ``past`` replace the effect where they are given."""

    id: str
    effect: Effect
    negated: Effect | None
    past: Effect | None
    takes: frozenset[str]


@dataclass(frozen=True, slots=True)
class ModalityTable:
    """Cues by place and word. Above a predicate several families may share a word.

    The plain lists of words stand at the head of the file, each with what it is for.
    """

    beside: Mapping[str, Mapping[str, Cue]]
    above: Mapping[str, Mapping[str, tuple[Cue, ...]]]
    particles: frozenset[tuple[str, str]]
    by_id: Mapping[str, Cue]
    moods: tuple[Mood, ...]
    commitments: tuple[Commitment, ...]
    changes: frozenset[str]
    endeavours: frozenset[str]
    blows: frozenset[str]
    papers: frozenset[str]
    headings: frozenset[str]
    endings: frozenset[str]
    outcomes: frozenset[str]
    beginnings: frozenset[str]
    spans: frozenset[str]
    settings: frozenset[str]
    fictions: frozenset[str]
    stationings: frozenset[str]
    falsely: frozenset[str]
    mounting: frozenset[str]
    attitudes: frozenset[str]


BESIDE: Final = (
    "auxiliaries",
    "adverbs",
    "determiners",
    "pronouns",
    "marks",
    "prepositions",
    "modifiers",
    "degree",
)
ABOVE: Final = ("verbs", "adjectives", "nouns", "adverbs_above")


@lru_cache(maxsize=1)
def modality_table() -> ModalityTable:
    """The modality cues of the package."""
    data = read_rules(RULES)
    beside: dict[str, dict[str, Cue]] = {place: {} for place in BESIDE}
    above: dict[str, dict[str, list[Cue]]] = {place: defaultdict(list) for place in ABOVE}
    by_id: dict[str, Cue] = {}
    particles: set[tuple[str, str]] = set()
    for entry in data["cues"]:
        cue = _cue(entry)
        by_id[cue.id] = cue
        for place in BESIDE:
            for word in entry.get(place, ()):
                beside[place].setdefault(word, cue)
        for place in ABOVE:
            for word in entry.get(place, ()):
                above[place][word].append(cue)
                lemma, _, particle = word.partition(" ")
                if particle:
                    particles.add((lemma, particle))
    precedence = data["precedence"]
    return ModalityTable(
        beside=beside,
        above={place: {w: tuple(c) for w, c in words.items()} for place, words in above.items()},
        particles=frozenset(particles),
        by_id=by_id,
        moods=tuple(precedence["mood"]),
        commitments=tuple(precedence["commitment"]),
        **{name: frozenset(data["words"][name]) for name in WORDS},
    )


def _cue(entry: dict[str, Any]) -> Cue:
    return Cue(
        id=entry["id"],
        effect=Effect(**entry["effect"]),
        negated=_effect(entry.get("negated")),
        past=_effect(entry.get("past")),
        takes=frozenset(entry.get("takes", ())),
    )


def _effect(data: dict[str, Any] | None) -> Effect | None:
    return None if data is None else Effect(**data)
