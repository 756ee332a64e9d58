"""Words, places and documents: what every screen refers to."""

from __future__ import annotations

from typing import NotRequired

from typing_extensions import TypedDict


class Quote(TypedDict):
    """The exact words something rests on."""

    statement: str
    document: str
    sourceId: str
    title: str | None
    published: str | None
    quote: str
    start: int
    end: int
    saidBy: str
    mood: str


class Clause(TypedDict):
    """One sentence of ours with the words it rests on."""

    text: str
    quotes: list[Quote]


class PlaceRef(TypedDict):
    """A place, as precisely as it is known."""

    key: str
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: str
    radiusKm: float | None
    population: int | None


class DocumentRef(TypedDict):
    """A document in a list."""

    id: str
    sourceId: str
    title: str | None
    published: str | None
    publisher: str | None
    statements: int
    copyOf: str | None


class DocumentList(TypedDict):
    """Documents, a page of them. ``left``: how many a report does not carry."""

    total: int
    documents: list[DocumentRef]
    left: NotRequired[int]
