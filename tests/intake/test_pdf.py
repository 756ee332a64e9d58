"""PDF: what is read from it, what it refuses, and what it may not cost."""

from __future__ import annotations

import io
import resource
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from holdfast.intake import IntakeOptions, read_inputs
from holdfast.model import Document, Failure
from tests.intake.making import (
    bomb,
    page_of,
    pdf_of,
    pdf_of_streams,
)
from tests.intake.taking import ARTICLE, document_of, problem_of, read

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
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 25
    # In kilobytes, of the largest child of this process so far: the parser's limit holds this one.
    assert after.ru_maxrss <= max(before.ru_maxrss, 1_000_000)


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
    found = list(read_inputs(paths, IntakeOptions(parse_seconds=2.0)))
    assert [type(each) for each in found] == [Document, Failure, Document, Document]
    assert isinstance(found[1], Failure)
    assert "more than 2 seconds" in found[1].problem


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
