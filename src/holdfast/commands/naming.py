"""Which party or place of a record the words on a command line mean.

Tried in this order, and the first that finds anything decides: the very words or id; another name
that the data files know; another spelling or transliteration; a part of a name. Where several
parties or places remain, nothing is chosen: the user gets the list.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import click

from holdfast.control import Party, PlaceControl
from holdfast.control.observations import normal
from holdfast.control.sides import Sides
from holdfast.gazetteer import load_gazetteer
from holdfast.gazetteer.keys import exact_key, skeleton_keys
from holdfast.reading.actors.keys import alias_pieces
from holdfast.reading.actors.records import actors, country_codes, country_slug

MOST_LISTED = 12
ARTICLES = frozenset({"the", "al", "el", "of"})


@dataclass(frozen=True, slots=True)
class Chosen:
    """One party of the record: its name, and the keys of all who are on its side there."""

    name: str
    keys: frozenset[str]


def choose_actor(words: str, places: Sequence[PlaceControl]) -> Chosen:
    """The party that the words mean.

    Raises ``click.ClickException`` with what to do where none does, or more than one.
    """
    parties = parties_of(places)
    sides = Sides({})
    by_side: dict[tuple[str, ...], list[Party]] = defaultdict(list)
    for party in parties:
        by_side[tuple(sorted(sides.roots((party,))))].append(party)
    for way in (names_as_said, names_known, names_spelled):
        found = {
            side
            for side, members in by_side.items()
            if any(way(words) & way(name) for name in names_of(members, side, way))
        }
        if found:
            break
    else:
        found = {
            side
            for side, members in by_side.items()
            if any(holds_words(each.name, words) for each in members)
        }
    if not found:
        raise click.ClickException(
            f"the record names no party {words!r} that holds, takes or loses a place."
            + " "
            + listing("It names", sorted({each.name for each in parties}))
        )
    if len(found) > 1:
        options = sorted(described(by_side[side], side) for side in found)
        raise click.ClickException(f"{words!r} can be any of several. " + listing("Name", options))
    [side] = found
    members = by_side[side]
    return Chosen(name_of(members, side), frozenset(each.key for each in members))


def parties_of(places: Iterable[PlaceControl]) -> list[Party]:
    """Every party of the record, by key, under one of its names."""
    found: dict[str, Party] = {}
    for place in places:
        mentioned = [
            *(party for each in place.intervals for party in (*each.controllers, *each.against)),
            *(party for each in place.changes for party in each.parties),
            *(party for each in place.undated for party in each.parties),
        ]
        for party in mentioned:
            known = found.get(party.key)
            if party.key != "unknown" and (known is None or party.name < known.name):
                found[party.key] = party
    return [found[key] for key in sorted(found)]


def name_of(members: Sequence[Party], side: tuple[str, ...]) -> str:
    """The name of the outermost that the record names."""
    outermost = [each for each in members if each.key in side] or list(members)
    return min(each.name for each in outermost)


def described(members: Sequence[Party], side: tuple[str, ...]) -> str:
    """A party for the list: its name and the id to name it by."""
    chosen = [each for each in members if each.key in side] or list(members)
    return f"{name_of(members, side)} ({min(each.key for each in chosen)})"


def names_of(
    members: Iterable[Party], side: Iterable[str], way: Callable[[str], frozenset[str]]
) -> set[str]:
    """The names to compare with: those of the record, and for the later ways all that are known."""
    keys = {*side, *(each.key for each in members)}
    said = keys | {each.name for each in members}
    if way is names_as_said:
        return said
    return said | {name for key in keys for name in aliases().get(key, ())}


def names_as_said(words: str) -> frozenset[str]:
    """The words as they are, without case and accents."""
    return frozenset({normal(words)})


def names_known(words: str) -> frozenset[str]:
    """The words without apostrophes and hyphens."""
    return frozenset({exact_key(words)})


def names_spelled(words: str) -> frozenset[str]:
    """What transliterations of one name share."""
    keys = alias_pieces(words).keys
    return frozenset({" ".join(keys)} if keys else ())


def holds_words(name: str, words: str) -> bool:
    """Whether all the words, in any spelling, stand in the name."""
    wanted = set(alias_pieces(words).keys) - ARTICLES
    return bool(wanted) and wanted <= set(alias_pieces(name).keys)


@lru_cache(maxsize=1)
def aliases() -> dict[str, tuple[str, ...]]:
    """All names of each actor of the data files, and of each state's government, by entity."""
    found = {
        each.entity: (each.name, *each.aliases, *each.acronyms) for each in actors() if each.entity
    }
    gazetteer = load_gazetteer()
    for code in country_codes():
        place = gazetteer.country(code)
        if place is not None:
            entity = f"actor:{country_slug(code)}-government"
            found[entity] = (*found.get(entity, ()), place.name)
    return found


def choose_place(words: str, places: Sequence[PlaceControl]) -> PlaceControl:
    """The place that the words mean: a name, "Palmyra, SY", "Palmyra, Syria", or a gazetteer id.

    A part or the surroundings of a place is meant only where that is said: "Aleppo (near)".
    Raises ``click.ClickException`` with what to do where none does, or more than one.
    """
    name, _, country = words.partition(",")
    within = [each for each in places if not country or is_in(each, country)]
    for alike in (same_key, same_name, same_spelling, part_of_name):
        found = [each for each in within if alike(each, words if alike is same_key else name)]
        if found:
            break
    if not found:
        raise click.ClickException(f"nothing in the record says who held {words!r}.")
    whole = [each for each in found if "~" not in each.key]
    chosen = whole if len(found) > 1 and whole else found
    if len(chosen) > 1:
        options = sorted(place_words(each) for each in chosen)
        raise click.ClickException(f"{words!r} can be any of several. " + listing("Name", options))
    return chosen[0]


def is_in(place: PlaceControl, country: str) -> bool:
    """Whether the place lies in the country, named by its code or its name."""
    code = country.strip()
    if place.country is None or not code:
        return not code
    known = load_gazetteer().country(place.country)
    names = {normal(place.country), *({normal(known.name)} if known else ())}
    return normal(code) in names


def same_key(place: PlaceControl, words: str) -> bool:
    """Whether the words are its id."""
    return normal(words) == normal(place.key)


def same_name(place: PlaceControl, name: str) -> bool:
    """Whether the words are its name in the record."""
    return exact_key(name) == exact_key(place.name)


def same_spelling(place: PlaceControl, name: str) -> bool:
    """Whether the gazetteer knows it by that name, or the name is another transliteration."""
    if frozenset(skeleton_keys(name)) & frozenset(skeleton_keys(place.name)):
        return True
    base = place.key.partition("~")[0]
    gazetteer = load_gazetteer()
    return any(gazetteer.place(each.place).entity == base for each in gazetteer.lookup(name))


def part_of_name(place: PlaceControl, name: str) -> bool:
    """Whether the words are some of those of its name."""
    wanted = set(exact_key(name).split())
    return bool(wanted) and wanted <= set(exact_key(place.name).split())


def place_words(place: PlaceControl) -> str:
    """A place for the list: its name, country, kind and the id to name it by."""
    return ", ".join(each for each in (place.name, place.country, place.precision) if each) + (
        f" ({place.key})"
    )


def listing(verb: str, options: Sequence[str]) -> str:
    """The options, a line each; how many more there are."""
    if not options:
        return ""
    shown = list(options[:MOST_LISTED])
    more = len(options) - len(shown)
    lines = "".join(f"\n  {each}" for each in shown)
    return f" {verb}:".lstrip() + lines + (f"\n  … and {more} more" if more else "")
