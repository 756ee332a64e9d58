"""Every example of ``rules/modality.yaml`` comes out as the file says."""

from __future__ import annotations

from typing import Any

import pytest

from holdfast.model import Document
from holdfast.reading.attribution.cues import read_rules
from holdfast.reading.context import Modality, Reading
from holdfast.reading.modality import modality_of

RULES = read_rules("modality.yaml")["cues"]


def modality_in(parser: Any, marked: str) -> Modality:
    """Modality of the word between asterisks."""
    before, word, _ = marked.split("*")
    text = marked.replace("*", "")
    doc = parser.parse(text)
    document = Document("example", "example", text, "", "text/plain", "none")
    token = next(each for each in doc if each.idx <= len(before) < each.idx + len(each))
    assert token.text.startswith(word.split()[0])
    return modality_of(Reading(document, doc), token)


POSITIVE = [(rule["id"], each) for rule in RULES for each in rule["positive"]]
NEGATIVE = [(rule["id"], each["text"]) for rule in RULES for each in rule["negative"]]


@pytest.mark.parametrize(("rule", "example"), POSITIVE, ids=lambda each: str(each)[:60])
def test_positive_examples(parser: Any, rule: str, example: dict[str, str]) -> None:
    found = modality_in(parser, example["text"])
    expected = [*example["is"].split(), "certain"][:3]
    assert [found.polarity, found.mood, found.commitment] == expected, found
    assert rule in found.rules


@pytest.mark.parametrize(("rule", "text"), NEGATIVE, ids=lambda each: str(each)[:60])
def test_negative_examples(parser: Any, rule: str, text: str) -> None:
    assert rule not in modality_in(parser, text).rules


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_every_rule_is_documented(rule: dict[str, Any]) -> None:
    assert rule["gloss"]
    assert len(rule["positive"]) >= 3
    assert len(rule["negative"]) >= 2
