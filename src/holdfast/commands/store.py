"""Opening a ledger from the command line: what can go wrong with it, in one line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click
from sqlalchemy.exc import DatabaseError

from holdfast.ledger import Ledger
from holdfast.ledger.location import Location


def open_ledger(path: Location, *, create: bool = False) -> Ledger:
    """The ledger; without ``create``, one that is there."""
    try:
        return Ledger(path, create=create)
    except FileNotFoundError as error:
        raise click.ClickException(f"{error}. Make one: holdfast add PATH…") from error
    except ValueError as error:
        raise click.ClickException(f"{error}. Name another with --ledger.") from error


@contextmanager
def store_errors(path: Location) -> Iterator[None]:
    """A full disk, a lost permission or a locked file is one line, not a traceback."""
    try:
        yield
    except DatabaseError as error:
        raise click.ClickException(
            f"{path}: the ledger could not be used: {error.orig}. Nothing was half-written; "
            "run the same command again when that is mended."
        ) from error
