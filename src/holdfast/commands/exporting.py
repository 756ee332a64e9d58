"""``holdfast export``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from holdfast.commands.store import open_ledger, store_errors
from holdfast.commands.terminal import say
from holdfast.exchange import Care, export
from holdfast.ledger.location import Location
from holdfast.record import record_of_ledger


def export_to(path: Location, folder: Path, formats: Sequence[str], delay: int | None) -> int:
    """Write the ledger's tables to a folder; ``delay`` in days before a position is told."""
    with store_errors(path), open_ledger(path) as ledger:
        record = record_of_ledger(ledger, "control", "copies", "incidents")
    today = None if delay is None else date.today()
    care = Care(today, delay or 0)
    try:
        done = export(record, folder, formats, care)
    except ImportError as error:
        raise click.ClickException("Parquet needs: pip install 'holdfast[parquet]'") from error
    except OSError as error:
        raise click.ClickException(f"{folder} cannot be written: {error.strerror}.") from error
    for file in done.files:
        say(f"wrote {file}")
    counts = ", ".join(f"{count} {name}" for name, count in done.rows.items())
    say(f"{counts}; {done.redactions} left out or blurred (see redactions.csv).")
    return 0
