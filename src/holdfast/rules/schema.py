"""Event and state rules as typed data: one YAML file a family under ``rules/events``.

A *rule* says which words carry an event (its frames), which arguments fill its roles, what the
event is called in other people's codebooks, and shows by examples what is read and what is not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any, cast

import yaml

from holdfast.yaml_data import SafeLoader

ROLE_KINDS = frozenset({
    "actor", "fighters", "group", "state", "people", "civilians", "anyone", "place", "site", "area",
    "target", "structure", "building", "property", "weapon", "event", "any",
})  # fmt: skip
FRAME_KEYS = frozenset({
    "verbs", "nouns", "adjectives", "particles", "hosts", "bare", "cases", "where", "unless",
    "roles", "required", "any_of", "forms", "fallback", "mood", "polarity", "type", "kind", "also",
    "guards", "here", "commitment", "tags", "partial",
})  # fmt: skip


class RuleError(ValueError):
    """A rule file does not say what a rule must say; the message names the file and the rule."""


@dataclass(frozen=True, slots=True)
class RoleRule:
    """A role, what may fill it, and the slots to look in, in order.

    A slot is one of a predicate's (see ``holdfast.reading.predicates``); "object.by" is the slot
    "by" of what fills "object". In the file, "|" parts alternatives: "target on | building in".
    """

    name: str
    kind: str
    slots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Also:
    """A second statement that the same words make, with roles taken from the first's."""

    type: str
    roles: tuple[tuple[str, str], ...]
    needs: tuple[str, ...]
    kind: str = "event"
    mood: str | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to say it: triggers, what must stand around them, and which arguments fill roles.

    ``hosts``: verbs that must carry a noun; ``bare``: the noun also counts without one of them.
    ``cases``: the noun's own preposition. ``where``/``unless``: slot → words that must, or must
    not, fill it; those before its head count too, but not with "!" ("object!"); "governor" is the
    word above the trigger. ``guards``: names
    of word lists that must not occur in the sentence. ``tags``: Penn tags that the trigger must
    have. ``partial``: the place is where it happened, not what was taken. ``fallback``: only where
    no other frame about the same has matched the trigger. ``here``: whether a place may come from
    where the clause is located.
    """

    verbs: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]
    particles: frozenset[str]
    hosts: frozenset[str]
    bare: bool
    cases: frozenset[str]
    where: tuple[tuple[str, frozenset[str]], ...]
    unless: tuple[tuple[str, frozenset[str]], ...]
    roles: tuple[RoleRule, ...]
    required: tuple[str, ...]
    any_of: tuple[str, ...]
    forms: frozenset[str]
    tags: frozenset[str]
    partial: bool
    fallback: bool
    here: bool
    guards: tuple[str, ...]
    type: str
    kind: str
    mood: str | None
    polarity: str | None
    commitment: str | None
    also: tuple[Also, ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """One statement that an example must give: type, the words of roles, how it is put."""

    type: str
    roles: tuple[tuple[str, tuple[str, ...]], ...]
    absent: tuple[str, ...] = ()
    polarity: str | None = None
    mood: str | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence written for the rule, and what it must give; nothing for a counterexample.

    ``gives`` is empty for counterexamples; ``refused`` are types that must not be read from one,
    the rule itself where empty. ``gap`` says why a known failure is not read right yet.
    """

    text: str
    gives: tuple[Expected, ...] = ()
    refused: tuple[str, ...] = ()
    gap: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its documentation and its tests.

    ``numbers``: kinds of quantity (``Quantity.what``) that may stand with its statements; those of
    the family where the rule names none of its own.
    """

    id: str
    family: str
    type: str
    kind: str
    gloss: str
    why: str
    frames: tuple[Frame, ...]
    numbers: tuple[str, ...]
    crosswalk: tuple[tuple[str, str], ...]
    examples: tuple[Example, ...]
    counterexamples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """The rules of one file."""

    name: str
    title: str
    gloss: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class WordLists:
    """Words by lemma: the classes that fillers belong to, guard lists, and those of grammar."""

    classes: Mapping[str, frozenset[str]]
    guards: Mapping[str, frozenset[str]]
    grammar: Mapping[str, frozenset[str]]


@lru_cache(maxsize=1)
def load_families() -> tuple[Family, ...]:
    """All families in order of file name. Raises ``RuleError`` on what is not a rule."""
    folder = resources.files("holdfast.rules.events")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".yaml"))
    return tuple(
        family_of(name, yaml.load(folder.joinpath(name).read_text(encoding="utf-8"), _Loader))
        for name in names
        if name != "words.yaml"
    )


@lru_cache(maxsize=1)
def numbers_by_rule() -> Mapping[str, frozenset[str]]:
    """Rule id → the kinds of quantity that its statements may carry."""
    return {rule.id: frozenset(rule.numbers) for family in load_families() for rule in family.rules}


@lru_cache(maxsize=1)
def load_words() -> WordLists:
    """The word lists of ``words.yaml``."""
    text = resources.files("holdfast.rules.events").joinpath("words.yaml").read_text("utf-8")
    data = yaml.load(text, _Loader)
    return WordLists(
        **{
            part: {name: words_of(entry["words"]) for name, entry in data[part].items()}
            for part in ("classes", "guards", "grammar")
        }
    )


class _Loader(SafeLoader):  # type: ignore[misc]
    """YAML without the old truth words: "on", "off", "no" are words here."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:bool"]
    for first, found in SafeLoader.yaml_implicit_resolvers.items()
}


def family_of(name: str, data: Mapping[str, Any]) -> Family:
    """A family from its file's content."""
    rules = []
    for entry in data["rules"]:
        try:
            rules.append(rule_of(data["family"], {"numbers": data["numbers"], **entry}))
        except (KeyError, TypeError, ValueError) as problem:
            raise RuleError(f"{name}: {entry.get('id', '?')}: {problem!r}") from problem
    return Family(data["family"], data["title"], data["gloss"], tuple(rules))


def rule_of(family: str, entry: Mapping[str, Any]) -> Rule:
    """A rule from its entry."""
    kind = entry.get("kind", "event")
    return Rule(
        id=entry["id"],
        family=family,
        type=entry["type"],
        kind=kind,
        gloss=entry["gloss"],
        why=entry["why"],
        frames=tuple(frame_of(each, entry["type"], kind) for each in entry["frames"]),
        numbers=listed(entry.get("numbers")),
        crosswalk=tuple((key, str(value)) for key, value in entry["crosswalk"].items()),
        examples=tuple(example_of(each, entry["type"]) for each in entry["examples"]),
        counterexamples=tuple(example_of(each, None) for each in entry["counterexamples"]),
    )


def frame_of(data: Mapping[str, Any], type_: str, kind: str) -> Frame:
    """A frame from its mapping; unknown keys are errors."""
    unknown = sorted(set(data) - FRAME_KEYS)
    if unknown:
        raise ValueError(f"unknown frame keys {unknown}")
    roles = tuple(
        role_of(name, part)
        for name, text in data.get("roles", {}).items()
        for part in listed(text, "|")
    )
    names = {role.name for role in roles}
    required, any_of = listed(data.get("required")), listed(data.get("any_of"))
    if not names.issuperset({*required, *any_of} - {"place"}):
        raise ValueError(f"required roles {required} {any_of} not among {sorted(names)}")
    return Frame(
        verbs=words_of(data.get("verbs")),
        nouns=words_of(data.get("nouns")),
        adjectives=words_of(data.get("adjectives")),
        particles=words_of(data.get("particles")),
        hosts=words_of(data.get("hosts")),
        bare=truth(data.get("bare", not data.get("hosts"))),
        cases=words_of(data.get("cases")),
        where=constraints(data.get("where")),
        unless=constraints(data.get("unless")),
        roles=roles,
        required=required,
        any_of=any_of,
        forms=words_of(data.get("forms")) or frozenset({"active", "passive", "noun"}),
        tags=words_of(data.get("tags")),
        partial=truth(data.get("partial", False)),
        fallback=truth(data.get("fallback", False)),
        here=truth(data.get("here", True)),
        guards=listed(data.get("guards")),
        type=data.get("type", type_),
        kind=data.get("kind", kind),
        mood=data.get("mood"),
        polarity=data.get("polarity"),
        commitment=data.get("commitment"),
        also=tuple(also_of(each) for each in data.get("also", ())),
    )


def role_of(name: str, text: str) -> RoleRule:
    """ "place object, of" → the role's kind and its slots."""
    kind, _, slots = text.partition(" ")
    if kind not in ROLE_KINDS:
        raise ValueError(f"role {name}: unknown kind {kind!r}")
    return RoleRule(name, kind, listed(slots))


def also_of(data: Mapping[str, Any]) -> Also:
    """A second statement from its mapping."""
    return Also(
        type=data["type"],
        roles=tuple(data["roles"].items()),
        needs=listed(data.get("needs")),
        kind=data.get("kind", "event"),
        mood=data.get("mood"),
    )


def example_of(data: Mapping[str, Any] | str, type_: str | None) -> Example:
    """An example: its text and what it gives, by default one statement of the rule's type."""
    if isinstance(data, str):
        return Example(data)
    if type_ is None:
        return Example(data["text"], refused=listed(data.get("not")), gap=data.get("gap"))
    entries = data.get("gives", [data])
    return Example(
        data["text"], tuple(expected_of(each, type_) for each in entries), gap=data.get("gap")
    )


def expected_of(data: Mapping[str, Any], type_: str) -> Expected:
    """What one statement of an example must say."""
    known = {"text", "type", "absent", "polarity", "mood", "gap", "gives"}
    roles = tuple((key, listed(value, ";")) for key, value in data.items() if key not in known)
    return Expected(
        type=data.get("type", type_),
        roles=roles,
        absent=listed(data.get("absent")),
        polarity=data.get("polarity"),
        mood=data.get("mood"),
    )


def constraints(data: Mapping[str, Any] | None) -> tuple[tuple[str, frozenset[str]], ...]:
    """Slot → words, in the order written."""
    return tuple((slot, words_of(words)) for slot, words in (data or {}).items())


def words_of(value: object) -> frozenset[str]:
    """A set of words from a YAML list, or a string of words parted by commas."""
    return frozenset(listed(value))


def listed(value: object, separator: str = ",") -> tuple[str, ...]:
    """A tuple of strings from a list, or a string parted by the separator; order kept."""
    if value is None:
        return ()
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(separator) if part.strip())
    return tuple(str(part) for part in cast(list[object], value))


def truth(value: object) -> bool:
    """YAML truth, written "true" or "false" (the loader keeps them as words)."""
    return value is True or value == "true"
