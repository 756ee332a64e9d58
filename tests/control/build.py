"""Statements built by hand, for the tests of control and of the ledger."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from holdfast.model import (
    ActorMention,
    Document,
    Mention,
    Mood,
    PlaceMention,
    Polarity,
    Source,
    Span,
    Statement,
    StatementKind,
    TimeMention,
)
from holdfast.serial import statement_id

TEXT = "Words that stand for the text of a report, long enough to hold every span of these tests."
PLACES = {
    "Ramadi": ("geonames:95788", "IQ"),
    "Palmyra": ("geonames:163960", "SY"),
    "Kobane": ("geonames:172349", "SY"),
}
ACTORS = {
    "IS": ("actor:islamic-state", None),
    "ISIS": ("actor:islamic-state", None),
    "Iraq": ("actor:iraq", None),
    "Iraqi army": ("actor:iraqi-army", "actor:iraq"),
    "Peshmerga": ("actor:peshmerga", None),
    "YPG": ("actor:ypg", None),
}


def document(text: str = TEXT, published: str | None = "2016-06-01", **more: str) -> Document:
    """A document as intake makes it, with an id of its own."""
    raw = hashlib.sha256(text.encode()).hexdigest()
    identity = hashlib.sha256(f"{raw}{published}{sorted(more.items())}".encode()).hexdigest()
    base = Document(
        id=identity,
        source_id="report.txt",
        text=text,
        raw_sha256=raw,
        media_type="text/plain",
        cleaner="test",
        published=published,
    )
    return replace(base, **more)  # type: ignore[arg-type]


def actor(name: str) -> ActorMention:
    """An actor of the table above, or words that no entity is known for."""
    entity, parent = ACTORS.get(name, (None, None))
    return ActorMention(name, 0, 5, "actor", entity, name, part_of=parent)


def place(name: str, relation: str = "at") -> PlaceMention:
    """A place of the table above, or a name that the gazetteer does not know."""
    entity, country = PLACES.get(name, (None, None))
    return PlaceMention(
        name, 6, 10, "place", entity, name, country=country, precision="town", relation=relation
    )


def time(edtf: str | None, relation: str = "on") -> TimeMention:
    """A time expression, resolved."""
    return TimeMention("then", 11, 16, edtf, "day", "stated", relation)


def statement(
    kind: str,
    who: str | tuple[str, ...] | None,
    where: str,
    when: str | None = None,
    *,
    mood: Mood = "fact",
    polarity: Polarity = "+",
    relation: str = "on",
    near: str = "at",
    of: Document | None = None,
    roles: dict[str, str] | None = None,
) -> Statement:
    """A statement about control of one place, with an id as the reader gives it."""
    report = of or document()
    names = (who,) if isinstance(who, str) else who or ()
    filled: dict[str, tuple[Mention, ...]] = {"place": (place(where, near),)}
    if names:
        filled["actor"] = tuple(actor(name) for name in names)
    for role, name in (roles or {}).items():
        filled[role] = (actor(name),)
    state: StatementKind = "state" if kind == "control" else "event"
    made = Statement(
        id="",
        document=report.id,
        source_id=report.source_id,
        kind=state,
        type=kind,
        roles=filled,
        time=None if when is None else time(when, relation),
        polarity=polarity,
        mood=mood,
        commitment="certain",
        attribution=(Source("report.txt", "publication"),),
        numbers=(),
        evidence=Span(0, 16, report.text[:16]),
        rule="test",
        run="test",
    )
    return replace(made, id=statement_id(made))


def gained(who: str | None, where: str, when: str | None = None, **more: object) -> Statement:
    """Somebody takes a place."""
    return statement("territory.gained", who, where, when, **more)  # type: ignore[arg-type]


def lost(who: str | None, where: str, when: str | None = None, **more: object) -> Statement:
    """Somebody loses a place."""
    return statement("territory.lost", who, where, when, **more)  # type: ignore[arg-type]


def holds(who: str | None, where: str, when: str | None = None, **more: object) -> Statement:
    """Somebody holds a place."""
    return statement("control", who, where, when, **more)  # type: ignore[arg-type]
