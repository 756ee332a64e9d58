"""Correcting a field of a statement: what can be corrected, into what, and the corrected statement.

What a name or an id stands for is looked up when the decision is made and stored with it, so that
the same decision gives the same statement whatever gazetteer is installed later.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import partial
from itertools import chain
from math import isfinite
from typing import Any, get_args

from holdfast.control.edtf import bounds
from holdfast.model import Commitment, Mention, Mood, Polarity, Quantity, Statement, TimeMention
from holdfast.serial import to_json

UNKNOWN = "unknown"
CHOICES: dict[str, tuple[str, ...]] = {
    "polarity": get_args(Polarity),
    "mood": get_args(Mood),
    "commitment": get_args(Commitment),
}
TYPE = re.compile(r"[a-z]+([.-][a-z]+)*")
NUMBER = re.compile(r"number(?:\.(\d+))?\.(low|best|high)")
ROLE = re.compile(r"([a-z_-]+)(?:\.(\d+))?")
ENTITY = re.compile(r"[a-z]+:\S+")
BASIS = "corrected by a person"
PRECISIONS = {"town": "town", "country": "country", "admin1": "province", "admin2": "district"}
# What is known of an entity, and no longer holds of another one.
OF_A_PLACE = (
    "country",
    "admin1",
    "latitude",
    "longitude",
    "radius_km",
    "population",
)


@dataclass(frozen=True, slots=True)
class Correction:
    """``field`` of a statement is to be ``value``, in the words of a person.

    Fields: ``type``, ``polarity``, ``mood``, ``commitment``, ``factor``; ``time`` (EDTF); the
    innermost ``source``; a role such as ``actor`` or ``place.2`` (an id such as ``geonames:95788``,
    or a name); ``number.low``, ``number.2.best``. "unknown" says that it is not stated.
    """

    field: str
    value: str


def stored_value(statement: Statement, correction: Correction) -> str:
    """The value as it is stored with the decision, as JSON.

    Raises ``ValueError``, saying what can be given, for a field that the statement does not have or
    a value that the field cannot take.
    """
    value = value_of(correction.field, correction.value.strip())
    stored = to_json({"value": value})
    corrected(statement, {correction.field: stored})
    return stored


def value_of(field: str, words: str) -> Any:
    """What the words mean for that field."""
    if field in CHOICES:
        if words not in CHOICES[field]:
            raise ValueError(f"{field} is one of {', '.join(CHOICES[field])}, not {words!r}")
        return words
    if not words:
        raise ValueError(f"{field} needs a value, or the word {UNKNOWN}")
    if field == "type":
        if not TYPE.fullmatch(words):
            raise ValueError(f"{words!r} is not a type such as territory.gained")
        return words
    if words == UNKNOWN:
        return None
    if field == "time":
        bounds(words)
        return words
    if field in {"factor", "source"}:
        return words
    if NUMBER.fullmatch(field):
        return number_of(words)
    return {"entity": words, **known(words)} if ENTITY.fullmatch(words) else {"name": words}


def number_of(words: str) -> float:
    """The number that the words write."""
    try:
        number = float(words)
    except ValueError as error:
        raise ValueError(f"{words!r} is not a number") from error
    if not isfinite(number) or number < 0:
        raise ValueError(f"{words!r} counts nothing")
    return int(number) if number.is_integer() else number


def known(entity: str) -> dict[str, Any]:
    """What the gazetteer and the lists of actors know of an entity; ``ValueError`` for nothing."""
    if entity.startswith("actor:"):
        from holdfast.reading.actors.records import actors, country_codes, offices, state_actor

        bodies = (state_actor(code, office) for code in country_codes() for office in offices())
        for actor in chain(actors(), bodies):
            if actor.entity == entity:
                return {
                    "name": actor.name,
                    "category": actor.category,
                    "country": actor.countries[0] if len(actor.countries) == 1 else None,
                    "part_of": actor.part_of[0] if actor.part_of else None,
                }
        raise ValueError(f"no actor is known as {entity!r}; give a name instead")
    return known_place(entity)


def known_place(entity: str) -> dict[str, Any]:
    """What the gazetteer knows of a place."""
    from holdfast.gazetteer import load_gazetteer

    gazetteer = load_gazetteer()
    place = gazetteer.by_entity(entity)
    if place is None:
        raise ValueError(f"no place is known as {entity!r}; give a name instead")
    return {
        "name": place.name,
        "country": place.country,
        "admin1": None if place.admin1 is None else gazetteer.place(place.admin1).name,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "precision": PRECISIONS.get(place.kind, "region"),
        "radius_km": place.radius_km or None,
        "population": place.population or None,
    }


def corrected(statement: Statement, values: Mapping[str, str]) -> Statement:
    """The statement with these fields (name → stored value), and a note for each.

    Its id stays that of what was read: decisions, reasons and intervals go on pointing at it.
    Raises ``ValueError`` for a field that it does not have.
    """
    for field in sorted(values):
        statement = with_value(statement, field, json.loads(values[field])["value"])
    notes = tuple(f"corrected: {field}" for field in sorted(values))
    return replace(statement, notes=(*statement.notes, *notes))


def with_value(statement: Statement, field: str, value: Any) -> Statement:
    """The statement with one field changed."""
    if field == "type" and value.startswith("reason.") != (statement.kind == "reason"):
        raise ValueError("a reason stays a reason, and nothing else becomes one")
    if field in CHOICES or field == "type":
        return replace(statement, **{field: value})
    if field == "factor":
        if statement.kind != "reason":
            raise ValueError("only a reason has a factor")
        return replace(statement, factor=value)
    if field == "time":
        return replace(statement, time=with_time(statement.time, value))
    if field == "source":
        if not statement.attribution:
            raise ValueError("the statement has no source")
        *outer, inner = statement.attribution
        inner = replace(inner, name=value, entity=None)
        return replace(statement, attribution=(*outer, inner))
    if number := NUMBER.fullmatch(field):
        change = partial(replace, **{number[2]: value})
        numbers: tuple[Quantity, ...] = changed(statement.numbers, number[1], change, "number")
        return replace(statement, numbers=numbers)
    return with_role(statement, field, value)


def with_time(time: TimeMention | None, edtf: str | None) -> TimeMention | None:
    """The time as corrected; the words that it was read from stay."""
    if time is None and edtf is None:
        return None
    found = time or TimeMention("", None, None, None, UNKNOWN, BASIS)
    return replace(
        found,
        edtf=edtf,
        precision=precision_of(edtf),
        basis=BASIS,
        anchor=None,
        offset_days=None,
    )


def precision_of(edtf: str | None) -> str:
    """How finely the time is told."""
    days = bounds(edtf or "") if edtf else None
    if days is None or days.earliest is None or days.latest is None:
        return UNKNOWN
    if days.earliest == days.latest:
        return "day"
    return {4: "year", 7: "month"}.get(len(edtf or ""), "interval")


def with_role(statement: Statement, field: str, value: dict[str, Any] | None) -> Statement:
    """The statement with another entity in a role; its words stay where they are in the text."""
    named = ROLE.fullmatch(field)
    if named is None or named[1] not in statement.roles:
        offered = ", ".join([*CHOICES, "type", "time", "source", *sorted(statement.roles)])
        raise ValueError(f"the statement has no {field!r}; it has {offered}")
    role, number = named[1], named[2]
    mentions = changed(statement.roles[role], number, partial(with_entity, value=value), role)
    return replace(statement, roles={**statement.roles, role: mentions})


def with_entity(mention: Mention, value: dict[str, Any] | None) -> Mention:
    """The mention as one of that entity; nothing else that was known of it holds on."""
    has = {field.name for field in fields(mention)}
    nothing = dict.fromkeys(("entity", "name", "part_of", *OF_A_PLACE))
    unknown = {"precision": UNKNOWN, "category": UNKNOWN}
    facts = {**nothing, **unknown, **(value or {})}
    return replace(mention, **{name: fact for name, fact in facts.items() if name in has})


def changed(items: tuple[Any, ...], number: str | None, change: Any, what: str) -> tuple[Any, ...]:
    """The items with the one of that number, counted from 1, changed."""
    at = int(number or 1) - 1
    if not 0 <= at < len(items):
        raise ValueError(f"the statement has no {what} {at + 1}")
    return (*items[:at], change(items[at]), *items[at + 1 :])
