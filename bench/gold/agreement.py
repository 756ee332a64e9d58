"""How far two readers coded alike: ``python -m bench.gold.agreement``.

The second pass is scored against the first as if it were a system: F1 on place, change, gainer,
real or not; on place and change alone; and on tolls.
"""

from __future__ import annotations

import sys

from bench.control import Report, coded_changes, compare
from bench.gold.items import rows

PASSES = (
    ("control/2014.jsonl", "control/second-2014.jsonl"),
    ("control/2016.jsonl", "control/second-2016.jsonl"),
)


def agreement() -> dict[str, float | int]:
    """F1 of the second pass against the first, over the items that both coded."""
    report, items = Report(), 0
    for first, second in PASSES:
        coded = {row["item"]: row for row in rows(first)}
        for row in rows(second):
            items += 1
            compare(report, coded_changes(coded[row["item"]]), coded_changes(row))
            ours, theirs = _tolls(coded[row["item"]]), _tolls(row)
            report.tolls.coded += len(ours)
            report.tolls.read += len(theirs)
            report.tolls.right += len(ours & theirs)
    return {
        "items": items,
        "changes": report.whole.coded,
        "whole F1": round(report.whole.f1, 3),
        "place and change F1": round(report.place_and_kind.f1, 3),
        "tolls F1": round(report.tolls.f1, 3),
    }


def _tolls(row: dict[str, list[dict[str, object]]]) -> set[tuple[object, ...]]:
    return {
        (each["effect"], str(each["number"]), each["low"], each["best"], each["high"])
        for each in row["tolls"]
    }


if __name__ == "__main__":
    sys.stdout.write(f"{agreement()}\n")
