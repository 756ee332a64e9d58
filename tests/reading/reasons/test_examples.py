"""The sentences of the rule files are the tests: what each family must and must not read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from holdfast.language import load_parser
from holdfast.reading.reasons.extents import characters
from holdfast.reading.reasons.factors import factor_of, load_factor_entries
from holdfast.reading.reasons.rules import load_entries
from holdfast.reading.reasons.signals import find_reasons

# Sentences that the parser of today reads wrongly; strict, so that a better one is noticed.
KNOWN_FAILURES: dict[str, str] = {}


def examples(sign: str) -> list[Any]:
    return list(marked_examples(sign))


def marked_examples(sign: str) -> Iterator[Any]:
    for entry in load_entries():
        for example in entry[sign]:
            text = example["text"]
            reason = KNOWN_FAILURES.get(text)
            marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
            yield pytest.param(entry["id"], example, id=f"{entry['id']}: {text}", marks=marks)


def read(text: str) -> list[tuple[str, str, str]]:
    doc = load_parser().parse(text)
    return [
        (
            signal.rule.id,
            text[slice(*characters(doc, sides.cause))],
            text[slice(*characters(doc, sides.effect))],
        )
        for signal, sides in find_reasons(doc)
    ]


@pytest.mark.parametrize(("rule", "example"), examples("positive"))
def test_rule_reads_both_sides(rule: str, example: dict[str, str]) -> None:
    assert (rule, example["cause"], example["effect"]) in read(example["text"])


@pytest.mark.parametrize(("rule", "example"), examples("negative"))
def test_rule_leaves_other_uses_alone(rule: str, example: dict[str, str]) -> None:
    assert rule not in [found for found, _, _ in read(example["text"])]


def test_every_rule_has_enough_examples() -> None:
    ids = [entry["id"] for entry in load_entries()]
    assert len(ids) == len(set(ids))
    for entry in load_entries():
        assert len(entry["positive"]) >= 3, entry["id"]
        assert len(entry["negative"]) >= 2, entry["id"]
        assert entry["gloss"].endswith("."), entry["id"]


@pytest.mark.parametrize(
    ("factor", "text", "wanted"),
    [
        pytest.param(entry["id"], example["text"], sign == "positive", id=example["text"])
        for entry in load_factor_entries()
        for sign in ("positive", "negative")
        for example in entry[sign]
    ],
)
def test_factor_is_told_by_its_words(factor: str, text: str, wanted: bool) -> None:
    assert (factor_of(load_parser().parse(text)) == factor) is wanted
