"""Values of the dates marked in GUM, read in place."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from bench.times import FOLDER, measure


@pytest.mark.skipif(not FOLDER.is_dir(), reason=f"the corpus is not at {FOLDER}")
def test_values_of_marked_dates() -> None:
    counts, _ = measure(FOLDER)
    assert counts["right"] / sum(counts.values()) >= 0.80
