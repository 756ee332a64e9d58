"""Paths, folders and standard input: order, laziness, and what stands where no file does."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import pytest

from holdfast.intake import read_inputs
from holdfast.intake.messages import MESSAGES
from holdfast.model import Document, Failure
from tests.intake.making import page_of, pdf_of


def names(found: list[Document | Failure], folder: Path) -> list[str]:
    return [os.path.relpath(each.source_id, folder) for each in found]


def test_a_folder_is_read_in_order_and_known_kinds_only(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a/z.md",
        "a/b/c.text",
        "a.html",
        "note.docx",
        ".hidden.txt",
        ".git/x.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("<p>Karm fell.</p>" if name.endswith("html") else "Karm fell.")
    found = list(read_inputs([str(tmp_path)]))
    assert names(found, tmp_path) == ["a/b/c.text", "a/z.md", "a.html", "b.txt"]
    assert all(isinstance(each, Document) for each in found)


def test_inputs_are_read_lazily_and_failures_keep_their_place(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Karm fell.")
    many = tmp_path / "many.jsonl"
    many.write_text('{"id": "x", "text": "Karm fell."}\n' * 3)
    paths = [
        str(tmp_path / "gone.txt"),
        str(tmp_path / "a.txt"),
        str(many),
        str(tmp_path / "a.txt"),
    ]
    found = read_inputs(paths)
    first = list(islice(found, 3))
    assert [type(each) for each in first] == [Failure, Document, Document]
    (tmp_path / "a.txt").unlink()
    assert [type(each) for each in found] == [Failure, Failure, Failure]


def test_a_path_object_is_a_path(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("Karm fell.")
    (document,) = read_inputs([path])
    assert document.source_id == str(path)


@pytest.mark.parametrize("name", ["report.xyz", "report", "report.rst"])
def test_an_unknown_suffix_is_told_by_the_bytes(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    for raw, media_type in (
        (b"Karm fell.", "text/plain"),
        (page_of("<p>Karm fell.</p>").encode(), "text/html"),
        (pdf_of([["Karm fell."]]), "application/pdf"),
        (b'\n{"id": "a", "text": "Karm fell."}\n', "application/x-ndjson"),
    ):
        path.write_bytes(raw)
        (document,) = read_inputs([str(path)])
        assert isinstance(document, Document), document
        assert (document.media_type, document.text.strip()) == (media_type, "Karm fell.")


def test_what_stands_where_no_file_does(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    expected = {
        "none": "no file of a known kind",
        "pipe.txt": "not a regular file",
        "dangling.txt": "no such file",
        "loop.txt": "cannot be opened",
        "\x00.txt": "cannot be opened",
        "a" * 5000: "cannot be opened",
        "": "no such file",
    }
    for name, problem in expected.items():
        (failure,) = read_inputs([str(tmp_path / name) if name else ""])
        assert isinstance(failure, Failure)
        assert problem in failure.problem
        assert failure.problem.isprintable()
    (failure,) = read_inputs(["/dev/zero"])
    assert isinstance(failure, Failure)


@contextmanager
def another_user() -> Iterator[None]:
    """The superuser may open anything, so as another user; anyone else looks as they are."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_what_may_not_be_opened_is_a_failure_and_the_rest_goes_on(tmp_path: Path) -> None:
    for folder in (tmp_path, *list(tmp_path.parents)[:2]):
        folder.chmod(0o755)
    (tmp_path / "locked").mkdir()
    for name in ("locked/a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("Karm fell.")
    (tmp_path / "b.txt").chmod(0)
    (tmp_path / "locked").chmod(0)
    with another_user():
        found = list(read_inputs([str(tmp_path)]))
    (tmp_path / "locked").chmod(0o755)
    assert names(found, tmp_path) == ["locked", "b.txt", "c.txt"]
    assert [type(each) for each in found] == [Failure, Failure, Document]
    assert all("permission denied" in x.problem for x in found if isinstance(x, Failure))


@pytest.mark.parametrize(
    ("raw", "media_type"),
    [
        (b"Karm fell.", "text/plain"),
        (page_of("<p>Karm fell.</p>").encode(), "text/html"),
        (pdf_of([["Karm fell."]]), "application/pdf"),
        (b'{"id": "a", "text": "Karm fell."}\n', "application/x-ndjson"),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, raw: bytes, media_type: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    (document,) = read_inputs(["-"])
    assert isinstance(document, Document), document
    assert document.media_type == media_type
    assert document.source_id == ("a" if "json" in media_type else "-")


def test_standard_input_gives_json_lines_as_they_come() -> None:
    program = (
        "from holdfast.intake import read_inputs\n"
        "for x in read_inputs(['-']): print(x.source_id, flush=True)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for name in ("one", "two"):
            process.stdin.write(json.dumps({"id": name, "text": "Karm fell."}) + "\n")
            process.stdin.flush()
            assert process.stdout.readline() == name + "\n"
        process.stdin.close()


def test_empty_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    (failure,) = read_inputs(["-"])
    assert isinstance(failure, Failure)
    assert failure.source_id == "-"


def test_the_parser_finds_nothing_of_the_folder_it_runs_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('a file of the folder was run')")
    (tmp_path / "report.md").write_text("Karm fell.")
    monkeypatch.chdir(tmp_path)
    (document,) = read_inputs(["report.md"])
    assert isinstance(document, Document)


def test_every_message_is_in_the_table_of_messages() -> None:
    table = (Path(__file__).parents[2] / "docs" / "bad-input.md").read_text(encoding="utf-8")
    rows = {line for line in table.splitlines() if line.startswith("| `")}
    for name, (problem, remedy) in MESSAGES.items():
        assert any(
            row.startswith(f"| `{name}` |") and f"| {problem} |" in row and f"| {remedy} |" in row
            for row in rows
        ), name
    assert len([row for row in rows if row.split("`")[1] in MESSAGES]) == len(MESSAGES)
