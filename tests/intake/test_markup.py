"""Markdown and HTML: what is read from each, and what each refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from holdfast.intake import IntakeError
from tests.intake.making import (
    SENTENCES,
    page_of,
    zones_of,
)
from tests.intake.taking import ARTICLE, document_of, page_document, problem_of


def test_markdown(tmp_path: Path) -> None:
    source = (
        "---\ntitle: Karm falls\ndate: June 3, 2015\nauthor: Lina Aziz\n"
        "publisher: The Ledger\n---\n# Karm falls\n\nThe army\nleft *Karm* with its "
        "[guns](http://guns.example) ![a gun](g.png).\n\n"
        "## What next\n\n- nine dead\n- two missing\n\n<script>alert('x took y')</script>\n\n"
        "| town | held by |\n|---|---|\n| Karm | the Front |\n\n```\nkept as is\n```\n"
    )
    document = document_of(tmp_path, "report.md", source)
    assert zones_of(document) == [
        ("title", "Karm falls"),
        ("body", "The army left Karm with its guns ."),
        ("heading", "What next"),
        ("body", "nine dead\n\ntwo missing\n\ntown | held by\n\nKarm | the Front\n\nkept as is"),
    ]
    assert document.title == "Karm falls"
    assert document.published == "2015-06-03"
    assert document.authors == ("Lina Aziz",)
    assert document.publisher == "The Ledger"
    assert document.media_type == "text/markdown"


def test_markdown_whose_first_heading_is_its_title(tmp_path: Path) -> None:
    document = document_of(tmp_path, "report.md", f"## Karm falls\n\n{SENTENCES}\n")
    assert document.title == "Karm falls"
    assert zones_of(document)[0] == ("title", "Karm falls")


def test_markdown_with_a_bad_date_says_so(tmp_path: Path) -> None:
    assert "date" in problem_of(tmp_path, "report.md", "---\ndate: some day\n---\nKarm fell.\n")


def test_markdown_front_matter_that_is_none(tmp_path: Path) -> None:
    document = document_of(tmp_path, "report.md", "---\nnot: [closed\n---\n\nKarm fell.\n")
    assert "Karm fell." in document.text
    assert document.published is None


def test_page(tmp_path: Path) -> None:
    head = (
        "<title>Karm falls | The Ledger</title><meta name='author' content='Lina Aziz'>"
        "<meta property='og:site_name' content='The Ledger'>"
        "<meta property='article:modified_time' content='2015-07-09T10:00:00Z'>"
        "<meta property='article:published_time' content='2015-06-03T23:30:00Z'>"
    )
    body = (
        f"<nav>Home</nav>{ARTICLE}<script>x='the Front took the capital'</script><footer>©</footer>"
    )
    document = document_of(tmp_path, "page.html", page_of(body, head, " lang='en-GB'"))
    assert document.title == "Karm falls"
    assert document.published == "2015-06-03"
    assert document.publisher == "The Ledger"
    assert document.authors == ("Lina Aziz",)
    assert document.language == "en-GB"
    assert [kind for kind, _ in zones_of(document)] == ["title", "body", "heading", "body"]
    assert "capital" not in document.text
    assert "Home" not in document.text


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", ""),
        ("<meta property='article:modified_time' content='2015-07-09T10:00:00Z'>", ""),
        ("<meta name='last-updated' content='2015-07-09'>", ""),
        ("", "<p>The army left the mill on May 17, 2015, and Karm on 2015-05-19.</p>"),
        ("", "<aside><time datetime='2014-01-02'>2 January 2014</time> Other news</aside>"),
        ("", "<footer>Copyright 2016 The Ledger</footer>"),
        ("<title>What happened on June 3, 2015</title>", ""),
    ],
)
def test_a_page_that_does_not_say_when_it_was_published(head: str, body: str) -> None:
    assert page_document(page_of(ARTICLE + body, head)).published is None


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<meta name='date' content='2015-06-03'>", ""),
        ('<script type="application/ld+json">{"@type":"NewsArticle","datePublished":'
         '"2015-06-03T08:00:00Z","dateModified":"2015-07-01"}</script>', ""),
        ("", "<p class='published'>3 June 2015</p>"),
        ("", "<header><time datetime='2015-06-03T10:00'>Wednesday</time></header>"),
        ("<link rel='canonical' href='https://ledger.example/2015/06/03/karm-falls'>", ""),
    ],
)  # fmt: skip
def test_a_page_that_says_when_it_was_published(head: str, body: str) -> None:
    document = page_document(page_of(body + ARTICLE, head))
    assert document.published == "2015-06-03"


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("cp1256", "windows-1256"), ("utf-8", "utf-8"), ("utf-16", "utf-16"), ("utf-8", "klingon")],
)
def test_page_encodings(encoding: str, declared: str) -> None:
    text = "دخلت القوات مدينة الكرم يوم الاثنين. " * 5
    page = f"<html><head><meta charset='{declared}'></head><body><p>{text}</p></body></html>"
    assert text.strip() in page_document(page.encode(encoding)).text


def test_a_short_page() -> None:
    assert page_document("<p>Karm fell.</p>").text == "Karm fell."


@pytest.mark.parametrize(
    "source",
    [
        f"<html><body><p>{SENTENCES}<div><b>never closed <table><tr>",
        f"<html><head><title>Karm</title><body><article><p>{SENTENCES}</p></i></b></html></html>",
        f"<p>{SENTENCES}</p><p>x &#xD800; &#0; &unknown; &#x110000;</p>",
        f"<html>\n<!-- {'-' * 500} -->\n<p>{SENTENCES}</p>",
        f"<?xml version='1.0' encoding='utf-8'?><html><body><p>{SENTENCES}</p></body></html>",
    ],
)
def test_broken_pages(source: str) -> None:
    assert "raised a flag" in page_document(source).text


@pytest.mark.parametrize("closed", [True, False])
def test_ten_thousand_nested_tags(tmp_path: Path, closed: bool) -> None:
    source = "<html><body>" + "<div>" * 10_000 + "<p>Karm fell.</p>"
    document = document_of(tmp_path, "page.html", source + "</div>" * 10_000 * closed)
    assert document.text == "Karm fell."


@pytest.mark.parametrize(
    "source", ["<html></html>", "<html><script>Karm fell</script></html>", "<!-- Karm fell. -->"]
)
def test_pages_without_text(source: str) -> None:
    with pytest.raises(IntakeError, match="no article text"):
        page_document(source)


def test_text_in_scripts_never_counts_but_text_about_scripts_does() -> None:
    body = f"<p>{SENTENCES} &lt;script&gt;alert(1)&lt;/script&gt;</p><style>p{{}}</style>"
    text = page_document(page_of(body)).text
    assert "<script>alert(1)</script>" in text
    assert "{}" not in text
