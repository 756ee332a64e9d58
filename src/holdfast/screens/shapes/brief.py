"""The brief."""

from __future__ import annotations

from typing_extensions import TypedDict

from holdfast.screens.shapes.quotes import Clause, PlaceRef, Quote


class Figure(TypedDict):
    """A key figure."""

    label: str
    value: str
    note: str
    sources: int
    quotes: list[Quote]


class Judgement(TypedDict):
    """A key judgement: likelihood and confidence are never one sentence."""

    text: str
    likelihood: str | None
    confidence: str
    quotes: list[Quote]


class Group(TypedDict):
    """Clauses under a heading. ``more``: how many a report does not carry."""

    heading: str | None
    clauses: list[Clause]
    more: int


class Table(TypedDict):
    """Rows of words. ``more``: how many a report does not carry."""

    columns: list[str]
    rows: list[list[str]]
    more: int


class Section(TypedDict):
    """A part of the brief."""

    heading: str
    groups: list[Group]
    table: Table | None


class Disputed(TypedDict):
    """A place in two hands."""

    place: PlaceRef
    parties: list[str]
    since: str
    quotes: list[Quote]


# "from" is a word of Python, so that this one shape is told in another way.
Change = TypedDict(
    "Change",
    {
        "day": str,
        "place": PlaceRef,
        "from": list[str],
        "to": list[str],
        "status": str,
        "quotes": list[Quote],
        "sources": int,
    },
)


class BriefScreen(TypedDict):
    """The brief."""

    question: str | None
    asOf: str | None
    figures: list[Figure]
    bottomLine: list[Clause]
    judgements: list[Judgement]
    sections: list[Section]
    disputed: list[Disputed]
    since: str | None
    changed: list[Change]
    cannot: str | None
    questions: list[str]
