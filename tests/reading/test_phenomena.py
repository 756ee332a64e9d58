"""Whole readings of short texts, one phenomenon each: what must be read, and what must not."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import holdfast
from holdfast.model import Mention, Statement
from holdfast.record import Record

CASES = yaml.safe_load(Path(__file__).with_name("phenomena.yaml").read_text("utf-8"))
PUBLISHED = "2015-06-01"
ASSERTED = frozenset({"fact", "reported", "claimed"})
OWN_KEYS = frozenset({
    "type", "polarity", "mood", "time", "source", "absent", "country", "place_name",
    "what", "low", "best", "high",
})  # fmt: skip


@lru_cache(maxsize=1)
def records() -> dict[str, Record]:
    return {case["id"]: read(case) for case in CASES}


def read(case: dict[str, Any]) -> Record:
    published = case.get("published", PUBLISHED)
    # A line break says that this is a text and not a path, even where it has no full stop.
    return holdfast.read(
        case["text"] + "\n", published=None if published is None else str(published)
    )


def words_of(mention: Mention) -> str:
    return " ".join(filter(None, (mention.text, mention.name, mention.entity))).casefold()


def fills(statement: Statement, roles: str, wanted: str) -> bool:
    """Whether each wanted filler stands in one of the roles ("target|place")."""
    mentions = [each for role in roles.split("|") for each in statement.roles.get(role, ())]
    return all(
        any(each.strip().casefold() in words_of(mention) for mention in mentions)
        for each in wanted.split(";")
    )


def checks(statement: Statement, want: dict[str, Any]) -> Iterator[bool]:
    places = statement.roles.get("place", ())
    yield statement.type.startswith(want.get("type", ""))
    if "polarity" in want:
        yield statement.polarity == want["polarity"]
    if "mood" in want:
        yield statement.mood in (want["mood"] if isinstance(want["mood"], list) else [want["mood"]])
    if "time" in want:
        found = statement.time.edtf if statement.time else None
        yield (found or "none") == str(want["time"])
    if "source" in want:
        yield any(
            want["source"].casefold() in one.source.casefold() for one in statement.attribution
        )
    if "absent" in want:
        yield not statement.roles.get(want["absent"])
    if "country" in want:
        yield any(getattr(place, "country", None) == want["country"] for place in places)
    if "place_name" in want:
        yield any(place.name == want["place_name"] for place in places)
    counts = {key: want[key] for key in ("what", "low", "best", "high") if key in want}
    if counts:
        yield any(
            all(getattr(number, key) == value for key, value in counts.items())
            for number in statement.numbers
        )
    for roles in want.keys() - OWN_KEYS:
        yield fills(statement, roles, want[roles])


def matches(statement: Statement, want: dict[str, Any] | str) -> bool:
    if isinstance(want, str):
        asserted = statement.polarity == "+" and statement.mood in ASSERTED
        return asserted and statement.type.startswith(want)
    return all(checks(statement, want))


def told(statements: tuple[Statement, ...]) -> str:
    return "\n".join(
        f"{each.type} {each.polarity}{each.mood} "
        + " ".join(f"{role}={[one.text for one in each.roles[role]]}" for role in each.roles)
        + f" @{each.time.edtf if each.time else None}"
        + f" by {[one.source for one in each.attribution]}"
        + f" {[(one.what, one.low, one.best, one.high) for one in each.numbers]} <{each.rule}>"
        for each in statements
    )


def holders(record: Record, place: str) -> list[str]:
    """Who held the place itself (not what is near it or part of it), spell after spell."""
    return [
        " ".join(sorted(party.name for party in interval.controllers))
        for found in record.control()
        if place.casefold() in found.name.casefold() and "~" not in found.key
        for interval in found.intervals
        if interval.status in {"held", "claimed"}
        and any(party.key != "unknown" for party in interval.controllers)
    ]


def as_marked(case: dict[str, Any]) -> Any:
    reason = case.get("xfail")
    marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
    return pytest.param(case, id=case["id"], marks=marks)


def test_each_case_has_a_name_of_its_own_and_demands_something() -> None:
    assert len({case["id"] for case in CASES}) == len(CASES)
    assert all(case.keys() & {"must", "must_not", "holders"} for case in CASES)


@pytest.mark.parametrize("case", [as_marked(case) for case in CASES])
def test_the_text_is_read_as_a_careful_reader_would(case: dict[str, Any]) -> None:
    record = records()[case["id"]]
    statements = tuple(each for each in record.statements if each.kind != "reason")
    missing = [
        want
        for want in case.get("must", ())
        if not any(matches(statement, want) for statement in statements)
    ]
    wrong = [
        want
        for want in case.get("must_not", ())
        if any(matches(statement, want) for statement in statements)
    ]
    reading = f"\n{case['text']}\n{told(statements)}"
    assert not missing, reading
    assert not wrong, reading
    for place, expected in case.get("holders", {}).items():
        found = holders(record, place)
        fits = len(found) == len(expected) and all(
            want.casefold() in have.casefold() for want, have in zip(expected, found, strict=True)
        )
        assert fits, f"{case['text']}\n{place}: {found}\n{told(statements)}"
