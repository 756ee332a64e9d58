"""Whom a question means by "the army" or "the rebels": whoever the record means by those words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace

from holdfast.briefing.terms import Clause, Question
from holdfast.control import Party
from holdfast.control.sides import Sides
from holdfast.model import ActorMention, Statement
from holdfast.reading.coreference.rules import references
from holdfast.record import Record

LISTED = 6


def meant(question: Question, record: Record) -> tuple[Question, tuple[Clause, ...]]:
    """The question with each party that it only describes replaced by the one party that the
    record calls so, and what is to be told of that; where there are several, they are named and
    none is chosen."""
    notes: list[Clause] = []
    keys, names = list(question.actors), list(question.actor_names)
    for index, key in enumerate(question.actors):
        if key.startswith("actor:"):
            continue
        sides = called(key, record)
        if len(sides) == 1:
            [(keys[index], names[index])] = sides
            if names[index].casefold() != key:
                notes.append(Clause(f"“{key.capitalize()}” is {names[index]} in this record."))
        elif sides:
            known = ", ".join(sorted(name for _, name in sides)[:LISTED])
            notes.append(Clause(f"“{key.capitalize()}” can be any of {known}: ask by name."))
    changed = dict(zip(question.actors, keys, strict=True))
    doing = tuple(changed.get(each, each) for each in question.doing)
    found = replace(question, actors=tuple(keys), actor_names=tuple(names), doing=doing)
    return found, tuple(notes)


def descriptions(
    statements: Iterable[Statement], keys: Collection[str]
) -> dict[str, re.Pattern[str]]:
    """By document, the nouns that stand there for one of the parties and for nobody else ("army",
    "group")."""
    nouns = references().actors
    told: dict[str, dict[str, set[bool]]] = defaultdict(lambda: defaultdict(set))
    for statement in statements:
        for mentions in statement.roles.values():
            for each in mentions:
                noun = each.text.casefold()
                if noun in nouns and isinstance(each, ActorMention) and each.entity:
                    told[statement.document][noun].add(each.entity in keys)
    found = {
        document: sorted(noun for noun, whether in named.items() if whether == {True})
        for document, named in told.items()
    }
    return {
        document: re.compile(rf"\b(?:{'|'.join(map(re.escape, each))})\b", re.IGNORECASE)
        for document, each in found.items()
        if each
    }


def called(words: str, record: Record) -> list[tuple[str, str]]:
    """The parties that the record's reports call so, of each side the one named most: id, name."""
    counts: Counter[str] = Counter()
    names: dict[str, str] = {}
    for statement in record.statements:
        for mentions in statement.roles.values():
            for each in mentions:
                if not isinstance(each, ActorMention) or not each.entity:
                    continue
                if f" {each.text.casefold()}".endswith(f" {words}"):
                    counts[each.entity] += 1
                    names[each.entity] = each.name or each.text
    sides = Sides({})
    found: dict[tuple[str, ...], tuple[str, str]] = {}
    for entity, _ in sorted(counts.items(), key=lambda each: (-each[1], each[0])):
        side = tuple(sorted(sides.roots((Party(entity, names[entity], entity),))))
        found.setdefault(side, (entity, names[entity]))
    return sorted(found.values())
