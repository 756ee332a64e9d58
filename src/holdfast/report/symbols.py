"""The places of the map: which it is fitted to, and who holds each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from holdfast.control import Interval, PlaceControl
from holdfast.model import PlaceMention, Statement
from holdfast.report.basemap import Base, cut
from holdfast.report.labels import NARROW, WIDE, Labelled, Placed, Size, laid_out
from holdfast.report.parties import Look, holders, looks_of, place_name
from holdfast.report.projection import Projection, fit

WIDTH, HEIGHT = 900.0, 560.0
# Countries and regions are no points; a symbol in their middle would say that they are.
POINTS = frozenset({"exact", "town", "near", "district"})
# Places that are only mentioned may widen the map by this much, and always up to so many degrees.
WIDER, ALWAYS = 1.5, 8.0


@dataclass(frozen=True, slots=True)
class Layout:
    """One drawing of the symbols and labels, for a wide screen or a narrow one."""

    name: str
    top: int
    height: int
    size: Size
    symbols: tuple[Labelled, ...]
    towns: tuple[Labelled, ...]
    countries: tuple[Labelled, ...]


@dataclass(frozen=True, slots=True)
class MapView:
    """All that the map shows. ``elsewhere``: places mentioned that lie beyond it."""

    base: Base
    layouts: tuple[Layout, ...]
    elsewhere: tuple[str, ...]
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

    @property
    def at(self) -> tuple[float, float]:
        """Longitude and latitude."""
        return self.longitude, self.latitude


def map_view(
    places: Iterable[PlaceControl], statements: Iterable[Statement], looks: dict[str, Look]
) -> MapView | None:
    """The map fitted to the places of the record; None when it has no place with coordinates."""
    spots = gathered(places, statements)
    if not spots:
        return None
    projection, inside = fitted(spots)
    base = cut(projection)
    placed = [place_of(each, projection, looks) for each in inside]
    kept = [each for each in placed if each is not None]
    layouts = tuple(layout(size, kept, base) for size in (WIDE, NARROW))
    names = {each.name for each in spots} - {each.name for each in kept}
    return MapView(base, layouts, tuple(sorted(names)))


def gathered(places: Iterable[PlaceControl], statements: Iterable[Statement]) -> list[Spot]:
    """Places with control first, then others that are mentioned, each once."""
    found: dict[str, Spot] = {}
    for place in places:
        if place.longitude is not None and place.latitude is not None and place.precision in POINTS:
            last = place.intervals[-1] if place.intervals else None
            name = place_name(place)
            found[place.key] = Spot(place.key, name, place.longitude, place.latitude, last)
    for statement in statements:
        for _, mentions in sorted(statement.roles.items()):
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


def fitted(spots: Sequence[Spot]) -> tuple[Projection, list[Spot]]:
    """The projection and the places in it: all that somebody holds, and what lies around them."""
    inside = [each for each in spots if each.interval is not None]
    if not inside:
        return fit((each.at for each in spots), WIDTH, HEIGHT), list(spots)
    projection = fit((each.at for each in inside), WIDTH, HEIGHT)
    limit = max(projection.span * WIDER, ALWAYS)
    for spot in (each for each in spots if each.interval is None):
        wider = fit((each.at for each in (*inside, spot)), WIDTH, HEIGHT)
        if wider.span <= limit:
            inside.append(spot)
            projection = wider
    return projection, inside


def place_of(spot: Spot, projection: Projection, looks: dict[str, Look]) -> Placed | None:
    """A place in pixels; None on the far side of the earth."""
    point = projection.point(*spot.at)
    if point is None:
        return None
    interval = spot.interval
    return Placed(
        x=point[0],
        y=point[1],
        name=spot.name,
        looks=looks_of(interval, looks) if interval else (),
        status=interval.status if interval else "mentioned",
        told=told(spot),
    )


def told(spot: Spot) -> str:
    """The symbol as a sentence, for those who cannot see it."""
    if spot.interval is None:
        return f"{spot.name}: mentioned; nothing is said of who holds it"
    if spot.interval.status == "unknown":
        return f"{spot.name}: not known who holds it"
    return f"{spot.name}: {holders(spot.interval)}, {spot.interval.status}"


def layout(size: Size, placed: Sequence[Placed], base: Base) -> Layout:
    """Symbols first, then the labels of the base where they have room."""
    top = -size.above * HEIGHT
    height = HEIGHT * (1 + 2 * size.above)
    symbols, towns, countries = laid_out(size, placed, base, (0.0, top, WIDTH, top + height))
    return Layout(size.name, int(top), int(height), size, symbols, towns, countries)
