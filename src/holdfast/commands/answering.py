"""``holdfast why``: a question, answered from the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from holdfast.briefing import Options, brief
from holdfast.commands.store import open_ledger, store_errors
from holdfast.commands.terminal import write
from holdfast.ledger.location import Location
from holdfast.record import Record, record_of_ledger

if TYPE_CHECKING:
    from holdfast.weighing import Grades


def load(path: Location) -> Record:
    """The record that the ledger shows."""
    with store_errors(path), open_ledger(path) as ledger:
        return record_of_ledger(ledger)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the days it is about (both included, None for no bound), whose grades of sources
    to use: a file, or the package's own for None; and whether nothing is to be left out."""

    question: str
    since: date | None = None
    until: date | None = None
    sources: Path | None = None
    full: bool = False


def answer(path: Location, asked: Asked, form: str) -> int:
    """Print the brief."""
    grades = grades_of(asked.sources)
    with store_errors(path), open_ledger(path) as ledger:
        record = record_of_ledger(ledger, "copies")
        places = tuple(ledger.control())
    options = Options(asked.since, asked.until, grades, places)
    found = brief(record, asked.question, options)
    if form == "html":
        from holdfast.report import render_brief

        write(render_brief(found, full=asked.full))
    else:
        write(found.render(form, full=asked.full))
    return 0


def grades_of(path: Path | None) -> Grades:
    """The grades of sources; one clear line for a file that is no such table."""
    from holdfast.weighing import load_grades

    try:
        return load_grades(path)
    except ValueError as error:
        raise click.ClickException(f"{error}. See rules/sources.yaml for the form.") from error
    except OSError as error:
        raise click.ClickException(f"{path}: {error.strerror}.") from error
