"""Statements go to JSON and back without loss, one to a line, in the shape of the schema."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from holdfast import model, serial
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

SCHEMA = Path(__file__).parents[2] / "docs/statement.schema.json"
CHARACTERS = st.characters(codec="utf-8")
WORDS = st.text(CHARACTERS, max_size=12)
MAYBE = st.none() | WORDS
OFFSET = st.none() | st.integers(0, 10_000)
COUNT = st.none() | st.floats(-1e12, 1e12) | st.integers(-10, 10_000).map(float)
SPANS = st.builds(Span, st.integers(0, 99), st.integers(0, 99), WORDS)
SHARED = {
    "text": WORDS,
    "start": OFFSET,
    "end": OFFSET,
    "entity": MAYBE,
    "name": MAYBE,
    "antecedent": st.none() | SPANS,
    "rule": MAYBE,
}
MENTIONS = st.one_of(
    st.builds(Mention, **SHARED, kind=WORDS),
    st.builds(
        ActorMention, **SHARED, category=WORDS, country=MAYBE, part_of=MAYBE, plural=st.booleans()
    ),
    st.builds(
        PlaceMention,
        **SHARED,
        country=MAYBE,
        admin1=MAYBE,
        latitude=st.none() | st.floats(-90, 90),
        longitude=st.none() | st.floats(-180, 180),
        precision=WORDS,
        radius_km=st.none() | st.floats(0, 1e4),
        relation=WORDS,
        population=st.none() | st.integers(0, 10**9),
    ),
)
ROLES = st.dictionaries(
    st.sampled_from(["actor", "place", "target", "weapon"]),
    st.lists(MENTIONS, min_size=1, max_size=2).map(tuple),
    max_size=3,
)
ARGUMENTS = st.none() | st.builds(Argument, WORDS, OFFSET, OFFSET, MAYBE)
TIMES = st.none() | st.builds(
    TimeMention,
    WORDS,
    OFFSET,
    OFFSET,
    MAYBE,
    WORDS,
    WORDS,
    WORDS,
    st.none() | SPANS,
    st.none() | st.integers(-999, 999),
    WORDS,
)
QUANTITIES = st.builds(
    Quantity,
    what=WORDS,
    text=WORDS,
    start=st.integers(0, 99),
    end=st.integers(0, 99),
    low=COUNT,
    best=COUNT,
    high=COUNT,
    rule=WORDS,
    unit=WORDS,
    side=MAYBE,
    side_start=OFFSET,
    side_end=OFFSET,
    part_of=st.booleans(),
)
SOURCES = st.builds(Source, WORDS, WORDS, OFFSET, OFFSET, MAYBE, OFFSET, OFFSET, MAYBE, MAYBE)


def identified(statement: Statement) -> Statement:
    """The statement under its own id."""
    return replace(statement, id=serial.statement_id(statement))


STATEMENTS = st.builds(
    Statement,
    id=st.just(""),
    document=st.text(CHARACTERS, min_size=1, max_size=12),
    source_id=WORDS,
    kind=st.sampled_from(get_args(model.StatementKind)),
    type=st.sampled_from(["territory.gained", "control", "reason.cause", "battle.clash"]),
    roles=ROLES,
    time=TIMES,
    polarity=st.sampled_from(get_args(model.Polarity)),
    mood=st.sampled_from(get_args(model.Mood)),
    commitment=st.sampled_from(get_args(model.Commitment)),
    attribution=st.lists(SOURCES, max_size=2).map(tuple),
    numbers=st.lists(QUANTITIES, max_size=2).map(tuple),
    evidence=SPANS,
    rule=WORDS,
    run=WORDS,
    trigger=st.none() | SPANS,
    cause=ARGUMENTS,
    effect=ARGUMENTS,
    factor=MAYBE,
    confidence=st.none() | st.floats(0, 1),
    notes=st.lists(WORDS, max_size=2).map(tuple),
).map(identified)

quickly = settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@lru_cache(maxsize=1)
def validator() -> Draft202012Validator:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@quickly
@given(STATEMENTS)
def test_there_and_back(statement: Statement) -> None:
    line = serial.to_line(statement)
    assert serial.from_line(line) == statement
    assert serial.to_line(serial.from_line(line)) == line


@quickly
@given(STATEMENTS)
def test_the_schema_describes_what_is_written(statement: Statement) -> None:
    validator().validate(serial.to_dict(statement))


@quickly
@given(STATEMENTS)
def test_one_statement_is_one_line(statement: Statement) -> None:
    line = serial.to_line(statement)
    assert len(line.splitlines()) == 1
    line.encode()


@quickly
@given(STATEMENTS, WORDS)
def test_the_id_is_of_the_content_alone(statement: Statement, words: str) -> None:
    filed = replace(statement, run=words, source_id=words, confidence=0.5, id=words)
    assert serial.statement_id(filed) == statement.id
    other = replace(statement, document=statement.document + "x")
    assert serial.statement_id(other) != statement.id


BASE = Statement(
    id="",
    document="d",
    source_id="s",
    kind="event",
    type="violence.killing",
    roles={},
    time=None,
    polarity="+",
    mood="fact",
    commitment="certain",
    attribution=(),
    numbers=(),
    evidence=Span(0, 2, "20"),
    rule="r",
    run="run",
)


def test_whole_numbers_are_one_statement_however_they_are_typed() -> None:
    quantity = Quantity("killed", "20", 0, 2, None, 20, None, "count")
    one, other = (
        replace(BASE, numbers=(each,)) for each in (quantity, replace(quantity, best=20.0))
    )
    assert serial.to_line(one) == serial.to_line(other)
    assert '"best":20,' in serial.to_line(one)


def test_the_sides_of_a_reason_are_roles_and_cannot_be_mentions() -> None:
    reason = replace(BASE, cause=Argument("rain", 0, 4), effect=Argument("mud", 5, 8, "abc"))
    assert serial.to_dict(reason)["roles"] == {
        "cause": [{"text": "rain", "start": 0, "end": 4, "statement": None}],
        "effect": [{"text": "mud", "start": 5, "end": 8, "statement": "abc"}],
    }
    with pytest.raises(ValueError, match="cause"):
        serial.to_dict(replace(BASE, roles={"cause": (Mention("rain", 0, 4),)}))


def test_infinity_is_no_json() -> None:
    with pytest.raises(ValueError, match="JSON"):
        serial.to_json({"value": float("inf")})


@pytest.mark.parametrize(
    ("kind", "keys"),
    [
        (Span, serial.SPAN_KEYS),
        (Argument, serial.ARGUMENT_KEYS),
        (TimeMention, serial.TIME_KEYS),
        (Source, serial.SOURCE_KEYS),
        (Quantity, serial.QUANTITY_KEYS),
        (Mention, serial.MENTION_KEYS),
        (ActorMention, serial.ACTOR_KEYS),
        (PlaceMention, serial.PLACE_KEYS),
    ],
)
def test_every_field_of_the_model_is_written(kind: type, keys: tuple[str, ...]) -> None:
    assert sorted(keys) == sorted(field.name for field in fields(kind))


def test_the_schema_refuses_what_is_not_a_statement() -> None:
    good: dict[str, Any] = serial.to_dict(identified(BASE))
    assert validator().is_valid(good)
    for change in (
        {"mood": "hoped"},
        {"polarity": "?"},
        {"evidence": None},
        {"extra": 1},
        {"id": "short"},
        {"confidence": 2},
        {"roles": {"actor": [{"text": "IS"}]}},
        {"type": "Territory Gained"},
    ):
        assert not validator().is_valid({**good, **change})
    for key in good:
        assert not validator().is_valid({name: good[name] for name in good if name != key})
