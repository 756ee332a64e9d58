"""``holdfast why`` and ``holdfast report``."""

from __future__ import annotations

from pathlib import Path

import click

from holdfast.commands.store import open_ledger, store_errors
from holdfast.commands.terminal import say, write
from holdfast.ledger.location import Location
from holdfast.record import Record, record_of_ledger


def load(path: Location) -> Record:
    """The record that the ledger shows."""
    with store_errors(path), open_ledger(path) as ledger:
        return record_of_ledger(ledger)


def answer(path: Location, question: str, form: str) -> int:
    """Print the brief."""
    found = load(path).why(question)
    write(found.render(form))
    return 0


def report_to(path: Location, output: Path, question: str | None = None) -> int:
    """Write the report, and say where it is; it opens with a brief on the question.

    Without a question, the title of the one document is it, where that asks why.
    """
    from holdfast.report import write_report

    record = load(path)
    asked = question or why_title(record)
    try:
        write_report(record, output, brief=record.why(asked) if asked else None)
    except OSError as error:
        raise click.ClickException(f"{output}: {error.strerror}. Name another with -o.") from error
    say(f"wrote {output}")
    return 0


def why_title(record: Record) -> str | None:
    """The title of the only document, where it asks why; None for others."""
    title = record.documents[0].title if len(record.documents) == 1 else None
    words = (title or "").split()
    asks = len(words) > 1 and words[0].casefold() == "why" and words[-1].endswith("?")
    return title if asks else None
