"""``holdfast why`` over a ledger: a window, a user's grades, wrong options, other questions."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from holdfast.briefing import Clause
from holdfast.briefing.folding import MOST_WORDS
from holdfast.cli import cli
from holdfast.report import render_brief
from tests.briefing.test_folding import made
from tests.briefing.test_weighed import ARTICLES

WHY = "Why is Islamic State losing ground?"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("why")
    rows = [
        {"id": name, "publisher": publisher, "published": day, "text": text}
        for name, publisher, day, text in ARTICLES
    ]
    path = folder / "articles.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in rows), encoding="utf-8")
    added = CliRunner().invoke(cli, ["add", str(path), "--ledger", str(folder / "l.sqlite")])
    assert added.exit_code == 0
    return folder / "l.sqlite"


def asked(ledger: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, ["why", *words, "--ledger", str(ledger)])


def test_a_window_and_the_order_of_the_brief(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Where no rule is judged, the brief says so among what is not stated.
    monkeypatch.setattr("holdfast.rules.precision.precisions", dict)
    told = asked(ledger, WHY, "--from", "2016-03-01", "--to", "2016-04-30")
    assert told.exit_code == 0
    heads = ["KEY JUDGEMENTS", "WHO HOLDS WHAT", "WHY, ACCORDING TO WHOM", "WHAT IS DISPUTED",
             "WHAT IS NOT STATED", "SOURCES"]  # fmt: skip
    places = [told.output.index(each) for each in heads]
    assert places == sorted(places)
    assert "Mosul" not in told.output


def test_own_grades(ledger: Path, tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("sources: [{name: River Wire, letter: B}]", encoding="utf-8")
    assert "B 1" in asked(ledger, WHY, "--sources", str(path)).output
    path.write_text("sources: [{name: River Wire, letter: Z}]", encoding="utf-8")
    wrong = asked(ledger, WHY, "--sources", str(path))
    assert wrong.exit_code == 1
    assert "letter 'Z'" in wrong.output


def test_a_window_that_ends_before_it_begins_is_refused(ledger: Path) -> None:
    wrong = asked(ledger, WHY, "--from", "2016-03-01", "--to", "2016-02-01")
    assert wrong.exit_code == 2


def test_what_cannot_be_answered_says_what_can(ledger: Path) -> None:
    told = asked(ledger, "How tall is the tower?")
    assert "cannot be answered" in told.output
    for kind in ("why", "is it true that", "who holds", "when", "what changed", "who says"):
        assert kind in told.output


def test_the_same_answer_twice(ledger: Path) -> None:
    words = (WHY, "--from", "2016-03-01", "--format", "json")
    assert asked(ledger, *words).output == asked(ledger, *words).output


def test_full_is_never_shorter_and_html_is_one_page_that_asks_for_nothing(ledger: Path) -> None:
    short, full = asked(ledger, WHY), asked(ledger, WHY, "--full")
    assert short.exit_code == full.exit_code == 0
    assert len(short.output.split()) <= MOST_WORDS
    for heading in ("field", "who says", "against"):
        assert heading in full.output  # the table of weights is a detail
    page = asked(ledger, WHY, "--format", "html").output
    assert page.startswith("<!doctype html>")
    assert "default-src &#39;none&#39;" in page
    assert "http://" not in page
    assert "https://" not in page
    assert "<table>" in page
    assert "Islamic State lost Palmyra" in page


@pytest.mark.skipif(shutil.which("chromium") is None, reason="there is no Chromium to print with")
def test_in_print_it_is_two_pages(tmp_path: Path) -> None:
    brief = made(2, 30, 40, 20)
    assert "see --full" in brief.render("text")
    page, paper = tmp_path / "brief.html", tmp_path / "brief.pdf"
    page.write_text(render_brief(brief), encoding="utf-8")
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    profile = f"--user-data-dir={tmp_path}/profile"
    done = subprocess.run(
        [*command, profile, f"--print-to-pdf={paper}", page.as_uri()], capture_output=True,
        timeout=240, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert len(PdfReader(paper).pages) <= 2


def test_words_of_an_article_are_only_words_in_the_page() -> None:
    hostile = "<script>alert(1)</script> \x1b[31m"
    brief = made(1, 1, 1)
    line = (Clause(hostile, brief.bottom_line[0].citations),)
    page = render_brief(replace(brief, bottom_line=line))
    assert "<script" not in page
    assert "\x1b" not in page
