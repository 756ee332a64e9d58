"""What the demo's ledger shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from holdfast.ledger import Ledger
from holdfast.screens.shown import Shown, shown_of_ledger


@pytest.fixture(scope="session")
def demo(demo_file: Path) -> Shown:
    """All that the demo shows."""
    with Ledger(demo_file, create=False) as ledger:
        return shown_of_ledger(ledger, "The demo")
