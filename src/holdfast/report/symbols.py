"""The symbols of the map: where they stand, who holds the place, and labels that do not collide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from holdfast.control import Interval, PlaceControl
from holdfast.model import PlaceMention, Statement
from holdfast.report.basemap import Base, cut
from holdfast.report.parties import UNKNOWN_LOOK, Look
from holdfast.report.projection import fit

WIDTH, HEIGHT = 900.0, 560.0
SIZE = 7.0
LETTER = 6.6  # mean width of a letter of a label, in pixels
LINE = 14.0
# Countries and regions are no points; a symbol in their middle would say that they are.
POINTS = frozenset({"exact", "town", "near", "district"})


@dataclass(frozen=True, slots=True)
class Symbol:
    """One place on the map."""

    x: float
    y: float
    name: str
    look: Look
    status: str
    told: str
    label_x: float
    label_y: float
    anchor: str
    shown: bool


@dataclass(frozen=True, slots=True)
class TownLabel:
    """A town of the base with room for its name."""

    x: float
    y: float
    name: str


@dataclass(frozen=True, slots=True)
class MapView:
    """All that the map shows."""

    base: Base
    symbols: tuple[Symbol, ...]
    towns: tuple[TownLabel, ...]
    width: int = int(WIDTH)
    height: int = int(HEIGHT)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with its coordinates, and its last interval of control where it has one."""

    key: str
    name: str
    longitude: float
    latitude: float
    interval: Interval | None


Box = tuple[float, float, float, float]


def map_view(
    places: Iterable[PlaceControl], statements: Iterable[Statement], looks: dict[str, Look]
) -> MapView | None:
    """The map fitted to the places of the record; None when it has no place with coordinates."""
    spots = gathered(places, statements)
    if not spots:
        return None
    projection = fit(((each.longitude, each.latitude) for each in spots), WIDTH, HEIGHT)
    base = cut(projection)
    placed = [
        (each, point)
        for each in spots
        if (point := projection.point(each.longitude, each.latitude)) is not None
    ]
    taken: list[Box] = [(x - SIZE, y - SIZE, x + SIZE, y + SIZE) for _, (x, y) in placed]
    symbols = tuple(symbol(each, point, looks, taken) for each, point in placed)
    return MapView(base, symbols, tuple(town_labels(base, {each.name for each in spots}, taken)))


def gathered(places: Iterable[PlaceControl], statements: Iterable[Statement]) -> list[Spot]:
    """Places with control first, then others that are mentioned, each once."""
    found: dict[str, Spot] = {}
    for place in places:
        if place.longitude is not None and place.latitude is not None and place.precision in POINTS:
            last = place.intervals[-1] if place.intervals else None
            found[place.key] = Spot(place.key, place.name, place.longitude, place.latitude, last)
    for statement in statements:
        for mentions in statement.roles.values():
            for mention in mentions:
                if isinstance(mention, PlaceMention) and mention.precision in POINTS:
                    add_mention(found, mention)
    return sorted(found.values(), key=lambda each: (each.interval is None, each.name, each.key))


def add_mention(found: dict[str, Spot], mention: PlaceMention) -> None:
    """A place that is only mentioned, unless it is there already."""
    if mention.entity is None or mention.longitude is None or mention.latitude is None:
        return
    name = mention.name or mention.text
    found.setdefault(
        mention.entity, Spot(mention.entity, name, mention.longitude, mention.latitude, None)
    )


def symbol(
    spot: Spot, point: tuple[float, float], looks: dict[str, Look], taken: list[Box]
) -> Symbol:
    """The symbol of a place with a label where there is room."""
    x, y = point
    interval = spot.interval
    keys = [party.key for party in interval.controllers] if interval else []
    look = looks.get(keys[0], UNKNOWN_LOOK) if keys else UNKNOWN_LOOK
    status = interval.status if interval else "mentioned"
    label = room(x, y, spot.name, taken)
    label_x, label_y, anchor = label or (0.0, 0.0, "start")
    return Symbol(
        x=round(x, 1),
        y=round(y, 1),
        name=spot.name,
        look=look,
        status=status,
        told=told(spot),
        label_x=round(label_x, 1),
        label_y=round(label_y, 1),
        anchor=anchor,
        shown=label is not None,
    )


def told(spot: Spot) -> str:
    """The symbol as a sentence, for those who cannot see it."""
    if spot.interval is None:
        return f"{spot.name}: mentioned; nothing is said of who holds it"
    names = " and ".join(party.name for party in spot.interval.controllers) or "not known"
    return f"{spot.name}: {names}, {spot.interval.status}"


def room(x: float, y: float, name: str, taken: list[Box]) -> tuple[float, float, str] | None:
    """The first of four places around a point where a label covers nothing; it is then taken."""
    wide = len(name) * LETTER
    choices = (
        (x + SIZE + 4, y + 4, "start"),
        (x - SIZE - 4, y + 4, "end"),
        (x, y - SIZE - 5, "middle"),
        (x, y + SIZE + LINE, "middle"),
    )
    for label_x, label_y, anchor in choices:
        left = {"start": label_x, "end": label_x - wide, "middle": label_x - wide / 2}[anchor]
        box = (left, label_y - LINE + 3, left + wide, label_y + 3)
        inside = box[0] >= 2 and box[2] <= WIDTH - 2 and box[1] >= 2 and box[3] <= HEIGHT - 2
        if inside and not any(overlap(box, other) for other in taken):
            taken.append(box)
            return label_x, label_y, anchor
    return None


def overlap(left: Box, right: Box) -> bool:
    """Whether two boxes share ground."""
    return left[0] < right[2] and right[0] < left[2] and left[1] < right[3] and right[1] < left[3]


def town_labels(base: Base, known: set[str], taken: list[Box]) -> Iterable[TownLabel]:
    """Up to fourteen large towns for orientation, where their names have room."""
    shown = 0
    for town in base.towns:
        if shown >= 14 or town.name in known:
            continue
        wide = len(town.name) * LETTER
        box = (town.x - 3, town.y - LINE, town.x + wide + 8, town.y + 5)
        if box[2] > WIDTH or box[1] < 0 or any(overlap(box, other) for other in taken):
            continue
        taken.append(box)
        shown += 1
        yield TownLabel(town.x, town.y, town.name)
