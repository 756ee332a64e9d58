"""One article and its cards."""

from __future__ import annotations

from typing_extensions import TypedDict

from holdfast.screens.shapes.quotes import DocumentRef


class DocumentFull(DocumentRef):
    """A document with all that is known of it."""

    url: str | None
    authors: list[str]
    fetched: str | None
    sha256: str
    mediaType: str
    language: str | None
    dateline: str | None


class ZoneSpan(TypedDict):
    """A part of the text that is read in its own way."""

    kind: str
    start: int
    end: int


class RoleSpan(TypedDict):
    """Words of a statement that are marked."""

    role: str
    start: int
    end: int


class Field(TypedDict):
    """What was read for one field, and the words it was read from."""

    name: str
    value: str
    words: str | None


class ChainLink(TypedDict):
    """Who says so, outermost first."""

    who: str
    kind: str
    cue: str | None
    start: int | None
    end: int | None


class Card(TypedDict):
    """A statement beside its text."""

    id: str
    kind: str
    type: str
    sentence: str
    quote: str
    start: int
    end: int
    spans: list[RoleSpan]
    fields: list[Field]
    polarity: str
    mood: str
    commitment: str
    chain: list[ChainLink]
    rule: str
    ruleGloss: str
    confidence: float | None
    confidenceWhy: str
    notes: list[str]
    verdict: str | None
    incident: str | None


class DroppedQuote(TypedDict):
    """What the verifier refused."""

    quote: str
    reason: str


class ReaderScreen(TypedDict):
    """One article with its cards."""

    document: DocumentFull
    text: str
    zones: list[ZoneSpan]
    cards: list[Card]
    copies: list[DocumentRef]
    copiesWhy: list[str]
    dropped: list[DroppedQuote]
    versions: list[DocumentRef]
