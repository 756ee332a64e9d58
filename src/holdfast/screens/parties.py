"""One look for each side, the same on the map, the timeline and in the tables.

A government and its forces, or a group and what is part of it, look alike: a reader who looks for
who holds the town should not have to learn five names for one army.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from holdfast.control import Party, PlaceControl
from holdfast.control.kinship import categories, is_state
from holdfast.control.sides import Sides
from holdfast.screens.shapes import Actor

# One for each of the first five sides; all others share the last.
SHAPES = ("circle", "square", "triangle", "diamond", "hexagon", "cross")
OTHERS = len(SHAPES) - 1
LONGEST_SHORT = 14
SMALL_WORDS = frozenset({"of", "the", "and", "for", "in", "al", "de", "la", "du", "des"})


@dataclass(frozen=True, slots=True)
class Look:
    """How a party is drawn: ``side`` is what stands for its side, ``look`` the place in the palette
    (0 for the side that holds most, 5 for all after the fifth)."""

    key: str
    name: str
    side: str
    look: int


def looks(places: Iterable[PlaceControl]) -> dict[str, Look]:
    """Every party that holds, besieges, takes or loses a place: those of one side look alike."""
    known: dict[str, Counter[str]] = defaultdict(Counter)
    parties: dict[str, Party] = {}
    holding: Counter[str] = Counter()
    for place in places:
        for interval in place.intervals:
            for party in (*interval.controllers, *interval.against):
                known[party.key][party.name] += 1
                parties[party.key] = party
            holding.update({party.key for party in interval.controllers})
        for change in place.changes:
            for party in change.parties:
                known[party.key][party.name] += 1
                parties.setdefault(party.key, party)
    known.pop("unknown", None)
    sides = Sides({})
    side_of = {key: min(sides.roots((parties[key],))) for key in known}
    weight: Counter[str] = Counter()
    for key, side in side_of.items():
        weight[side] += holding[key]
    order = sorted(weight, key=lambda side: (-weight[side], side))
    rank = {side: min(number, OTHERS) for number, side in enumerate(order)}
    return {
        key: Look(key, most_used(known[key]), side_of[key], rank[side_of[key]])
        for key in sorted(known, key=lambda key: (rank[side_of[key]], -holding[key], key))
    }


def most_used(names: Counter[str]) -> str:
    """The most frequent; of several, the first in the alphabet."""
    return min(names, key=lambda name: (-names[name], name))


def actor(look: Look) -> Actor:
    """The party as the page draws it."""
    return {
        "key": look.key,
        "name": look.name,
        "short": short(look.key, look.name),
        "look": look.look,
        "shape": SHAPES[look.look],
        "category": category(look.key),
    }


def category(key: str) -> str:
    """What kind of party it is: "government", "armed-group" …; "unknown" for a mere description."""
    if key in categories():
        return categories()[key]
    return "state" if is_state(key) else "unknown"


def short(key: str, name: str) -> str:
    """A name for a narrow place: the party's own acronym, a short name whole, or its initials."""
    for known in acronyms().get(key, ()):
        if known.isupper() and len(known) <= 5:
            return known
    if len(name) <= LONGEST_SHORT:
        return name
    words = [each for each in name.replace("-", " ").split() if each.lower() not in SMALL_WORDS]
    initials = "".join(each[0].upper() for each in words if each[0].isalpha())
    return initials if len(initials) > 1 else name[: LONGEST_SHORT - 1] + "…"


@lru_cache(maxsize=1)
def acronyms() -> dict[str, tuple[str, ...]]:
    """The short names of the parties that the data files list, by entity."""
    from holdfast.reading.actors.records import actors

    return {each.entity: each.acronyms for each in actors() if each.entity and each.acronyms}
