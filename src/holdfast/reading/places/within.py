"""Names that the gazetteer does not hold, where the text says what they lie in.

"Zarnoq in Aleppo", "the Sukkari district of Aleppo", "Brooklyn's Halsey Hall": the place itself
stays unknown, but its container is stated, so it is somewhere there.
"""

from __future__ import annotations

from dataclasses import replace

from holdfast.gazetteer import Gazetteer, Place
from holdfast.model import PlaceMention
from holdfast.reading.places.candidate import Candidate
from holdfast.reading.places.quarters import cities_of_quarters
from holdfast.reading.places.vocabulary import vocabulary
from holdfast.reading.places.words import Words

_LINKS = frozenset({"in", "of", ",", "(", "at"})
_PASSED = frozenset({"the", "city", "town", "central", "downtown"})
_PRECISION = {"town": "district", "admin2": "district", "admin1": "province"}
_REACH = 5


def stated_containers(
    words: Words, gazetteer: Gazetteer, resolved: list[tuple[Candidate, int | None]]
) -> dict[int, Place]:
    """Number of an unresolved candidate → the town or division that it is said to lie in."""
    found: dict[int, Place] = {}
    for i, (candidate, number) in enumerate(resolved):
        if number is not None:
            continue
        for other in (i + 1, i - 1):
            place = _place(gazetteer, resolved, other)
            if place is None or place.kind not in _PRECISION:
                continue
            left, right = sorted((candidate, resolved[other][0]), key=lambda each: each.start)
            if words.sentence[left.start] == words.sentence[right.start] and _linked(
                words, left, right, after=other > i
            ):
                found[i] = place
                break
    for i, city in cities_of_quarters(words, gazetteer, resolved).items():
        if resolved[i][1] is None:
            found.setdefault(i, gazetteer.place(city))
    return found


def placed_within(mention: PlaceMention, container: Place, division: str | None) -> PlaceMention:
    """The mention at its container's point: entity None, for the place itself is not known."""
    return replace(
        mention,
        rule="places.within",
        country=container.country,
        admin1=division,
        latitude=container.latitude,
        longitude=container.longitude,
        precision=_PRECISION[container.kind],
        radius_km=max(container.radius_km, 5.0),
    )


def _place(
    gazetteer: Gazetteer, resolved: list[tuple[Candidate, int | None]], i: int
) -> Place | None:
    if not 0 <= i < len(resolved) or resolved[i][1] is None:
        return None
    return gazetteer.place(resolved[i][1] or 0)


def _linked(words: Words, left: Candidate, right: Candidate, *, after: bool) -> bool:
    """Whether only a link stands between: "X in Y", "X, Y", and "Y's X" for a container before."""
    between = words.lower[left.end : right.start]
    if not after:
        return between in (["'s"], ["’s"])
    vocab = vocabulary()
    known = (vocab.types, vocab.facilities, vocab.direction_adjectives, _PASSED)
    core = [word for word in between if not any(word in each for each in known)]
    return len(between) <= _REACH and len(core) == 1 and core[0] in _LINKS
