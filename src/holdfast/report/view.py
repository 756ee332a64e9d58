"""What the template shows, gathered from a record. Nothing in it depends on the clock."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from holdfast.control import PlaceControl
from holdfast.model import Document, Statement
from holdfast.report.cards import Card, card
from holdfast.report.parties import Look, looks
from holdfast.report.segments import Marked, evidence_spans, segments
from holdfast.report.symbols import MapView, map_view
from holdfast.report.timeline import Timeline, span_words, timeline

if TYPE_CHECKING:
    from holdfast.briefing import Brief
    from holdfast.record import Record

CONTROL_TYPES = frozenset({"territory", "control"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment with the card it opens (the shortest span over it) and all cards it belongs to."""

    text: str
    opens: int | None
    cards: str
    css: str


@dataclass(frozen=True, slots=True)
class Article:
    """One document as shown."""

    anchor: str
    title: str
    source: str
    published: str
    publisher: str
    sha256: str
    pieces: tuple[Piece, ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A key figure with what it counts and how many sources it rests on."""

    value: str
    label: str
    note: str


@dataclass(frozen=True, slots=True)
class ControlRow:
    """One spell of control as a row of the table."""

    place: str
    country: str
    who: str
    status: str
    since: str
    until: str
    affirmed: str
    cards: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class View:
    """All that the report shows."""

    title: str
    figures: tuple[Figure, ...]
    articles: tuple[Article, ...]
    looks: tuple[Look, ...]
    map: MapView | None
    timeline: Timeline | None
    control: tuple[ControlRow, ...]
    reasons: tuple[tuple[str, tuple[Card, ...]], ...]
    sources: tuple[tuple[str, int, int], ...]
    dropped: tuple[tuple[str, str], ...]
    silent: tuple[str, ...]
    failures: tuple[str, ...]
    run: tuple[tuple[str, str], ...]
    brief: Brief | None


def view_of(record: Record, title: str | None, brief: Brief | None) -> View:
    """Gather everything; the order is that of the record."""
    places = record.control()
    look = looks(places)
    numbers = {statement.id: number for number, statement in enumerate(record.statements, 1)}
    cards = {each.id: card(numbers[each.id], each) for each in record.statements}
    run = record.run
    return View(
        title=title or title_of(record),
        figures=figures(record, places),
        articles=tuple(articles(record, cards)),
        looks=tuple(look.values()),
        map=map_view(places, record.statements, look),
        timeline=timeline(places, look),
        control=tuple(control_rows(places, numbers)),
        reasons=reasons(record.statements, cards),
        sources=sources(record.statements),
        dropped=tuple((each.statement.evidence.quote, each.reason) for each in record.dropped),
        silent=silent(record),
        failures=tuple(f"{each.source_id}: {each.problem}" for each in record.failures),
        run=tuple(zip(("run", "code", "rules", "model", "gazetteer"), hashes(run), strict=False))
        if run
        else (),
        brief=brief,
    )


def hashes(run: object) -> tuple[str, ...]:
    """The run's id and hashes, cut to what tells them apart."""
    return tuple(
        str(getattr(run, name))[:16] for name in ("id", "code", "rules", "model", "gazetteer")
    )


def title_of(record: Record) -> str:
    """The one document's own title, or a count of them."""
    if len(record.documents) == 1:
        return record.documents[0].title or record.documents[0].source_id
    return f"The record of {len(record.documents)} documents"


def figures(record: Record, places: Sequence[PlaceControl]) -> tuple[Figure, ...]:
    """Four figures, each with what it rests on."""
    events = [each for each in record.statements if each.kind == "event"]
    reasons_ = [each for each in record.statements if each.kind == "reason"]
    changes = [change for place in places for change in place.changes]
    firm = [each for each in changes if not each.edge.claimed]
    voices = {each.attribution[-1].source for each in record.statements if each.attribution}
    return (
        Figure(
            str(len(record.documents)), "documents read", f"{len(record.failures)} not readable"
        ),
        Figure(str(len(events)), "events read", f"{len(record.dropped)} refused by the verifier"),
        Figure(str(len(firm)), "gains and losses", f"{len(changes) - len(firm)} more only claimed"),
        Figure(str(len(reasons_)), "reasons given", f"{len(voices)} voices in all"),
    )


def articles(record: Record, cards: dict[str, Card]) -> Iterable[Article]:
    """Every document with its text cut at the spans."""
    of_document: dict[str, list[Statement]] = defaultdict(list)
    for statement in record.statements:
        of_document[statement.document].append(statement)
    for number, document in enumerate(record.documents, 1):
        told = of_document[document.id]
        marked = segments(document.text, evidence_spans(told))
        own = [cards[each.id] for each in told]
        yield Article(
            anchor=f"d{number}",
            title=document.title or document.source_id,
            source=document.url or document.source_id,
            published=document.published or "day not stated",
            publisher=document.publisher or "not stated",
            sha256=document.raw_sha256[:16],
            pieces=tuple(piece(each, own) for each in marked),
            cards=tuple(own),
        )


def piece(marked: Marked, cards: Sequence[Card]) -> Piece:
    """A segment; several spans over it are told by the class "many"."""
    chosen = [cards[each] for each in marked.statements]
    css = chosen[0].css + (" many" if len(chosen) > 1 else "") if chosen else ""
    return Piece(
        text=marked.text,
        opens=chosen[0].number if chosen else None,
        cards=" ".join(str(each.number) for each in chosen),
        css=css,
    )


def control_rows(places: Iterable[PlaceControl], numbers: dict[str, int]) -> Iterable[ControlRow]:
    """Every interval of every place; places that nobody is said to hold are not listed."""
    for place in places:
        for interval in place.intervals:
            edges = [edge for edge in (interval.start, interval.end) if edge is not None]
            ids = [each for edge in edges for each in edge.statements] + list(interval.affirmed_by)
            yield ControlRow(
                place=place.name,
                country=place.country or "",
                who=" and ".join(party.name for party in interval.controllers) or "not known",
                status=interval.status,
                since=span_words(interval.start),
                until=span_words(interval.end) if interval.end else "no end told",
                affirmed=str(interval.last_affirmed or "not stated"),
                cards=tuple(sorted({numbers[each] for each in ids if each in numbers})),
            )


def reasons(
    statements: Iterable[Statement], cards: dict[str, Card]
) -> tuple[tuple[str, tuple[Card, ...]], ...]:
    """Reasons by factor, those without one last."""
    grouped: dict[str, list[Card]] = defaultdict(list)
    for statement in statements:
        if statement.kind == "reason":
            grouped[statement.factor or ""].append(cards[statement.id])
    ordered = sorted(grouped, key=lambda each: (each == "", -len(grouped[each]), each))
    return tuple(
        (each.replace("-", " ").capitalize() or "No factor told", tuple(grouped[each]))
        for each in ordered
    )


def sources(statements: Iterable[Statement]) -> tuple[tuple[str, int, int], ...]:
    """(who, statements, documents), the one who says most first."""
    count: Counter[str] = Counter()
    where: dict[str, set[str]] = defaultdict(set)
    for statement in statements:
        name = statement.attribution[-1].source if statement.attribution else "the text itself"
        count[name] += 1
        where[name].add(statement.document)
    ordered = sorted(count, key=lambda each: (-count[each], each))
    return tuple((each, count[each], len(where[each])) for each in ordered)


def silent(record: Record) -> tuple[str, ...]:
    """Documents that yield nothing."""
    heard = {each.document for each in record.statements}
    return tuple(each.title or each.source_id for each in record.documents if quiet(each, heard))


def quiet(document: Document, heard: set[str]) -> bool:
    """Whether nothing was read from a document."""
    return document.id not in heard
