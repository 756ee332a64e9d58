"""Chains of reference in short texts of our own."""

from __future__ import annotations

from typing import Any

import pytest

from holdfast.intake import IntakeOptions, document_from_text
from holdfast.reading.actors.records import read_yaml
from holdfast.reading.context import Reading
from holdfast.reading.pipeline import read_drafts
from tests.reading.actors.build import read_once

EXAMPLES: list[dict[str, Any]] = read_yaml("reference-examples.yaml")


def offset(text: str, words: str, occurrence: int) -> int:
    """Where the n-th occurrence of a whole word begins."""
    at = -1
    for _ in range(occurrence + 1):
        at = text.index(words, at + 1)
        while text[at + len(words) : at + len(words) + 1].isalnum() or (
            at and text[at - 1].isalnum()
        ):
            at = text.index(words, at + 1)
    return at


def stands_for(reading: Reading, words: str, occurrence: int) -> list[set[str | None]]:
    """Entity and name of each reference that covers the words."""
    at = offset(reading.document.text, words, occurrence)
    return [
        {each.entity, each.name}
        for each in reading.references
        if each.start is not None and each.end is not None and each.start <= at < each.end
    ]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: str(example["text"])[:40])
def test_example(example: dict[str, Any]) -> None:
    reading = read_once(example["text"], example.get("published", "2016-06-01"))
    for words, occurrence, expected in example.get("refers", ()):
        wanted = expected if isinstance(expected, list) else [expected]
        found = stands_for(reading, words, occurrence)
        assert len(found) == len(wanted), (words, found)
        for one, candidates in zip(wanted, found, strict=True):
            assert one in candidates, (words, found)
    for words, occurrence in example.get("silent", ()):
        assert stands_for(reading, words, occurrence) == [], words


@pytest.mark.parametrize(
    "text",
    [
        "Jordanian warplanes struck a convoy as they were trying to enter Jordan.",
        "The Turkish army fired at a boat after it entered the bay.",
    ],
)
def test_who_is_hit_and_who_hits_stay_apart(text: str) -> None:
    """Words alone do not say which of the two the pronoun is: it stands for neither."""
    pronouns = {"they", "it"}
    assert not [each for each in read_once(text).references if each.text in pronouns]


def test_where_a_report_was_written_is_not_the_city_of_its_story() -> None:
    text = "BAMAKO, June 3 - Rebels shelled a camp of the army in Gao and residents fled the city."
    document = document_from_text(text, options=IntakeOptions(published="2015-06-04"))
    assert document.dateline is not None
    (city,) = [each for each in read_drafts(document).references if each.text == "city"]
    assert city.name == "Gao"
