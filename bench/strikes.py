"""How many strikes a line of a coalition release tells of: against its count.

The sum of the strikes that statements of an air strike carry must be the count, exactly. Every
tenth line is read (all with ``--whole``): the lines are alike.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from bench.reader import statements_of
from bench.task import Result, Settings, Task
from holdfast.model import Quantity, Statement

EVERY = 10


def run(sets: Mapping[str, Path], settings: Settings) -> Result:
    """The task as ``python -m bench strikes`` runs it."""
    lines = [
        row
        for path in sorted(sets["centcom_strikes"].glob("*.csv"))
        for row in lines_of(path)[:: 1 if settings.whole else EVERY]
    ]
    lines = settings.some(lines, lambda row: f"{row['date']} {row['line']}")
    verdicts: Counter[str] = Counter()
    for row in lines:
        verdicts[verdict(int(row["number"]), strikes_in(row["line"]))] += 1
    total = verdicts.total()
    return Result(
        score=round(verdicts["right"] / max(1, total), 4),
        n=total,
        errors={kind: count for kind, count in verdicts.items() if kind != "right"},
    )


def lines_of(path: Path) -> list[dict[str, str]]:
    """The lines of one file that have a text and a count."""
    with path.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["line"] and row["number"].isdigit()]


def strikes_in(line: str) -> int | None:
    """The strikes that the statements of a line tell of; None where no count is read."""
    counts = strike_counts(statements_of(line).statements)
    return round(sum(each.best or 0 for each in counts)) if counts else None


def strike_counts(statements: Iterable[Statement]) -> list[Quantity]:
    """Each count of strikes once, wherever it stands among the statements."""
    found = {
        (each.start, each.end): each
        for statement in statements
        if statement.polarity == "+"
        for each in statement.numbers
        if each.what == "strikes"
    }
    return [found[span] for span in sorted(found)]


def verdict(wanted: int, found: int | None) -> str:
    """ "right", or the kind of error."""
    if found is None:
        return "no strikes are read"
    if found == wanted:
        return "right"
    return "too many strikes are read" if found > wanted else "too few strikes are read"


TASK = Task("strikes", ("centcom_strikes",), "exact share of strike counts", run)
