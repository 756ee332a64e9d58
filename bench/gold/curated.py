"""Judged extractions → each rule's precision: ``python -m bench.gold.curated``.

``curated.jsonl`` holds one judged extraction a line: its id (a hash of where a rule struck and
what it said), set, item, rule, trigger offsets, ``right``, and for a wrong one ``why``. A judgement
stays true of what was said there; an extraction that the rules no longer make is left out of the
counts when ``--now`` reads the items again. ``round`` says when it was drawn (1 where it is left
out): rules are mended by what their judges found, so that a rule's own figure is of its newest
rounds, as many as make thirty, each drawn after the mending from what nobody had judged.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bench.gold.items import rows
from bench.gold.sample import SHARED, documents, identity
from bench.reader import statements_of
from holdfast.rules.precision import ENOUGH, FILE

HEAD = "# Rule → [right, judged]. Written by `python -m bench.gold.curated`; do not edit by hand.\n"
REASONS = (
    "no such event",
    "wrong type",
    "wrong actor",
    "wrong place",
    "wrong other role",
    "wrong mood or polarity",
    "wrong number",
    "wrong time",
    "wrong source",
    "wrong reason",
)


def current(judged: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The judgements of each rule's newest rounds, back to where there are ``ENOUGH``; all of them
    where there never are so many. In the order given."""
    kept = list(judged)
    sizes = Counter((row["rule"], row.get("round", 1)) for row in kept)
    oldest: dict[str, int] = {}
    counted: Counter[str] = Counter()
    for rule, number in sorted(sizes, reverse=True):
        if counted[rule] < ENOUGH:
            counted[rule] += sizes[rule, number]
            oldest[rule] = number
    return [row for row in kept if row.get("round", 1) >= oldest[row["rule"]]]


def precision_table(judged: Iterable[dict[str, Any]]) -> dict[str, tuple[int, int]]:
    """Rule → how many were right, and how many judged."""
    counted: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for row in judged:
        counted[row["rule"]] += 1
        right[row["rule"]] += bool(row["right"])
    return {rule: (right[rule], counted[rule]) for rule in sorted(counted)}


def still_made(judged: list[dict[str, Any]], data: Path) -> list[dict[str, Any]]:
    """The judgements of extractions that today's rules make."""
    wanted = {str(row["item"]) for row in judged}
    made = {
        identity(key, statement)
        for _, key, document in documents(data)
        if key in wanted
        for statement in statements_of(document).statements
    }
    return [row for row in judged if row["id"] in made]


def page(table: dict[str, tuple[int, int]]) -> str:
    """The YAML file."""
    lines = [f"{rule}: [{right}, {judged}]\n" for rule, (right, judged) in table.items()]
    return HEAD + ("".join(lines) or "{}\n")


def main() -> None:
    """Write the table into the package."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, default=SHARED)
    parser.add_argument("--now", action="store_true", help="only what today's rules still say")
    options = parser.parse_args()
    judged = rows("curated.jsonl")
    if options.now:
        judged = still_made(judged, options.data)
    FILE.write_text(page(precision_table(current(judged))), encoding="utf-8")


if __name__ == "__main__":
    main()
