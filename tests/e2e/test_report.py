"""The file that is mailed: large ones too, on paper, and as the commands write it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pypdf
import pytest
from click.testing import CliRunner

from holdfast.cli import cli
from holdfast.page import Contents, NoBrowser, contents, one_file, packing, print_pdf, printing
from holdfast.page.packing import Plan
from tests.e2e.conftest import CHROMIUM, QUESTION
from tests.e2e.speed import painted_within
from tests.e2e.visiting import Visitor, drawn, gone, reads, says, until, violations
from tests.page.making import thousand

WHOLE = 100
"""Articles that are carried whole in the large file."""


@pytest.fixture(scope="module")
def made_up() -> Contents:
    """Some hundred made-up happenings: more than is carried as it is."""
    return contents(thousand(320))


@pytest.fixture(scope="module")
def large_file(made_up: Contents, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """They in one file, as if it had room for few whole articles."""
    path = tmp_path_factory.mktemp("large") / "report.html"
    with pytest.MonkeyPatch.context() as patch:
        in_part = Plan(WHOLE, len(made_up.articles) - WHOLE)
        patch.setattr(packing, "planned", lambda *_: in_part)
        path.write_text(one_file(made_up), encoding="utf-8")
    return path


def test_a_large_file_opens_and_carries_what_is_cited(browser: Any, large_file: Path) -> None:
    assert 'data-encoding="gzip"' in large_file.read_text(encoding="utf-8")
    visitor = Visitor(browser, large_file.as_uri())
    page = painted_within(1500, lambda: visitor.open("/brief"))
    page.locator("details.clause").first.locator("summary").click()
    page.locator("details.clause figcaption a").first.click()
    page.locator(".card.open").wait_for()
    page.locator("mark.chosen").first.wait_for()
    visitor.close()


def test_of_an_article_that_is_carried_in_part_that_is_said_and_its_passages_are_whole(
    browser: Any, large_file: Path, made_up: Contents
) -> None:
    visitor = Visitor(browser, large_file.as_uri())
    part, whole = made_up.articles[WHOLE], made_up.articles[WHOLE - 1]
    card = made_up.article(part)["cards"][0]
    page = visitor.open(f"/reader/{part}")
    says(page.get_by_role("note"), "only the passages of this article")
    page.keyboard.press("j")
    reads(page.locator(".card.open blockquote"), card["quote"])
    says(page.locator("mark.chosen").first, card["quote"])
    assert len(page.locator(".article").inner_text()) < len(card["quote"]) + 10
    assert violations(page) == []
    visitor.go(page, f"/reader/{whole}")
    says(page.locator(".article"), made_up.article(whole)["text"][-40:])
    gone(page.get_by_role("note"))
    visitor.close()


def test_an_article_that_a_file_does_not_carry_is_told_so(browser: Any, large_file: Path) -> None:
    visitor = Visitor(browser, large_file.as_uri())
    page = visitor.open("/reader/nothing")
    says(page.get_by_role("alert"), "articles cited most")
    visitor.close()


def test_the_file_lets_no_script_but_its_own_run(reader_of_file: Visitor) -> None:
    page = reader_of_file.open("/brief")
    page.evaluate("""() => {
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.body.append(script);
    }""")
    until(page, lambda: bool(reader_of_file.troubles))  # the browser tells of its refusal
    assert page.evaluate("window.ran") is None
    reader_of_file.expected.append("Content Security Policy")


def test_the_questions_in_the_file_have_their_answers(reader_of_file: Visitor) -> None:
    page = reader_of_file.open("/brief")
    reads(page.locator("main h1"), QUESTION)
    choice = page.get_by_label("Questions in this report")
    asked = choice.locator("option").all_inner_texts()
    assert asked[0] == QUESTION
    assert len(asked) > 1
    for question in asked[1:]:
        choice.select_option(question)
        page.get_by_role("heading", level=1, name=question).wait_for()
        drawn(page)


def test_the_json_is_saved_without_asking_anyone(reader_of_file: Visitor) -> None:
    page = reader_of_file.open("/why")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save this page as JSON").click()
    assert download.value.suggested_filename == "why.json"
    assert "reasons" in Path(download.value.path()).read_text(encoding="utf-8")


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
def test_the_pdf_is_tagged_and_four_pages_at_most(report_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    print_pdf(report_file.read_text(encoding="utf-8"), path)
    paper = pypdf.PdfReader(path)
    assert len(paper.pages) <= 4
    assert bool(paper.trailer["/Root"]["/MarkInfo"]["/Marked"])
    assert paper.outline
    text = " ".join(page.extract_text() for page in paper.pages)
    assert QUESTION in text
    assert "Articles cited" in text
    assert re.search(r"Islamic State gained Ramadi on 17 May 2015\.\s*\[[\d, ]+\]", text)
    assert "Save this page" not in text


def test_without_a_browser_there_is_one_clear_line(
    demo_ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "BROWSERS", ("no-such-browser",))
    with pytest.raises(NoBrowser, match="no Chromium is installed here"):
        print_pdf("<p>A page.</p>", tmp_path / "report.pdf")


@pytest.mark.usefixtures("browser")
def test_the_command_writes_the_page_and_the_plain_page(demo_ledger: Path, tmp_path: Path) -> None:
    page, plain = tmp_path / "page.html", tmp_path / "plain.html"
    command = CliRunner()
    common = ["--ledger", str(demo_ledger), "--question", QUESTION]
    for written in ([str(page)], [str(plain), "--no-script"]):
        assert command.invoke(cli, ["report", *common, "-o", *written]).exit_code == 0
    assert 'id="holdfast-data"' in page.read_text(encoding="utf-8")
    assert 'id="holdfast-data"' not in plain.read_text(encoding="utf-8")
    both = command.invoke(cli, ["report", "--no-script", "--pdf", *common])
    assert both.exit_code == 2
    assert "run the command twice" in both.output
