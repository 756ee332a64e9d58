"""Happenings and their facets."""

from __future__ import annotations

from typing_extensions import TypedDict

from holdfast.screens.shapes.quotes import PlaceRef, Quote


class FacetValue(TypedDict):
    """One value of a facet, with how many have it."""

    value: str
    label: str
    count: int
    chosen: bool


class Facet(TypedDict):
    """What incidents can be chosen by."""

    name: str
    label: str
    values: list[FacetValue]


class Toll(TypedDict):
    """A count, as low and high as it is told."""

    what: str
    low: float | None
    high: float | None
    words: str


class IncidentRow(TypedDict):
    """One happening."""

    id: str
    types: list[str]
    label: str
    earliest: str | None
    latest: str | None
    datePrecision: str
    place: PlaceRef | None
    actors: list[str]
    targets: list[str]
    status: str
    tolls: list[Toll]
    why: str | None
    sources: int
    documents: int
    links: list[str]
    quotes: list[Quote]


class IncidentsScreen(TypedDict):
    """Happenings, a page of them, with the facets."""

    total: int
    offset: int
    rows: list[IncidentRow]
    facets: list[Facet]
