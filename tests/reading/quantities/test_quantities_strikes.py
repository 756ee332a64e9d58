"""Strike counts read from the lines of coalition strike releases, read in place."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

RELEASES = (
    Path(__file__).resolve().parents[4] / "shared" / "data" / "centcom_strikes" / "strikes.csv"
)
EVERY = 40  # of 4,552 lines


@pytest.mark.skipif(not RELEASES.is_file(), reason=f"the releases are not at {RELEASES}")
def test_strike_counts(count: Any) -> None:
    with RELEASES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))[::EVERY]
    right = 0
    for row in rows:
        counted = count(row["line"]).quantities
        strikes = sum(each.best or 0 for each in counted if each.what == "strikes")
        right += strikes == int(row["number"])
    assert right / len(rows) >= 0.95
