"""Statements as JSON: one object per line, keys in a fixed order, and back again without loss."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from holdfast.model import (
    ActorMention,
    Argument,
    Mention,
    PlaceMention,
    Quantity,
    Source,
    Span,
    Statement,
    TimeMention,
)

Json = dict[str, Any]

# What decides whether two statements are the same one: everything but who filed it, when and how.
NOT_CONTENT = ("id", "run", "confidence", "source_id")
ARGUMENT_ROLES = ("cause", "effect")
ID_LENGTH = 32
# Legal inside a JSON string, yet taken for the end of a line by many readers of lines.
LINE_BREAKS = (("\x85", "\\u0085"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029"))
ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))
LARGEST_EXACT = 2**53

SPAN_KEYS = ("start", "end", "quote")
ARGUMENT_KEYS = ("text", "start", "end", "statement")
TIME_KEYS = (
    "edtf",
    "text",
    "start",
    "end",
    "precision",
    "relation",
    "basis",
    "anchor",
    "offset_days",
    "rule",
)
SOURCE_KEYS = (
    "source",
    "name",
    "kind",
    "entity",
    "date",
    "start",
    "end",
    "cue",
    "cue_start",
    "cue_end",
)
QUANTITY_KEYS = (
    "what",
    "text",
    "start",
    "end",
    "low",
    "best",
    "high",
    "unit",
    "side",
    "side_start",
    "side_end",
    "part_of",
    "rule",
)
MENTION_KEYS = ("text", "entity", "name", "kind", "start", "end", "antecedent", "rule")
ACTOR_KEYS = (
    "text",
    "entity",
    "name",
    "kind",
    "category",
    "country",
    "part_of",
    "plural",
    "start",
    "end",
    "antecedent",
    "rule",
)
PLACE_KEYS = (
    "text",
    "entity",
    "name",
    "kind",
    "country",
    "admin1",
    "latitude",
    "longitude",
    "precision",
    "radius_km",
    "relation",
    "population",
    "start",
    "end",
    "antecedent",
    "rule",
)


def to_dict(statement: Statement) -> Json:
    """The JSON object of a statement (docs/statement.schema.json), its keys in a fixed order.

    ``cause`` and ``effect`` stand among the roles, each a list of one. Raises ``ValueError`` for a
    statement that has mentions under those two names.
    """
    return {
        "id": statement.id,
        "document": statement.document,
        "source_id": statement.source_id,
        "kind": statement.kind,
        "type": statement.type,
        "roles": _roles_to_dict(statement),
        "time": _pick(statement.time, TIME_KEYS),
        "polarity": statement.polarity,
        "mood": statement.mood,
        "commitment": statement.commitment,
        "attribution": [_pick(source, SOURCE_KEYS) for source in statement.attribution],
        "numbers": [_pick(quantity, QUANTITY_KEYS) for quantity in statement.numbers],
        "evidence": _pick(statement.evidence, SPAN_KEYS),
        "trigger": _pick(statement.trigger, SPAN_KEYS),
        "factor": statement.factor,
        "rule": statement.rule,
        "confidence": _number(statement.confidence),
        "notes": list(statement.notes),
        "run": statement.run,
    }


def from_dict(value: Json) -> Statement:
    """The statement of a JSON object; ``from_dict(to_dict(s)) == s``.

    Raises ``KeyError`` or ``TypeError`` when the object does not have the shape of a statement.
    """
    roles = dict(value["roles"])
    cause, effect = (roles.pop(name, None) for name in ARGUMENT_ROLES)
    return Statement(
        id=value["id"],
        document=value["document"],
        source_id=value["source_id"],
        kind=value["kind"],
        type=value["type"],
        roles={name: tuple(map(_mention, mentions)) for name, mentions in roles.items()},
        time=_time(value["time"]),
        polarity=value["polarity"],
        mood=value["mood"],
        commitment=value["commitment"],
        attribution=tuple(Source(**source) for source in value["attribution"]),
        numbers=tuple(Quantity(**quantity) for quantity in value["numbers"]),
        evidence=Span(**value["evidence"]),
        trigger=_span(value["trigger"]),
        cause=Argument(**cause[0]) if cause else None,
        effect=Argument(**effect[0]) if effect else None,
        factor=value["factor"],
        rule=value["rule"],
        confidence=value["confidence"],
        notes=tuple(value["notes"]),
        run=value["run"],
    )


def to_json(value: Json) -> str:
    """One line of compact JSON, UTF-8 as it stands; NaN and infinity raise ``ValueError``."""
    text = ENCODER.encode(value)
    for mark, escaped in LINE_BREAKS:
        text = text.replace(mark, escaped)
    return text


def to_line(statement: Statement) -> str:
    """The statement as one line of JSON, without the line break."""
    return to_json(to_dict(statement))


def from_line(line: str) -> Statement:
    """The statement of one line. Raises ``ValueError`` for what is not JSON; see ``from_dict``."""
    return from_dict(json.loads(line))


def to_jsonl(statements: Iterable[Statement]) -> str:
    """JSON Lines: one statement a line, each line ended."""
    return "".join(to_line(statement) + "\n" for statement in statements)


def statement_id(statement: Statement) -> str:
    """The hash of what the statement says, with its spans, attribution and document (32 hex)."""
    content = {key: value for key, value in to_dict(statement).items() if key not in NOT_CONTENT}
    return hashlib.sha256(to_json(content).encode()).hexdigest()[:ID_LENGTH]


def _roles_to_dict(statement: Statement) -> Json:
    """Mentions by role, sorted by name, and the two sides of a reason."""
    roles: Json = {
        name: [_pick(mention, _mention_keys(mention)) for mention in mentions]
        for name, mentions in statement.roles.items()
    }
    for name, argument in zip(ARGUMENT_ROLES, (statement.cause, statement.effect), strict=True):
        if name in roles:
            raise ValueError(f"the role {name!r} is kept for the side of a reason")
        if argument is not None:
            roles[name] = [_pick(argument, ARGUMENT_KEYS)]
    return dict(sorted(roles.items()))


def _mention_keys(mention: Mention) -> Iterable[str]:
    if isinstance(mention, PlaceMention):
        return PLACE_KEYS
    return ACTOR_KEYS if isinstance(mention, ActorMention) else MENTION_KEYS


def _pick(item: object, keys: Iterable[str]) -> Json | None:
    """The named fields of a dataclass, in that order; None for None."""
    return None if item is None else {key: _plain(getattr(item, key)) for key in keys}


def _plain(value: object) -> object:
    if isinstance(value, Span):
        return _pick(value, SPAN_KEYS)
    return _number(value) if isinstance(value, float) else value


def _number(value: float | None) -> float | int | None:
    """Whole numbers without a fraction, so that 200 and 200.0 are one statement."""
    if value is not None and abs(value) < LARGEST_EXACT and value == int(value):
        return int(value)
    return value


def _mention(value: Json) -> Mention:
    """Only actors have a category, and only places a precision."""
    kind: type[Mention] = Mention
    if "category" in value:
        kind = ActorMention
    elif "precision" in value:
        kind = PlaceMention
    return kind(**{**value, "antecedent": _span(value["antecedent"])})


def _time(value: Json | None) -> TimeMention | None:
    return None if value is None else TimeMention(**{**value, "anchor": _span(value["anchor"])})


def _span(value: Json | None) -> Span | None:
    return None if value is None else Span(**value)
