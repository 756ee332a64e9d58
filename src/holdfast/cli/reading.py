"""Commands that read documents."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from holdfast.cli.options import (
    format_option,
    jobs_option,
    ledger_option,
    paths_argument,
    private_option,
    published_option,
)


@click.command()
@paths_argument
@published_option
@format_option("jsonl", "table", "json")
@jobs_option
@private_option
def read(
    paths: tuple[str, ...], published: str | None, form: str, jobs: int | None, allow_private: bool
) -> int:
    """Read documents and write what they say, storing nothing.

    PATH is a file, a folder, a web address, or - for standard input. JSON Lines of statements go to
    standard output, one a line; messages go to standard error.
    """
    from holdfast.commands.reading import Request, read_paths

    return read_paths(Request(paths, published, jobs, allow_private), form)


@click.command()
@paths_argument
@published_option
@ledger_option
@jobs_option
@private_option
@click.option(
    "--engine",
    type=click.Choice(["processes", "ray"]),
    default="processes",
    show_default=True,
    help="What reads: processes of this machine, or Ray Data (pip install 'holdfast[ray]').",
)
@click.option(
    "--part",
    type=click.IntRange(min=1),
    metavar="N",
    help="With --engine ray: documents that are read and recorded before the next are begun.",
)
def add(
    paths: tuple[str, ...],
    published: str | None,
    ledger: Path,
    jobs: int | None,
    allow_private: bool,
    **engine: Any,
) -> int:
    """Read documents and add them to the ledger.

    What was read already is skipped. Stopped at any moment, the same command goes on where it was.
    With --engine ray they are read on the cluster that RAY_ADDRESS names, or else on this machine.
    """
    from holdfast.commands.reading import Request, add_paths

    return add_paths(Request(paths, published, jobs, allow_private, **engine), ledger)


@click.command()
@click.argument("feeds", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--once", is_flag=True, help="One round, and end: for a timetable such as cron.")
@click.option(
    "--every",
    type=click.FloatRange(min=1),
    default=30,
    show_default=True,
    metavar="MINUTES",
    help="How often to ask the feeds.",
)
@click.option(
    "--state",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="What is remembered between rounds; a file beside the ledger, unless named.",
)
@private_option
@ledger_option
@format_option("text", "jsonl")
def watch(ledger: Path, once: bool, every: float, **wish: Any) -> int:
    """Follow RSS and Atom feeds, and add each new article to the ledger.

    FEEDS is OPML, or a file with one address a line. Articles are asked for again later: a
    corrected one becomes a new version, with what that changed in the record. Stopped at any
    moment, the same command goes on where it was.
    """
    from holdfast.commands.watching import Wish
    from holdfast.commands.watching import watch as watch_feeds

    return watch_feeds(ledger, Wish(every=None if once else every, **wish))
