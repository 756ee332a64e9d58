"""What the document says about who a name may mean: its countries, its year, its full names."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from holdfast.reading.actors.hits import Hit
from holdfast.reading.actors.records import Actor

if TYPE_CHECKING:
    from holdfast.reading.actors.sketches import Sketch
    from holdfast.reading.context import Reading

FULL_NAME = 10.0
COUNTRY = 3.0
ACTIVE = 0.5
YEARS_BEFORE = 1
"""A group may be named that long before the year the data gives for it."""


@dataclass(frozen=True, slots=True)
class DocumentContext:
    """Countries by how often they are named, the year of publication, actors named in full."""

    countries: Counter[str]
    year: int | None
    named: frozenset[str]


def context_of(reading: Reading, hits: list[Hit]) -> DocumentContext:
    """Read the evidence off the places found so far and the hits."""
    countries: Counter[str] = Counter()
    for place in reading.places:
        if place.country:
            countries[place.country] += 1
    named: set[str] = set()
    for hit in hits:
        if hit.entry.country:
            countries[hit.entry.country] += 1
        if hit.entry.kind == "name" and len(hit.entry.keys) > 1 and len(hit.entry.candidates) == 1:
            entity = hit.entry.candidates[0].entity
            if entity and not hit.entry.support:
                named.add(entity)
    return DocumentContext(countries, _year(reading.document.published), frozenset(named))


def _year(published: str | None) -> int | None:
    digits = (published or "")[:4]
    return int(digits) if digits.isdigit() else None


def choose(sketch: Sketch, context: DocumentContext) -> Actor | None:
    """The one candidate that the document supports; None where it does not decide."""
    possible = list(
        {
            each.entity: each for each in sketch.candidates if _may_be_named(each, context.year)
        }.values()
    )
    if len(possible) == 1 and not sketch.support:
        return possible[0]
    scored = [(score(each, context), each) for each in possible]
    best = max((points for points, _ in scored), default=0.0)
    if best < COUNTRY:
        return None
    winners = [each for points, each in scored if points == best]
    return winners[0] if len(winners) == 1 else None


def _may_be_named(actor: Actor, year: int | None) -> bool:
    """Whether a text of that year can be about the actor: not before it existed."""
    return year is None or actor.since is None or year >= actor.since - YEARS_BEFORE


def score(actor: Actor, context: DocumentContext) -> float:
    """How well an actor fits the document."""
    total = sum(context.countries.values())
    inside = sum(context.countries[country] for country in actor.countries)
    points = FULL_NAME if actor.entity in context.named else 0.0
    if not context.named.isdisjoint(actor.part_of):
        points += COUNTRY
    if inside:
        points += COUNTRY + inside / total
    if context.year is not None:
        begun = actor.since is None or actor.since <= context.year
        ended = actor.until is not None and actor.until < context.year
        points += ACTIVE if begun and not ended and points else 0.0
    return points
