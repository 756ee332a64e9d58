"""Choosing among happenings: facets whose counts ignore the choice made in them, order, pages.

Everything that is chosen by is put into columns once, so that fifty thousand happenings are counted
in milliseconds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from holdfast.linking import Incident
from holdfast.linking.tellings import ACTORS
from holdfast.report.cards import RELATIONS, TITLES
from holdfast.screens import shapes
from holdfast.screens.incidents import named, place_of, row, sources, status
from holdfast.screens.shown import Shown

Rows = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]
LABELS = {"type": "What", "actor": "Who", "country": "Country", "status": "How it is told"}
SORTS = ("date", "type", "place", "status", "sources", "documents")
NONE = "-"  # the value of a happening that has none
NOT_KNOWN = "not known"
MOST_VALUES = 60
NO_DAY = date.min.toordinal()
LAST_DAY = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Choice:
    """What is asked for. ``chosen``: facet → values, any of which will do; ``found``: ids of the
    statements that a search found, None without one; ``ids``: only these happenings, all where
    none is named; days, both included. ``limit``: None for all."""

    chosen: Mapping[str, Sequence[str]] = field(default_factory=dict)
    found: Collection[str] | None = None
    ids: Collection[str] = ()
    since: date | None = None
    until: date | None = None
    sort: str = "date"
    ascending: bool = False
    offset: int = 0
    limit: int | None = 50


@dataclass(frozen=True)
class Column:
    """One facet of every happening: which rows have which value, as pairs of numbers."""

    values: tuple[str, ...]
    rows: Numbers
    codes: Numbers

    def having(self, chosen: Collection[str], count: int) -> Rows:
        """The rows that have any of the values; all where nothing is chosen."""
        if not chosen:
            return np.ones(count, dtype=bool)
        wanted = [number for number, value in enumerate(self.values) if value in chosen]
        found = np.zeros(count, dtype=bool)
        found[self.rows[np.isin(self.codes, wanted)]] = True
        return found

    def counts(self, kept: Rows) -> list[tuple[str, int]]:
        """How many of the kept rows have each value, the most first."""
        counted = np.bincount(self.codes[kept[self.rows]], minlength=len(self.values))
        found = [(value, int(counted[number])) for number, value in enumerate(self.values)]
        return sorted(found, key=lambda each: (-each[1], each[0]))


def column(values: Sequence[Iterable[str]]) -> Column:
    """The facet of rows that have these values each; a row with none has ``NONE``."""
    numbers: dict[str, int] = {}
    rows, codes = [], []
    for row_number, some in enumerate(values):
        for value in dict.fromkeys(some) or (NONE,):
            rows.append(row_number)
            codes.append(numbers.setdefault(value, len(numbers)))
    return Column(tuple(numbers), np.array(rows, dtype=np.int64), np.array(codes, dtype=np.int64))


class Catalogue:
    """All happenings of a record, to choose from."""

    def __init__(self, shown: Shown) -> None:
        self._shown = shown
        self._incidents: tuple[Incident, ...] = shown.incidents
        told = [shown.asserted(each.statements) for each in self._incidents]
        places = [place_of(*each) for each in zip(self._incidents, told, strict=True)]
        self._columns = {
            "type": column([each.types for each in self._incidents]),
            "actor": column([named(each, ACTORS) for each in told]),
            "country": column([[each.country] if each and each.country else [] for each in places]),
            "status": column([[status(each)] for each in told]),
        }
        self._first = days([each.earliest for each in self._incidents], NO_DAY)
        self._last = days([each.latest for each in self._incidents], LAST_DAY)

    def __len__(self) -> int:
        return len(self._incidents)

    def screen(self, choice: Choice) -> shapes.IncidentsScreen:
        """The page of happenings that is asked for, with the facets."""
        base = self._within(choice)
        having = {
            name: each.having(choice.chosen.get(name, ()), len(self))
            for name, each in self._columns.items()
        }
        kept = base.copy()
        for rows in having.values():
            kept &= rows
        order = self._order(choice.sort, choice.ascending)
        found = order[kept[order]]
        last = None if choice.limit is None else choice.offset + choice.limit
        return {
            "total": len(found),
            "offset": choice.offset,
            "rows": [
                row(self._shown, self._incidents[int(each)]) for each in found[choice.offset : last]
            ],
            "facets": [self._facet(name, base, having, choice) for name in self._columns],
        }

    def _facet(
        self, name: str, base: Rows, having: Mapping[str, Rows], choice: Choice
    ) -> shapes.Facet:
        """One facet, counted as if nothing were chosen in it."""
        kept = base.copy()
        for other, rows in having.items():
            if other != name:
                kept &= rows
        chosen = set(choice.chosen.get(name, ()))
        counted = self._columns[name].counts(kept)
        shown = [each for each in counted if each[1]][:MOST_VALUES]
        shown += [each for each in counted if each[0] in chosen and each not in shown]
        return {
            "name": name,
            "label": LABELS[name],
            "values": [
                {
                    "value": value,
                    "label": value_label(name, value),
                    "count": count,
                    "chosen": value in chosen,
                }
                for value, count in shown
            ],
        }

    def _within(self, choice: Choice) -> Rows:
        """The rows that the days and the search leave. What has no day lies in no window."""
        kept = np.ones(len(self), dtype=bool)
        if choice.since is not None:
            kept &= (self._last >= choice.since.toordinal()) & ~self._undated
        if choice.until is not None:
            kept &= (self._first <= choice.until.toordinal()) & ~self._undated
        if choice.ids:
            kept &= np.array([each.id in choice.ids for each in self._incidents], dtype=bool)
        if choice.found is not None:
            found = [not each.isdisjoint(choice.found) for each in self._statements]
            kept &= np.array(found, dtype=bool)
        return kept

    @cached_property
    def _undated(self) -> Rows:
        undated: Rows = (self._first == NO_DAY) & (self._last == LAST_DAY)
        return undated

    @cached_property
    def _statements(self) -> list[frozenset[str]]:
        return [frozenset(each.statements) for each in self._incidents]

    def _order(self, sort: str, ascending: bool) -> Numbers:
        """Row numbers in the order asked for; what is not known comes last either way."""
        known, unknown = self._orders[sort if sort in self._orders else "date"]
        return np.concatenate([known if ascending else known[::-1], unknown])

    @cached_property
    def _orders(self) -> dict[str, tuple[Numbers, Numbers]]:
        """Each order, ascending: the rows that have it, and the rows that have not; equals by day,
        then by id."""
        keys: dict[str, list[tuple[Any, ...]]] = {name: [] for name in SORTS}
        for number, each in enumerate(self._incidents):
            told = self._shown.asserted(each.statements)
            day = self._day(number)
            after = day or NO_DAY, each.id
            keys["date"].append((day, *after))
            keys["type"].append((told[0].type, *after))
            keys["place"].append((each.place_name, *after))
            keys["status"].append((status(told), *after))
            keys["sources"].append((sources(self._shown, each), *after))
            keys["documents"].append((len(each.documents), *after))
        return {name: parted(some) for name, some in keys.items()}

    def _day(self, number: int) -> int | None:
        """The first day that a row can lie on, or the last where only that is known."""
        first, last = int(self._first[number]), int(self._last[number])
        if first != NO_DAY:
            return first
        return last if last != LAST_DAY else None


def parted(keys: Sequence[tuple[Any, ...]]) -> tuple[Numbers, Numbers]:
    """Row numbers sorted by key: those whose key begins with something, and those with None."""
    known = [number for number, key in enumerate(keys) if key[0] is not None]
    unknown = [number for number, key in enumerate(keys) if key[0] is None]
    return (
        np.array(sorted(known, key=keys.__getitem__), dtype=np.int64),
        np.array(sorted(unknown, key=lambda each: keys[each][1:]), dtype=np.int64),
    )


def days(found: Iterable[date | None], unknown: int) -> Numbers:
    """Days as numbers."""
    return np.array([each.toordinal() if each else unknown for each in found], dtype=np.int64)


def value_label(facet: str, value: str) -> str:
    """A value in plain words."""
    if value == NONE:
        return NOT_KNOWN
    if facet == "type":
        return type_words(value)
    if facet == "country":
        return country_name(value)
    return value


def type_words(kind: str) -> str:
    """A dotted type in words: "strike.air" → "Air strike"."""
    if kind in RELATIONS:
        return RELATIONS[kind]
    family, _, rest = kind.replace("-", " ").partition(".")
    before, after = TITLES.get(family, (f"{family}: ", ""))
    words = f"{before}{rest}{after}" if rest else family
    return words[:1].upper() + words[1:]


def country_name(code: str) -> str:
    """The name of a country by its code."""
    from holdfast.gazetteer import load_gazetteer

    place = load_gazetteer().country(code)
    return place.name if place else code
