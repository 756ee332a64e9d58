"""Plain text: encodings, line ends, what is no text, sizes, dates and identity."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.intake import (
    Intake,
    IntakeError,
    IntakeOptions,
    document_from_text,
    read_inputs,
    read_inputs_with_raw,
)
from holdfast.intake.dates import publication_date
from holdfast.model import Document, Failure
from tests.intake.making import SENTENCES, check_document

ARABIC = "دخلت القوات مدينة الكرم يوم الاثنين وقال مسؤولون إن القتال استمر في الضواحي حتى المساء."
FRENCH = "L’armée est entrée à Karm – « c’est fini », a déclaré le général Dupré."
RUSSIAN = "Войска вошли в город в понедельник, сообщили официальные лица в столице."


def read_one(path: Path, options: IntakeOptions | None = None) -> Document | Failure:
    found = list(read_inputs([str(path)], options or IntakeOptions()))
    assert len(found) == 1
    return found[0]


def document_of(folder: Path, raw: bytes, name: str = "report.txt") -> Document:
    path = folder / name
    path.write_bytes(raw)
    document = read_one(path)
    assert isinstance(document, Document), document
    check_document(document)
    return document


def failure_of(folder: Path, raw: bytes, name: str = "report.txt") -> Failure:
    path = folder / name
    path.write_bytes(raw)
    failure = read_one(path)
    assert isinstance(failure, Failure), failure
    assert failure.source_id == str(path)
    for line in (failure.problem, failure.remedy):
        assert line
        assert line.isprintable()
    return failure


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ARABIC, "utf-8"),
        (ARABIC, "utf-8-sig"),
        (ARABIC, "utf-16"),
        (ARABIC, "utf-32"),
        (ARABIC, "cp1256"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (FRENCH, "cp1252"),
        ("Le général a quitté Karm à midi.", "latin-1"),
        (SENTENCES + "The café by the mill burned down.", "latin-1"),
    ],
)
def test_encodings(tmp_path: Path, text: str, encoding: str) -> None:
    document = document_of(tmp_path, text.encode(encoding))
    assert document.text == text


def test_utf_16_of_both_orders(tmp_path: Path) -> None:
    assert (
        document_of(tmp_path, b"\xfe\xff" + "Karm fell.".encode("utf-16-be")).text == "Karm fell."
    )
    assert "text" in failure_of(tmp_path, b"\xff\xfe" + b"\x00\xd8" + b"a\x00").problem


def test_a_damaged_utf_8_text_is_kept_as_one(tmp_path: Path) -> None:
    raw = ARABIC.encode() + b" \xff end"
    assert document_of(tmp_path, raw).text == ARABIC + " \ufffd end"


def test_line_ends_become_line_feeds_and_nothing_else_changes(tmp_path: Path) -> None:
    raw = "\ufeff  Karm fell.\r\nIt rained.\rNobody came.\t \n\n".encode()
    assert document_of(tmp_path, raw).text == "  Karm fell.\nIt rained.\nNobody came.\t \n\n"


def test_offsets_hold_in_any_script(tmp_path: Path) -> None:
    text = f"{ARABIC}\n\nKārm fell 😀👩‍👩‍👧 to the e\u0301lan of the Front.\n\nעיר נפלה"
    assert document_of(tmp_path, text.encode()).text == text


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "empty"),
        (b" \n\t\r\n ", "white space"),
        ("\ufeff\u200b \n".encode(), "white space"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "picture"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x7fELF\x02\x01", "program"),
        (b"Karm\x00fell", "NUL"),
        (bytes(range(1, 32)) * 20, "control characters"),
        (bytes([0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xF8, 0xAE]) * 40, "not"),
    ],
)
def test_what_is_no_text(tmp_path: Path, raw: bytes, words: str) -> None:
    assert words in failure_of(tmp_path, raw).problem


def test_random_bytes_are_refused(tmp_path: Path) -> None:
    noise = b"".join(hashlib.sha256(bytes([n])).digest() for n in range(200)).replace(b"\x00", b"")
    failure_of(tmp_path, noise)


def test_text_of_twenty_megabytes_is_refused_with_the_remedy(tmp_path: Path) -> None:
    failure = failure_of(tmp_path, b"Karm fell. " * 1_900_000)
    assert "20.0 MB" in failure.problem.replace("20 MB", "20.0 MB")
    assert "Split" in failure.remedy
    failure_of(tmp_path, b"word " * 4_000_000)


def test_a_text_of_nearly_the_limit_is_taken_in_bounded_time(tmp_path: Path) -> None:
    start = time.process_time()
    document = document_of(tmp_path, (SENTENCES.encode() + b"\n\n") * (2_900_000 // 265))
    assert len(document.text) > 2_500_000
    assert time.process_time() - start < 60  # 1 s here; what grows with the square takes hours


def test_raw_bytes_come_along_and_are_hashed(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(b"\xef\xbb\xbfKarm fell.\r\n")
    (intake,) = read_inputs_with_raw([str(path)])
    assert isinstance(intake, Intake)
    assert intake.raw == path.read_bytes()
    assert intake.document.raw_sha256 == hashlib.sha256(intake.raw).hexdigest()
    assert intake.document.media_type == "text/plain"


def test_the_id_changes_with_what_is_known_of_the_document() -> None:
    plain = document_from_text("Karm fell.")
    assert plain == document_from_text("Karm fell.")
    assert plain.id == document_from_text("Karm fell.", source_id="elsewhere").id
    others = {
        document_from_text("Karm fell!").id,
        document_from_text("Karm fell.", options=IntakeOptions(published="2015")).id,
        document_from_text("Karm fell.", options=IntakeOptions(publisher="The Ledger")).id,
    }
    assert len(others | {plain.id}) == 4


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("2015", "2015"),
        ("2015-06", "2015-06"),
        ("2015-06-01", "2015-06-01"),
        (" 2016-02-29 ", "2016-02-29"),
        ("2015-06-01T23:59:00Z", "2015-06-01"),
        ("2015-06-01 12:00", "2015-06-01"),
    ],
)
def test_publication_dates(stated: str, expected: str) -> None:
    assert publication_date(stated) == expected


@pytest.mark.parametrize(
    "stated",
    [
        "",
        "soon",
        "2015-13",
        "2015-02-30",
        "1 June 2015",
        "06/01/2015",
        "٢٠١٥",
        "2015-W10-1",
        "0000",
    ],
)
def test_malformed_publication_dates(tmp_path: Path, stated: str) -> None:
    with pytest.raises(IntakeError) as caught:
        document_from_text("Karm fell.", options=IntakeOptions(published=stated))
    assert "YYYY-MM-DD" in caught.value.remedy
    path = tmp_path / "report.txt"
    path.write_text("Karm fell.")
    failure = read_one(path, IntakeOptions(published=stated))
    assert isinstance(failure, Failure)
    assert "date" in failure.problem


@pytest.mark.parametrize("text", ["", " \n", "Karm\x00fell", "Karm \ud800 fell"])
def test_texts_that_cannot_be_documents(text: str) -> None:
    with pytest.raises(IntakeError):
        document_from_text(text)


@given(st.text(max_size=80))
def test_any_text_is_a_document_or_one_clear_error(text: str) -> None:
    try:
        said = document_from_text(text).text
    except IntakeError as error:
        said = text if (error.problem + error.remedy).isprintable() else ""
    assert said == text
