"""Every report that the shared data hold, as one corpus of JSON Lines: more than 15,000 documents.

The items of current_events, the coalition's strike lines, the documents of re3d, the news of GUM
and, where it lies beside the data, the sample article. Each with an id, its text and, where it is
known, its day of publication and its publisher.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from bench.task import digest

SETS = ("current_events", "centcom_strikes", "re3d", "gum")
ENCYCLOPEDIA = "Wikipedia"
COALITION = "United States Central Command"
ARTICLES = Path("..", "..", "articles")
Row = dict[str, str]


def corpus(sets: Mapping[str, Path]) -> list[Row]:
    """The rows of all sets that are there, in an order in which every part is a fair sample."""
    rows = [
        row
        for name in SETS
        if name in sets
        for row in ROWS[name](sets[name])
        if row["text"].strip()
    ]
    return sorted(rows, key=lambda row: digest(row["id"]))


def write_corpus(rows: list[Row], path: Path) -> None:
    """Write the rows as JSON Lines."""
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_text("".join(lines), encoding="utf-8")


def items(folder: Path) -> Iterator[Row]:
    """Short reports with the outlet that each names last."""
    for path in sorted(folder.glob("*.jsonl")):
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, start=1):
                found = json.loads(line)
                named = [each for each in found["outlets"] if not any(map(str.isdigit, each))]
                publisher = named[-1] if named else ENCYCLOPEDIA
                yield row(f"{path.stem}-{number:05}", found["text"], found["date"], publisher)


def strike_lines(folder: Path) -> Iterator[Row]:
    """The lines of the coalition's releases."""
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for number, found in enumerate(csv.DictReader(file), start=1):
                day = datetime.strptime(found["date"], "%m/%d/%Y").date().isoformat()
                yield row(f"{path.stem}-{number:05}", found["line"], day, COALITION)


def releases(folder: Path) -> Iterator[Row]:
    """Whole documents, of which no day is told apart."""
    for path in sorted(folder.rglob("documents.json")):
        with path.open(encoding="utf-8") as file:
            for line in file:
                found = json.loads(line)
                yield row(found["_id"], found["text"], "", found["sourceName"])


def news(folder: Path) -> Iterator[Row]:
    """The news of a treebank, put together from its sentences; the sample article beside it."""
    for path in sorted(folder.glob("*_news_*.conllu")):
        lines = path.read_text(encoding="utf-8").splitlines()
        marks = dict(each[2:].split(" = ", 1) for each in lines if each.startswith("# meta::"))
        told = [each[9:] for each in lines if each.startswith("# text = ")]
        day = marks.get("meta::dateCreated", "")
        yield row(path.stem, " ".join(told), day if day[:4].isdigit() else "", "")
    for path in sorted((folder / ARTICLES).glob("*.txt")):
        yield row(path.stem, path.read_text(encoding="utf-8"), "2015-06-01", "Muftah")


def row(name: str, text: str, published: str, publisher: str) -> Row:
    """One document; what is not known is left out."""
    told = {"published": published, "publisher": publisher}
    return {"id": name, "text": text} | {key: value for key, value in told.items() if value}


ROWS = {"current_events": items, "centcom_strikes": strike_lines, "re3d": releases, "gum": news}
