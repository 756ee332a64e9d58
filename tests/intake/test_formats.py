"""Markdown, HTML, PDF and JSON Lines: what is read from each, and what each refuses."""

from __future__ import annotations

import io
import json
import resource
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from holdfast.intake import IntakeError, IntakeOptions, read_inputs
from holdfast.intake.building import build
from holdfast.intake.options import Origin
from holdfast.intake.page import read_page
from holdfast.model import Document, Failure
from tests.intake.making import (
    SENTENCES,
    bomb,
    check_document,
    page_of,
    pdf_of,
    pdf_of_streams,
    zones_of,
)

ARTICLE = (
    f"<article><h1>Karm falls</h1><p>{SENTENCES}</p><h2>What next</h2><p>{SENTENCES}</p></article>"
)


def read(folder: Path, name: str, raw: bytes | str) -> list[Document | Failure]:
    path = folder / name
    path.write_bytes(raw.encode() if isinstance(raw, str) else raw)
    found = list(read_inputs([str(path)]))
    for each in found:
        if isinstance(each, Document):
            check_document(each)
        else:
            assert (each.problem + each.remedy).isprintable()
    return found


def document_of(folder: Path, name: str, raw: bytes | str) -> Document:
    (document,) = read(folder, name, raw)
    assert isinstance(document, Document), document
    return document


def page_document(source: bytes | str) -> Document:
    """The document of a page, read in this process: what happens in the worker, without one."""
    raw = source.encode() if isinstance(source, str) else source
    origin = Origin("page.html")
    document = build(raw, read_page(raw, None, None), origin, "text/html", IntakeOptions()).document
    check_document(document)
    return document


def problem_of(folder: Path, name: str, raw: bytes | str) -> str:
    (failure,) = read(folder, name, raw)
    assert isinstance(failure, Failure), failure
    return failure.problem


# Markdown


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


# HTML


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


# PDF


LINES = [
    "Northern Front takes Karm",
    "",
    "The fighters entered the town of Karm at dawn and raised a flag over a mill by the river,",
    "and the army said that it had pulled back to the hills after a night of shelling and of re-",
    "ported street battles.",
    "Nobody came to the town on the day after, and the road to the river was closed to everyone.",
]


def test_pdf(tmp_path: Path) -> None:
    document = document_of(
        tmp_path, "report.pdf", pdf_of([LINES], title="Northern Front takes Karm")
    )
    assert document.title == "Northern Front takes Karm"
    assert "after a night of shelling and of reported street battles." in document.text
    assert "by the river, and the army" in document.text
    assert document.published is None
    assert document.media_type == "application/pdf"


def test_running_heads_and_page_numbers_are_dropped(tmp_path: Path) -> None:
    towns = ("Karm", "Tel Aswad", "Nahr", "Qasr")
    pages = [
        [
            "The Daily Ledger, page of war",
            f"{town} fell.",
            *LINES[2:],
            f"{town} again.",
            f"Page {n} of 4",
        ]
        for n, town in enumerate(towns, start=1)
    ]
    text = document_of(tmp_path, "report.pdf", pdf_of(pages)).text
    assert "Daily Ledger" not in text
    assert "Page" not in text
    assert all(f"{town} fell." in text and f"{town} again." in text for town in towns)
    assert text.count("raised a flag") == 4


def test_pdf_told_by_its_mark_not_its_name(tmp_path: Path) -> None:
    assert document_of(tmp_path, "report.txt", pdf_of([LINES])).media_type == "application/pdf"
    assert "PDF is broken" in problem_of(tmp_path, "report.pdf", "Karm fell.")


def test_pdf_without_text(tmp_path: Path) -> None:
    picture = b"q 612 0 0 792 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q\n"
    assert "only pictures" in problem_of(tmp_path, "scan.pdf", pdf_of_streams([(b"", picture)]))


@pytest.mark.parametrize("keep", [0.1, 0.4, 0.7, 0.97])
def test_pdf_cut_off(tmp_path: Path, keep: float) -> None:
    whole = pdf_of([LINES, LINES])
    (each,) = read(tmp_path, "cut.pdf", whole[: int(len(whole) * keep)])
    assert isinstance(each, Document) or "PDF" in each.problem


def encrypted(password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_of([LINES]))))
    writer.encrypt(password, owner_password="owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_encrypted_pdf(tmp_path: Path) -> None:
    assert "encrypted" in problem_of(tmp_path, "locked.pdf", encrypted("secret"))


def test_pdf_that_opens_without_a_password(tmp_path: Path) -> None:
    assert "raised a flag" in document_of(tmp_path, "open.pdf", encrypted("")).text


@pytest.mark.parametrize(
    ("declared", "stream"),
    [
        (b"/Filter /FlateDecode ", bomb(4_000)),
        (b"/Filter [/FlateDecode /FlateDecode] ", bomb(4_000, layers=2)),
        (b"/Filter /RunLengthDecode ", b"\x81 " * 3_000_000 + b"\x80"),
    ],
    ids=["one layer", "two layers", "run lengths"],
)
def test_pdf_bomb_fails_fast_in_bounded_memory(
    tmp_path: Path, declared: bytes, stream: bytes
) -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    (failure,) = read(tmp_path, "bomb.pdf", pdf_of_streams([(declared, stream)]))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert isinstance(failure, Failure)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 10
    # The largest child of this process so far, in kilobytes: the parser's limit holds it.
    assert after.ru_maxrss < 1_000_000


def test_a_batch_goes_on_after_a_bomb(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf_of_streams([(b"/Filter /FlateDecode ", bomb(2_000))] * 3))
    (tmp_path / "b.pdf").write_bytes(pdf_of([LINES]))
    (tmp_path / "c.html").write_text(page_of(ARTICLE))
    kinds = [type(each) for each in read_inputs([str(tmp_path)])]
    assert kinds == [Failure, Document, Document]


def test_the_parser_is_stopped_when_it_takes_too_long(tmp_path: Path) -> None:
    path = tmp_path / "slow.pdf"
    path.write_bytes(pdf_of([LINES] * 300, extra=b"0 0 m 1 1 l S\n" * 3000))
    (tmp_path / "good.txt").write_text("Karm fell.")
    (tmp_path / "warm.md").write_text("Karm fell.")
    paths = [str(tmp_path / name) for name in ("warm.md", "slow.pdf", "good.txt", "warm.md")]
    found = list(read_inputs(paths, IntakeOptions(parse_seconds=0.5)))
    assert [type(each) for each in found] == [Document, Failure, Document, Document]
    assert isinstance(found[1], Failure)
    assert "more than 0.5 seconds" in found[1].problem


def test_a_parser_out_of_memory_is_one_failure(tmp_path: Path) -> None:
    path = tmp_path / "large.md"
    path.write_text("*a* " * 400_000)
    small = tmp_path / "small.md"
    small.write_text("Karm fell.")
    options = IntakeOptions(parse_memory=150_000_000)
    failure, document = read_inputs([str(path), str(small)], options)
    assert isinstance(failure, Failure)
    assert "memory" in failure.problem
    assert isinstance(document, Document)


def test_too_many_pages(tmp_path: Path) -> None:
    path = tmp_path / "long.pdf"
    path.write_bytes(pdf_of([["x"]] * 12))
    (failure,) = read_inputs([str(path)], IntakeOptions(max_pages=10))
    assert isinstance(failure, Failure)
    assert "12 pages" in failure.problem


# JSON Lines


def test_json_lines(tmp_path: Path) -> None:
    text = "KARM (AP) — The army left.\r\n\r\nIt rained 😀."
    lines = [
        {"id": "one", "text": text, "title": "Karm  falls", "url": "https://ledger.example/1",
         "published": "2015-06-03T10:00:00Z", "publisher": "The Ledger", "other": 5},
        {"id": "two", "text": "Karm falls again\n\nNobody came.", "title": None, "publisher": ""},
    ]  # fmt: skip
    source = "\ufeff" + "\n\n".join(json.dumps(line) for line in lines)
    one, two = read(tmp_path, "many.jsonl", source)
    assert isinstance(one, Document)
    assert isinstance(two, Document)
    assert (one.source_id, one.text, one.title) == ("one", text, "Karm falls")
    assert (one.url, one.publisher) == ("https://ledger.example/1", "The Ledger")
    assert one.published == "2015-06-03"
    assert one.zones[0].kind == "dateline"
    assert (two.title, two.publisher, two.published) == ("Karm falls again", None, None)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "not JSON"),
        ("Karm fell.", "not JSON"),
        ("[1]", "not a JSON object"),
        ("[" * 100_000, "nested too deep"),
        ('{"id": "a", "text": "b", "n": ' + "9" * 5000 + "}", "a number too long"),
        ('{"text": "Karm fell."}', "field id is missing"),
        ('{"id": " ", "text": "Karm fell."}', "field id is missing"),
        ('{"id": "a"}', "field text is missing"),
        ('{"id": "a", "text": null}', "field text is missing"),
        ('{"id": 1, "text": "Karm fell."}', "field id is not a string"),
        ('{"id": "a", "text": ["Karm"]}', "field text is not a string"),
        ('{"id": "a", "text": "Karm fell.", "title": 5}', "field title is not a string"),
        ('{"id": "a", "text": " \\n"}', "white space"),
        ('{"id": "a", "text": "Karm \\ud800 fell."}', "surrogate"),
        ('{"id": "a", "text": "Karm \\u0000 fell."}', "NUL"),
        ('{"id": "a", "text": "Karm fell.", "published": "soon"}', "not a date"),
        ('{"id": "good", "text": "Again."}', "was given before, on line 1"),
    ],
)
def test_a_bad_line_is_one_failure_and_the_rest_go_on(
    tmp_path: Path, line: str, problem: str
) -> None:
    good = '{"id": "good", "text": "Karm fell."}\n'
    first, failure, last = read(
        tmp_path, "x.jsonl", good + line + "\n" + good.replace("good", "g2")
    )
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert isinstance(failure, Failure)
    assert problem in failure.problem


def test_json_lines_not_in_utf_8(tmp_path: Path) -> None:
    line = '{"id": "a", "text": "Karm fell."}'
    assert "UTF-8" in problem_of(tmp_path, "x.jsonl", line.encode("utf-16"))
    assert "UTF-8" in problem_of(tmp_path, "x.jsonl", line.replace("a", "é", 1).encode("cp1252"))
    assert "empty" in problem_of(tmp_path, "x.jsonl", "\n \n")


def test_a_line_too_long_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    long = json.dumps({"id": "a", "text": "Karm fell. " * 10_000})
    path.write_text(
        f'{long}\n{long.replace("fell", "rose", 1)[:6100]}\n{{"id": "b", "text": "Ok."}}'
    )
    found = list(read_inputs([str(path)], IntakeOptions(max_bytes=1_000)))
    assert [type(each) for each in found] == [Failure, Failure, Document]
