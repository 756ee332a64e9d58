"""Incidents as a table: one happening a row, whatever the number of reports that tell it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from holdfast.exchange.care import Care, day_of, generic, is_sensitive
from holdfast.exchange.columns import (
    PLACE_COLUMNS,
    TOLLS,
    Column,
    Leaving,
    Row,
    Table,
    counted,
    joined,
    known,
    named,
    place_cells,
    toll_columns,
    total,
)
from holdfast.linking import Incident
from holdfast.linking.tellings import places_of
from holdfast.model import Mention, PlaceMention, Statement

ACTORS = ("actor", "gainer")


def incident_rows(leaving: Leaving) -> Iterator[Row]:
    """One row an incident, by id.

    An incident of which any statement is too fresh to be told is held back whole.
    """
    record, care = leaving.record, leaving.care
    care.prepare(record.statements)
    by_id = {each.id: each for each in record.statements}
    published = {document.id: day_of(document.published) for document in record.documents}
    for incident in record.incidents():
        told = [by_id[each] for each in incident.statements if each in by_id]
        if told and not is_fresh(incident, told, care, published):
            yield row_of(incident, told, leaving)


def is_fresh(
    incident: Incident,
    told: Iterable[Statement],
    care: Care,
    published: Mapping[str, date | None],
) -> bool:
    """Whether any of its statements is held back in the table of statements."""
    for each in told:
        day = day_of(each.time.edtf if each.time else None) or published.get(each.document)
        if care.held_back(incident.id, each.type, day):
            return True
    return False


def row_of(incident: Incident, told: Sequence[Statement], leaving: Leaving) -> Row:
    """The incident, what care takes out of it taken out; each redaction is logged once."""
    care = leaving.care
    before = len(care.log)
    # What is taken out is logged under the row that it is taken out of.
    shown = [care.statement(replace(each, id=incident.id))[0] for each in told]
    care.log[before:] = dict.fromkeys(care.log[before:])
    actors: list[Mention] = [
        mention for each in shown for role in ACTORS for mention in each.roles.get(role, ())
    ]
    return {
        "id": incident.id,
        "types": joined(incident.types),
        "moods": joined(sorted({each.mood for each in told})),
        "earliest": incident.earliest,
        "latest": incident.latest,
        **where(incident, told, care),
        "actor": named(actors),
        "actor_id": known(actors),
        **tolls(told),
        "sources": leaving.sources(incident.statements),
        "reports": len(incident.documents),
        "links": len(incident.links),
        "reasons": sum(len(link.reasons) for link in incident.links),
        "updates": sum(link.relation == "update" for link in incident.links),
        "documents": joined(incident.documents),
        "statements": joined(incident.statements),
    }


def where(incident: Incident, told: Iterable[Statement], care: Care) -> Row:
    """The most precise place told, no finer than the rules of care allow."""
    places = [place for each in told for place in places_of(each)]
    place = next((each for each in places if is_place(each, incident)), None)
    if place is None:
        return place_cells(None, (None, None))
    blurred = is_sensitive(place)
    return {
        **place_cells(place, care.position(place)),
        "place": generic(place.text) if blurred else incident.place_name,
        "place_id": None if blurred else incident.place,
    }


def is_place(place: PlaceMention, incident: Incident) -> bool:
    """Whether it is the place of the incident."""
    return (place.entity, place.name or place.text) == (incident.place, incident.place_name)


def tolls(told: Iterable[Statement]) -> Row:
    """Lowest and highest figure of each kind of toll that any report gives."""
    statements = list(told)
    found: Row = {}
    for what in TOLLS:
        figures = Figures([figure for each in statements if (figure := bounds_of(each, what))])
        found |= {f"{what}_low": figures.low, f"{what}_high": figures.high}
    return found


Bounds = tuple[float | None, float | None]


class Figures:
    """Figures of one toll, each as its lower and upper bound; None: not stated."""

    def __init__(self, bounds: Sequence[Bounds]) -> None:
        self._bounds = bounds

    @cached_property
    def low(self) -> float | None:
        """The lowest that is stated."""
        return min((low for low, _ in self._bounds if low is not None), default=None)

    @cached_property
    def high(self) -> float | None:
        """The highest that is stated; None where a report says that there may be more."""
        known = max((high for _, high in self._bounds if high is not None), default=None)
        open_from = max((low or 0.0 for low, high in self._bounds if high is None), default=0.0)
        return None if known is None or open_from > known else known


def bounds_of(statement: Statement, what: str) -> Bounds | None:
    """Lower and upper bound of what one statement counts; None where it counts none of it."""
    counts = counted(statement, what)
    if not counts:
        return None
    best = total(counts, "best")
    if best is not None:
        return best, best
    low = [each if each.low is not None else replace(each, low=each.best) for each in counts]
    high = [each if each.high is not None else replace(each, high=each.best) for each in counts]
    return total(low, "low"), total(high, "high")


BOUNDS = {
    "low": "lowest figure that any report gives; empty where not stated",
    "high": "highest figure that any report gives; empty where not stated, or if one says that "
    "there may be more",
}
INCIDENTS = Table(
    "incidents",
    "What happened, one happening a row, with all the reports that tell it",
    (
        Column("id", "string", "The smallest id of its statements"),
        Column("types", "string", "Dotted types of its statements, parted by ;"),
        Column("moods", "string", "How it is told: fact, reported, claimed, denied, attempted"),
        Column("earliest", "date", "First day that all reports allow; empty where not known"),
        Column("latest", "date", "Last day that all reports allow; empty where not known"),
        *PLACE_COLUMNS,
        Column("actor", "string", "Who did it, by any report; empty where not stated"),
        Column("actor_id", "string", "Entity ids of the actors"),
        *toll_columns(BOUNDS),
        Column("sources", "integer", "Independent sources; copies and quoted parties are one"),
        Column("reports", "integer", "Documents that tell it"),
        Column("links", "integer", "Pairs of reports that were found to tell the same"),
        Column("reasons", "integer", "Reasons for those links; holdfast incidents ID shows them"),
        Column("updates", "integer", "Links in which one report brings the other up to date"),
        Column("documents", "string", "Hashes of the documents"),
        Column("statements", "string", "Ids of the statements"),
    ),
    incident_rows,
)
