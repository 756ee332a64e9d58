"""Control as a table: who held which place from when to when, one spell a row."""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.control import Interval, PlaceControl
from holdfast.exchange.columns import (
    PLACE_COLUMNS,
    Column,
    Leaving,
    Row,
    Table,
    joined,
    place_cells,
)


def control_rows(leaving: Leaving) -> Iterator[Row]:
    """One row for each spell of control of a place."""
    for place in leaving.record.control():
        for number, spell in enumerate(place.intervals):
            row = f"{place.key}#{number}"
            if not leaving.care.held_back(row, "control", spell.last_affirmed):
                yield {"id": row, **where(place), **held(spell), **backed(spell, leaving)}


def where(place: PlaceControl) -> Row:
    """The place of a spell; towns are no sensitive sites, so the floor of precision does."""
    position = (place.latitude, place.longitude)
    rounded = [None if each is None else round(each, 2) for each in position]
    return {
        **place_cells(place, (rounded[0], rounded[1])),
        "place": place.name,
        "place_id": place.key,
    }


def held(spell: Interval) -> Row:
    """Who held it, from when to when, by which statements."""
    start, end = spell.start, spell.end
    return {
        "controller": joined([each.name for each in spell.controllers]),
        "controller_id": joined([each.entity for each in spell.controllers]),
        "status": spell.status,
        "claimed": all(each.claimed for each in spell.controllers) if spell.controllers else None,
        "against": joined([each.name for each in spell.against]),
        "start_earliest": start.earliest if start else None,
        "start_latest": start.latest if start else None,
        "start_cause": start.cause if start else None,
        "end_earliest": end.earliest if end else None,
        "end_latest": end.latest if end else None,
        "end_cause": end.cause if end else None,
        "last_affirmed": spell.last_affirmed,
        "start_statements": joined(start.statements) if start else None,
        "end_statements": joined(end.statements) if end else None,
        "affirmed_by": joined(spell.affirmed_by),
    }


def backed(spell: Interval, leaving: Leaving) -> Row:
    """How many independent sources stand behind a spell and each of its edges."""
    edges = {"start": spell.start, "end": spell.end}
    behind = {name: edge.told_by if edge else () for name, edge in edges.items()}
    every = {*spell.affirmed_by, *behind["start"], *behind["end"]}
    return {
        "sources": leaving.sources(every),
        "start_sources": leaving.sources(behind["start"]) if spell.start else None,
        "end_sources": leaving.sources(behind["end"]) if spell.end else None,
    }


CONTROL = Table(
    "control",
    "Who held which place from when to when, one spell a row",
    (
        Column("id", "string", "Place id and the number of the spell"),
        *PLACE_COLUMNS,
        Column("controller", "string", "Who holds it; several where contested or together"),
        Column("controller_id", "string", "Entity ids of the controllers"),
        Column("status", "string", "held, claimed, contested, besieged, unknown"),
        Column("claimed", "boolean", "Whether only a party, or somebody unnamed, says so"),
        Column("against", "string", "Who besieges it"),
        Column("start_earliest", "date", "First day on which the spell may have begun"),
        Column("start_latest", "date", "Last day on which it may have begun"),
        Column("start_cause", "string", "taken, lost, stated, contested, besieged, relieved"),
        Column("end_earliest", "date", "First day on which it may have ended; empty: no end known"),
        Column("end_latest", "date", "Last day on which it may have ended"),
        Column("end_cause", "string", "As start_cause"),
        Column("last_affirmed", "date", "Last day that a statement speaks of"),
        Column("start_statements", "string", "Ids of the statements behind the beginning"),
        Column("end_statements", "string", "Ids of the statements behind the end"),
        Column("affirmed_by", "string", "Ids of other statements that affirm it"),
        Column("sources", "integer", "Independent sources of the spell; copies are one"),
        Column("start_sources", "integer", "Independent sources of its beginning"),
        Column("end_sources", "integer", "Independent sources of its end"),
    ),
    control_rows,
)
