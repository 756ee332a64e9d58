"""What the tables that are exported are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from holdfast.control import PlaceControl
from holdfast.exchange.care import Care
from holdfast.model import Mention, PlaceMention, Quantity, Statement
from holdfast.record import Record
from holdfast.weighing import Voice, backing, voices

Kind = Literal["string", "number", "integer", "boolean", "date"]
Row = dict[str, Any]
TOLLS = ("killed", "injured", "captured", "displaced", "missing")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its kind, and what it means (units and what empty says)."""

    name: str
    kind: Kind
    gloss: str


@dataclass(frozen=True)
class Leaving:
    """A record that is exported, with the care that it is exported with."""

    record: Record
    care: Care

    @cached_property
    def voices(self) -> dict[str, Voice]:
        """Statement id → who says it in the end."""
        record = self.record
        clusters, accepted = record.copies(), record.views.accepted
        return voices(record.statements, record.documents, clusters, accepted=accepted)

    def sources(self, ids: Iterable[str]) -> int:
        """How many independent sources stand behind statements: five copies are one."""
        return backing(ids, self.voices).sources


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns, and how its rows come from a record."""

    name: str
    gloss: str
    columns: tuple[Column, ...]
    rows: Callable[[Leaving], Iterator[Row]]


def joined(values: Iterable[str | None]) -> str | None:
    """Several values in one cell, each once; empty for none."""
    found = list(dict.fromkeys(each for each in values if each))
    return "; ".join(found) or None


def named(mentions: Iterable[Mention]) -> str | None:
    """Names, or the words where nobody known is named."""
    return joined(each.name or each.text for each in mentions)


def known(mentions: Iterable[Mention]) -> str | None:
    """Entity ids."""
    return joined(each.entity for each in mentions)


def total(counts: list[Quantity], bound: str) -> float | None:
    """The sum of one bound over sides counted apart; empty where any is not stated."""
    values = [getattr(each, bound) for each in counts]
    return None if not values or None in values else sum(values)


def counted(statement: Statement, what: str) -> list[Quantity]:
    """What the statement counts of it; a part of a count ("including two") is none of its own."""
    return [each for each in statement.numbers if each.what == what and not each.part_of]


def toll_columns(bounds: Mapping[str, str]) -> tuple[Column, ...]:
    """A column for each bound of each kind of toll; ``bounds``: bound → what it means."""
    return tuple(
        Column(f"{what}_{bound}", "number", f"People {what}, {gloss}")
        for what in TOLLS
        for bound, gloss in bounds.items()
    )


def place_cells(
    place: PlaceMention | PlaceControl | None, position: tuple[float | None, float | None]
) -> Row:
    """Where a place lies; its name and id are for the table to tell, with care."""
    return {
        **dict.fromkeys(column.name for column in PLACE_COLUMNS),
        "country": place.country if place else None,
        "latitude": position[0],
        "longitude": position[1],
        "place_precision": place.precision if place else None,
    }


PLACE_COLUMNS = (
    Column("place", "string", "Name of the place, or its words; several are parted by ;"),
    Column("place_id", "string", "Gazetteer id (geonames:…); empty where not resolved"),
    Column("country", "string", "ISO 3166-1 alpha-2"),
    Column("latitude", "number", "Degrees north, WGS 84, rounded by the rules of care"),
    Column("longitude", "number", "Degrees east, WGS 84, rounded by the rules of care"),
    Column("place_precision", "string", "exact, town, near, district, province, country …"),
)
