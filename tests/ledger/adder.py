"""Add made-up documents to a ledger one after the other: what the kill test kills.

``python -m tests.ledger.adder LEDGER COUNT`` prints a line for each document added.
"""

from __future__ import annotations

import sys

from holdfast.ledger import Ledger

from .build import RUN, reading, received


def main(path: str, count: int) -> None:
    """As ``holdfast add`` does it: what is read already is skipped."""
    with Ledger(path) as ledger:
        for number in range(count):
            text = f"IS took Ramadi, report {number}. " + "More was said. " * 40
            intake = received(text, f"report-{number:03}.txt", published="2015-05-18")
            if not ledger.has_read(intake, RUN.id):  # type: ignore[arg-type]
                found = [("IS", "Ramadi", f"2015-05-{day:02}") for day in range(1, 18)]
                ledger.add(intake, reading(intake, *found, refused=3))  # type: ignore[arg-type]
                print(number, flush=True)
        ledger.control()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
