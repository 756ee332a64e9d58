"""JSON Lines: a document a line, and a bad line is one failure."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from holdfast.intake import IntakeOptions, read_inputs
from holdfast.model import Document, Failure
from tests.intake.taking import problem_of, read


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
