"""Every rule's examples are read as the rule says, and its counterexamples are not read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from holdfast.model import Quantity
from holdfast.reading.context import Reading
from holdfast.reading.events import number_fits
from holdfast.reading.quantities.kinds import kinds
from holdfast.rules.schema import Example, Expected, Rule, load_families
from tests.reading.events.expectations import refused, unmet

RULES = [rule for family in load_families() for rule in family.rules]


def marks(example: Example) -> list[pytest.MarkDecorator]:
    """A known gap fails today; when it is closed the mark must go."""
    return [pytest.mark.xfail(reason=example.gap, strict=True)] if example.gap else []


POSITIVE = [
    pytest.param(example.text, expected, id=f"{rule.id}-{number}", marks=marks(example))
    for rule in RULES
    for number, (example, expected) in enumerate(
        (example, expected) for example in rule.examples for expected in example.gives
    )
]
NEGATIVE = [
    pytest.param(rule, example, id=f"{rule.id}-{number}", marks=marks(example))
    for rule in RULES
    for number, example in enumerate(rule.counterexamples)
]


@pytest.mark.parametrize(("text", "expected"), POSITIVE)
def test_an_example_is_read(text: str, expected: Expected, read: Callable[[str], Reading]) -> None:
    assert unmet(read(text), expected) is None


@pytest.mark.parametrize(("rule", "example"), NEGATIVE)
def test_a_counterexample_is_not_read(
    rule: Rule, example: Example, read: Callable[[str], Reading]
) -> None:
    assert refused(read(example.text), rule, example.refused) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_documented_and_tested(rule: Rule) -> None:
    assert rule.gloss.endswith(".")
    assert rule.why.endswith(".")
    assert len(rule.examples) >= 3
    assert len(rule.counterexamples) >= 2
    assert {scheme for scheme, _ in rule.crosswalk} == {"acled", "plover", "cameo", "ucdp"}


def test_rule_ids_are_unique_and_many() -> None:
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))
    assert len(ids) >= 90


def test_numbers_go_where_they_belong() -> None:
    bombs = Quantity("bombs", "six", 0, 3, 6, 6, 6, "number.exact")
    assert number_fits("bombing.suicide", bombs)
    assert not number_fits("territory.take-control", bombs)
    assert number_fits("reasons.because", bombs)


def test_every_kind_of_number_is_one_that_is_read() -> None:
    known = {
        *kinds().tolls,
        *kinds().nouns.values(),
        "share",
        "percent",
        "population",
        "money",
        "km",
        "area",
    }
    assert {number for rule in RULES for number in rule.numbers} <= known
