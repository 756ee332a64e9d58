"""Statements and documents of our own, made without reading: weighing looks at who says it."""

from __future__ import annotations

from dataclasses import dataclass, field

from holdfast.intake import IntakeOptions, document_from_text
from holdfast.model import (
    ActorMention,
    Document,
    Mention,
    PlaceMention,
    Source,
    Span,
    Statement,
    TimeMention,
)
from holdfast.rules.precision import Precision

PAPERS = ("Harbour Post", "River Wire", "Evening Courier", "Hill Gazette")


@dataclass(frozen=True)
class Page:
    """A report: where it stands, when it came out, its words."""

    publisher: str | None = PAPERS[0]
    text: str = "The garrison of Ramadi withdrew across the river at dawn after a long night."
    published: str | None = "2015-05-18"


@dataclass(frozen=True)
class Said:
    """What one page says, and by whom."""

    type: str = "territory.gained"
    actor: str = "actor:islamic-state"
    place: str | None = "geonames:98717"
    day: str | None = "2015-05-17"
    mood: str = "fact"
    polarity: str = "+"
    by: tuple[Source, ...] = ()
    rule: str = "territory.take"
    number: int = 0
    extra: dict[str, object] = field(default_factory=dict)


def page(made: Page) -> Document:
    """The report as intake makes a document of it."""
    options = IntakeOptions(published=made.published, publisher=made.publisher)
    return document_from_text(made.text, options=options)


def say(document: Document, said: Said) -> Statement:
    """One statement of a document."""
    roles: dict[str, tuple[Mention, ...]] = {
        "actor": (ActorMention(said.actor, None, None, "actor", said.actor, said.actor),)
    }
    if said.place:
        roles["place"] = (
            PlaceMention(
                said.place, None, None, "place", said.place, said.place,
                country="IQ", latitude=33.4, longitude=43.3, precision="town", radius_km=5.0,
            ),
        )  # fmt: skip
    publication = Source(document.publisher or "the publication", "publication")
    return Statement(
        id=f"s{said.number}-{document.id[:12]}",
        document=document.id,
        source_id=document.source_id,
        kind="event",
        type=said.type,
        roles=roles,
        time=TimeMention(said.day, None, None, said.day, "day", "stated") if said.day else None,
        polarity=said.polarity,  # type: ignore[arg-type]
        mood=said.mood,  # type: ignore[arg-type]
        commitment="certain",
        attribution=(publication, *said.by),
        numbers=(),
        evidence=Span(0, 10, document.text[:10]),
        rule=said.rule,
        run="test",
    )


def army(words: str = "The Iraqi army") -> Source:
    """The forces of a government as a source."""
    return Source(words, "government", 0, len(words), entity="actor:iraq-armed-forces")


def counts(table: dict[str, tuple[int, int]]) -> dict[str, Precision]:
    """Judged precisions by rule."""
    return {rule: Precision(*row) for rule, row in table.items()}
