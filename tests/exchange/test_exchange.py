"""What leaves the record: tables that load elsewhere, and nothing that could hurt anybody."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

import holdfast
from holdfast.exchange import FORMATS, TABLES, Care, export
from holdfast.exchange.care import generic, is_sensitive, rules
from holdfast.exchange.incidents import Figures
from holdfast.exchange.write import csv_text, dictionary, harmless, loading
from holdfast.model import PlaceMention
from holdfast.record import Record

ROOT = Path(__file__).resolve().parents[2]
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


def incident_rows(record: Record, folder: Path, care: Care | None = None) -> list[dict[str, str]]:
    return list(csv.DictReader(written(record, folder, care)["incidents.csv"].splitlines()))


def test_an_incident_is_one_row_with_its_place_days_and_tolls(tmp_path: Path) -> None:
    told = [
        holdfast.read(text, published=published)
        for text, published in (
            ("A car bomb killed 31 people in Tikrit on 3 March 2016.", "2016-03-04"),
            ("The car bomb in Tikrit on 3 March 2016 killed at least 12 people.", "2016-03-05"),
        )
    ]
    record = Record(
        tuple(document for each in told for document in each.documents),
        tuple(statement for each in told for statement in each.statements),
    )
    [row] = [each for each in incident_rows(record, tmp_path) if "bombing" in each["types"]]
    assert (row["place"], row["place_precision"], row["country"]) == ("Tikrit", "town", "IQ")
    assert (row["earliest"], row["latest"]) == ("2016-03-03", "2016-03-03")
    assert (row["killed_low"], row["killed_high"]) == ("12.0", "31.0")
    assert (row["injured_low"], row["injured_high"]) == ("", "")
    assert (row["reports"], row["links"]) == ("2", "1")
    assert int(row["reasons"]) >= 3
    # Neither tells where it comes from: they may be one source.
    assert row["sources"] == "1"
    places = json.loads((tmp_path / "incidents.geojson").read_text(encoding="utf-8"))["features"]
    [shown] = [each for each in places if each["id"] == row["id"]]
    assert shown["geometry"]["type"] == "Point"
    assert shown["properties"]["injured_low"] is None


def test_an_incident_is_blurred_and_held_back_as_its_statements_are(
    record: Record, tmp_path: Path
) -> None:
    care = Care(date(2016, 3, 8))
    rows = incident_rows(record, tmp_path, care)
    assert not any("territory.gained" in each["types"] for each in rows)
    every = json.dumps(rows)
    assert "Yusuf" not in every
    assert "Razi" not in every
    held = {each.row for each in care.log if each.rule == "care.delay"}
    assert held
    assert not held & {each["id"] for each in rows}


FIGURE = st.tuples(
    st.one_of(st.none(), st.integers(0, 50).map(float)),
    st.one_of(st.none(), st.integers(0, 50).map(float)),
)


@given(st.lists(FIGURE))
def test_tolls_of_an_incident_lie_about_all_that_is_stated(bounds: list[Any]) -> None:
    found = Figures(bounds)
    assert all(found.low is not None and found.low <= low for low, _ in bounds if low is not None)
    if found.high is not None:
        assert all(found.high >= high for _, high in bounds if high is not None)
        assert all(low is None or found.high >= low for low, high in bounds if high is None)
    assert Figures([]).high is None
    assert Figures([(40.0, None), (31.0, 31.0)]).high is None
    assert Figures([(12.0, None), (31.0, 31.0)]).high == 31.0


def test_every_table_says_how_it_is_loaded() -> None:
    words = dictionary()
    for table in TABLES:
        assert f'pandas.read_csv("{table.name}.csv")' in words
        assert f"SELECT * FROM '{table.name}.parquet'" in words
        assert f'iface.addVectorLayer("{table.name}.geojson"' in words
    page = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
    for table in TABLES:
        assert all(line in page for line in loading(table.name) if line)


@given(st.lists(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])),
                         min_size=2, max_size=2)))  # fmt: skip
def test_cells_come_back_and_no_formula_runs(rows: list[list[str]]) -> None:
    found = list(csv.reader(csv_text(["a", "b"], rows).splitlines(keepends=True)))
    assert found[1:] == [[str(harmless(cell)) for cell in row] for row in rows]
    assert not any(len(cell) > 1 and cell[0] in "=+-@" for row in found[1:] for cell in row)
