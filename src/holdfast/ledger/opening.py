"""A ledger opened: its file or database, and transactions that read and write it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from os import PathLike
from pathlib import Path
from typing import Self

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError, OperationalError

from holdfast.ledger.engines import open_engine, prepare_new
from holdfast.ledger.location import Address, location_of
from holdfast.ledger.migration import HEAD, migrate, revision
from holdfast.ledger.states import stale
from holdfast.ledger.views import refresh_views


def now() -> str:
    """The time of recording: ISO 8601, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class Opened:
    """A file, or a database for a team, at the newest form of its tables.

    Raises ``FileNotFoundError`` where there is none and ``create`` is false, and ``ValueError``
    where it is not a ledger, is one of a newer Holdfast, or cannot be reached.
    """

    def __init__(
        self,
        place: str | PathLike[str] | Address,
        *,
        create: bool = True,
        clock: Callable[[], str] = now,
    ) -> None:
        self.location = location_of(place)
        self._clock = clock
        if isinstance(self.location, Path) and not create and not self.location.exists():
            raise FileNotFoundError(f"{self.location}: no such ledger")
        self._engine = open_engine(self.location)
        try:
            self._prepare(create)
        except OperationalError as error:
            raise ValueError(f"{self.location} cannot be opened: {one_line(error)}") from error
        except DatabaseError as error:
            raise ValueError(f"{self.location} is not a ledger: {one_line(error)}") from error
        except ValueError as error:
            raise ValueError(f"{self.location} cannot be used: {error}") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file or the database."""
        self._engine.dispose()

    def _prepare(self, create: bool) -> None:
        with self._engine.connect() as connection:
            found = revision(connection)
        if found is None:
            if not create:
                raise FileNotFoundError(f"{self.location}: no such ledger")
            prepare_new(self._engine)
        if found != HEAD:
            with self._write() as connection:
                migrate(connection)

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        """A transaction that has its turn to write from the start."""
        engine = self._engine.execution_options(writing=True)
        with engine.begin() as connection:
            yield connection

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        """One state of the ledger, with views that are up to date."""
        with self._engine.connect() as connection:
            outdated = stale(connection)
        if outdated:
            with self._write() as connection:
                # Another reader may have been faster.
                if stale(connection):
                    refresh_views(connection)
        with self._engine.connect() as connection:
            yield connection


def one_line(error: DatabaseError) -> str:
    """What the database says, without its line breaks."""
    return " ".join(str(error.orig).split())
