"""The shapes of the screens' JSON: the twin of ``frontend/src/core/types.ts``, key for key.

Offsets are code points of the document's text, ``end`` exclusive. Days are ISO 8601; times are
EDTF. What is not stated is None, never 0 or "".
"""

from __future__ import annotations

from typing_extensions import TypedDict  # typing has one that pydantic takes from 3.12 on


class Counts(TypedDict):
    """How much the record holds."""

    documents: int
    statements: int
    incidents: int
    places: int
    copies: int
    unread: int
    dropped: int


class RunInfo(TypedDict):
    """What did the reading."""

    id: str
    code: str
    rules: str
    model: str
    gazetteer: str


class Actor(TypedDict):
    """A party in control somewhere; those of one side look alike."""

    key: str
    name: str
    short: str
    look: int
    shape: str
    category: str


class RecordInfo(TypedDict):
    """What record this is."""

    title: str
    asOf: str | None
    first: str | None
    counts: Counts
    run: RunInfo | None
    hash: str
    actors: list[Actor]
    screens: list[str]
    credits: list[str]


class Quote(TypedDict):
    """The exact words something rests on."""

    statement: str
    document: str
    sourceId: str
    title: str | None
    published: str | None
    quote: str
    start: int
    end: int
    saidBy: str
    mood: str


class Clause(TypedDict):
    """One sentence of ours with the words it rests on."""

    text: str
    quotes: list[Quote]


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
    """Clauses under a heading."""

    heading: str | None
    clauses: list[Clause]


class Table(TypedDict):
    """Rows of words."""

    columns: list[str]
    rows: list[list[str]]


class Section(TypedDict):
    """A part of the brief."""

    heading: str
    groups: list[Group]
    table: Table | None


class PlaceRef(TypedDict):
    """A place, as precisely as it is known."""

    key: str
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: str
    radiusKm: float | None
    population: int | None


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


class DocumentRef(TypedDict):
    """A document in a list."""

    id: str
    sourceId: str
    title: str | None
    published: str | None
    publisher: str | None
    statements: int
    copyOf: str | None


class DocumentList(TypedDict):
    """Documents, a page of them."""

    total: int
    documents: list[DocumentRef]


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


class Edge(TypedDict):
    """The days between which control changed."""

    earliest: str | None
    latest: str | None
    words: str
    quotes: list[Quote]


class Spell(TypedDict):
    """One spell of control."""

    status: str
    holders: list[str]
    besiegers: list[str]
    start: Edge | None
    end: Edge | None
    affirmed: str | None
    staleFrom: str | None
    sources: int
    confidence: float | None
    confidenceWhy: str
    quotes: list[Quote]


class PlaceSpells(TypedDict):
    """A place with its spells, in order of time."""

    place: PlaceRef
    spells: list[Spell]


class ControlScreen(TypedDict):
    """Who held what, when."""

    asOf: str | None
    first: str | None
    places: list[PlaceSpells]


class Month(TypedDict):
    """A month of a party's ground."""

    month: str
    gained: int
    lost: int
    held: int
    net: int


class Momentum(TypedDict):
    """The balance of some days."""

    days: int
    gained: int
    lost: int
    net: int


class ReportedShare(TypedDict):
    """A share as somebody reports it."""

    asOf: str | None
    amount: str
    percent: float | None
    of: str
    source: str
    quote: Quote


class GroundScreen(TypedDict):
    """The ground of one party."""

    actor: str
    at: str | None
    months: list[Month]
    held: int
    claimed: int
    contested: int
    population: int
    uncounted: int
    momentum: list[Momentum]
    shares: list[ReportedShare]


class Points(TypedDict):
    """Every incident with a place, in columns."""

    n: int
    ids: list[str]
    lat: list[float]
    lon: list[float]
    first: list[int | None]
    last: list[int | None]
    type: list[int]
    types: list[str]
    doubtful: list[int]


class BaseCountry(TypedDict):
    """Land, as rings of longitude and latitude in turn, filled by the even-odd rule."""

    name: str
    rings: list[list[float]]


class BaseTown(TypedDict):
    """A town to find one's way by; the lowest rank is the largest."""

    name: str
    lon: float
    lat: float
    rank: int


class Basemap(TypedDict):
    """The base map, cut to an extent."""

    extent: list[float]
    detail: str
    countries: list[BaseCountry]
    borders: list[list[float]]
    disputed: list[list[float]]
    provinces: list[list[float]]
    rivers: list[list[float]]
    lakes: list[list[float]]
    towns: list[BaseTown]
    note: str


class Effect(TypedDict):
    """Something that reasons are given for."""

    key: str
    label: str
    reasons: int


class Reason(TypedDict):
    """A reason with its weight."""

    id: str
    label: str
    factor: str
    camp: str
    relation: str
    bearing: str
    sources: int
    strength: float
    confidenceWhy: str
    quotes: list[Quote]


class GridRow(TypedDict):
    """How one reason stands to each explanation."""

    reason: str
    cells: list[str]


class Grid(TypedDict):
    """Reasons against competing explanations."""

    hypotheses: list[str]
    rows: list[GridRow]


class WhyScreen(TypedDict):
    """Why, according to whom."""

    question: str
    effects: list[Effect]
    effect: str | None
    premise: list[Clause]
    reasons: list[Reason]
    whatWouldChange: list[Clause]
    whatMayFollow: list[Clause]
    grid: Grid | None
    disagreements: list[Clause]
    gaps: list[Clause]


class FacetValue(TypedDict):
    """One value of a facet, with how many have it."""

    value: str
    label: str
    count: int
    chosen: bool


class Facet(TypedDict):
    """What incidents can be chosen by."""

    name: str
    label: str
    values: list[FacetValue]


class Toll(TypedDict):
    """A count, as low and high as it is told."""

    what: str
    low: float | None
    high: float | None
    words: str


class IncidentRow(TypedDict):
    """One happening."""

    id: str
    types: list[str]
    label: str
    earliest: str | None
    latest: str | None
    datePrecision: str
    place: PlaceRef | None
    actors: list[str]
    targets: list[str]
    status: str
    tolls: list[Toll]
    why: str | None
    sources: int
    documents: int
    links: list[str]
    quotes: list[Quote]


class IncidentsScreen(TypedDict):
    """Happenings, a page of them, with the facets."""

    total: int
    offset: int
    rows: list[IncidentRow]
    facets: list[Facet]


class Editable(TypedDict):
    """A field that can be corrected, with its value now."""

    field: str
    label: str
    value: str


class ReviewItem(TypedDict):
    """What a person is asked."""

    key: str
    kind: str
    why: str
    cards: list[Card]
    before: list[str]
    after: list[str]
    document: list[DocumentRef]
    editable: list[Editable]


class DecisionRow(TypedDict):
    """A decision in the log."""

    id: int
    at: str
    by: str
    verb: str
    targets: list[str]
    reason: str
    field: str | None
    value: str | None
    standing: str
    label: str


class ReviewScreen(TypedDict):
    """The queue, an item of it, and the log."""

    left: int
    done: int
    item: ReviewItem | None
    log: list[DecisionRow]


class DecisionAnswer(TypedDict):
    """What became of a decision, and what looks alike."""

    decision: DecisionRow
    alike: list[Card]


class JobFailure(TypedDict):
    """What could not be read, and what to do."""

    sourceId: str
    problem: str
    remedy: str


class Job(TypedDict):
    """Documents being added."""

    id: str
    state: str
    total: int
    done: int
    added: list[DocumentRef]
    known: list[DocumentRef]
    failures: list[JobFailure]
    statements: int


class MethodText(TypedDict):
    """A paragraph of the method."""

    heading: str
    text: str


class RuleRow(TypedDict):
    """A rule with its measured precision."""

    id: str
    type: str
    gloss: str
    right: int
    judged: int
    confidence: float | None


class ScoreRow(TypedDict):
    """A score of the bench."""

    task: str
    score: str
    metric: str
    published: str
    goal: str


class MethodScreen(TypedDict):
    """How it is done, and what it does not cover."""

    control: list[MethodText]
    rules: list[RuleRow]
    scores: list[ScoreRow]
    limits: list[str]
    credits: list[str]
