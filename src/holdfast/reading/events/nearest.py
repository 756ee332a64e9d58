"""Of the places that hang together with a verb, those that tell best where its event was."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from holdfast.model import PlaceMention
from holdfast.reading.events.landmarks import without_containers
from holdfast.reading.events.mentions import RANKS

OWN, IN_PHRASE, BY_PARTY, BELOW, AROUND, BESIDE = range(6)
NEAR = frozenset({"near", "between"})
TOWN = RANKS["town"]
WIDE = frozenset({"country", "region"})
# No "district": of a town as often as of a province.
DIVISION = re.compile(r"\b(?:LGA|[Cc]ounty|[Pp]rovince|[Gg]overnorate|[Ww]oreda|[Tt]ehsil|State)$")
_REMARK = r"(?:\s*\([^()]{1,20}\))?"
_LEAD = (
    r"(?:(?:in|at|near|on|nearby|neighbou?ring|both|the|towns?|villages?|cit(?:y|ies)|districts?|"
    r"settlements?|areas?|camps?|provinces?|suburbs?|of)\s+)*"
)
AND = re.compile(rf"{_REMARK}(?:\s+[a-z]+)?,?\s+(?:and|as well as)\s+{_LEAD}")
COMMA = re.compile(rf"{_REMARK},\s+{_LEAD}")


@dataclass(frozen=True, slots=True)
class Way:
    """How a place hangs together with a verb: the lower ``step``, the nearer.

    ``fronted``: it opens the clause, and what comes ``after`` the verb in the clause lies in it.
    """

    step: int
    place: PlaceMention
    fronted: bool = False
    after: bool = False


def chosen(ways: list[Way], text: str) -> list[PlaceMention]:
    """The places of the nearest way, or finer ones below the verb that those may contain."""
    best: list[PlaceMention] = []
    rank = 0
    ways = without_settings(ways)
    for step in sorted({way.step for way in ways}):
        if best and step > IN_PHRASE:
            break
        finer = [way.place for way in ways if way.step == step and fineness(way.place) > rank]
        if finer:
            rank = max(map(fineness, finer))
            best = [place for place in finer if fineness(place) == rank]
    return without_containers(best, text)


def without_settings(ways: list[Way]) -> list[Way]:
    """ "In Baghdad, two men were shot in Sadr City": the later place lies in the one before."""
    inner = any(way.after and way.step <= BELOW and way.place.precision not in WIDE for way in ways)
    return [way for way in ways if not (way.fronted and inner)]


def with_coordinated(
    best: list[PlaceMention], named: list[PlaceMention], text: str
) -> list[PlaceMention]:
    """The places with those that an "and" puts beside them: "in Lübeck, Kiel and Hamburg"."""
    if not best:
        return best
    found: list[PlaceMention] = []
    for run in runs(named, text):
        if any(place in best for place in run):
            found.extend(place for place in run if place not in found)
    return [place for place in named if place in best or place in found]


def runs(named: list[PlaceMention], text: str) -> list[list[PlaceMention]]:
    """Places one after another in a list that an "and" closes; none of "between A and B"."""
    run: list[PlaceMention] = []
    found: list[list[PlaceMention]] = []
    for first, second in itertools.pairwise(named):
        run = run or [first]
        between = text[first.end or 0 : second.start or 0]
        if AND.fullmatch(between):
            run = [*run, second]
            if not text.endswith(("between ", "between the "), 0, run[0].start):
                found.append(run)
        elif COMMA.fullmatch(between) and first.precision == second.precision:
            run = [*run, second]
        else:
            run = []
    return found


def fineness(place: PlaceMention) -> int:
    """The finer the greater; a place not known is as fine as a town, one that is only near less."""
    if place.precision == "unknown" and DIVISION.search(place.text):
        return 3 * RANKS["district"]
    stated = place.rule == "places.within"  # placed at what it lies in, itself finer
    rank = 3 * (TOWN if stated else RANKS.get(place.precision, TOWN))
    if place.relation == "part-of" and place.precision == "district":
        rank = 3 * TOWN  # a part of a town
    elif place.relation.endswith("-of") and place.relation != "part-of":
        return rank - 2
    return rank - 1 if place.relation in NEAR else rank
