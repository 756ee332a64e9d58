"""The table of known changes against a record made by hand; a reading that was cut off goes on."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bench import fifty
from bench.fifty import Kept, Known, known_changes, naming, scored, verdict, whole_lines
from bench.gold.items import Item, key_of
from bench.task import Settings
from holdfast.control import control
from tests.control.build import document, gained

LATER = document(published="2016-06-01")
RAMADI = Known("Ramadi", "IQ", ("Ramadi",), frozenset({"actor:islamic-state"}), date(2015, 5, 17))


def item(text: str, day: str = "2015-05-18") -> Item:
    """A short report."""
    return Item(key_of(day, text), day, text, ())


def test_the_table_has_fifty_changes_each_with_its_parties_and_day() -> None:
    table = known_changes()
    assert len(table) == 50
    assert len({(each.place, each.day) for each in table}) == 50
    assert all(each.gained and fifty.entities(each) for each in table if each.place != "Mosul Dam")


@pytest.mark.parametrize(
    ("who", "when", "expected"),
    [
        ("IS", "2015-05-17", "found"),
        ("IS", "2015-05-20", "found"),
        ("IS", "2015-05-12/2015-05-17", "found"),
        ("IS", "2015-05", "late"),
        ("IS", "2015-06-10", "late"),
        ("militants", "2015-05-17", "found"),
        ("Iraq", "2015-05-17", "missed"),
        ("IS", "2014-05-17", "missed"),
        ("IS", "2015-12-17", "missed"),
    ],
)
def test_verdict(who: str, when: str, expected: str) -> None:
    places = control([gained(who, "Ramadi", when, of=LATER)], [LATER])
    gains = [change for place in places for change in place.changes if change.kind == "gained"]
    assert verdict(RAMADI, gains)[0] == expected


def test_what_no_report_tells_is_told_apart() -> None:
    other = replace(RAMADI, day=date(2016, 5, 17))
    reports = [item("Fighting goes on in Ramadi.")]
    result = scored([RAMADI, other], [], reports)
    assert (result.score, result.n, result.parts["missed"]) == (0.0, 2, 2)
    assert result.errors == {
        "no gain of the place in those days": 1,
        "no report of that week names the place": 1,
    }


def test_only_items_that_name_a_place_are_sampled() -> None:
    found = naming([item("Ramadi fell."), item("Ramadians rejoice."), item("Rain.")], [RAMADI])
    assert [each.text for each in found] == ["Ramadi fell."]


def test_statements_are_kept_and_a_line_cut_off_is_read_again(tmp_path: Path) -> None:
    report = item("The militia seizes the town of Azaz.")
    first = Kept(tmp_path, "run").read(report)
    file = tmp_path / "run.jsonl"
    whole = file.read_text(encoding="utf-8")
    file.write_text(whole + whole[: len(whole) // 2], encoding="utf-8")
    assert len(list(whole_lines(file))) == 1
    assert file.read_text(encoding="utf-8") == whole
    assert Kept(tmp_path, "run").read(report) == first
    assert file.read_text(encoding="utf-8") == whole


def test_the_task_runs_on_data_laid_out_like_the_set(tmp_path: Path) -> None:
    rows = [{"date": "2015-05-18", "text": "Islamic State seizes the city of Ramadi in Iraq."}]
    lines = "".join(json.dumps({**row, "outlets": []}) + "\n" for row in rows)
    (tmp_path / "items.jsonl").write_text(lines, encoding="utf-8")
    result = fifty.run({"current_events": tmp_path}, Settings(sample=5))
    assert result.n == 50
    assert result.parts["items read"] == 1
    assert result.parts["found"] == 1
