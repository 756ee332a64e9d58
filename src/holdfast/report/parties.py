"""One colour, shape and letter for each party, the same in the map, the timeline and the tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from holdfast.control import Party, PlaceControl

# Distinct under normal sight and three kinds of colour blindness; shape and letter carry it too.
COLOURS = ("#222222", "#CC3311", "#004488", "#DDAA33", "#6699CC")
OTHER = "#7f7f7f"
SHAPES = ("circle", "square", "triangle", "diamond", "cross")


@dataclass(frozen=True, slots=True)
class Look:
    """How a party is drawn."""

    key: str
    name: str
    colour: str
    shape: str
    letter: str


def looks(places: Iterable[PlaceControl]) -> dict[str, Look]:
    """The parties in control of anything, the one with most intervals first; five get a colour."""
    count: Counter[str] = Counter()
    names: dict[str, Party] = {}
    for place in places:
        for interval in place.intervals:
            for party in interval.controllers:
                if party.key != "unknown":
                    count[party.key] += 1
                    names.setdefault(party.key, party)
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


UNKNOWN_LOOK = Look("unknown", "not known", OTHER, "circle", "?")
