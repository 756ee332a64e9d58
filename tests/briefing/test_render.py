"""The three forms of a brief; hostile words stay words."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.briefing import Brief, Citation, Clause, Group, Question, Section
from holdfast.briefing.render import escaped, plain, render
from holdfast.model import Span
from holdfast.record import Record

HOSTILE = "<script>alert(1)</script> [x](javascript:y) # *b*\n- item\x1b[31m `c` ![i](z)"


def made(words: str) -> Brief:
    citation = Citation("s", "d", "source", Span(0, len(words), words), "the publication, citing X")
    clause = Clause(f"He said “{words}” there.", (citation,))
    group = Group(words, (Clause("Told.", (citation,)), clause))
    question = Question(text=words, kind="why")
    return Brief(question, (clause,), (Section("why", "Why", (group,)),))


def test_markdown_holds_no_live_mark_of_the_article() -> None:
    shown = made(HOSTILE).render("markdown")
    assert "<script" not in re.sub(r"\\.", "", shown)
    assert "](" not in re.sub(r"\\.", "", shown)
    assert "\x1b" not in shown
    assert not any(line.startswith("- item") for line in shown.splitlines())


@given(st.text(max_size=80))
def test_escaping_leaves_one_line_without_bare_signs(words: str) -> None:
    shown = escaped(words)
    assert "\n" not in shown
    assert not re.search(r"[`*_\[\]<>#|]", re.sub(r"\\.", "", shown))


@given(st.text(max_size=80))
def test_every_form_survives_any_words(words: str) -> None:
    for form in ("text", "markdown", "json"):
        assert render(made(words), form).endswith("\n")


def test_text_has_no_control_characters() -> None:
    assert "\x1b" not in made(HOSTILE).render("text")
    assert plain("a\x07b") == "a\ufffdb"


def test_json_is_whole(record: Record) -> None:
    brief = record.why("Why is Islamic State losing ground?")
    found = json.loads(brief.render("json"))
    assert found["question"]["kind"] == "why"
    assert len(found["sections"]) == len(brief.sections)
    cited = [
        citation["evidence"]["quote"]
        for section in found["sections"]
        for group in section["groups"]
        for clause in group["clauses"]
        for citation in clause["citations"]
    ]
    assert cited


def test_a_quote_is_shown_once_and_its_place_always() -> None:
    shown = made("the bridge fell").render("text")
    assert shown.count("“the bridge fell” [1:0–15") == 1
    assert shown.count("0–15") == 3


def test_an_unknown_form_is_refused() -> None:
    with pytest.raises(ValueError, match="no such form"):
        made("x").render("pdf")
