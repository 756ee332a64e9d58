"""Writing the tables: CSV, Parquet, GeoJSON, a data dictionary and the log of redactions."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from holdfast.exchange.care import Care
from holdfast.exchange.columns import Leaving, Row, Table
from holdfast.exchange.tables import TABLES
from holdfast.record import Record


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote: files in order, rows by table, and how many things were left out."""

    files: tuple[Path, ...]
    rows: dict[str, int]
    redactions: int


def export(record: Record, folder: Path, formats: Iterable[str], care: Care) -> Exported:
    """Write every table in every format, with ``dictionary.md`` and ``redactions.csv``.

    Raises ``ValueError`` for a format that is none, ``ImportError`` where Parquet's library is not
    there, ``OSError`` where the folder cannot be written.
    """
    chosen = list(dict.fromkeys(formats))
    unknown = sorted(set(chosen) - set(FORMATS))
    if unknown:
        raise ValueError(f"no such format: {', '.join(unknown)}; there are {', '.join(FORMATS)}")
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    counts: dict[str, int] = {}
    leaving = Leaving(record, care)
    for table in TABLES:
        rows = list(table.rows(leaving))
        counts[table.name] = len(rows)
        for name in chosen:
            written.append(FORMATS[name](table, rows, folder))
    written += [write_dictionary(folder), write_log(care, folder)]
    return Exported(tuple(written), counts, len(care.log))


def write_csv(table: Table, rows: list[Row], folder: Path) -> Path:
    """RFC 4180 with a header, UTF-8."""
    path = folder / f"{table.name}.csv"
    columns = [column.name for column in table.columns]
    path.write_text(csv_text(columns, ([row[c] for c in columns] for row in rows)), "utf-8")
    return path


def csv_text(head: list[str], rows: Iterable[Iterable[Any]]) -> str:
    """Rows as CSV. A cell that a spreadsheet would take for a formula gets a quote before it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow(["" if cell is None else harmless(cell) for cell in row])
    return text.getvalue()


def harmless(cell: Any) -> Any:
    """Text that begins like a formula, made text; "+" and "-" alone are polarity."""
    risky = isinstance(cell, str) and len(cell) > 1 and cell[0] in "=+-@\t\r"
    return f"'{cell}" if risky else cell


def write_parquet(table: Table, rows: list[Row], folder: Path) -> Path:
    """One file with typed columns, their glosses in the schema's metadata."""
    import pyarrow
    from pyarrow import parquet

    kinds = {
        "string": pyarrow.string(),
        "number": pyarrow.float64(),
        "integer": pyarrow.int64(),
        "boolean": pyarrow.bool_(),
        "date": pyarrow.date32(),
    }
    fields = [
        pyarrow.field(column.name, kinds[column.kind], metadata={"gloss": column.gloss})
        for column in table.columns
    ]
    path = folder / f"{table.name}.parquet"
    found = pyarrow.Table.from_pylist(rows, schema=pyarrow.schema(fields))
    parquet.write_table(found, path, compression="zstd")
    return path


def write_geojson(table: Table, rows: list[Row], folder: Path) -> Path:
    """RFC 7946: a feature a row, without a geometry where the place is not known."""
    features = [
        {
            "type": "Feature",
            "id": row["id"],
            "geometry": point(row),
            "properties": {k: plain(v) for k, v in row.items() if k not in {"id"}},
        }
        for row in rows
    ]
    path = folder / f"{table.name}.geojson"
    whole = {"type": "FeatureCollection", "features": features}
    path.write_text(json.dumps(whole, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def point(row: Row) -> dict[str, Any] | None:
    """Longitude before latitude, as the standard has it."""
    if row["latitude"] is None or row["longitude"] is None:
        return None
    return {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]}


def plain(value: Any) -> Any:
    """A day as ISO 8601."""
    return value.isoformat() if isinstance(value, date) else value


def write_dictionary(folder: Path) -> Path:
    """What every column means, and how to load the tables."""
    path = folder / "dictionary.md"
    path.write_text(dictionary(), encoding="utf-8")
    return path


def dictionary() -> str:
    """The data dictionary as Markdown."""
    lines = ["# Data dictionary", "", "Written by `holdfast export`. Empty means: not stated.", ""]
    for table in TABLES:
        lines += [f"## {table.name}", "", f"{table.gloss}.", "", *loading(table.name)]
        lines += ["| column | kind | meaning |", "|---|---|---|"]
        lines += [f"| {each.name} | {each.kind} | {each.gloss} |" for each in table.columns]
        lines.append("")
    return "\n".join(lines)


def loading(name: str) -> list[str]:
    """One line each to load a table with pandas, DuckDB and QGIS."""
    return [
        f'- pandas: `pandas.read_csv("{name}.csv")`',
        f"- DuckDB: `SELECT * FROM '{name}.parquet'`",
        f'- QGIS (Python console): `iface.addVectorLayer("{name}.geojson", "{name}", "ogr")`;'
        " or drop the file on the map",
        "",
    ]


def write_log(care: Care, folder: Path) -> Path:
    """What was left out or blurred, by row, column and rule; never what it was."""
    path = folder / "redactions.csv"
    rows = ((each.row, each.column, each.rule) for each in care.log)
    path.write_text(csv_text(["row", "column", "rule"], rows), encoding="utf-8")
    return path


FORMATS: dict[str, Callable[[Table, list[Row], Path], Path]] = {
    "csv": write_csv,
    "geojson": write_geojson,
    "parquet": write_parquet,
}
