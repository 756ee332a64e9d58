"""One colour, shape and letter for each party, the same in the map, the timeline and the tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from holdfast.control import Interval, Party, PlaceControl

# Distinct under normal sight and three kinds of colour blindness; shape and letter carry it too.
COLOURS = ("#222222", "#CC3311", "#004488", "#DDAA33", "#6699CC")
OTHER = "#7f7f7f"
PALE = frozenset({"#DDAA33", "#6699CC", OTHER})
SHAPES = ("circle", "square", "triangle", "diamond", "cross")


@dataclass(frozen=True, slots=True)
class Look:
    """How a party is drawn. ``ink`` can be read on ``colour``."""

    key: str
    name: str
    colour: str
    shape: str
    letter: str

    @property
    def ink(self) -> str:
        """The colour of words on this one."""
        return "#111111" if self.colour in PALE else "#ffffff"


UNKNOWN_LOOK = Look("unknown", "not known", OTHER, "circle", "?")


def looks(places: Iterable[PlaceControl]) -> dict[str, Look]:
    """The parties in control of anything, the one with most intervals first; five get a colour."""
    count: Counter[str] = Counter()
    names: dict[str, Party] = {}
    for place in places:
        for interval in place.intervals:
            for party in interval.controllers:
                if party.key != "unknown":
                    count[party.key] += 1
                    names[party.key] = min(names.get(party.key, party), party)
    ordered = sorted(count, key=lambda key: (-count[key], key))
    return {
        key: Look(
            key=key,
            name=names[key].name,
            colour=COLOURS[number] if number < len(COLOURS) else OTHER,
            shape=SHAPES[number] if number < len(SHAPES) else "circle",
            letter=chr(ord("A") + number % 26),
        )
        for number, key in enumerate(ordered)
    }


def looks_of(interval: Interval, known: dict[str, Look]) -> tuple[Look, ...]:
    """The looks of those who hold a place in a spell, the known ones first; never empty."""
    found = tuple(known[party.key] for party in interval.controllers if party.key in known)
    return found or (UNKNOWN_LOOK,)


def holders(interval: Interval) -> str:
    """Who holds a place in a spell, and who besieges it, in words."""
    names = [party.name for party in interval.controllers if party.key != "unknown"]
    joined = " and ".join(names) or "not known who"
    if interval.against:
        return f"{joined}; besieged by {' and '.join(party.name for party in interval.against)}"
    return joined


def place_name(place: PlaceControl) -> str:
    """The name of a place; what only lies near it or is a part of it is told as such."""
    base, _, relation = place.key.rpartition("~")
    if not base:
        return place.name
    return f"{relation.replace('-', ' ')} {place.name.removesuffix(f' ({relation})')}"
