"""Statements that tell one happening, across documents.

Tellings meet only in blocks: one kind, one country (or one name, where the place is not known),
one day. So cost grows with the data and not with its square. Links are then taken best first; two
groups join only where no telling of the one contradicts any of the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from itertools import chain, product

from holdfast.linking.compare import compare, contradicts, links
from holdfast.linking.kinds import kinds_of
from holdfast.linking.places import places_conflict
from holdfast.linking.tellings import Telling, tellings
from holdfast.linking.terms import Incident, Link
from holdfast.model import Document, PlaceMention, Statement

LONGEST = 10  # days of a time that is blocked day by day; anything wider goes by months
DAY = timedelta(days=1)
LARGEST_BLOCK = 150
MONTHS = 12
ENOUGH_BETWEEN = 0.4  # mean score between the members of two groups that join
TELLING_TOLL = 5  # smaller ones are shared by chance
PRECISIONS = ("exact", "town", "near", "between", "district", "province", "region", "country")


def incidents(
    statements: Iterable[Statement], documents: Iterable[Document]
) -> tuple[Incident, ...]:
    """Incidents, sorted by id; each event statement that happened (or is said to) is in one.

    The same statements and documents give the same incidents in whatever order they come.
    """
    known = {telling.id: telling for telling in tellings(statements, documents)}
    compared = Compared(known)
    # Most that meet were in different places, which is told soonest.
    near = (each for each in pairs(known) if not places_conflict(*(known[i].places for i in each)))
    found = [link for pair in near if links(link := compared.link(*pair))]
    return tuple(_incident(group, known, within) for group, within in _groups(compared, found))


class Compared:
    """Tellings compared, each pair once."""

    def __init__(self, known: dict[str, Telling]) -> None:
        self.known = known
        self._links: dict[tuple[str, str], Link] = {}

    def link(self, one: str, other: str) -> Link:
        """The link between two tellings, contradictions included."""
        pair = (one, other) if one < other else (other, one)
        if pair not in self._links:
            self._links[pair] = compare(self.known[pair[0]], self.known[pair[1]])
        return self._links[pair]


def pairs(known: dict[str, Telling]) -> list[tuple[str, str]]:
    """Pairs of tellings of different documents that meet in a block; sorted."""
    found: set[tuple[str, str]] = set()
    for block in _blocks(known, _days).values():
        found.update(_meetings(block))
    wide = {identity for identity in known if not _is_close(known[identity])}
    for block in _blocks(known, _months).values():
        if not wide.isdisjoint(block):
            found.update(pair for pair in _meetings(block) if not wide.isdisjoint(pair))
    return sorted(
        (one, other) for one, other in found if known[one].document != known[other].document
    )


def _meetings(block: list[str]) -> Iterator[tuple[str, str]]:
    """Every two of a block, sorted; of what is too large even when split, those that are close in
    order: they are nearly the same text."""
    for place, identity in enumerate(block):
        for other in block[max(0, place - LARGEST_BLOCK) : place]:
            yield other, identity


Clock = Callable[[Telling], Iterator[str]]
Blocks = dict[tuple[str, ...], list[str]]


def _blocks(known: dict[str, Telling], clock: Clock) -> Blocks:
    """Block key → ids, sorted. A crowded block is split by place, or by what the report names, and
    then by unusual words: where no day is known, all of a place would meet."""
    blocks: Blocks = {}
    for identity in sorted(known):
        telling = known[identity]
        kinds = sorted({kind for each in telling.types for kind in kinds_of(each)})
        times = list(clock(telling))
        keys: Iterator[tuple[str, ...]] = product(_where(telling), times, kinds)
        for key in chain(keys, product(_marks(telling), times)):
            blocks.setdefault(key, []).append(identity)
    for finer in (_finer, _marks):
        blocks = _split(blocks, known, finer)
    return blocks


def _split(
    blocks: Blocks, known: dict[str, Telling], finer: Callable[[Telling], list[str]]
) -> Blocks:
    """The blocks with each that is too large split by what its tellings have besides."""
    small: Blocks = {}
    for key, block in blocks.items():
        if len(block) <= LARGEST_BLOCK:
            small[key] = block
            continue
        for identity in block:
            for mark in finer(known[identity]):
                small.setdefault((*key, mark), []).append(identity)
    return small


def _where(telling: Telling) -> list[str]:
    """Countries, places named, and names: what two reports of one happening are likely to share."""
    found = {f"in {country}" for country in telling.countries}
    found |= {f"at {place.entity}" for place in telling.places if not place.country}
    found |= {f"named {place}" for place in telling.scene.places}
    return sorted(found | {key for keys in telling.scene.names for key in keys})


def _marks(telling: Telling) -> list[str]:
    """Unusual words and large tolls, for reports that do not say where."""
    tolls = {
        f"{toll.low:g} {what}" for what, toll in telling.tolls.items() if toll.low >= TELLING_TOLL
    }
    return sorted(tolls | telling.scene.words)


def _finer(telling: Telling) -> list[str]:
    """Cells of a degree about each place, with their neighbours, or names."""
    cells: set[str] = set()
    for place in telling.places:
        if place.latitude is not None and place.longitude is not None:
            row, column = round(place.latitude), round(place.longitude)
            cells |= {f"{row + r},{column + c}" for r in (-1, 0, 1) for c in (-1, 0, 1)}
    return sorted(cells or {min(keys) for keys in telling.scene.names})


def _is_close(telling: Telling) -> bool:
    """Whether its time is blocked day by day."""
    first, last = telling.days.earliest, telling.days.latest
    return first is None or last is None or (last - first).days <= LONGEST


def _days(telling: Telling) -> Iterator[str]:
    """Each day that the happening can be on; none for a wide time."""
    first, last = telling.days.earliest, telling.days.latest
    if first is None or last is None:
        yield "no day"
    elif _is_close(telling):
        for number in range((last - first).days + 1):
            yield (first + number * DAY).isoformat()


def _months(telling: Telling) -> Iterator[str]:
    """Each month that the happening can be in; the last twelve of a very wide time."""
    first, last = telling.days.earliest, telling.days.latest
    if first is not None and last is not None:
        start = max(first.year * 12 + first.month - 1, last.year * 12 + last.month - MONTHS)
        for number in range(start, last.year * 12 + last.month):
            yield f"{number // 12:04}-{number % 12 + 1:02}"


def _groups(
    compared: Compared, found: list[Link]
) -> list[tuple[tuple[str, ...], tuple[Link, ...]]]:
    """Tellings joined by links, best first; a join that brings a contradiction is not made."""
    group_of: dict[str, tuple[str, ...]] = {each: (each,) for each in sorted(compared.known)}
    apart: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()
    for link in sorted(found, key=lambda each: (-each.score, each.one, each.other)):
        one, other = sorted((group_of[link.one], group_of[link.other]))
        if one is other or (one, other) in apart:
            continue
        if _apart(one, other, compared):
            apart.add((one, other))
            continue
        joined = tuple(sorted((*one, *other)))
        for identity in joined:
            group_of[identity] = joined
    groups = sorted(set(group_of.values()))
    inside: dict[tuple[str, ...], list[Link]] = {}
    for link in sorted(found, key=lambda each: (each.one, each.other)):
        if group_of[link.one] is group_of[link.other]:
            inside.setdefault(group_of[link.one], []).append(link)
    return [(group, tuple(inside.get(group, ()))) for group in groups]


def _apart(one: tuple[str, ...], other: tuple[str, ...], compared: Compared) -> bool:
    """Whether any telling of the one contradicts any of the other, or they fit too little."""
    total = 0.0
    for first, second in product(one, other):
        link = compared.link(first, second)
        if contradicts(link):
            return True
        total += link.score
    return total < ENOUGH_BETWEEN * len(one) * len(other)


def _incident(
    group: tuple[str, ...], known: dict[str, Telling], within: tuple[Link, ...]
) -> Incident:
    told = [known[identity] for identity in group]
    statements = sorted(each for telling in told for each in telling.statements)
    place = _most_precise([place for telling in told for place in telling.places])
    earliest = [each.days.earliest for each in told if each.days.earliest is not None]
    latest = [each.days.latest for each in told if each.days.latest is not None]
    return Incident(
        id=statements[0],
        statements=tuple(statements),
        documents=tuple(sorted({telling.document for telling in told})),
        types=tuple(sorted({each for telling in told for each in telling.types})),
        place=place.entity if place else None,
        place_name=(place.name or place.text) if place else None,
        earliest=max(earliest, default=None),
        latest=min(latest, default=None),
        tellings=tuple(sorted(tuple(sorted(telling.statements)) for telling in told)),
        links=within,
    )


def _most_precise(places: list[PlaceMention]) -> PlaceMention | None:
    """The most precise place told, the one most told among equals."""
    if not places:
        return None
    counts: dict[str, int] = {}
    for place in places:
        counts[place.entity or place.text] = counts.get(place.entity or place.text, 0) + 1
    return min(
        places,
        key=lambda place: (
            PRECISIONS.index(place.precision) if place.precision in PRECISIONS else len(PRECISIONS),
            -counts[place.entity or place.text],
            place.entity or place.text,
            place.start or 0,
        ),
    )
