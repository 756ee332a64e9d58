"""Records written by hand, so that what the report shows can be told beforehand."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from holdfast.model import (
    ActorMention,
    Argument,
    Document,
    Mention,
    PlaceMention,
    Source,
    Span,
    Statement,
    TimeMention,
)
from holdfast.record import Record

Place = tuple[str, float, float]
MOSUL, RAQQA, RAMADI = ("Mosul", 36.34, 43.12), ("Raqqa", 35.95, 39.01), ("Ramadi", 33.42, 43.31)
ARTICLE = (
    "The northern front took Mosul on 3 March 2019. A week later the army, which had no fuel, lost "
    "Ramadi to the front, residents said. The minister denied that Raqqa was next."
)


def document(text: str = ARTICLE, title: str | None = "A hand-made dispatch") -> Document:
    """A document with this text."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(
        id=digest,
        source_id="made/1",
        text=text,
        raw_sha256=digest,
        media_type="text/plain",
        cleaner="none",
        title=title,
        publisher="The Test",
        published="2019-03-12",
    )


def place(name: str, latitude: float, longitude: float) -> PlaceMention:
    """A town."""
    return PlaceMention(
        text=name,
        start=None,
        end=None,
        kind="place",
        entity=f"geonames:{name}",
        name=name,
        latitude=latitude,
        longitude=longitude,
        country="IQ",
        precision="town",
    )


def actor(name: str) -> ActorMention:
    """An armed group."""
    entity = f"actor:{name}"
    return ActorMention(name, None, None, "actor", entity, name, category="armed-group")


def day(edtf: str) -> TimeMention:
    """A day."""
    return TimeMention(edtf, None, None, edtf, "day", "explicit date")


def event(
    of: Document, span: tuple[int, int], type_: str = "territory.gained", **given: object
) -> Statement:
    """A statement on a span; ``given``: roles, time, mood …, and anything else of a statement."""
    start, end = span
    values: dict[str, object] = {
        "id": hashlib.sha256(
            f"{of.id} {span} {type_} {sorted(given)}".encode("utf-8", "replace")
        ).hexdigest(),
        "document": of.id,
        "source_id": of.source_id,
        "kind": "event",
        "type": type_,
        "roles": {},
        "time": None,
        "polarity": "+",
        "mood": "fact",
        "commitment": "certain",
        "attribution": (Source("The Test", "publication"),),
        "numbers": (),
        "evidence": Span(start, end, of.text[start:end]),
        "rule": "test.rule",
        "run": "test",
    }
    return Statement(**(values | given))  # type: ignore[arg-type]


def reason(of: Document, cause: tuple[int, int], effect: tuple[int, int]) -> Statement:
    """A cause with its effect."""
    span = (min(cause[0], effect[0]), max(cause[1], effect[1]))
    sides = {
        name: Argument(of.text[start:end], start, end)
        for name, (start, end) in (("cause", cause), ("effect", effect))
    }
    return event(of, span, "reason.cause", kind="reason", factor="weak-opponent", **sides)


def taken(of: Document, span: tuple[int, int], who: str, where: Place, when: str) -> Statement:
    """A town taken."""
    roles = {"actor": (actor(who),), "place": (place(*where),)}
    return event(of, span, roles=roles, time=day(when))


def plain_record() -> Record:
    """Two towns taken, one of them lost by another; spans that nest and cross; a denial."""
    of = document()
    found = [
        taken(of, (0, 45), "Northern Front", MOSUL, "2019-03-03"),
        taken(of, (47, 143), "Northern Front", RAMADI, "2019-03-10"),
        event(of, (60, 108), "condition", kind="state", roles={"actor": (actor("Army"),)}),
        event(of, (90, 170), "battle.attack", roles={"place": (place(*RAQQA),)}, mood="denied"),
        reason(of, (70, 87), (89, 100)),
    ]
    return Record((of,), tuple(found))


def mentioning(places: Sequence[Place]) -> Record:
    """A record in which nothing is known but that these places are spoken of."""
    of = document()
    roles: dict[str, tuple[Mention, ...]] = {"place": tuple(place(*each) for each in places)}
    return Record((of,), (event(of, (0, 12), "battle.attack", roles=roles),))
