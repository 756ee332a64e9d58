"""What must hold of every reason, whatever the text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from holdfast.intake import document_from_text
from holdfast.language import load_parser
from holdfast.reading.pipeline import read_document, read_drafts
from holdfast.reading.reasons.extents import characters
from holdfast.reading.reasons.rules import RELATIONS, cue_index, load_rules
from holdfast.reading.reasons.signals import find_reasons

CLAUSES = (
    "the garrison withdrew",
    "rebels shelled the bridge",
    "nine people were killed",
    "the café owners fled – 300 of them –",
    "the enemy would not let the medics through",
    "this",
    "Ταξιαρχία",
    "to retake the hill",
)
TIES = (
    " because ",
    ", killing six, ",
    " in order ",
    " if ",
    " without ",
    ". As a result, ",
    " against ",
    " so weak that ",
    " after ",
    " by ",
    "; ",
    "\n\n",
    " was caused by ",
)
texts = st.lists(st.tuples(st.sampled_from(CLAUSES), st.sampled_from(TIES)), min_size=1, max_size=5)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts)
def test_sides_lie_in_the_text_and_apart(parts: list[tuple[str, str]]) -> None:
    text = "".join(clause + tie for clause, tie in parts).strip() + "."
    doc = load_parser().parse(text)
    found = list(find_reasons(doc))
    assert found == list(find_reasons(doc))
    for signal, sides in found:
        cause, effect = characters(doc, sides.cause), characters(doc, sides.effect)
        for start, end in (cause, effect):
            assert 0 <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip()
        assert cause[1] <= effect[0] or effect[1] <= cause[0]
        assert 0 <= signal.start < signal.end <= len(doc)
    assert all(left[0].start <= right[0].start for left, right in pairwise(found))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60))
def test_any_text_is_survived(text: str) -> None:
    doc = load_parser().parse(text)
    for _, sides in find_reasons(doc):
        assert sides.cause[1] <= len(doc)
        assert sides.effect[1] <= len(doc)


def test_a_drafted_reason_says_what_it_is() -> None:
    text = "Unless the siege is lifted, people will starve. The army sent tanks to open the road."
    reading = read_drafts(document_from_text(text))
    assert [draft.type for draft in reading.reasons] == ["reason.condition", "reason.goal"]
    for draft in reading.reasons:
        assert draft.type.partition(".")[2] in RELATIONS
        assert draft.cause is not None
        assert draft.effect is not None
    assert reading.reasons[0].modality.mood == "conditional"


@pytest.mark.parametrize(
    "text",
    [
        "The army sent tanks to retake Mosul.",
        "If the rebels capture Mosul, the governor will resign.",
        "The militia will not leave until the army retakes Tikrit.",
        "Without air support, the rebels will capture Mosul.",
        "The army mined the road in order to recapture Tikrit.",
    ],
)
def test_an_aim_or_a_condition_is_never_a_gain(text: str) -> None:
    document = document_from_text(text)
    changes = [
        each
        for each in read_document(document).statements
        if each.type in {"territory.gained", "territory.lost"}
    ]
    assert all(each.mood not in {"fact", "reported", "claimed"} for each in changes)


def test_what_points_back_stands_for_words_of_the_sentence_before() -> None:
    text = "Any truce must be based on trust between the clans. Without this, war will return."
    doc = load_parser().parse(text)
    found = {
        signal.rule.id: text[slice(*characters(doc, sides.cause))]
        for signal, sides in find_reasons(doc)
    }
    assert found["reasons.without-will"] == "trust between the clans"


def test_a_demonstrative_is_not_resolved_across_paragraphs() -> None:
    text = "Any truce must be based on trust.\n\nWithout this, war will return."
    doc = load_parser().parse(text)
    causes = [text[slice(*characters(doc, sides.cause))] for _, sides in find_reasons(doc)]
    assert causes.count("trust") == 1
    assert "this" in causes


def test_a_concession_is_no_reason() -> None:
    for text in (
        "Despite the air raids, the rebels took the hill.",
        "Although the bridge was mined, the column crossed it.",
        "Even if the road is open, nobody will use it.",
    ):
        assert list(find_reasons(load_parser().parse(text))) == []


def test_mere_sequence_is_no_reason() -> None:
    for text in (
        "Three days after the fall of the town, the rebels took the dam.",
        "He has lived there since 2011.",
        "The market held a thousand people until noon.",
        "The agency helped deliver tents.",
    ):
        assert list(find_reasons(load_parser().parse(text))) == [], text


def test_every_cue_is_found_by_its_first_word() -> None:
    index = cue_index()
    for rule in load_rules():
        for cue in rule.cues:
            assert any(found == cue and owner == rule for found, owner in index[cue[0]])
