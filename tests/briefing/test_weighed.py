"""Over many documents: independent roots, windows, false premises, tables, confidence."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import holdfast
from holdfast.briefing import Brief, Options, Section, brief
from holdfast.briefing.judgements import LIKELIHOODS, confidence, likelihood
from holdfast.record import Record
from holdfast.rules import precision
from holdfast.rules.precision import Precision
from holdfast.weighing import Belief, Root, Vote, load_grades

ARTICLES = (
    ("one", "Harbour Post", "2016-03-28", "Syrian troops recaptured Palmyra from Islamic State on "
     "March 27, 2016. The army took Palmyra because Russian air strikes cut the supply line."),
    ("two", "River Wire", "2016-03-29", "Government forces recaptured Palmyra on March 27, 2016. "
     "Islamic State lost Palmyra because its fighters were poorly trained and short of money."),
    ("three", "Hill Gazette", "2016-03-29", "The fall of Palmyra on March 27, 2016 was a blow to "
     "the group. Shops reopened in the old quarter. Islamic State killed nine men in Raqqa because "
     "they sold tobacco."),
    ("four", "Sea Times", "2014-06-12", "Islamic State captured Mosul on June 10, 2014. "
     "Islamic State captured Tikrit on June 11, 2014."),
    ("five", "Evening Courier", "2016-03-30", "The Islamic State denied that it had lost Palmyra. "
     "Russia denied that it had delivered weapons to the army."),
)  # fmt: skip
WHY = "Why is Islamic State losing ground?"
WINDOW = Options(date(2016, 3, 1), date(2016, 4, 30))


@pytest.fixture(scope="module")
def ledger_record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    path: Path = tmp_path_factory.mktemp("weighed") / "articles.jsonl"
    rows = [
        {"id": name, "publisher": publisher, "published": day, "text": text}
        for name, publisher, day, text in ARTICLES
    ]
    path.write_text("".join(json.dumps(each) + "\n" for each in rows), encoding="utf-8")
    return holdfast.read(path)


def section(found: Brief, name: str) -> Section:
    return next(each for each in found.sections if each.id == name)


def texts(part: Section) -> Iterator[str]:
    for group in part.groups:
        yield from (clause.text for clause in group.clauses)


def test_a_window_leaves_out_what_lies_outside(ledger_record: Record) -> None:
    inside = brief(ledger_record, WHY, WINDOW)
    assert "Mosul" not in inside.render("text")
    assert "Mosul" in brief(ledger_record, WHY).render("text")


def test_a_premise_that_is_false_is_told_first(ledger_record: Record) -> None:
    line = brief(ledger_record, "Why is Islamic State gaining ground?", WINDOW).bottom_line[0]
    assert line.text.startswith("The premise does not hold in the record")
    borne = brief(ledger_record, WHY, WINDOW).bottom_line[0]
    assert borne.text.startswith("The record bears the premise out")
    year = Options(date(2014, 1, 1), date(2014, 12, 31))
    other = brief(ledger_record, "Why is Islamic State losing ground?", year).bottom_line[0]
    assert other.text.startswith("The premise does not hold in the record")


def test_an_army_and_its_government_count_once(ledger_record: Record) -> None:
    told = brief(ledger_record, "Why is the Syrian government gaining ground?", WINDOW)
    assert "1 gain (Palmyra)" in told.bottom_line[0].text


def test_a_killing_that_names_the_actor_is_no_reason_for_its_losses(ledger_record: Record) -> None:
    told = " ".join(texts(section(brief(ledger_record, WHY, WINDOW), "why")))
    assert "tobacco" not in told
    assert "money" in told or "supply line" in told


def test_roots_are_counted_over_documents(
    ledger_record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(precision, "precisions", dict)
    (row,) = (
        each
        for each in section(brief(ledger_record, WHY, WINDOW), "control").table.rows  # type: ignore[union-attr]
        if each.cells[0] == "Palmyra"
    )
    assert int(row.cells[5]) >= 2
    assert row.cells[7] == "ungraded"


def test_likelihood_and_confidence_never_share_a_sentence(
    ledger_record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = {each.rule: Precision(45, 50) for each in ledger_record.statements}
    monkeypatch.setattr(precision, "precisions", lambda: every)
    told = [*texts(section(brief(ledger_record, WHY, WINDOW), "judgements"))]
    terms = [term.removeprefix("there is ").removeprefix("it is ") for _, term in LIKELIHOODS]
    assert any("Palmyra" in each and any(term in each for term in terms) for each in told)
    for each in told:
        for sentence in re.split(r"(?<=\.) ", each):
            assert not ("Confidence" in sentence and any(term in sentence for term in terms))
        assert "Confidence is" in each


def test_ungraded_rules_give_no_likelihood(
    ledger_record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(precision, "precisions", dict)
    told = [*texts(section(brief(ledger_record, WHY, WINDOW), "judgements"))]
    assert told
    for each in told:
        assert not re.search(r"\b(?:likely|almost certain|even chance)\b", each)


@pytest.mark.parametrize(
    ("value", "term"),
    [(0.0, "almost no chance"), (0.05, "very unlikely"), (0.3, "unlikely"), (0.5, "even chance"),
     (0.7, "likely"), (0.9, "very likely"), (0.95, "almost certain"), (1.0, "almost certain")],
)  # fmt: skip
def test_the_words_of_likelihood(value: float, term: str) -> None:
    assert likelihood(value).endswith(term)


def test_no_likelihood_beyond_certainty() -> None:
    with pytest.raises(ValueError, match=r"\[0, 1\]"):
        likelihood(1.2)


@pytest.mark.parametrize(
    ("roots", "denials", "letter", "level"),
    [(1, 0, "A", "low"), (2, 0, "F", "moderate"), (3, 0, "B", "high"), (3, 0, "F", "moderate"),
     (3, 1, "B", "moderate"), (2, 2, "B", "low")],
)  # fmt: skip
def test_confidence_comes_of_sourcing(roots: int, denials: int, letter: str, level: str) -> None:
    def votes(count: int) -> tuple[Vote, ...]:
        root = Root("X", "outlet", "news", letter, (), (), (), ())
        return (Vote(root, "r", Precision(40, 50), 0.8),) * count

    held = Belief(0.8, letter, 2, votes(roots), votes(denials), (), roots)
    assert confidence(held).startswith(f"Confidence is {level}:")
    alone = replace(held, reports=1)
    assert confidence(alone).startswith("Confidence is low:")


def test_every_row_opens_its_words_and_a_tampered_one_is_dropped(ledger_record: Record) -> None:
    known = {each.id: each.text for each in ledger_record.documents}
    found = brief(ledger_record, WHY, WINDOW)
    rows = [row for part in found.sections if part.table for row in part.table.rows]
    assert rows
    for row in rows:
        assert row.citations
        for each in row.citations:
            assert known[each.document][each.evidence.start : each.evidence.end] == (
                each.evidence.quote
            )
    spoiled = tuple(
        replace(each, text=each.text.replace("Palmyra", "Arwad__"))
        for each in ledger_record.documents
    )
    after = brief(replace(ledger_record, documents=spoiled), WHY, WINDOW)
    assert after.dropped
    assert not any("Palmyra" in row.cells for part in after.sections if part.table
                   for row in part.table.rows)  # fmt: skip


def test_the_grid_lists_reasons_against_explanations(ledger_record: Record) -> None:
    part = section(brief(ledger_record, WHY, WINDOW), "grid")
    if part.table is None:
        assert "Fewer than two" in part.empty
        return
    marks = {cell for row in part.table.rows for cell in row.cells[1:]}
    assert marks <= {"C", "I", "–"}
    assert "C" in marks


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_order_does_not_matter(ledger_record: Record, form: str) -> None:
    turned = replace(
        ledger_record,
        statements=ledger_record.statements[::-1],
        documents=ledger_record.documents[::-1],
    )
    assert brief(turned, WHY, WINDOW).render(form) == brief(ledger_record, WHY, WINDOW).render(form)


def test_a_users_grades_are_shown(ledger_record: Record, tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("sources: [{name: River Wire, letter: B}]", encoding="utf-8")
    own = replace(WINDOW, grades=load_grades(path))
    told = [*texts(section(brief(ledger_record, WHY, own), "sources"))]
    assert any("B 1" in each for each in told)
    (row,) = (
        each
        for each in section(brief(ledger_record, WHY, own), "control").table.rows  # type: ignore[union-attr]
        if each.cells[0] == "Palmyra"
    )
    assert row.cells[6].startswith("B")


def test_is_true_names_its_ingredients(
    ledger_record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(precision, "precisions", dict)
    told = brief(ledger_record, "Did Islamic State capture Mosul?")
    assert "Belief ungraded" in told.bottom_line[1].text
    assert "1 independent root (Sea Times)" in told.bottom_line[1].text
    every = {each.rule: Precision(45, 50) for each in ledger_record.statements}
    monkeypatch.setattr(precision, "precisions", lambda: every)
    told = brief(ledger_record, "Did Islamic State capture Mosul?")
    assert "Belief 0.8" in told.bottom_line[1].text
    assert "45/50" in told.bottom_line[1].text


def test_tables_keep_to_the_page(ledger_record: Record) -> None:
    for line in brief(ledger_record, WHY, WINDOW).render("text").splitlines():
        assert len(line) <= 100 or "://" in line
