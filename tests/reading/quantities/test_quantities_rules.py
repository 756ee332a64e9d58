"""Every example and counterexample of ``rules/quantities.yaml`` holds."""

from __future__ import annotations

from typing import Any

import pytest

from holdfast.reading.quantities.numerals import vocabulary

RULES: list[dict[str, Any]] = vocabulary()["rules"]
KINDS: list[dict[str, Any]] = vocabulary()["kinds"]
POSITIVE = [
    (field, rule["id"], example)
    for field, rules in (("rule", RULES), ("what", KINDS))
    for rule in rules
    for example in rule["examples"]
]
NEGATIVE = [
    (field, rule["id"], text)
    for field, rules in (("rule", RULES), ("what", KINDS))
    for rule in rules
    for text in rule["counterexamples"]
]


def marked(written: str) -> tuple[str, int, str]:
    """(text without brackets, start of the marked words, the marked words)."""
    start, end = written.index("["), written.index("]")
    words = written[start + 1 : end]
    return written[:start] + words + written[end + 1 :], start, words


@pytest.mark.parametrize(("field", "rule", "example"), POSITIVE, ids=lambda each: str(each)[:50])
def test_example(count: Any, field: str, rule: str, example: dict[str, Any]) -> None:
    text, start, words = marked(example["text"])
    quantities = count(text).quantities
    found = [each for each in quantities if each.start == start and each.text == words]
    assert found, [(each.what, each.text) for each in quantities]
    if field == "rule":
        assert found[0].rule == rule
    for key, value in example.items():
        if key != "text":
            assert getattr(found[0], key) == value, key


@pytest.mark.parametrize(("field", "rule", "text"), NEGATIVE, ids=lambda each: str(each)[:50])
def test_counterexample(count: Any, field: str, rule: str, text: str) -> None:
    assert rule not in {getattr(each, field) for each in count(text).quantities}


@pytest.mark.parametrize("rule", RULES + KINDS, ids=lambda rule: str(rule["id"]))
def test_rule_is_shown(rule: dict[str, Any]) -> None:
    assert len(rule["examples"]) >= 3
    assert len(rule["counterexamples"]) >= 2
    assert rule["gloss"]
