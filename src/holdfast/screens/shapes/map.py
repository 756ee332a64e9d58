"""The map: its points and its base."""

from __future__ import annotations

from typing_extensions import TypedDict


class Points(TypedDict):
    """Every incident with a place, in columns."""

    n: int
    ids: list[str]
    lat: list[float]
    lon: list[float]
    first: list[int | None]
    last: list[int | None]
    type: list[int]
    types: list[str]
    doubtful: list[int]


class BaseCountry(TypedDict):
    """Land, as rings of longitude and latitude in turn, filled by the even-odd rule."""

    name: str
    rings: list[list[float]]


class BaseTown(TypedDict):
    """A town to find one's way by; the lowest rank is the largest."""

    name: str
    lon: float
    lat: float
    rank: int


class Basemap(TypedDict):
    """The base map, cut to an extent."""

    extent: list[float]
    detail: str
    countries: list[BaseCountry]
    borders: list[list[float]]
    disputed: list[list[float]]
    provinces: list[list[float]]
    rivers: list[list[float]]
    lakes: list[list[float]]
    towns: list[BaseTown]
    note: str
