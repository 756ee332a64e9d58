"""``holdfast report``: the record in one file, as a page, as a plain page, or on paper."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import click

from holdfast.commands.answering import load
from holdfast.commands.store import open_ledger, store_errors
from holdfast.commands.terminal import say
from holdfast.ledger.location import Location
from holdfast.record import Record

Form = Literal["page", "plain", "paper"]
NAMES: dict[Form, str] = {"page": "report.html", "plain": "report.html", "paper": "report.pdf"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to write. ``output``: None for ``NAMES``; ``question``: what the brief answers, None for
    the title of the one document where that asks why, else the record as a whole."""

    form: Form = "page"
    output: Path | None = None
    question: str | None = None


def report_to(path: Location, wanted: Wanted) -> int:
    """Write the report, and say where it is. Returns the exit code."""
    from holdfast.page import NoBrowser, NotBuilt

    output = wanted.output or Path(NAMES[wanted.form])
    try:
        if wanted.form == "plain":
            write_plain(path, output, wanted.question)
        else:
            write_page(path, output, wanted)
    except OSError as error:
        raise click.ClickException(f"{output}: {error.strerror}. Name another with -o.") from error
    except (NoBrowser, NotBuilt) as error:
        raise click.ClickException(f"{error}.") from error
    say(f"wrote {output}")
    return 0


def write_page(path: Location, output: Path, wanted: Wanted) -> None:
    """The page with the record in it, or its print."""
    from holdfast.page import contents, one_file, print_pdf
    from holdfast.screens.shown import shown_of_ledger

    with store_errors(path), open_ledger(path) as ledger:
        shown = shown_of_ledger(ledger, ask=False)
    asked = wanted.question or why_title(shown.record)
    html = one_file(contents(shown, asked))
    if wanted.form == "paper":
        print_pdf(html, output)
    else:
        output.write_text(html, encoding="utf-8", newline="\n")


def write_plain(path: Location, output: Path, question: str | None) -> None:
    """The page that needs no script."""
    from holdfast.report import write_report

    record = load(path)
    asked = question or why_title(record)
    write_report(record, output, brief=record.why(asked) if asked else None)


def why_title(record: Record) -> str | None:
    """The title of the only document, where it asks why; None for others."""
    title = record.documents[0].title if len(record.documents) == 1 else None
    words = (title or "").split()
    asks = len(words) > 1 and words[0].casefold() == "why" and words[-1].endswith("?")
    return title if asks else None
