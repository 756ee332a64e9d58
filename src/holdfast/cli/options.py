"""Options that several commands share."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

LEDGER_VARIABLE = "HOLDFAST_LEDGER"
BY_VARIABLE = "HOLDFAST_BY"
TOKEN_VARIABLE = "HOLDFAST_TOKEN"
DEFAULT_LEDGER = "holdfast.sqlite"
PUBLICATION_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")

Command = Callable[..., Any]


def check_published(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """Only a date that can be worked with."""
    if value is None:
        return None
    from holdfast.control.edtf import bounds

    try:
        bounds(value if PUBLICATION_DATE.fullmatch(value) else "")
    except ValueError as error:
        message = f"{value!r} is not a date such as 2015-06-01, 2015-06 or 2015."
        raise click.BadParameter(message) from error
    return value


def published_option(command: Command) -> Command:
    """When the documents came out, where they do not say so themselves."""
    return click.option(
        "--published",
        metavar="DATE",
        callback=check_published,
        help="Publication date, where a document does not tell its own: 2015-06-01, 2015-06 …",
    )(command)


def jobs_option(command: Command) -> Command:
    """How many processes read."""
    return click.option(
        "--jobs",
        type=click.IntRange(min=1),
        metavar="N",
        help="Processes that read; as many as there are cores, where there are documents enough.",
    )(command)


def private_option(command: Command) -> Command:
    """Whether addresses inside one's own network may be opened."""
    return click.option(
        "--allow-private",
        is_flag=True,
        help="Open web addresses of this machine and of private networks too.",
    )(command)


class LedgerPlace(click.Path):
    """A file, or the address of a database."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """An address is known by its scheme; its kind is imported where it is one."""
        if isinstance(value, str) and value.startswith("postgres") and "://" in value:
            from holdfast.ledger.location import location_of

            return location_of(value)
        return super().convert(value, param, ctx)


def ledger_option(command: Command) -> Command:
    """Which ledger."""
    return click.option(
        "--ledger",
        type=LedgerPlace(dir_okay=False, path_type=Path),
        envvar=LEDGER_VARIABLE,
        default=DEFAULT_LEDGER,
        show_default=True,
        show_envvar=True,
        metavar="FILE|URL",
        help="The file that keeps the record, or postgresql+psycopg://USER@HOST/DATABASE.",
    )(command)


def format_option(*formats: str) -> Callable[[Command], Command]:
    """How to show it; the first is the default."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help="How to show it.",
    )


def day_option(name: str, text: str) -> Callable[[Command], Command]:
    """A day of the calendar."""
    return click.option(name, type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help=text)


def paths_argument(command: Command) -> Command:
    """What to read."""
    return click.argument("paths", nargs=-1, required=True, metavar="PATH…")(command)


def by_option(command: Command) -> Command:
    """Who decides."""
    return click.option(
        "--by",
        envvar=BY_VARIABLE,
        show_envvar=True,
        required=True,
        metavar="NAME",
        help="Who decides; it is kept with every decision.",
    )(command)
