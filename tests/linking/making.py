"""Documents and statements of our own, for the tests of linking."""

from __future__ import annotations

from dataclasses import dataclass, field

from holdfast.intake import IntakeOptions, document_from_text
from holdfast.model import (
    ActorMention,
    Document,
    Mention,
    PlaceMention,
    Quantity,
    Span,
    Statement,
    TimeMention,
)

TOWNS = {
    "Ramadi": ("geonames:98717", "IQ", 33.42, 43.31, 274_000),
    "Tikrit": ("geonames:92000", "IQ", 34.60, 43.68, 42_000),
    "Palmyra": ("geonames:163345", "SY", 34.56, 38.28, 55_000),
    "Sinjar": ("geonames:448149", "IQ", 36.32, 41.87, 38_000),
}


@dataclass(frozen=True)
class Report:
    """What one report says: kind of event, where, when, who, how many killed."""

    type: str = "bombing.suicide"
    place: str | None = "Ramadi"
    day: str | None = None
    actor: str | None = None
    killed: int | None = None
    published: str | None = "2015-05-18"
    number: int = 0
    words: str = field(default="")


def document(text: str, published: str | None = None) -> Document:
    """A text as intake makes a document of it."""
    return document_from_text(text, options=IntakeOptions(published=published))


def text_of(report: Report) -> str:
    """A sentence for the report; ``number`` keeps documents apart that say the same."""
    where = f" in {report.place}" if report.place else ""
    toll = f" {report.killed} were killed" if report.killed is not None else ""
    return f"Dispatch {report.number}:{report.words}{toll}{where} ({report.type})."


def place(name: str, precision: str = "town", radius: float = 5.0) -> PlaceMention:
    """A place of the tests, at the precision asked for."""
    entity, country, latitude, longitude, population = TOWNS[name]
    return PlaceMention(
        name, None, None, "place", entity, name,
        country=country, latitude=latitude, longitude=longitude,
        precision=precision, radius_km=radius, population=population,
    )  # fmt: skip


def told(report: Report) -> tuple[Document, Statement]:
    """The document of a report and its one statement."""
    made = document(text_of(report), report.published)
    roles: dict[str, tuple[Mention, ...]] = {}
    if report.place:
        roles["place"] = (place(report.place),)
    if report.actor:
        roles["actor"] = (
            ActorMention(report.actor, None, None, "actor", f"actor:{report.actor}", report.actor),
        )
    numbers = ()
    if report.killed is not None:
        start = made.text.index(str(report.killed))
        exact = float(report.killed)
        numbers = (
            Quantity("killed", str(report.killed), start, start + 1, exact, exact, exact, "test"),
        )
    time = None
    if report.day:
        time = TimeMention(report.day, None, None, report.day, "day", "stated")
    statement = Statement(
        id=f"{report.type}-{made.id[:24]}",
        document=made.id,
        source_id=made.source_id,
        kind="event",
        type=report.type,
        roles=roles,
        time=time,
        polarity="+",
        mood="fact",
        commitment="certain",
        attribution=(),
        numbers=numbers,
        evidence=Span(0, len(made.text), made.text),
        rule="test",
        run="test",
    )
    return made, statement
