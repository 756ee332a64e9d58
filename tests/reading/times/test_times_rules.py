"""Every example and counterexample of ``rules/times.yaml`` holds."""

from __future__ import annotations

from typing import Any

import pytest

from holdfast.reading.times.lexicon import grammar

RULES: list[dict[str, Any]] = grammar()["rules"]
POSITIVE = [(rule["id"], example) for rule in RULES for example in rule["examples"]]
NEGATIVE = [(rule["id"], text) for rule in RULES for text in rule["counterexamples"]]


def marked(written: str) -> tuple[str, int, str]:
    """(text without brackets, start of the marked words, the marked words)."""
    start, end = written.index("["), written.index("]")
    words = written[start + 1 : end]
    return written[:start] + words + written[end + 1 :], start, words


@pytest.mark.parametrize(("rule", "example"), POSITIVE, ids=lambda each: str(each)[:60])
def test_example(read: Any, rule: str, example: dict[str, Any]) -> None:
    text, start, words = marked(example["text"])
    reading = read(text, published=example.get("published", "2015-06-01"))
    found = [each for each in reading.times if each.start == start and each.text == words]
    assert found, [(each.text, each.rule) for each in reading.times]
    assert found[0].rule == rule
    assert found[0].edtf == example["edtf"]
    for key in ("precision", "relation"):
        if key in example:
            assert getattr(found[0], key) == example[key]


@pytest.mark.parametrize(("rule", "text"), NEGATIVE, ids=lambda each: str(each)[:60])
def test_counterexample(read: Any, rule: str, text: str) -> None:
    assert rule not in {each.rule for each in read(text).times}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule["id"]))
def test_rule_is_shown(rule: dict[str, Any]) -> None:
    assert len(rule["examples"]) >= 3
    assert len(rule["counterexamples"]) >= 2
    assert rule["gloss"]


def test_ids_are_unique() -> None:
    ids = [rule["id"] for rule in RULES]
    assert len(ids) == len(set(ids))


def test_every_example_is_valid_edtf() -> None:
    edtf = pytest.importorskip("edtf")
    for _, example in POSITIVE:
        if example["edtf"] is not None:
            edtf.parse_edtf(example["edtf"])
