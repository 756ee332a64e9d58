"""The families of reasons as typed data, read once from ``rules/reasons/*.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from holdfast.yaml_data import load_yaml

RELATIONS = frozenset({"cause", "enable", "prevent", "motive", "goal", "condition", "context"})


@dataclass(frozen=True, slots=True)
class ReasonRule:
    """One family: which words signal it, by which construction, and which side is the cause.

    ``effect`` lists argument slots in order of preference, for verb and noun constructions;
    ``hosts`` restricts the lemma of the clause explained, ``governs`` that of what the marker
    introduces or the verb takes (empty: any); ``not_after``, ``not_before``, ``not_subject``,
    ``not_hosts`` and ``not_governs`` are words that forbid the reading. ``unreal`` asks for "will",
    "not" or the like in the clause explained; ``finite`` for a clause with a subject in what the
    marker introduces, ``gerund`` for an -ing form, ``stative`` for a state; ``not_agent`` refuses a
    party as subject, for what it does is an act, and as what a marker introduces.
    ``nearest``: the word explained stands no further up than the next verb.
    ``set_off``: a comma stands before the cue.
    ``active``: the verb is not read in the passive, which another rule reads.
    ``flips``: the inner side is what is explained.
    ``harm``: what is explained is harm done, not how the struggle goes; no factor is told.
    """

    id: str
    gloss: str
    relation: str
    construction: str
    cues: tuple[tuple[str, ...], ...]
    effect: tuple[str, ...] = ()
    hosts: frozenset[str] = frozenset()
    governs: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    not_subject: frozenset[str] = frozenset()
    not_hosts: frozenset[str] = frozenset()
    not_governs: frozenset[str] = frozenset()
    unreal: bool = False
    finite: bool = False
    gerund: bool = False
    stative: bool = False
    not_agent: bool = False
    flips: bool = False
    nearest: bool = False
    set_off: bool = False
    active: bool = False
    harm: bool = False
    mood: str | None = None


@lru_cache(maxsize=1)
def load_rules() -> tuple[ReasonRule, ...]:
    """All rules, by file name and place in the file. Raises ValueError on an unknown relation."""
    found: list[ReasonRule] = []
    for entry in load_entries():
        if entry["relation"] not in RELATIONS:
            raise ValueError(f"{entry['id']}: unknown relation {entry['relation']}")
        found.append(rule_of(entry))
    return tuple(found)


@lru_cache(maxsize=1)
def load_entries() -> tuple[dict[str, Any], ...]:
    """The rule files as they are, examples included."""
    room = files("holdfast.rules") / "reasons"
    entries: list[dict[str, Any]] = []
    for path in sorted(room.iterdir(), key=lambda each: each.name):
        if path.name.endswith(".yaml"):
            entries.extend(load_yaml(path.read_text(encoding="utf-8")))
    return tuple(entries)


def rule_of(entry: dict[str, Any]) -> ReasonRule:
    """The typed form of one entry, without its examples."""
    return ReasonRule(
        id=entry["id"],
        gloss=entry["gloss"],
        relation=entry["relation"],
        construction=entry["construction"],
        cues=tuple(tuple(cue.split()) for cue in entry["cues"]),
        effect=tuple(entry.get("effect", ())),
        hosts=frozenset(entry.get("hosts", ())),
        governs=frozenset(entry.get("governs", ())),
        not_after=frozenset(entry.get("not_after", ())),
        not_before=frozenset(entry.get("not_before", ())),
        not_subject=frozenset(entry.get("not_subject", ())),
        not_hosts=frozenset(entry.get("not_hosts", ())),
        not_governs=frozenset(entry.get("not_governs", ())),
        unreal=entry.get("unreal", False),
        finite=entry.get("finite", False),
        gerund=entry.get("gerund", False),
        stative=entry.get("stative", False),
        not_agent=entry.get("not_agent", False),
        flips=entry.get("flips", False),
        nearest=entry.get("nearest", False),
        set_off=entry.get("set_off", False),
        active=entry.get("active", False),
        harm=entry.get("harm", False),
        mood=entry.get("mood"),
    )


@lru_cache(maxsize=1)
def cue_index() -> dict[str, tuple[tuple[tuple[str, ...], ReasonRule], ...]]:
    """Rules by the first word of each cue, longest cue first: one look-up a token is enough."""
    index: dict[str, list[tuple[tuple[str, ...], ReasonRule]]] = {}
    for rule in load_rules():
        for cue in rule.cues:
            index.setdefault(cue[0], []).append((cue, rule))
    return {word: tuple(sorted(found, key=by_length)) for word, found in index.items()}


def by_length(entry: tuple[tuple[str, ...], ReasonRule]) -> tuple[int, bool, bool, str]:
    """Longest cue first; a participle before the verb that it is a form of; the frame with more
    arguments before the one with fewer; then by rule id."""
    cue, rule = entry
    simple = not any("+" in slot for slot in rule.effect)
    return -len(cue), rule.construction != "participle", simple, rule.id
