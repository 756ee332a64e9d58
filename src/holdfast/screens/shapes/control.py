"""Who held what, and the ground of one party."""

from __future__ import annotations

from typing_extensions import TypedDict

from holdfast.screens.shapes.quotes import PlaceRef, Quote


class Edge(TypedDict):
    """The days between which control changed."""

    earliest: str | None
    latest: str | None
    words: str
    quotes: list[Quote]


class Spell(TypedDict):
    """One spell of control."""

    status: str
    holders: list[str]
    besiegers: list[str]
    start: Edge | None
    end: Edge | None
    affirmed: str | None
    staleFrom: str | None
    sources: int
    confidence: float | None
    confidenceWhy: str
    quotes: list[Quote]


class PlaceSpells(TypedDict):
    """A place with its spells, in order of time."""

    place: PlaceRef
    spells: list[Spell]


class ControlScreen(TypedDict):
    """Who held what, when."""

    asOf: str | None
    first: str | None
    places: list[PlaceSpells]


class Month(TypedDict):
    """A month of a party's ground."""

    month: str
    gained: int
    lost: int
    held: int
    net: int


class Momentum(TypedDict):
    """The balance of some days."""

    days: int
    gained: int
    lost: int
    net: int


class ReportedShare(TypedDict):
    """A share as somebody reports it."""

    asOf: str | None
    amount: str
    percent: float | None
    of: str
    source: str
    quote: Quote


class GroundScreen(TypedDict):
    """The ground of one party."""

    actor: str
    at: str | None
    months: list[Month]
    held: int
    claimed: int
    contested: int
    population: int
    uncounted: int
    momentum: list[Momentum]
    shares: list[ReportedShare]
