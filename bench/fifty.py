"""Fifty well-documented changes of control, looked for in the record of many short reports.

The table (gold/changes.yaml) was written from knowledge: place, country, who gained, who lost, day.
All items of current_events are read as users would read them, and the control of every place is
worked out over the whole record. A change of the table is

- found: the record has a gain of that place by that party, and the last day that it can have come
  on lies within three days of the day, the first no more than a week before it;
- late: it has the gain, and puts it later, or cannot bound it that closely;
- missed: it has no such gain.

A gainer whom the reports only describe ("insurgents") counts as found where the description fits;
how many those are is told apart. So is what no report can tell: misses of changes in whose week no
item that was read names the place.

With ``--sample`` only so many of the items that name one of the places are read. Statements are
kept between runs, where ``HOLDFAST_BENCH_STATEMENTS`` names a folder: one file for each run of the
reader, one line for each item, so that a reading that was stopped goes on where it was.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

from bench.gold.items import HERE, Item, items
from bench.reader import as_document, statements_of
from bench.task import Result, Settings, Task
from holdfast.control import Change, PlaceControl, control
from holdfast.control.descriptions import SAID, description_of
from holdfast.control.kinship import compatible, is_state
from holdfast.gazetteer import load_gazetteer
from holdfast.model import Document, Statement
from holdfast.reading.runs import current_run
from holdfast.serial import from_line, to_line
from holdfast.yaml_data import load_yaml

GOLD = HERE / "changes.yaml"
NEAR = timedelta(days=3)
WEEK = timedelta(days=7)
LATE = timedelta(days=60)  # beyond, it is not this change
DESCRIBED = "gainer only described"
Verdict = Literal["found", "late", "missed"]


@dataclass(frozen=True, slots=True)
class Known:
    """One change of the table. ``names``: all by which reports call the place."""

    place: str
    country: str
    names: tuple[str, ...]
    gained: frozenset[str]
    day: date

    @property
    def label(self) -> str:
        """Place and year, as a reader of the table knows it."""
        return f"{self.place} {self.day}"


def known_changes(path: Path = GOLD) -> list[Known]:
    """The table."""
    rows = load_yaml(path.read_text(encoding="utf-8"))["changes"]
    return [
        Known(
            place=row["place"],
            country=row["country"],
            names=(row["place"], *row.get("also", ())),
            gained=frozenset(f"actor:{each}" for each in row["gained"]),
            day=as_day(row["day"]),
        )
        for row in rows
    ]


def as_day(value: object) -> date:
    """A date as YAML gives it."""
    return date.fromisoformat(str(value))


def naming(found: Iterable[Item], table: Sequence[Known]) -> list[Item]:
    """The items that name one of the places."""
    names = sorted({name for known in table for name in known.names}, key=lambda n: (-len(n), n))
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")
    return [item for item in found if pattern.search(item.text)]


class Kept:
    """Statements of items that one run has read, kept as JSON Lines; nothing without a folder."""

    def __init__(self, folder: Path | None, run: str) -> None:
        self._path = folder / f"{run}.jsonl" if folder else None
        self._known: dict[str, list[str]] = {}
        if self._path is not None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            for line in whole_lines(self._path):
                row = json.loads(line)
                self._known[row["item"]] = row["statements"]

    def read(self, item: Item) -> tuple[Document, list[Statement]]:
        """The item as a document, and what it says: kept, or read now and kept."""
        document = as_document(item.text, item.date)
        lines = self._known.get(item.key)
        if lines is None:
            lines = [to_line(each) for each in statements_of(document).statements]
            self._keep(item.key, lines)
        return document, [from_line(line) for line in lines]

    def _keep(self, key: str, lines: list[str]) -> None:
        if self._path is not None:
            row = json.dumps({"item": key, "statements": lines}, ensure_ascii=False)
            with self._path.open("a", encoding="utf-8") as file:
                file.write(row + "\n")


def whole_lines(path: Path) -> Iterator[str]:
    """The lines that were written to their end; a last one that was cut off is dropped."""
    if not path.is_file():
        return
    text = path.read_text(encoding="utf-8")
    whole, _, rest = text.rpartition("\n")
    if rest:
        path.write_text(whole + "\n" if whole else "", encoding="utf-8")
    yield from whole.split("\n") if whole else ()


def entities(known: Known) -> frozenset[str]:
    """The gazetteer's ids of the place in its country, under any of its names."""
    gazetteer = load_gazetteer()
    found = (
        gazetteer.place(match.place) for name in known.names for match in gazetteer.lookup(name)
    )
    return frozenset(place.entity for place in found if place.country == known.country)


def of_place(known: Known, places: Iterable[PlaceControl]) -> list[PlaceControl]:
    """The record's places that the change can be about."""
    ids = entities(known)
    names = {name.casefold() for name in known.names}
    return [
        place
        for place in places
        if place.key in ids
        or (place.name.casefold() in names and place.country in {known.country, None})
    ]


def verdict(known: Known, gains: Sequence[Change]) -> tuple[Verdict, str]:
    """What the record has of a change, and in what it falls short."""
    about = [gain for gain in gains if reaches(gain, known.day)]
    theirs = [gain for gain in about if gained_by(gain, known.gained)]
    if any(is_close(gain, known.day) for gain in theirs):
        return "found", ""
    described = [gain for gain in about if described_by(gain, known.gained)]
    if any(is_close(gain, known.day) for gain in described):
        return "found", DESCRIBED
    if theirs or described:
        return "late", "dated late or loosely"
    if any(is_close(gain, known.day) for gain in about):
        return "missed", "another gainer, or none, on the day"
    return "missed", "no gain of the place in those days"


def reaches(gain: Change, day: date) -> bool:
    """Whether the gain can be the one of that day, told right or late."""
    earliest, latest = gain.edge.earliest, gain.edge.latest
    if earliest is None and latest is None:
        return False
    begun = earliest is None or earliest <= day + LATE
    return begun and (latest is None or latest >= day - NEAR)


def is_close(gain: Change, day: date) -> bool:
    """Whether the gain is dated within three days of the day, and to a week or closer."""
    edge = gain.edge
    if edge.earliest is None or edge.latest is None:
        return False
    return abs(edge.latest - day) <= NEAR and day - WEEK <= edge.earliest <= day + NEAR


def gained_by(gain: Change, parties: frozenset[str]) -> bool:
    """Whether one of the parties is the gainer, a part of it, or what it is a part of."""
    return any(
        compatible(party.entity, other)
        for party in gain.parties
        for other in parties
        if party.entity is not None
    )


def described_by(gain: Change, parties: frozenset[str]) -> bool:
    """Whether the gainer is described, and the description fits one of the parties."""
    found = [description_of(party.key.removeprefix(SAID)) for party in gain.parties]
    return any(
        each.may_mean(other) and (bool(each.only) or (each.id == "state") == is_state(other))
        for each in found
        if each is not None
        for other in parties
    )


def read_all(chosen: Sequence[Item], kept: Kept) -> tuple[list[Document], list[Statement]]:
    """Every item read."""
    documents: list[Document] = []
    statements: list[Statement] = []
    for item in chosen:
        document, found = kept.read(item)
        documents.append(document)
        statements.extend(found)
    return documents, statements


def run(sets: Mapping[str, Path], settings: Settings) -> Result:
    """The task as ``python -m bench fifty`` runs it."""
    table = known_changes()
    every = list(items(sets["current_events"]).values())
    if settings.sample is not None:
        every = naming(every, table)
    chosen = settings.some(every, lambda item: item.key)
    folder = os.environ.get("HOLDFAST_BENCH_STATEMENTS")
    kept = Kept(Path(folder) if folder else None, current_run().id)
    documents, statements = read_all(chosen, kept)
    return scored(table, control(statements, documents), chosen)


def scored(
    table: Sequence[Known], places: Sequence[PlaceControl], chosen: Sequence[Item]
) -> Result:
    """The table with its verdicts. Changes of other years are only ever looked back on."""
    years = {item.date[:4] for item in chosen}
    by_change: dict[str, dict[str, object]] = {}
    errors: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for known in table:
        found, short = verdict(known, gains_of(known, places))
        if found == "missed" and not is_reported(known, chosen):
            short = "no report of that week names the place"
        covered = str(known.day.year) in years
        counts[found] += 1
        counts["in the years read"] += covered
        counts["in the years read, found"] += covered and found == "found"
        by_change[known.label] = {"verdict": found, "note": short}
        if short:
            errors[short] += 1
    parts: dict[str, object] = {
        name: counts[name]
        for name in ("found", "late", "missed", "in the years read", "in the years read, found")
    }
    parts["found, gainer only described"] = errors.pop(DESCRIBED, 0)
    parts["items read"] = len(chosen)
    parts["by change"] = by_change
    return Result(counts["found"] / len(table), len(table), parts, errors)


def gains_of(known: Known, places: Sequence[PlaceControl]) -> list[Change]:
    """The gains of the place in the record."""
    about = of_place(known, places)
    return [change for place in about for change in place.changes if change.kind == "gained"]


def is_reported(known: Known, chosen: Iterable[Item]) -> bool:
    """Whether any item from the day before to a week after names the place."""
    first, last = known.day - timedelta(days=1), known.day + WEEK
    near = (item for item in chosen if first.isoformat() <= item.date <= last.isoformat())
    return bool(naming(near, [known]))


TASK = Task("fifty", ("current_events",), "found within three days", run)
