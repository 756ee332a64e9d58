"""How well reports of one happening are linked: against pairs coded by reading.

The gold (gold/incidents.jsonl, guidelines in gold/INCIDENTS.md) names pairs of short reports by key
and says whether they tell the same happening, the same with another toll or outcome, or different
ones. All reports of the gold are read and linked at once; a pair counts as linked where one
incident holds statements of both.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.reader import as_document, statements_of
from bench.task import Result, Settings, Task
from holdfast.linking import Incident, incidents
from holdfast.model import Document, Statement

GOLD = Path(__file__).resolve().parent / "gold" / "incidents.jsonl"
RELATIONS = ("same", "update", "different")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports by their keys, and what a reader found."""

    one: str
    other: str
    relation: str


def gold(path: Path = GOLD) -> list[Pair]:
    """The coded pairs."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [Pair(row["one"], row["other"], row["relation"]) for row in rows]


def items(folder: Path) -> Iterator[tuple[str, str, str]]:
    """(key, date, text) of every item."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            written = f"{item['date']}\n{item['text']}"
            key = hashlib.sha256(written.encode("utf-8")).hexdigest()[:16]
            yield key, item["date"], item["text"]


def documents(folder: Path, wanted: frozenset[str]) -> dict[str, Document]:
    """The documents of the items wanted, by key."""
    return {
        key: as_document(text, published=day) for key, day, text in items(folder) if key in wanted
    }


def relation_found(found: Iterable[Incident], one: str, other: str) -> str:
    """What the incidents say of two documents; an update if any incident of both has one."""
    shared = [each for each in found if {one, other} <= {*each.documents}]
    if any(link.relation == "update" for each in shared for link in each.links):
        return "update"
    return "same" if shared else "different"


def run(sets: Mapping[str, Path], settings: Settings) -> Result:
    """F1 of linked or not; precision, recall, and how often the relation itself is right."""
    pairs = settings.some(gold(), key=lambda pair: pair.one + pair.other)
    wanted = frozenset(key for pair in pairs for key in (pair.one, pair.other))
    known = documents(sets["current_events"], wanted)
    statements = [
        statement for document in known.values() for statement in statements_of(document).statements
    ]
    pairs = [pair for pair in pairs if pair.one in known and pair.other in known]
    return score(pairs, known, statements)


def score(pairs: list[Pair], known: dict[str, Document], statements: list[Statement]) -> Result:
    """Compare the incidents with the pairs."""
    found = incidents(statements, known.values())
    told = frozenset(statement.document for statement in statements if statement.kind == "event")
    table: Counter[tuple[str, str]] = Counter()
    errors: Counter[str] = Counter()
    for pair in pairs:
        one, other = known[pair.one].id, known[pair.other].id
        relation = relation_found(found, one, other)
        table[pair.relation, relation] += 1
        if (pair.relation == "different") != (relation == "different"):
            silent = one not in told or other not in told
            errors[_error(pair.relation, silent)] += 1
    right = sum(n for (want, got), n in table.items() if "different" not in (want, got))
    linked = sum(n for (_, got), n in table.items() if got != "different")
    wanted = sum(n for (want, _), n in table.items() if want != "different")
    exact = sum(n for (want, got), n in table.items() if want == got)
    parts: dict[str, object] = {
        "precision": round(right / linked, 4) if linked else 0.0,
        "recall": round(right / wanted, 4) if wanted else 0.0,
        "relation right": round(exact / len(pairs), 4) if pairs else 0.0,
        "by relation": {want: {got: table[want, got] for got in RELATIONS} for want in RELATIONS},
    }
    f1 = 2 * right / (linked + wanted) if linked + wanted else 0.0
    return Result(f1, len(pairs), parts, errors)


def _error(wanted: str, silent: bool) -> str:
    if wanted == "different":
        return "two happenings joined"
    if silent:
        return "one happening not joined: nothing was read from one of the reports"
    return f"one happening not joined ({wanted})"


TASK = Task("incidents", ("current_events",), "F1 of pairs that tell one happening", run)
