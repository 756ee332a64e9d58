"""The public way in: ``holdfast.read`` and what a record offers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import holdfast
from holdfast.record import is_text
from holdfast.serial import from_line

TEXT = "Islamic State fighters seized Ramadi on May 17, officials said on Monday."


@pytest.fixture(scope="module")
def record() -> holdfast.Record:
    return holdfast.read(TEXT, published="2015-06-01")


def test_a_text_is_read(record: holdfast.Record) -> None:
    assert [document.text for document in record.documents] == [TEXT]
    assert "territory.gained" in {statement.type for statement in record.statements}
    assert record.failures == ()
    assert record.run is not None


def test_a_file_gives_the_same_statements(record: holdfast.Record, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, "utf-8")
    for source in (path, str(path)):
        other = holdfast.read(source, published="2015-06-01")
        quotes = [(each.type, each.evidence) for each in other.statements]
        assert quotes == [(each.type, each.evidence) for each in record.statements]


def test_control(record: holdfast.Record) -> None:
    assert [place.name for place in record.control()] == ["Ramadi"]
    assert record.control(at="2015-05-16") == []
    assert record.control(at=date(2015, 5, 18)) == record.control(at="2015-05-18") != []


def test_lines_and_frame(record: holdfast.Record) -> None:
    lines = record.to_jsonl().splitlines()
    assert tuple(from_line(line) for line in lines) == record.statements
    frame = record.to_pandas()
    assert list(frame["id"]) == [statement.id for statement in record.statements]
    assert list(frame["quote"]) == [statement.evidence.quote for statement in record.statements]
    assert holdfast.Record().to_pandas().shape == (0, frame.shape[1])


def test_what_cannot_be_read_is_a_failure(tmp_path: Path) -> None:
    missing = holdfast.read(tmp_path / "missing.txt")
    assert missing.documents == ()
    assert [failure.source_id for failure in missing.failures] == [str(tmp_path / "missing.txt")]
    assert len(holdfast.read(" \n ").failures) == 1


def test_a_text_is_told_from_a_name(tmp_path: Path) -> None:
    path = tmp_path / "It fell. Then what?.txt"
    path.write_text(TEXT, "utf-8")
    assert not is_text(str(path))
    for name in ("report.txt", "my report.txt", "-", "https://example.org/a?b=c", "folder/"):
        assert not is_text(name)
    for text in ("The city fell.", "The city fell\nto rebels", "It fell. Nobody said why"):
        assert is_text(text)
