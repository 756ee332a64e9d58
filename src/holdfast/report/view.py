"""What the template shows, gathered from a record. Nothing in it depends on the clock."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from holdfast.briefing.explanation import FACTORS
from holdfast.control import Interval, PlaceControl
from holdfast.model import Document, Statement
from holdfast.report.cards import Card, card
from holdfast.report.parties import Look, holders, looks, looks_of, place_name
from holdfast.report.segments import Marked, evidence_spans, segments
from holdfast.report.symbols import MapView, map_view
from holdfast.report.timeline import NARROW, WIDE, Timeline, timeline
from holdfast.report.words import day_words, edge_words, edtf_words
from holdfast.voices import innermost, voice

if TYPE_CHECKING:
    from holdfast.briefing import Brief
    from holdfast.record import Record


FRAMES = (("wide", WIDE), ("narrow", NARROW))


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment with the card it opens (the shortest span over it) and all cards it belongs to.

    ``ends``: the cards whose span ends with it.
    """

    text: str
    opens: int | None
    cards: str
    css: str
    ends: str


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
    """A key figure: a number with what it counts, and what it rests on."""

    words: str
    note: str

    @property
    def value(self) -> str:
        """The number."""
        return self.words.partition(" ")[0]

    @property
    def label(self) -> str:
        """What it counts."""
        return self.words.partition(" ")[2]


@dataclass(frozen=True, slots=True)
class ControlRow:
    """One spell of control as a row of the table."""

    who: str
    status: str
    since: str
    until: str
    affirmed: str
    looks: tuple[Look, ...]
    cards: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ControlPlace:
    """The spells of one place."""

    place: str
    country: str
    rows: tuple[ControlRow, ...]


@dataclass(frozen=True, slots=True)
class View:
    """All that the report shows. ``numbers``: the card of each statement, by its id."""

    title: str
    told: str
    numbers: dict[str, int]
    figures: tuple[Figure, ...]
    articles: tuple[Article, ...]
    looks: tuple[Look, ...]
    map: MapView | None
    timelines: tuple[tuple[str, Timeline], ...]
    control: tuple[ControlPlace, ...]
    reasons: tuple[tuple[str, tuple[Card, ...]], ...]
    sources: tuple[tuple[str, int, int], ...]
    dropped: tuple[tuple[str, str], ...]
    silent: tuple[str, ...]
    failures: tuple[str, ...]
    run: tuple[tuple[str, str], ...]
    brief: Brief | None


def view_of(record: Record, title: str | None, brief: Brief | None) -> View:
    """Gather everything, in the order of publication and of the text."""
    places = record.control()
    look = looks(places)
    # Numbers follow the order in the texts, so that the cards beside them do too.
    numbers = {each.id: number for number, each in enumerate(in_text_order(record), 1)}
    cards = {each.id: card(numbers[each.id], each) for each in record.statements}
    run = record.run
    return View(
        title=title or title_of(record, brief),
        told=told_between(record.documents),
        numbers=numbers,
        figures=figures(record, places),
        articles=tuple(articles(record, cards)),
        looks=tuple(look.values()),
        map=map_view(places, record.statements, look),
        timelines=timelines(places, look),
        control=tuple(control_places(places, numbers, look)),
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


def in_time(documents: Iterable[Document]) -> list[Document]:
    """The documents by day of publication, those without one last."""
    return sorted(documents, key=lambda each: (each.published or "~", each.source_id, each.id))


def in_text_order(record: Record) -> list[Statement]:
    """The statements, document by document, as their passages begin in the text."""
    position = {each.id: number for number, each in enumerate(in_time(record.documents))}
    return sorted(
        record.statements,
        key=lambda each: (
            position.get(each.document, len(position)),
            each.evidence.start,
            each.evidence.end,
            each.id,
        ),
    )


def title_of(record: Record, brief: Brief | None) -> str:
    """The one document's own title, the question, or a count of the documents."""
    if len(record.documents) == 1:
        return record.documents[0].title or named(record.documents[0].source_id)
    if brief is not None:
        return brief.question.text
    return f"The record of {len(record.documents)} documents"


def told_between(documents: Sequence[Document]) -> str:
    """The first and last day of publication, so far as they are known."""
    days = sorted(each.published for each in documents if each.published)
    unknown = len(documents) - len(days)
    if not days:
        return "No day of publication is known."
    first, last = edtf_words(days[0]), edtf_words(days[-1])
    span = f"Published {first}" if first == last else f"Published between {first} and {last}"
    return f"{span}; of {unknown} more the day is not known." if unknown else f"{span}."


def figures(record: Record, places: Sequence[PlaceControl]) -> tuple[Figure, ...]:
    """Four figures, each with what it rests on."""
    events = sum(each.kind == "event" for each in record.statements)
    states = sum(each.kind == "state" for each in record.statements)
    reasons_ = [each for each in record.statements if each.kind == "reason"]
    # A place that changes hands is one change, though one side gains it and the other loses it.
    edges: dict[tuple[object, ...], bool] = {}
    for change in (each for place in places for each in place.changes):
        key = (change.place, change.edge.earliest, change.edge.latest)
        edges[key] = edges.get(key, True) and change.edge.claimed
    claimed, changed = sum(edges.values()), len({key[0] for key in edges})
    voices = {voice(each.attribution[-1]) if each.attribution else "" for each in reasons_}
    failed, dropped = len(record.failures), len(record.dropped)
    return (
        Figure(
            counted(len(record.documents), "document", "documents"),
            f"{failed} could not be read" if failed else "all could be read",
        ),
        Figure(
            counted(len(edges), "change of control", "changes of control"),
            f"in {counted(changed, 'place', 'places')}; {claimed} only claimed",
        ),
        Figure(
            counted(events + states, "event or condition", "events and conditions"),
            f"{dropped} more refused by the verifier"
            if dropped
            else "none refused by the verifier",
        ),
        Figure(
            counted(len(reasons_), "reason given", "reasons given"),
            f"by {counted(len(voices), 'voice', 'voices')}",
        ),
    )


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun."""
    return f"{number:,} {one if number == 1 else many}"


def timelines(
    places: Sequence[PlaceControl], look: dict[str, Look]
) -> tuple[tuple[str, Timeline], ...]:
    """The timeline for a wide and for a narrow screen; none when nothing is dated."""
    both = ((name, timeline(places, look, frame)) for name, frame in FRAMES)
    return tuple((name, found) for name, found in both if found is not None)


def articles(record: Record, cards: dict[str, Card]) -> Iterable[Article]:
    """Every document with its text cut at the spans."""
    of_document: dict[str, list[Statement]] = defaultdict(list)
    for statement in in_text_order(record):
        of_document[statement.document].append(statement)
    for number, document in enumerate(in_time(record.documents), 1):
        told = of_document[document.id]
        marked = segments(document.text, evidence_spans(told))
        own = [cards[each.id] for each in told]
        yield Article(
            anchor=f"d{number}",
            title=document.title or named(document.source_id),
            source=document.url or named(document.source_id),
            published=edtf_words(document.published),
            publisher=document.publisher or "not stated",
            sha256=document.raw_sha256[:16],
            pieces=tuple(piece(each, own) for each in marked),
            cards=tuple(own),
        )


def named(source_id: str) -> str:
    """The id; of an absolute path only the name: a report is mailed, and folders are private."""
    return PurePath(source_id).name if PurePath(source_id).is_absolute() else source_id


def piece(marked: Marked, cards: Sequence[Card]) -> Piece:
    """A segment; an event or a state gives its fill, a reason is underlined wherever it runs."""
    chosen = [cards[each] for each in marked.statements]
    filling = [each.css for each in chosen if "k-reason" not in each.css]
    reason = ["k-reason"] if len(filling) < len(chosen) else []
    css = " ".join([*filling[:1], *reason])
    return Piece(
        text=marked.text,
        opens=chosen[0].number if chosen else None,
        cards=" ".join(str(each.number) for each in chosen),
        css=css,
        ends=" ".join(str(cards[each].number) for each in marked.ends),
    )


def control_places(
    places: Iterable[PlaceControl], numbers: dict[str, int], look: dict[str, Look]
) -> Iterable[ControlPlace]:
    """Every interval of every place; places that nobody is said to hold are not listed."""
    for place in sorted(places, key=lambda each: (each.name, each.key)):
        rows = tuple(control_row(each, numbers, look) for each in place.intervals)
        if rows:
            yield ControlPlace(place_name(place), place.country or "", rows)


def control_row(interval: Interval, numbers: dict[str, int], look: dict[str, Look]) -> ControlRow:
    """One spell."""
    edges = [edge for edge in (interval.start, interval.end) if edge is not None]
    ids = [each for edge in edges for each in edge.statements] + list(interval.affirmed_by)
    affirmed = interval.last_affirmed
    return ControlRow(
        who=holders(interval),
        status=interval.status,
        since=edge_words(interval.start),
        until=edge_words(interval.end) if interval.end else "no end told",
        affirmed=day_words(affirmed) if affirmed else "not stated",
        looks=() if interval.status == "unknown" else looks_of(interval, look),
        cards=tuple(sorted({numbers[each] for each in ids if each in numbers})),
    )


def reasons(
    statements: Iterable[Statement], cards: dict[str, Card]
) -> tuple[tuple[str, tuple[Card, ...]], ...]:
    """Reasons by factor, in the order of the brief, those without one last."""
    grouped: dict[str | None, list[Card]] = defaultdict(list)
    for statement in statements:
        if statement.kind == "reason":
            known = statement.factor if statement.factor in FACTORS else None
            grouped[known].append(cards[statement.id])
    return tuple(
        (title, tuple(sorted(grouped[factor], key=lambda each: each.number)))
        for factor, title in FACTORS.items()
        if factor in grouped
    )


def sources(statements: Iterable[Statement]) -> tuple[tuple[str, int, int], ...]:
    """(who, statements, documents), the one who says most first."""
    count: Counter[str] = Counter()
    where: dict[str, set[str]] = defaultdict(set)
    for statement in statements:
        name = innermost(statement)
        count[name] += 1
        where[name].add(statement.document)
    ordered = sorted(count, key=lambda each: (-count[each], each))
    return tuple((each, count[each], len(where[each])) for each in ordered)


def silent(record: Record) -> tuple[str, ...]:
    """Documents that yield nothing."""
    heard = {each.document for each in record.statements}
    return tuple(
        each.title or named(each.source_id) for each in record.documents if quiet(each, heard)
    )


def quiet(document: Document, heard: set[str]) -> bool:
    """Whether nothing was read from a document."""
    return document.id not in heard
