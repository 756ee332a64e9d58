"""What those see who wait for a long ``add``: how many there are, how far it is, what it needs."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from holdfast.cli import cli
from holdfast.commands import reading
from holdfast.commands.counting import count_inputs
from holdfast.commands.terminal import Progress, progress


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "deep").mkdir()
    (tmp_path / ".hidden").mkdir()
    (tmp_path / "one.txt").write_text("A text.", encoding="utf-8")
    (tmp_path / "deep" / "more.jsonl").write_text('{"id": "a"}\n\n{"id": "b"}\n', encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / ".hidden" / "two.txt").write_text("Another.", encoding="utf-8")
    return tmp_path


def test_documents_are_counted_without_reading_them(folder: Path) -> None:
    lines = str(folder / "deep" / "more.jsonl")
    assert count_inputs([str(folder)]) == 3
    assert count_inputs([lines, str(folder / "one.txt")]) == 3
    assert count_inputs(["https://example.org/a.jsonl", str(folder / "missing.txt")]) == 2
    assert count_inputs([lines, "-"]) is None


def test_the_line_tells_how_far_it_is() -> None:
    counter = Progress(200)
    for _ in range(50):
        counter.step(2)
    assert counter.line(30.0) == (
        "[######..................] 50 of 200 documents, 100 statements, 100 documents a minute, "
        "1:30 left"
    )
    assert Progress().line(0.0) == "0 documents, 0 statements, 0 documents a minute"
    more = Progress(1)
    more.step(0)
    more.step(0)
    assert "2 of 1 documents" in more.line(1.0)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_the_bar_and_takes_it_away(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr("holdfast.commands.terminal.REDRAWN", 0.0)
    with progress(2) as counter:
        counter.step(1)
    assert "1 of 2 documents" in screen.getvalue()
    assert screen.getvalue().endswith("\r\x1b[K")


def test_nothing_is_shown_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    with progress(2) as counter:
        counter.step(1)
    assert capsys.readouterr().err == ""


def test_an_engine_that_is_not_installed_is_one_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "find_spec", lambda _: None)
    words = [
        "add",
        str(folder / "one.txt"),
        "--engine",
        "ray",
        "--ledger",
        str(folder / "l.sqlite"),
    ]
    done = CliRunner().invoke(cli, words)
    assert done.exit_code == 1
    assert "pip install 'holdfast[ray]'" in done.output
