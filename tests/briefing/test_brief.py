"""A brief says what the record says, with the words it rests on, and admits what it lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from holdfast.briefing import Brief, Clause
from holdfast.record import Record

WHY = "Why is Islamic State losing ground?"
QUESTIONS = (
    WHY,
    "Is it true that Islamic State captured Palmyra?",
    "Who holds Palmyra?",
    "When did Islamic State capture Palmyra?",
    "What changed in Palmyra?",
    "Who says that Jordan delivered weapons?",
)


def clauses(brief: Brief) -> Iterator[Clause]:
    yield from brief.bottom_line
    for section in brief.sections:
        for group in section.groups:
            yield from group.clauses


def section(brief: Brief, name: str) -> list[str]:
    return [
        clause.text
        for each in brief.sections
        if each.id == name
        for group in each.groups
        for clause in group.clauses
    ]


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_citation_opens_its_words(record: Record, question: str) -> None:
    texts = {document.id: document.text for document in record.documents}
    brief = record.why(question)
    cited = [each for clause in clauses(brief) for each in clause.citations]
    assert cited
    for each in cited:
        evidence = each.evidence
        assert texts[each.document][evidence.start : evidence.end] == evidence.quote
    assert brief.dropped == ()


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_quote_in_a_clause_is_cited_or_in_the_text(record: Record, question: str) -> None:
    texts = [" ".join(document.text.split()) for document in record.documents]
    for clause in clauses(record.why(question)):
        for quote in re.findall("“([^”]+)”", clause.text):
            assert any(quote in text for text in texts)
            assert clause.citations


def test_why_answers_in_order(record: Record) -> None:
    brief = record.why(WHY)
    assert [each.id for each in brief.sections] == [
        "judgements",
        "premise",
        "control",
        "why",
        "grid",
        "consequences",
        "outlook",
        "remedies",
        "disputed",
        "gaps",
        "sources",
    ]
    told = " ".join(section(brief, "why"))
    assert "air raids destroyed its refineries" in told
    assert "open border" in told


def test_conditions_are_no_explanations(record: Record) -> None:
    brief = record.why(WHY)
    remedies = section(brief, "remedies")
    assert any("without “foreign pilots”" in each for each in remedies)
    assert not any("pilots" in each or "repaired" in each for each in section(brief, "why"))


def test_no_reason_is_told_twice(record: Record) -> None:
    told = section(record.why(WHY), "why")
    assert len(told) == len(set(told))
    assert sum("refineries" in each for each in told) == 1


def test_a_claim_is_labelled(record: Record) -> None:
    told = " ".join(section(record.why(WHY), "disputed"))
    assert "claimed" in told


def test_true_and_when_and_who(record: Record) -> None:
    assert "The record" in record.why(QUESTIONS[1]).bottom_line[0].text
    assert "20 May 2015" in " ".join(section(record.why(QUESTIONS[3]), "dates"))
    says = record.why(QUESTIONS[5])
    assert "Reuters" in says.bottom_line[0].text


@pytest.mark.parametrize(
    "question",
    ["Did Islamic State capture Baghdad?", "Who holds Aleppo?", "When did Homs fall?"],
)
def test_what_is_not_stated_is_said_to_be_so(record: Record, question: str) -> None:
    assert record.why(question).bottom_line[0].text.startswith("Not stated")


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_empty_record_states_nothing(empty: Record, question: str) -> None:
    brief = empty.why(question)
    assert not any(clause.citations for clause in clauses(brief))
    assert brief.render("text")


def test_an_unknown_question_gets_no_guess(record: Record) -> None:
    brief = record.why("What is the weather?")
    assert brief.question.kind is None
    assert brief.sections == ()
    assert "cannot be answered" in brief.bottom_line[0].text


def test_a_false_premise_is_not_borne_out(record: Record) -> None:
    line = record.why("Why is Islamic State gaining ground in Aleppo?").bottom_line[0].text
    assert "bears the premise out" not in line or "does not" in line


def test_a_tampered_quote_drops_its_clause(record: Record) -> None:
    tampered = tuple(
        replace(document, text=document.text.replace("refineries", "warehouses"))
        for document in record.documents
    )
    brief = replace(record, documents=tampered).why(WHY)
    assert not any("refineries" in each for each in section(brief, "why"))
    assert any("refineries" in each for each in brief.dropped)
    assert "did not hold" in brief.render("text")
    assert "did not hold" in brief.render("markdown")


def test_the_same_record_gives_the_same_brief(record: Record) -> None:
    turned = replace(record, statements=tuple(reversed(record.statements)))
    for question in QUESTIONS:
        assert turned.why(question).render("text") == record.why(question).render("text")


def test_a_question_that_names_only_a_place_is_answered_by_its_changes(record: Record) -> None:
    line = record.why("Why did Palmyra fall?").bottom_line[0]
    assert "Islamic State gained Palmyra on 20 May 2015" in line.text
    assert line.citations


def test_an_answer_to_the_other_question_is_none_to_this(record: Record) -> None:
    """An article that asks why a party loses ground says nothing on why it gains any."""
    told = section(record.why("Why is Islamic State gaining ground?"), "why")
    assert not any("refineries" in each for each in told)
