"""What leaves the record: tables that load elsewhere, and nothing that could hurt anybody."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

import holdfast
from holdfast.exchange import FORMATS, TABLES, Care, export
from holdfast.exchange.care import generic, is_sensitive, rules
from holdfast.exchange.write import csv_text, harmless
from holdfast.model import PlaceMention
from holdfast.record import Record

TEXT = (
    "Rebels captured the town of Azaz on 3 March 2016, residents said. "
    "Aircraft bombed the Al-Razi hospital in Aleppo on 4 March 2016, killing at least 12 people. "
    "Farmer Yusuf Qasim was killed by gunmen near Hama on 5 March 2016."
)


@pytest.fixture(scope="module")
def record() -> Record:
    """A small record, long past."""
    return holdfast.read(TEXT, published="2016-03-06")


def written(record: Record, folder: Path, care: Care | None = None) -> dict[str, str]:
    """All files of an export that are text."""
    done = export(record, folder, ["csv", "geojson", "parquet"], care or Care())
    return {
        path.name: path.read_text(encoding="utf-8")
        for path in done.files
        if path.suffix != ".parquet"
    }


def test_the_tables_load_where_people_work(record: Record, tmp_path: Path) -> None:
    written(record, tmp_path)
    for table in TABLES:
        columns = [column.name for column in table.columns]
        rows = pandas.read_csv(tmp_path / f"{table.name}.csv")
        typed = pandas.read_parquet(tmp_path / f"{table.name}.parquet")
        places = json.loads((tmp_path / f"{table.name}.geojson").read_text(encoding="utf-8"))
        assert list(rows.columns) == list(typed.columns) == columns
        assert len(rows) == len(typed) == len(places["features"]) > 0
        dictionary = (tmp_path / "dictionary.md").read_text(encoding="utf-8")
        assert all(f"| {name} |" in dictionary for name in columns)


def test_a_toll_keeps_its_bounds_and_silence_is_not_zero(record: Record, tmp_path: Path) -> None:
    rows = list(csv.DictReader(written(record, tmp_path)["statements.csv"].splitlines()))
    killed = [row for row in rows if row["type"] == "violence.killing" and "12" in row["quote"]]
    assert [(row["killed_low"], row["killed_best"]) for row in killed] == [("12.0", "")]
    assert all(row["injured_best"] == "" for row in rows)


def test_private_people_and_exact_hospitals_do_not_leave(record: Record, tmp_path: Path) -> None:
    care = Care()
    every = "\n".join(written(record, tmp_path, care).values())
    assert "Yusuf" not in every
    assert "Razi" not in every
    assert "a hospital" in every
    assert {each.rule for each in care.log} == {"care.private-person", "care.sensitive-site"}


def test_where_forces_are_now_waits(record: Record, tmp_path: Path) -> None:
    soon, late = Care(date(2016, 3, 8)), Care(date(2016, 4, 8))
    assert "Azaz" not in written(record, tmp_path / "soon", soon)["control.csv"]
    assert "Azaz" in written(record, tmp_path / "late", late)["control.csv"]
    assert "care.delay" in {each.rule for each in soon.log}


def test_the_same_record_gives_the_same_bytes(record: Record, tmp_path: Path) -> None:
    assert written(record, tmp_path / "a") == written(record, tmp_path / "b")
    first, second = (tmp_path / each / "statements.parquet" for each in "ab")
    assert first.read_bytes() == second.read_bytes()


def test_a_format_that_is_none_is_said(record: Record, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no such format: xls"):
        export(record, tmp_path, ["xls"], Care())
    assert sorted(FORMATS) == ["csv", "geojson", "parquet"]


@pytest.mark.parametrize("example", rules()["care.sensitive-site"]["examples"])
def test_sensitive_sites_are_told_by_their_kind(example: dict[str, str]) -> None:
    text = example["text"]
    assert is_sensitive(PlaceMention(text=text, start=0, end=len(text), kind="place"))
    assert generic(text) == example["shown"]


@pytest.mark.parametrize("example", rules()["care.sensitive-site"]["counterexamples"])
def test_other_places_keep_their_names(example: dict[str, str]) -> None:
    text = example["text"]
    assert not is_sensitive(PlaceMention(text=text, start=0, end=len(text), kind="place"))


@given(st.lists(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])),
                         min_size=2, max_size=2)))  # fmt: skip
def test_cells_come_back_and_no_formula_runs(rows: list[list[str]]) -> None:
    found = list(csv.reader(csv_text(["a", "b"], rows).splitlines(keepends=True)))
    assert found[1:] == [[str(harmless(cell)) for cell in row] for row in rows]
    assert not any(len(cell) > 1 and cell[0] in "=+-@" for row in found[1:] for cell in row)
