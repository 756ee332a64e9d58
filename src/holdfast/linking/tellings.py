"""What one document tells of one happening: statements of a document that belong together.

"A suicide bombing killed twelve" is two statements, a bombing and a killing, and one telling.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from holdfast.linking.groups import components
from holdfast.linking.kinds import may_be_one
from holdfast.linking.places import places_conflict
from holdfast.linking.scenes import Scene, Scenery
from holdfast.linking.tolls import Toll, tolls_of
from holdfast.model import Document, Mention, PlaceMention, Statement
from holdfast.reading.times.edtf import bounds

# Nothing planned, threatened, predicted or conditional is a happening.
MOODS = frozenset({"fact", "reported", "claimed", "denied", "attempted"})
# To claim a deed or to blame for it is not the deed.
ABOUT_DEEDS = frozenset({"claim", "accusation"})
NEWS_LAG = timedelta(days=3)  # how old a thing can be that is told in the present of its day
DAY = timedelta(days=1)
# "Planes may have hit a school": a past of which only the deed is unsure.
MAY_HAVE = re.compile(r"\b(?:may|might|could|must) (?:\w+ )?have (?:\w+ ){0,2}$")
LOOSE = frozenset({"after", "before", "since", "until"})
ACTORS = ("actor", "gainer")
SUFFERERS = ("victim", "target", "loser", "opponent", "recipient")


@dataclass(frozen=True, slots=True)
class Days:
    """First and last possible day. ``stated``: the text dates it; else it is its day's news."""

    earliest: date | None
    latest: date | None
    stated: bool


@dataclass(frozen=True, slots=True)
class Telling:
    """What one document says of one happening. ``id`` is its smallest statement id.

    ``tolls``: what is counted → how many. ``all_known``: nobody who did it is only described.
    ``scene``: what its sentences name besides.
    """

    id: str
    document: str
    statements: tuple[str, ...]
    types: frozenset[str]
    places: tuple[PlaceMention, ...]
    days: Days
    published: date | None
    actors: frozenset[str]
    all_known: bool
    sufferers: frozenset[str]
    tolls: dict[str, Toll]
    scene: Scene

    @property
    def countries(self) -> frozenset[str]:
        """Those of its places, else those that its sentences name."""
        own = frozenset(place.country for place in self.places if place.country)
        return own or self.scene.countries


def tellings(statements: Iterable[Statement], documents: Iterable[Document]) -> tuple[Telling, ...]:
    """All tellings, sorted by id. Statements of documents that are not given have no clock."""
    known = {document.id: document for document in documents}
    by_document: dict[str, dict[str, Statement]] = {}
    for statement in statements:
        by_document.setdefault(statement.document, {})[statement.id] = statement
    found = [
        telling
        for identity in sorted(by_document)
        for telling in _tellings_of(by_document[identity], known.get(identity))
    ]
    return tuple(sorted(found, key=lambda telling: telling.id))


def _tellings_of(statements: dict[str, Statement], document: Document | None) -> Iterator[Telling]:
    """The tellings of one document; statements that tell of no happening name places still."""
    happened = {key: each for key, each in statements.items() if is_happening(each, document)}
    scenery = Scenery(document, statements.values())
    for group in _groups(happened):
        yield _telling(group, scenery)


def is_happening(statement: Statement, document: Document | None = None) -> bool:
    """Whether it tells of something that happened, or that somebody says or denies happened.

    So does what "may have" happened, where the text is given: of it only the deed is unsure.
    """
    told = statement.mood in MOODS or (
        document is not None and statement.mood == "predicted" and _is_past(statement, document)
    )
    asserted = told and statement.polarity == "+"
    return statement.kind == "event" and asserted and statement.type not in ABOUT_DEEDS


def _is_past(statement: Statement, document: Document) -> bool:
    if statement.trigger is None:
        return False
    before = document.text[statement.evidence.start : statement.trigger.start]
    return MAY_HAVE.search(before) is not None


def _groups(statements: dict[str, Statement]) -> Iterator[tuple[Statement, ...]]:
    """Statements of one document that tell one happening."""
    ordered = [statements[identity] for identity in sorted(statements)]
    pairs = [
        (one.id, other.id)
        for place, one in enumerate(ordered)
        for other in ordered[place + 1 :]
        if _told_together(one, other)
    ]
    for group in components(statements, pairs):
        yield tuple(statements[identity] for identity in group)


def _told_together(one: Statement, other: Statement) -> bool:
    """Whether two statements of a document are one telling: one word or one number tells both, or
    one sentence does and nothing speaks against it."""
    if not may_be_one(one.type, other.type):
        return False
    if one.trigger is not None and one.trigger == other.trigger:
        return True
    if _places_apart(one, other) or _times_apart(one, other):
        return False
    spans = {(each.what, each.start) for each in one.numbers}
    if spans & {(each.what, each.start) for each in other.numbers}:
        return True
    overlap = min(one.evidence.end, other.evidence.end) - max(
        one.evidence.start, other.evidence.start
    )
    return overlap > 0 and one.type != other.type and not (one.numbers and other.numbers)


def _places_apart(one: Statement, other: Statement) -> bool:
    return places_conflict(places_of(one), places_of(other))


def _times_apart(one: Statement, other: Statement) -> bool:
    first, second = one.time, other.time
    return bool(first and second and first.edtf and second.edtf and first.edtf != second.edtf)


def places_of(statement: Statement) -> tuple[PlaceMention, ...]:
    """Where it happened; the target where only that is a place."""
    for role in ("place", "target", "destination"):
        found = [
            mention
            for mention in statement.roles.get(role, ())
            if isinstance(mention, PlaceMention) and (mention.entity or mention.latitude)
        ]
        if found:
            return tuple(found)
    return ()


def _telling(group: tuple[Statement, ...], scenery: Scenery) -> Telling:
    """The statements as one telling, with what their sentences name."""
    document = scenery.document
    published = _day(document.published) if document else None
    places = {place.entity or place.text: place for each in group for place in places_of(each)}
    actors = [each for each in _mentions(group, ACTORS) if not isinstance(each, PlaceMention)]
    return Telling(
        id=group[0].id,
        document=group[0].document,
        statements=tuple(each.id for each in group),
        types=frozenset(each.type for each in group),
        places=tuple(places[key] for key in sorted(places)),
        days=_days(group, published),
        published=published,
        actors=frozenset(each.entity for each in actors if each.entity),
        all_known=all(each.entity for each in actors),
        sufferers=frozenset(
            each.entity
            for each in _mentions(group, SUFFERERS)
            if each.entity and not isinstance(each, PlaceMention)
        ),
        tolls=tolls_of(group, document),
        scene=scenery.scene(group),
    )


def _day(edtf: str | None) -> date | None:
    try:
        return bounds(edtf)[1]
    except ValueError:
        return None


def _days(group: tuple[Statement, ...], published: date | None) -> Days:
    """The closest time that any statement of the telling states, no later than its publication."""
    stated = []
    for each in group:
        if each.time is None or not each.time.edtf or each.time.relation in LOOSE:
            continue
        try:
            first, last = bounds(each.time.edtf)
        except ValueError:
            continue
        if first is not None and last is not None:
            stated.append((last - first, first, last))
    if stated:
        _, first, last = min(stated)
        if published is not None and first <= published < last:
            last = published
        return Days(first, last, True)
    if published is None:
        return Days(None, None, False)
    return Days(published - NEWS_LAG, published, False)


def _mentions(group: tuple[Statement, ...], roles: tuple[str, ...]) -> list[Mention]:
    return [each for one in group for role in roles for each in one.roles.get(role, ())]
