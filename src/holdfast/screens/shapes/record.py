"""What record this is."""

from __future__ import annotations

from typing_extensions import TypedDict


class Counts(TypedDict):
    """How much the record holds."""

    documents: int
    statements: int
    incidents: int
    places: int
    copies: int
    unread: int
    dropped: int


class RunInfo(TypedDict):
    """What did the reading."""

    id: str
    code: str
    rules: str
    model: str
    gazetteer: str


class Actor(TypedDict):
    """A party in control somewhere; those of one side look alike."""

    key: str
    name: str
    short: str
    look: int
    shape: str
    category: str


class RecordInfo(TypedDict):
    """What record this is."""

    title: str
    asOf: str | None
    first: str | None
    counts: Counts
    run: RunInfo | None
    hash: str
    actors: list[Actor]
    screens: list[str]
    credits: list[str]
