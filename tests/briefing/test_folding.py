"""A brief of two pages: it always fits, the weightiest first, and what is folded is counted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.briefing import Brief, Citation, Clause, Group, Question, Row, Section, Table
from holdfast.briefing.folding import (
    MOST_LINES,
    MOST_WORDS,
    UNLIMITED,
    Limits,
    fitting,
    folded,
)
from holdfast.briefing.render import as_text
from holdfast.briefing.terms import Listed
from holdfast.model import Span
from holdfast.record import Record

IDS = ("judgements", "premise", "control", "why", "grid", "outlook", "disputed", "gaps", "sources")


def clause(number: int, words: int = 12) -> Clause:
    quote = " ".join(["word"] * words)
    span = Span(number, number + len(quote), quote)
    return Clause(
        f"Clause {number} of the brief.", (Citation(f"s{number}", "d", "one", span, "the text"),)
    )


def made(groups: int, clauses: int, rows: int, words: int = 12) -> Brief:
    """A brief with all its sections, each with so many groups, clauses and rows."""
    sections = []
    for place, name in enumerate(IDS):
        many = 1 if name == "sources" else clauses
        start = place * 10_000
        told = tuple(
            Group(
                f"Group {group}",
                tuple(clause(start + group * 500 + each, words) for each in range(many)),
            )
            for group in range(groups)
        )
        table = None
        if name in {"control", "grid"} and rows:
            lines = [Row((f"place {each}", "held"), clause(each).citations) for each in range(rows)]
            table = Table(("place", "how"), tuple(lines))
        sections.append(Section(name, name.capitalize(), told, table=table))
    question = Question("Why is X gaining ground?", "why")
    return Brief(question, (clause(1),), tuple(sections), documents=(Listed("d", "one"),))


@settings(max_examples=8, deadline=None)
@given(st.integers(1, 4), st.integers(1, 40), st.integers(0, 60), st.integers(3, 60))
def test_it_fits_two_pages_and_counts_what_it_leaves_out(
    groups: int, clauses: int, rows: int, words: int
) -> None:
    brief = made(groups, clauses, rows, words)
    limits = fitting(brief, as_text)
    shown = as_text(folded(brief, limits), limits)
    assert len(shown.split()) <= MOST_WORDS
    assert shown.count("\n") <= MOST_LINES
    for whole, cut in zip(brief.sections, folded(brief, limits).sections, strict=True):
        kept = sum(len(each.clauses) + each.more for each in cut.groups)
        assert kept == sum(len(each.clauses) for each in whole.groups)
        if whole.table is not None:
            assert cut.table is not None
            assert len(cut.table.rows) + cut.table.more == len(whole.table.rows)
        for mine, theirs in zip(cut.groups, whole.groups, strict=False):
            assert mine.clauses == theirs.clauses[: len(mine.clauses)]


def test_what_fits_is_not_folded() -> None:
    brief = made(1, 2, 2)
    assert "see --full" not in brief.render("text")
    assert folded(brief, UNLIMITED) is brief


def test_full_has_everything_and_json_always() -> None:
    brief = made(2, 30, 40)
    short, full = brief.render("text"), brief.render("text", full=True)
    assert "more, see --full" in short
    assert "see --full" not in full
    assert sum(line.strip().startswith("- Clause") for line in full.splitlines()) == 9 * 60 - 58
    assert brief.render("json") == brief.render("json", full=True)
    assert "more, see" in brief.render("markdown")


def test_a_table_of_details_is_for_the_full_brief_alone() -> None:
    brief = made(1, 1, 3)
    detailed = tuple(
        replace(each, table=replace(each.table, detail=True)) if each.table else each
        for each in brief.sections
    )
    brief = replace(brief, sections=detailed)
    assert "place 1" not in brief.render("text")
    assert "place 1" in brief.render("text", full=True)


def test_the_premise_does_not_tell_what_is_judged_already() -> None:
    told, other = clause(1), clause(2)
    sections = (
        Section("judgements", "Key judgements", (Group(None, (told,)),)),
        Section("premise", "Is it so?", (Group("Gained", (told, other)),)),
    )
    brief = Brief(Question("Why?", "why"), (told,), sections)
    premise = folded(brief, Limits({"premise": 5})).sections[1]
    assert [each.clauses for each in premise.groups] == [(other,)]
    assert folded(brief, UNLIMITED).sections[1].groups[0].clauses == (told, other)


def test_long_quotes_are_cut_between_words_and_keep_their_place() -> None:
    brief = made(1, 40, 0, 60)
    short = brief.render("text")
    assert " …” [" in short.replace("\n      ", " ").replace("\n     ", " ")
    assert "[1:" in short


def test_the_documents_are_named_by_who_published_them_and_when(record: Record) -> None:
    told = record.why("Why is Islamic State losing ground?").render("text")
    assert "Harbour Post, 2016-04-02, one" in " ".join(told.split())


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_sections_with_nothing_in_them_are_told_in_one_line(record: Record, form: str) -> None:
    brief = record.why("When did Palmyra fall?")
    empty = [each for each in brief.sections if not each.groups and each.table is None]
    told = brief.render(form)
    assert all(each.title not in told for each in empty)
