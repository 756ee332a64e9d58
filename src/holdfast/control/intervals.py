"""Dated statements → who held which place from when to when: interval algebra, place by place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from holdfast.control.holding import Affirmer, by_time, implied_turns
from holdfast.control.merging import Turn, group, pair
from holdfast.control.naming import most_frequent, shown_name
from holdfast.control.observations import PlaceRecord, observe
from holdfast.control.sides import Sides
from holdfast.control.spells import Boundary, Spell, Told, day_of, unclaimed
from holdfast.control.supporting import Supporter
from holdfast.control.terms import (
    Change,
    Edge,
    Effect,
    Interval,
    Observation,
    Party,
    PlaceControl,
)
from holdfast.control.timeline import Timeline
from holdfast.model import Document, PlaceMention, Statement

EFFECTS_APART: tuple[Effect, ...] = ("contest", "siege", "relief")


def control(
    statements: Iterable[Statement], documents: Iterable[Document], at: date | None = None
) -> list[PlaceControl]:
    """Who held each place when, by name; with ``at``, only the intervals that the day can lie in.

    Pure: the same statements and documents give the same answer in any order. A statement that is
    planned, attempted, denied, conditional or predicted changes nothing, and an undated one stands
    in no interval. Places of which ``at`` says nothing are left out.
    """
    found = [place_control(record) for record in observe(statements, documents).values()]
    places = sorted(found, key=lambda place: (place.name, place.key))
    return places if at is None else at_day(places, at)


def at_day(places: Iterable[PlaceControl], day: date) -> list[PlaceControl]:
    """The places with only those intervals that the day can lie in; places with none left out."""
    covered = [replace(place, intervals=place.at(day)) for place in places]
    return [place for place in covered if place.intervals]


def place_control(record: PlaceRecord) -> PlaceControl:
    """The intervals and changes of one place."""
    dated = [each for each in record.observations if each.earliest or each.latest]
    undated = [each for each in record.observations if not (each.earliest or each.latest)]
    sides = Sides(record.profiles)
    timeline, ambiguous = build(dated, sides, whole="~" not in record.key)
    supporter = Supporter(timeline, sides, record.told, dated)
    supporter.support_again()
    undated = supporter.support_undated(undated)
    names = {key: most_frequent(counted) for key, counted in record.names.items()}
    mention = min(record.mentions, key=lambda each: (each.latitude is None, each.name or each.text))
    name = shown_name(record.mentions)
    if mention.relation != "at":
        name = f"{name} ({mention.relation})"
    changes = [change(told, record.key, name, names) for told in timeline.changes]
    return PlaceControl(
        key=record.key,
        name=name,
        country=mention.country,
        latitude=mention.latitude,
        longitude=mention.longitude,
        precision=mention.precision,
        intervals=tuple(interval(spell, names) for spell in timeline.spells),
        undated=tuple(sorted(undated, key=by_statement)),
        ambiguous=tuple(sorted(ambiguous, key=by_statement)),
        changes=tuple(sorted(changes, key=in_time)),
        population=population(record.mentions),
    )


def population(mentions: Iterable[PlaceMention]) -> int | None:
    """Of the place itself, where any mention of it is resolved to a gazetteer that knows."""
    known = [each.population for each in mentions if each.population and each.relation == "at"]
    return max(known, default=None)


def build(
    observations: list[Observation], sides: Sides, whole: bool = True
) -> tuple[Timeline, list[Observation]]:
    """Reported changes first; then those that must have come for every "holds" to be true.

    Of parts and surroundings nothing follows: two parties may each hold a part.
    """
    gains, unclear = group(of(observations, "gain"), sides)
    losses, more = group(of(observations, "loss"), sides)
    ambiguous = unclear + more
    turns = pair(gains, losses, sides)
    for effect in EFFECTS_APART:
        groups, more = group(of(observations, effect), sides)
        turns.extend(Turn(each, effect=effect) for each in groups)
        ambiguous.extend(more)
    lasting = sorted(of(observations, "hold") + of(observations, "absence"), key=by_time)
    reported = Timeline(turns, sides, whole)
    if whole:
        turns += implied_turns(reported, lasting, sides)
    timeline = Timeline(turns, sides, whole)
    affirmer = Affirmer(timeline, sides)
    unfit = [each for each in lasting if not affirmer.affirm(each, in_fight=True)]
    return timeline, ambiguous + timeline.ambiguous + unfit


def of(observations: list[Observation], effect: Effect) -> list[Observation]:
    """Those that say one kind of thing."""
    return [each for each in observations if each.effect == effect]


def interval(spell: Spell, names: Mapping[str, str]) -> Interval:
    """The spell as it is shown."""
    edges = [edge(each) for each in (spell.start, spell.end)]
    told = {each for some in edges if some for each in some.statements}
    reach = spell.reach
    latest = [each for each in spell.affirmed if day_of(each) == reach]
    return Interval(
        controllers=renamed(spell.controllers, names),
        status=spell.status,
        start=edges[0],
        end=edges[1],
        last_affirmed=None if reach == date.min else reach,
        as_of=bool(latest) and all(each.as_of for each in latest),
        affirmed_by=tuple(sorted({each.statement for each in spell.affirmed} - told)),
        against=renamed(spell.against, names),
    )


def edge(boundary: Boundary | None) -> Edge | None:
    """The boundary as it is shown: the calendar's own ends are no dates."""
    if boundary is None:
        return None
    return Edge(
        earliest=None if boundary.earliest == date.min else boundary.earliest,
        latest=None if boundary.latest == date.max else boundary.latest,
        cause=boundary.cause,
        statements=tuple(sorted(boundary.statements)),
        claimed=boundary.claimed,
        implied=boundary.implied,
        as_news=boundary.as_news,
        supported_by=tuple(sorted(boundary.supported_by - boundary.statements)),
    )


def change(told: Told, key: str, name: str, names: Mapping[str, str]) -> Change:
    """The gain or loss as it is shown."""
    shown = edge(told.boundary)
    assert shown is not None
    parties = told.parties if shown.claimed else unclaimed(told.parties)
    return Change(told.kind, key, name, renamed(parties, names), shown)


def renamed(parties: tuple[Party, ...], names: Mapping[str, str]) -> tuple[Party, ...]:
    """Each party under the one name that it has most often."""
    return tuple(replace(party, name=names.get(party.key, party.name)) for party in parties)


def by_statement(observation: Observation) -> tuple[str, str, tuple[Party, ...]]:
    """By id, for lists that have no time."""
    return observation.statement, observation.effect, observation.parties


def in_time(told: Change) -> tuple[date, date, str, tuple[Party, ...], tuple[str, ...], str]:
    """In order of time, gains before losses; one sentence may tell of several places."""
    bounds = told.edge
    return (
        bounds.earliest or date.min,
        bounds.latest or date.max,
        told.kind,
        told.parties,
        bounds.statements,
        told.place,
    )
