"""Where a ledger is: a file of SQLite, or the address of a PostgreSQL database."""

from __future__ import annotations

from dataclasses import dataclass, field
from os import PathLike, fspath
from pathlib import Path

# ``postgres://`` is what many hosts of databases hand out.
SCHEMES = ("postgresql+psycopg://", "postgresql://", "postgres://")


@dataclass(frozen=True, slots=True)
class Address:
    """The address of a PostgreSQL database. As text, and in errors, without its password."""

    url: str = field(repr=False)

    def __str__(self) -> str:
        before, at, host = self.url.partition("://")[2].rpartition("@")
        return SCHEMES[0] + before.partition(":")[0] + at + host.partition("?")[0]

    @property
    def with_driver(self) -> str:
        """The address under the name that SQLAlchemy knows the driver by."""
        return SCHEMES[0] + self.url.partition("://")[2]


Location = Path | Address


def location_of(place: str | PathLike[str] | Address) -> Location:
    """``postgresql+psycopg://…`` is an address, all else a file."""
    if isinstance(place, Address):
        return place
    words = fspath(place)
    return Address(words) if words.startswith(SCHEMES) else Path(words)
