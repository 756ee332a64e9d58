"""Every example of ``rules/attribution.yaml`` comes out as the file says."""

from __future__ import annotations

from typing import Any

import pytest

from holdfast.model import Document
from holdfast.reading.attribution import find_attributions
from holdfast.reading.attribution.cues import read_rules
from holdfast.reading.context import Attribution, Reading

RULES = read_rules("attribution.yaml")["cues"]
POSITIVE = [(rule["id"], each) for rule in RULES for each in rule["positive"]]
NEGATIVE = [(rule["id"], each["text"]) for rule in RULES for each in rule["negative"]]


def found_in(parser: Any, text: str, rule: str) -> list[tuple[Attribution, str]]:
    """Attributions by one rule, with the words of their contents."""
    document = Document("example", "example", text, "", "text/plain", "none")
    reading = Reading(document, parser.parse(text))
    return [
        (each, " … ".join(reading.doc[start:end].text for start, end in each.content))
        for each in find_attributions(reading)
        if each.rule == rule
    ]


@pytest.mark.parametrize(("rule", "example"), POSITIVE, ids=lambda each: str(each)[:60])
def test_positive_examples(parser: Any, rule: str, example: dict[str, Any]) -> None:
    found = found_in(parser, example["text"], rule)
    assert found
    attribution, content = found[0]
    source = attribution.source
    assert (source.source if source.start is not None else None) == example["source"]
    assert content == example["content"]


@pytest.mark.parametrize(("rule", "text"), NEGATIVE, ids=lambda each: str(each)[:60])
def test_negative_examples(parser: Any, rule: str, text: str) -> None:
    assert not found_in(parser, text, rule)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_every_rule_is_documented(rule: dict[str, Any]) -> None:
    assert rule["gloss"]
    assert len(rule["positive"]) >= 3
    assert len(rule["negative"]) >= 2
