"""Which parties stand on one side, and what may be said of a party that is only described.

A government and its forces are one side, and a group and what it is part of. A militia that fights
for a government is not the government, and a group that split off is not its parent: the actors'
data do not put it under that parent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from holdfast.control.descriptions import SAID, Description, description_of
from holdfast.control.kinship import ancestors_of, categories, is_state
from holdfast.control.terms import Party

APART = frozenset({"militia", "armed-group"})
NAMELESS: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Profile:
    """What a text says of a party: category and country (ISO 3166-1) as of an actor mention."""

    category: str = "unknown"
    country: str | None = None
    part_of: frozenset[str] = frozenset()


class Sides:
    """The sides of the parties of one place."""

    def __init__(self, profiles: Mapping[str, Profile]) -> None:
        self._profiles = profiles
        self._roots: dict[str, frozenset[str]] = {}
        self._described: dict[str, Description] = {}
        self._countries: dict[str, str | None] = {}
        self._categories: dict[str, set[str]] = {}
        for key in profiles:
            for root in self._roots_of(key):
                self._categories.setdefault(root, set()).add(self._category(key))

    def roots(self, parties: Iterable[Party]) -> frozenset[str]:
        """What stands for the sides of the parties: their outermost parents."""
        return NAMELESS.union(*(self._roots_of(party.key) for party in parties))

    def same(self, left: Iterable[Party], right: Iterable[Party]) -> bool:
        """Whether any party of the one may be on the side of any of the other.

        Nobody is on no side.
        """
        others = self.roots(right)
        return any(self.match(root, other) for root in self.roots(left) for other in others)

    def match(self, one: str, other: str) -> bool:
        """Whether two roots may stand for one side."""
        return one == other or self._may_be(one, other) or self._may_be(other, one)

    def matching(self, parties: Iterable[Party], known: Iterable[str]) -> list[str]:
        """Those of the known roots that may be the parties' side, sorted."""
        roots = self.roots(parties)
        return sorted(each for each in known if any(self.match(each, root) for root in roots))

    def join(self, known: tuple[Party, ...], more: tuple[Party, ...]) -> tuple[Party, ...]:
        """All the parties; a description of one who is named adds nobody."""
        both = together(known, more)
        named = [party for party in both if not self._roots_of(party.key) & self._described.keys()]
        return tuple(party for party in both if party in named or not self.same((party,), named))

    def _roots_of(self, key: str) -> frozenset[str]:
        found = self._roots.get(key)
        if found is None:
            described = self._describe(key)
            found = frozenset({described}) if described else self._outermost(key)
            self._roots[key] = found
        return found

    def _describe(self, key: str) -> str | None:
        """A root for a party that is only described: the words differ, the description does not."""
        if not key.startswith(SAID):
            return None
        country = self._profile(key).country
        found = description_of(key.removeprefix(SAID), country is not None)
        if found is None:
            return None
        root = f"{SAID}{found.id}" + (f":{country}" if country else "")
        self._described[root], self._countries[root] = found, country
        return root

    def _outermost(self, key: str) -> frozenset[str]:
        """The parents that have no parents; a militia's stay its own."""
        lineage = {key, *self._lineage(key)}
        if self._category(key) in APART and not is_state(key):
            lineage = {each for each in lineage if not is_state(each)} | {key}
        return frozenset(each for each in lineage if not self._lineage(each) & lineage)

    def _lineage(self, key: str) -> set[str]:
        """All that it is part of, by the actors' data or by what a text says."""
        found: set[str] = set()
        waiting = [key]
        while waiting:
            each = waiting.pop()
            new = {*ancestors_of(each), *self._profile(each).part_of} - found - {key}
            found |= new
            waiting.extend(new)
        return found

    def _may_be(self, described: str, other: str) -> bool:
        description = self._described.get(described)
        if description is None:
            return False
        twin = self._described.get(other)
        country = self._countries[described]
        if twin is not None:
            known = self._countries[other]
            alike = twin == description or not (
                twin.only or description.only or twin.stand_for.isdisjoint(description.stand_for)
            )
            return alike and (country == known or None in {country, known})
        if not description.may_mean(other) or (country and not self._is_of(other, country)):
            return False
        return not description.stand_for.isdisjoint(self._categories.get(other, ()))

    def _is_of(self, root: str, country: str) -> bool:
        """Whether any party of the side is of the country; a group may be of several."""
        countries = {
            profile.country
            for key, profile in self._profiles.items()
            if root in self._roots_of(key) and profile.country
        }
        return country in countries or not countries

    def _profile(self, key: str) -> Profile:
        return self._profiles.get(key, Profile())

    def _category(self, key: str) -> str:
        category = self._profile(key).category
        if category == "unknown":
            category = "government" if is_state(key) else categories().get(key, category)
        return category


def together(*parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """All the parties, each once, sorted; claimed only where every mention of one is."""
    found: dict[str, Party] = {}
    for party in (each for some in parties for each in some):
        known = found.get(party.key)
        if known is None or (known.claimed, known.name) > (party.claimed, party.name):
            found[party.key] = party
    return tuple(found[key] for key in sorted(found))
