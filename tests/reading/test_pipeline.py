"""Invariants of the whole reading, on any text and on real documents read in place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from holdfast.intake import document_from_text
from holdfast.intake.messages import IntakeError
from holdfast.model import DocumentReading
from holdfast.reading import read_document
from holdfast.reading.verify import spans_of
from holdfast.serial import to_jsonl

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"

VOCABULARY = """
Rebels IS army seized lost Mosul Aleppo الموصل not if will because , . “ ” said Reuters killed 31
at least on May 17 after troops withdrew from near the city it 😀 é́
"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n\n"])
SENTENCES = st.lists(WORDS, min_size=1, max_size=40).map(" ".join)
ANYTHING = st.text(max_size=120)


def read(text: str) -> DocumentReading:
    return read_document(document_from_text(text))


def exact(reading: DocumentReading) -> bool:
    text = reading.document.text
    return all(
        text[start:end] == words
        for statement in reading.statements
        for start, end, words in spans_of(statement)
    )


@given(st.one_of(SENTENCES, ANYTHING))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_read_with_exact_spans_and_the_same_way_twice(text: str) -> None:
    try:
        first = read(text)
    except IntakeError:  # Blank, or not text: refused before it is read, with its own tests.
        assume(False)
    assert exact(first)
    assert to_jsonl(first.statements) == to_jsonl(read(text).statements)


def test_nothing_silent_is_read() -> None:
    text = (
        "Army retakes Tikrit\n\nArmy retakes TikritArmy retakes Tikrit\n\n"
        "The army retook Tikrit on Monday.\n"
    )
    reading = read(text)
    repeated = [zone for zone in reading.document.zones if zone.kind == "repeated-title"]
    assert repeated
    for statement in reading.statements:
        assert not any(z.start <= statement.evidence.start < z.end for z in repeated)


@pytest.mark.parametrize(
    ("text", "forbidden"),
    [
        ("The rebels plan to capture Idlib.", {"fact", "reported", "claimed"}),
        ("If the rebels capture Idlib, the army will respond.", {"fact", "reported", "claimed"}),
        ("The army denied that it had lost Idlib.", {"fact", "reported", "claimed"}),
        ("The rebels failed to capture Idlib.", {"fact", "reported", "claimed"}),
        ("The rebels threatened to seize Idlib.", {"fact", "reported", "claimed"}),
        ("The rebels could capture Idlib, analysts said.", {"fact", "reported", "claimed"}),
    ],
)
def test_unreal_is_never_asserted(text: str, forbidden: set[str]) -> None:
    asserted = [
        each
        for each in read(text).statements
        if each.type in {"territory.gained", "territory.lost"}
        and each.polarity == "+"
        and each.mood in forbidden
    ]
    assert not asserted


def test_unknown_stays_unknown() -> None:
    reading = read("Eleven villagers were killed in an attack on a convoy on May 17.")
    assert reading.statements
    for statement in reading.statements:
        assert not statement.roles.get("actor")
        assert statement.time is None or statement.time.edtf in {None, "XXXX-05-17"}


@pytest.mark.skipif(not SHARED.exists(), reason="../shared is not beside the project")
def test_real_documents_have_exact_spans_and_do_not_depend_on_their_neighbours() -> None:
    lines = (SHARED / "re3d/UK Government/documents.json").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines[:4]]
    alone = {text: to_jsonl(read(text).statements) for text in reversed(texts)}
    for text in texts:
        again = read(text)
        assert exact(again)
        assert to_jsonl(again.statements) == alone[text]
    assert any(alone.values())


@pytest.mark.skipif(not SHARED.exists(), reason="../shared is not beside the project")
def test_an_unrelated_paragraph_changes_nothing_before_it() -> None:
    text = "The army seized Idlib on 3 May 2015. Residents fled the city."
    more = "\n\nThe harvest was good in Kansas, a farmer told the county fair."
    before = [(s.type, s.evidence.start, s.mood) for s in read(text).statements]
    after = [(s.type, s.evidence.start, s.mood) for s in read(text + more).statements]
    assert after[: len(before)] == before
