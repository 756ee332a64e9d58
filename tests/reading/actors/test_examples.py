"""Every rule's own sentences: what must be found in them and what must not."""

from __future__ import annotations

from typing import Any

import pytest

from holdfast.reading.actors.records import read_yaml
from tests.reading.actors.build import read_once

RULES: list[dict[str, Any]] = read_yaml("examples.yaml")
CASES = [
    pytest.param(case, id=f"{rule['id']}-{sign}-{number}")
    for rule in RULES
    for sign in ("positive", "negative")
    for number, case in enumerate(rule[sign])
]


@pytest.mark.parametrize("case", CASES)
def test_example(case: dict[str, Any]) -> None:
    reading = read_once(case["text"], case.get("published", "2016-06-01"))
    found = {each.text: each.entity or f"[{each.category}]" for each in reading.actors}
    for words, expected in case.get("finds", {}).items():
        assert found.get(words) == expected, found
    for words in case.get("lacks", ()):
        assert words not in found
    for entity in case.get("never", ()):
        assert entity not in found.values()


def test_every_rule_has_examples() -> None:
    for rule in RULES:
        assert rule["gloss"]
        assert len(rule["positive"]) >= 3, rule["id"]
        assert len(rule["negative"]) >= 2, rule["id"]
