"""The record: documents, spans, mentions, statements. Frozen, typed, and free of behaviour.

Offsets are code points of ``Document.text``; ``end`` is exclusive; ``text[start:end] == quote`` for
every span that has offsets. A value that is not stated is ``None``, never a guess.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Polarity = Literal["+", "-"]
Mood = Literal[
    "fact",
    "reported",
    "claimed",
    "denied",
    "planned",
    "attempted",
    "threatened",
    "conditional",
    "predicted",
    "question",
    "recommended",
]
Commitment = Literal["certain", "probable", "possible", "uncommitted"]
StatementKind = Literal["event", "state", "reason"]
Verb = Literal["accept", "reject", "same", "different", "correct", "supersede", "revert"]
ZoneKind = Literal[
    "title", "repeated-title", "byline", "dateline", "heading", "body", "boilerplate"
]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one document's text."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of the text that is read in its own way (a title, a dateline, a section heading)."""

    kind: ZoneKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Dateline:
    """The line that opens a dispatch: where and when it was filed, and by which agency."""

    start: int
    end: int
    place: str | None = None
    date: str | None = None  # as written, e.g. "June 10"
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One text as it was read. Immutable: a corrected article is a new document.

    ``id`` is the sha256 (hex) of raw hash, text, title, publication date, publisher and address;
    ``published`` is EDTF or None when not known; ``zones`` are sorted and do not overlap.
    """

    id: str
    source_id: str
    text: str
    raw_sha256: str
    media_type: str
    cleaner: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    fetched: str | None = None
    language: str | None = None
    zones: tuple[Zone, ...] = ()
    dateline: Dateline | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that fill a role, and the entity they stand for, where known.

    ``kind`` is a coarse class: actor, place, person, object, weapon, number, event, clause.
    ``entity`` is a stable id ("actor:islamic-state", "geonames:95788") or None when unknown.
    ``antecedent`` is the span that a pronoun or a description was resolved through.
    """

    text: str
    start: int | None
    end: int | None
    kind: str = "object"
    entity: str | None = None
    name: str | None = None
    antecedent: Span | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class ActorMention(Mention):
    """A party: a government or its forces, an armed group, a coalition, civilians, officials.

    ``category``: government, military, police, intelligence, armed-group, militia, coalition,
    organisation, media, civilians, officials, person, unknown. ``country``: ISO 3166-1 alpha-2.
    ``part_of``: entity id of the actor that this one belongs to.
    """

    category: str = "unknown"
    country: str | None = None
    part_of: str | None = None
    plural: bool = False


@dataclass(frozen=True, slots=True)
class PlaceMention(Mention):
    """A place: resolved to a gazetteer, with its precision and an uncertainty radius in kilometres.

    ``precision``: exact, town, near, district, province, country, region, between, unknown.
    ``relation``: how the words stand to the named place: at, near, north-of …, between, part-of;
    or named-in: the name only stands in another word or name ("*Syrian*", "*Mosul* University").
    """

    country: str | None = None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: str = "unknown"
    radius_km: float | None = None
    relation: str = "at"
    population: int | None = None


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression resolved to EDTF (ISO 8601-2), with what it was resolved from.

    ``precision``: day, week, month, season, year, decade, interval, unknown.
    ``relation``: on, before, after, since, until, during.
    ``anchor``: span of the event it counts from ("three days after *Ramadi's capture*").
    ``offset_days``: signed distance from the anchor; None when only an order is stated.
    """

    text: str
    start: int | None
    end: int | None
    edtf: str | None
    precision: str
    basis: str
    relation: str = "on"
    anchor: Span | None = None
    offset_days: int | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count as stated: what, of which side, low/best/high. Unstated bounds are None."""

    what: str  # killed, injured, captured, displaced, missing, fighters, share, population, bombs …
    text: str
    start: int
    end: int
    low: float | None
    best: float | None
    high: float | None
    rule: str
    unit: str = "count"  # count, percent, km2, km, money
    side: str | None = None  # entity id or the words, of those counted
    side_start: int | None = None
    side_end: int | None = None
    part_of: bool = False  # "including three children": a part of another count, never added


@dataclass(frozen=True, slots=True)
class Source:
    """One link of an attribution chain: who says so, and by which words."""

    source: str
    # publication, agency, media, organisation, government, armed-group, person, witness,
    # imagery, unknown
    kind: str
    start: int | None = None
    end: int | None = None
    cue: str | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    entity: str | None = None
    date: str | None = None  # EDTF of the report, where stated ("Reuters on May 21")
    name: str | None = (
        None  # whom the words refer to ("it", "the group"), or who made the report they name
    )


@dataclass(frozen=True, slots=True)
class Argument:
    """One side of a reason: its words and, where it is one, the statement it is."""

    text: str
    start: int | None
    end: int | None
    statement: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One entry of the record. ``id`` is the hash of its content with span and attribution."""

    id: str
    document: str
    source_id: str
    kind: StatementKind
    type: str
    roles: dict[str, tuple[Mention, ...]]
    time: TimeMention | None
    polarity: Polarity
    mood: Mood
    commitment: Commitment
    attribution: tuple[Source, ...]
    numbers: tuple[Quantity, ...]
    evidence: Span
    rule: str
    run: str
    trigger: Span | None = None
    cause: Argument | None = None
    effect: Argument | None = None
    factor: str | None = None
    confidence: float | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dropped:
    """A statement that the verifier refused, and why."""

    statement: Statement
    reason: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be read: one clear line saying what is wrong and what to do."""

    source_id: str
    problem: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Run:
    """Hashes of what read: code, rules, model, gazetteer. Same run and input, same statements."""

    id: str
    code: str
    rules: str
    model: str
    gazetteer: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about the record: append-only, undone only by another decision.

    ``id`` counts from 1 in the order of deciding. ``at`` is an ISO 8601 time in UTC. ``targets``
    are ids: of statements (accept, reject, same, different, correct), of the old and the new
    document (supersede), or of a decision (revert). A correction says which ``field`` is to have
    which ``value``, as JSON.
    """

    id: int
    at: str
    by: str
    verb: Verb
    targets: tuple[str, ...]
    reason: str
    field: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentReading:
    """All that was read from one document."""

    document: Document
    statements: tuple[Statement, ...]
    dropped: tuple[Dropped, ...] = ()
    run: Run | None = None
    trace: tuple[str, ...] = field(default=())
    places: tuple[PlaceMention, ...] = ()  # every place named, in text order, "named-in" too
