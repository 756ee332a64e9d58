"""``holdfast why`` and ``holdfast report``."""

from __future__ import annotations

from pathlib import Path

import click

from holdfast.commands.store import open_ledger, store_errors
from holdfast.commands.terminal import say, write
from holdfast.record import Record, record_of_ledger


def load(path: Path) -> Record:
    """The record that the ledger shows."""
    with store_errors(path), open_ledger(path) as ledger:
        return record_of_ledger(ledger)


def answer(path: Path, question: str, form: str) -> int:
    """Print the brief."""
    found = load(path).why(question)
    write(found.render(form))
    return 0


def report_to(path: Path, output: Path) -> int:
    """Write the report, and say where it is."""
    from holdfast.report import write_report

    try:
        write_report(load(path), output)
    except OSError as error:
        raise click.ClickException(f"{output}: {error.strerror}. Name another with -o.") from error
    say(f"wrote {output}")
    return 0
