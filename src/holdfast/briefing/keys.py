"""What statements are compared by: their types, days, and whom and what they name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from holdfast.briefing.questions import key_of
from holdfast.control import bounds
from holdfast.model import ActorMention, Statement

GENERAL = {"support.political": "support."}


def is_of(type_: str, asked: str) -> bool:
    """Whether a type is the one asked about; "supports" asks about support of any kind."""
    return type_ == asked or (asked in GENERAL and type_.startswith(GENERAL[asked]))


def effect_id(reason: Statement) -> str:
    """The id of the statement that a reason explains; empty where it is none."""
    return (reason.effect.statement or "") if reason.effect else ""


def days_of(statement: Statement) -> tuple[date, date] | None:
    """First and last day of a statement's own time; None where it has none."""
    return bounds_of(statement.time.edtf) if statement.time else None


def bounds_of(edtf: str | None) -> tuple[date, date] | None:
    """First and last day, open ends at the calendar's own; None for what says no day."""
    if not edtf:
        return None
    try:
        known = bounds(edtf)
    except ValueError:
        return None
    if known.earliest is None and known.latest is None:
        return None
    return known.earliest or date.min, known.latest or date.max


def keys_of(statement: Statement) -> set[str]:
    """The entities, or words, in any role of a statement, and what an actor is part of."""
    return keys_in(statement, statement.roles)


def keys_in(statement: Statement, roles: Iterable[str]) -> set[str]:
    """As ``keys_of``, of some roles."""
    found: set[str] = set()
    for role in roles:
        for each in statement.roles.get(role, ()):
            found.add(key_of(each))
            if isinstance(each, ActorMention) and each.part_of is not None:
                found.add(each.part_of)
    return found
