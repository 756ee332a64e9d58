"""Places, quotes and clauses as the page shows them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from holdfast.briefing.citing import said_by
from holdfast.briefing.terms import Citation
from holdfast.briefing.terms import Clause as OurClause
from holdfast.control import PlaceControl
from holdfast.model import Document, PlaceMention, Statement
from holdfast.report.parties import place_name
from holdfast.screens import shapes
from holdfast.screens.shown import Shown

# Quotes beside one clause or spell: more are counted by its sources, and stand in the articles.
MOST_QUOTES = 8


def iso(day: date | None) -> str | None:
    """The day as ISO 8601."""
    return day.isoformat() if day else None


def quote(shown: Shown, statement: Statement) -> shapes.Quote:
    """The words that a statement rests on."""
    span = statement.evidence
    return quoted(shown, statement, (span.start, span.end, span.quote), said_by(statement))


def quoted(
    shown: Shown, statement: Statement, span: tuple[int, int, str], said: str
) -> shapes.Quote:
    """Some words of a statement's document."""
    document = shown.documents.get(statement.document)
    start, end, words = span
    return {
        "statement": statement.id,
        "document": statement.document,
        "sourceId": statement.source_id,
        "title": document.title if document else None,
        "published": document.published if document else None,
        "quote": words,
        "start": start,
        "end": end,
        "saidBy": said,
        "mood": statement.mood,
    }


def quotes(shown: Shown, ids: Iterable[str], most: int = MOST_QUOTES) -> list[shapes.Quote]:
    """The words behind some statements, each words once, in order of publication."""
    found: dict[tuple[str, int, int], Statement] = {}
    for each in shown.asserted(ids):
        found.setdefault((each.document, each.evidence.start, each.evidence.end), each)
    ordered = sorted(found.values(), key=lambda each: in_order(shown, each))
    return [quote(shown, each) for each in ordered[:most]]


def in_order(shown: Shown, statement: Statement) -> tuple[str, str, int, str]:
    """By publication, then by place in the text."""
    document = shown.documents.get(statement.document)
    published = (document.published if document else None) or "~"
    return published, statement.source_id, statement.evidence.start, statement.id


def clause(shown: Shown, told: OurClause, most: int = MOST_QUOTES) -> shapes.Clause:
    """A clause of a brief with its quotes."""
    return {"text": told.text, "quotes": cited(shown, told.citations, most)}


def cited(
    shown: Shown, citations: Iterable[Citation], most: int = MOST_QUOTES
) -> list[shapes.Quote]:
    """Citations as quotes."""
    found: list[shapes.Quote] = []
    for each in citations:
        statement = shown.by_id.get(each.statement)
        if statement is not None and len(found) < most:
            span = each.evidence
            found.append(quoted(shown, statement, (span.start, span.end, span.quote), each.said_by))
    return found


def place_ref(shown: Shown, place: PlaceControl) -> shapes.PlaceRef:
    """A place that somebody held."""
    mention = shown.place_mentions.get(place.key)
    return {
        "key": place.key,
        "name": place_name(place),
        "country": place.country,
        "lat": place.latitude,
        "lon": place.longitude,
        "precision": place.precision,
        "radiusKm": mention.radius_km if mention else None,
        "population": place.population,
    }


def mention_ref(mention: PlaceMention) -> shapes.PlaceRef:
    """A place as a statement names it."""
    return {
        "key": mention.entity or mention.text,
        "name": mention.name or mention.text,
        "country": mention.country,
        "lat": mention.latitude,
        "lon": mention.longitude,
        "precision": mention.precision,
        "radiusKm": mention.radius_km,
        "population": mention.population,
    }


def document_ref(shown: Shown, document: Document) -> shapes.DocumentRef:
    """A document in a list."""
    return {
        "id": document.id,
        "sourceId": document.source_id,
        "title": document.title,
        "published": document.published,
        "publisher": document.publisher,
        "statements": len(shown.of_document.get(document.id, ())),
        "copyOf": shown.originals.get(document.id),
    }
