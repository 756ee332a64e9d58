"""Draws extractions for judging: ``python -m bench.gold.sample FOLDER [--each 40] [--judges 4]``.

Every item of current_events and every document of re3d is read. Of each rule the extractions whose
hash is smallest are taken, so that nobody chooses. A place in a text that was judged before is left
out: it was looked at when rules were mended, and would flatter them. The sheets hold text of the
sets: they are for the judges, and never part of the project.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from bench.gold.items import items, rows
from bench.reader import as_document, statements_of
from bench.task import digest
from holdfast.model import Document, Statement
from holdfast.serial import to_dict

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
CONTEXT = 400


def documents(data: Path) -> Iterator[tuple[str, str, Document]]:
    """(set, key, document) of everything that extractions are drawn from."""
    for item in items(data / "current_events").values():
        yield "current_events", item.key, as_document(item.text, item.date)
    for path in sorted((data / "re3d").glob("*/documents.json")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield "re3d", str(row["_id"]), as_document(row["text"])


def identity(key: str, statement: Statement) -> str:
    """What is judged: the rule, where it struck, and what it said there."""
    trigger = statement.trigger or statement.evidence
    roles = sorted(
        (role, mention.start, mention.end, mention.entity)
        for role, mentions in statement.roles.items()
        for mention in mentions
    )
    numbers = sorted((n.what, n.start, n.low or -1, n.best or -1) for n in statement.numbers)
    sides = [(side.start, side.end) for side in (statement.cause, statement.effect) if side]
    said = (statement.polarity, statement.mood, statement.type, statement.rule)
    return digest(f"{key}|{trigger.start}|{said}|{roles}|{numbers}|{sides}")[:16]


def sheet_row(name: str, key: str, document: Document, statement: Statement) -> dict[str, object]:
    """What a judge sees of one extraction."""
    whole = to_dict(statement)
    start = max(0, statement.evidence.start - CONTEXT)
    trigger = statement.trigger or statement.evidence
    return {
        "id": identity(key, statement),
        "set": name,
        "item": key,
        "rule": statement.rule,
        "trigger": [trigger.start, trigger.end],
        "text": document.text[start : statement.evidence.end + CONTEXT],
        "published": document.published,
        "statement": {k: v for k, v in whole.items() if k not in {"id", "document", "run"}},
    }


def draw(
    data: Path, each: int, least: int, known: frozenset[tuple[str, int]]
) -> list[dict[str, object]]:
    """At most ``each`` extractions of every rule that makes ``least``, by the smallest hashes.

    ``known``: (item, where the trigger starts) of what was judged before.
    """
    by_rule: dict[str, list[dict[str, object]]] = defaultdict(list)
    for name, key, document in documents(data):
        for statement in statements_of(document).statements:
            trigger = statement.trigger or statement.evidence
            if (key, trigger.start) not in known:
                by_rule[statement.rule].append(sheet_row(name, key, document, statement))
    chosen = []
    for rule in sorted(by_rule):
        unique = {str(row["id"]): row for row in by_rule[rule]}
        if len(unique) >= least:
            chosen += [unique[key] for key in sorted(unique)[:each]]
    return chosen


def main() -> None:
    """Write a sheet for each judge, rules kept together."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, help="outside the project")
    parser.add_argument("--data", type=Path, default=SHARED)
    parser.add_argument("--each", type=int, default=40)
    parser.add_argument("--least", type=int, default=1, help="leave out rules that make fewer")
    parser.add_argument("--judges", type=int, default=4)
    options = parser.parse_args()
    known = frozenset((str(row["item"]), row["trigger"][0]) for row in rows("curated.jsonl"))
    chosen = draw(options.data, options.each, options.least, known)
    options.folder.mkdir(parents=True, exist_ok=True)
    size = -(-len(chosen) // options.judges)
    for number in range(options.judges):
        part = chosen[number * size : (number + 1) * size]
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in part)
        (options.folder / f"sheet-{number + 1}.jsonl").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
