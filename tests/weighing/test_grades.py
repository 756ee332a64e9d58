"""Grades are kept by people: shipped as F, overridden by a user's file, never learned."""

from __future__ import annotations

from pathlib import Path

import pytest

from holdfast.weighing import load_grades, voices
from tests.weighing.making import Page, Said, army, page, say


def table(folder: Path, text: str) -> Path:
    path = folder / "sources.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_nothing_is_judged_as_shipped() -> None:
    grades = load_grades()
    assert {each.letter for each in grades.by_key.values()} == {"F"}
    assert grades.of("Nobody's Paper").letter == "F"


def test_a_users_file_wins_by_name_form_and_entity(tmp_path: Path) -> None:
    rows = (
        "sources:\n- {name: Reuters, letter: B, why: own record}\n"
        "- {name: Hill Gazette, forms: [HG], letter: D}\n"
        "- {entity: 'actor:iraq-government', letter: C}\n"
    )
    grades = load_grades(table(tmp_path, rows))
    assert grades.of("the REUTERS").letter == "B"
    assert grades.of("Reuters").why == "own record"
    assert grades.of("HG").letter == "D"
    document = page(Page("Hill Gazette"))
    said = [say(document, Said()), say(document, Said(by=(army(),), number=1))]
    known = voices(said, [document], (), grades)
    assert [known[each.id].letter for each in said] == ["D", "C"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("sources: [{name: X, letter: G}]", "letter 'G'"),
        ("sources: [{name: X, letter: AB}]", "letter 'AB'"),
        ("sources: [{letter: A}]", "needs a `name`"),
        ("sources: [{name: X, grade: A}]", "no such field: grade"),
        ("- X", "expected a list"),
        ("{{", "is not YAML"),
    ],
)
def test_a_wrong_file_is_told_in_one_line(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem) as error:
        load_grades(table(tmp_path, text))
    assert "\n" not in str(error.value)
