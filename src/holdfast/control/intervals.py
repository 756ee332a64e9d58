"""Dated statements → who held which place from when to when: interval algebra, place by place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from holdfast.control.merging import Group, Sides, Turn, days, group, pair
from holdfast.control.observations import PlaceRecord, observe
from holdfast.control.terms import (
    Change,
    Edge,
    Effect,
    Interval,
    Observation,
    Party,
    PlaceControl,
)
from holdfast.control.timeline import Boundary, Spell, Timeline, Told, covers_surely, may_meet
from holdfast.model import Document, Statement

DAY = timedelta(days=1)


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
    timeline, ambiguous = build(dated, Sides(record.parents))
    names = {key: best(counted) for key, counted in record.names.items()}
    mention = min(record.mentions, key=lambda each: (each.latitude is None, each.name or each.text))
    name = best(Counter(each.name or each.text for each in record.mentions))
    changes = [change(told, record.key, name, names) for told in timeline.changes]
    return PlaceControl(
        key=record.key,
        name=name if mention.relation == "at" else f"{name} ({mention.relation})",
        country=mention.country,
        latitude=mention.latitude,
        longitude=mention.longitude,
        precision=mention.precision,
        intervals=tuple(interval(spell, names) for spell in timeline.spells),
        undated=tuple(sorted(undated, key=by_statement)),
        ambiguous=tuple(sorted(ambiguous, key=by_statement)),
        changes=tuple(sorted(changes, key=in_time)),
    )


def build(observations: list[Observation], sides: Sides) -> tuple[Timeline, list[Observation]]:
    """Turns first; then each "holds" must fit the spells, or makes a turn that nobody reported."""
    gains, left = group(of(observations, "gain"), sides)
    losses, unfit = group(of(observations, "loss"), sides)
    ambiguous = left + unfit
    turns = pair(gains, losses, sides)
    for effect in ("contest", "siege", "relief"):
        groups, left = group(of(observations, effect), sides)
        turns.extend(Turn(each, effect=effect) for each in groups)
        ambiguous.extend(left)
    lasting = sorted(of(observations, "hold") + of(observations, "absence"), key=by_time)
    tried: set[int] = set()
    while True:
        timeline = Timeline(turns, sides)
        unfit = [each for each in lasting if not affirm(timeline, each, sides)]
        new = next((each for each in unfit if id(each) not in tried), None)
        if new is None:
            return timeline, ambiguous + timeline.ambiguous + unfit
        tried.add(id(new))
        turn = implied_turn(timeline, new, sides)
        if turn is not None:
            turns = [*turns, turn]


def of(observations: list[Observation], effect: Effect) -> list[Observation]:
    """Those that say one kind of thing."""
    return [each for each in observations if each.effect == effect]


def affirm(timeline: Timeline, observation: Observation, sides: Sides) -> bool:
    """Whether "holds" or "does not hold" fits the spells; the spell that it fits notes it."""
    if not observation.parties:
        return False
    for spell in timeline.spells:
        same = sides.same(spell.controllers, observation.parties)
        if observation.effect == "absence":
            if same and covers_surely(spell, observation):
                return False
        elif same and agrees(spell, observation):
            spell.affirm(observation)
            if spell.status == "claimed" and not observation.claimed:
                spell.status = "held"
            return True
    # That somebody does not hold a place is affirmed only where it is known that they once did.
    return observation.effect == "absence" and any(
        sides.same(spell.controllers, observation.parties) for spell in timeline.spells
    )


def agrees(spell: Spell, observation: Observation) -> bool:
    """Whether the spell can be the one that the statement speaks of.

    A fight ends where one side is said to hold the place after the last word of the fight.
    """
    if spell.status == "contested":
        return may_meet(spell, observation) and days(observation)[0] <= spell.reach
    return spell.status != "unknown" and may_meet(spell, observation)


def implied_turn(timeline: Timeline, observation: Observation, sides: Sides) -> Turn | None:
    """The turn that must have come before the statement was true; None where none helps."""
    first, last = days(observation)
    if not observation.parties:
        return None
    spell = next((each for each in timeline.spells if may_meet(each, observation)), None)
    if observation.effect == "absence":
        held = [
            each for each in timeline.spells if sides.same(each.controllers, observation.parties)
        ]
        sure = next((each for each in held if covers_surely(each, observation)), None)
        if sure is None or sure.reach > first:
            return None
        return Turn(
            None, [Group(observation.parties, sure.reach, last, [observation])], implied=True
        )
    if spell is None:  # before the first spell that has a beginning
        opening = timeline.spells[0].start if timeline.spells else None
        last = min(last, opening.latest) if opening else last
        return gain_of(observation, date.min, last)
    if spell.holders and spell.reach >= first and spell.status != "contested":
        return Turn(Group(observation.parties, first, last, [observation]), effect="contest")
    end = spell.end.latest if spell.end else date.max
    earliest = spell.reach if spell.reach < first else begun(spell)
    return gain_of(observation, min(earliest, last), min(last, end))


def gain_of(observation: Observation, earliest: date, latest: date) -> Turn:
    """Nobody says when they took it: they hold it by then."""
    return Turn(Group(observation.parties, earliest, latest, [observation]), implied=True)


def begun(spell: Spell) -> date:
    """The first day that the spell can have begun on."""
    return spell.start.earliest if spell.start else date.min


def interval(spell: Spell, names: Mapping[str, str]) -> Interval:
    """The spell as it is shown."""
    edges = [edge(each) for each in (spell.start, spell.end)]
    told = {each for some in edges if some for each in some.statements}
    reach = spell.reach
    return Interval(
        controllers=renamed(spell.controllers, names),
        status=spell.status,
        start=edges[0],
        end=edges[1],
        last_affirmed=None if reach == date.min else reach,
        as_of=bool(spell.affirmed)
        and all(as_of for day, as_of, _ in spell.affirmed if day == reach),
        affirmed_by=tuple(sorted({each for _, _, each in spell.affirmed} - told)),
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
    )


def change(told: Told, key: str, name: str, names: Mapping[str, str]) -> Change:
    """The gain or loss as it is shown."""
    shown = edge(told.boundary)
    assert shown is not None
    return Change(told.kind, key, name, renamed(told.parties, names), shown)


def renamed(parties: tuple[Party, ...], names: Mapping[str, str]) -> tuple[Party, ...]:
    """Each party under the one name that it has most often."""
    return tuple(replace(party, name=names.get(party.key, party.name)) for party in parties)


def best(counted: Counter[str]) -> str:
    """The most frequent; of several, the first in the alphabet."""
    return min(counted, key=lambda each: (-counted[each], each))


def by_time(observation: Observation) -> tuple[date, date, str, str, tuple[Party, ...]]:
    """In order of time, then by what never differs between two runs."""
    first, last = days(observation)
    return first, last, observation.effect, observation.statement, observation.parties


def by_statement(observation: Observation) -> tuple[str, str, tuple[Party, ...]]:
    """By id, for lists that have no time."""
    return observation.statement, observation.effect, observation.parties


def in_time(told: Change) -> tuple[date, date, str, tuple[Party, ...], tuple[str, ...]]:
    """In order of time, gains before losses."""
    bounds = told.edge
    return (
        bounds.earliest or date.min,
        bounds.latest or date.max,
        told.kind,
        told.parties,
        bounds.statements,
    )
