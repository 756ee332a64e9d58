"""Commands that answer, report, export and serve."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import click

from holdfast.cli.options import (
    BY_VARIABLE,
    TOKEN_VARIABLE,
    day_option,
    format_option,
    ledger_option,
    private_option,
)


@click.command()
@click.argument("question")
@day_option("--from", "Only what that day or a later one is about, or was told then.")
@day_option("--to", "Only what that day or an earlier one is about, or was told then.")
@click.option(
    "--sources",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Your own grades of sources (YAML, as in rules/sources.yaml).",
)
@click.option("--full", is_flag=True, help="All of it, not only the weightiest of two pages.")
@ledger_option
@format_option("text", "markdown", "html", "json")
def why(
    question: str, sources: Path | None, full: bool, ledger: Path, form: str, **days: Any
) -> int:
    """Answer a question from the ledger in two pages, each clause with its quote.

    Understood are: why, is it true that, who holds, when did, what changed, who says. JSON is
    never shortened.
    """
    from holdfast.commands.answering import Asked, answer

    since, until = (each.date() if each else None for each in (days["from"], days["to"]))
    if since and until and until < since:
        raise click.UsageError(f"--to {until} lies before --from {since}.")
    return answer(ledger, Asked(question, since, until, sources, full), form)


@click.command()
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The file to write.  [default: report.html, or report.pdf]",
)
@click.option("--question", metavar="TEXT", help="What the brief is to answer.")
@click.option("--no-script", "plain", is_flag=True, help="A plain page that needs no script.")
@click.option("--pdf", "paper", is_flag=True, help="On paper: the brief as a tagged PDF.")
@ledger_option
def report(
    output: Path | None, question: str | None, plain: bool, paper: bool, ledger: Path
) -> int:
    """Write the record as one file that can be mailed.

    It holds every screen that "holdfast serve" shows, except those in which one decides or adds,
    and asks for nothing from anywhere. A PDF is printed by the Chromium on this machine.
    """
    from holdfast.commands.reporting import Wanted, report_to

    if plain and paper:
        raise click.UsageError("--no-script and --pdf are two files: run the command twice.")
    form: Literal["page", "plain", "paper"] = "plain" if plain else "paper" if paper else "page"
    return report_to(ledger, Wanted(form, output, question))


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--format",
    "formats",
    type=click.Choice(["csv", "geojson", "parquet"]),
    multiple=True,
    default=("csv", "geojson"),
    show_default=True,
    help="What to write; may be given more than once.",
)
@click.option(
    "--delay",
    type=click.IntRange(min=0),
    default=14,
    show_default=True,
    metavar="DAYS",
    help="How old a position of forces must be to be exported.",
)
@ledger_option
def export(folder: Path, formats: tuple[str, ...], delay: int, ledger: Path) -> int:
    """Write statements, incidents and control as tables, with a data dictionary.

    Private people are not named, sensitive sites are coarsened, and positions of the last days are
    held back; redactions.csv lists every such place.
    """
    from holdfast.commands.exporting import export_to

    return export_to(ledger, folder, formats, delay)


@click.command()
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default="holdfast-demo",
    show_default=True,
    help="The folder to write to.",
)
def demo(output: Path) -> int:
    """Add a dozen dispatches written for this, print a brief, and write a report."""
    from holdfast.demo import run_demo

    return run_demo(output)


@click.command()
@click.option(
    "--host", default="127.0.0.1", show_default=True, metavar="HOST", help="Where to listen."
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    metavar="PORT",
    help="The port.",
)
@click.option(
    "--token",
    envvar=TOKEN_VARIABLE,
    show_envvar=True,
    metavar="TOKEN",
    help="What others need to get in; made up for any HOST but this machine's own.",
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="HOST",
    help="Another name that the server is asked by, behind a proxy; may be given more than once.",
)
@click.option("--by", envvar=BY_VARIABLE, metavar="NAME", help="Who decides, where nobody logs in.")
@private_option
@ledger_option
def serve(ledger: Path, **wish: Any) -> int:
    """Open the ledger in the browser: read, look, review and add.

    Only this machine can reach it, unless --host says otherwise: then whoever opens it needs a
    token, and gives a name that is kept with each decision.
    """
    from holdfast.commands.serving import Wish, serve_ledger

    return serve_ledger(ledger, Wish(**wish))
