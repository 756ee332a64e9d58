"""Statements that people said to tell the same happening, and documents that they said to be one
voice; or different ones."""

from __future__ import annotations

from dataclasses import dataclass

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Links:
    """Pairs of ids, the smaller first: of statements, or of documents.

    No two that are different are tied by others.
    """

    same: frozenset[Pair] = frozenset()
    different: frozenset[Pair] = frozenset()


class Groups:
    """Ids in groups, and groups that must stay apart: what clashes with it is not taken in."""

    def __init__(self) -> None:
        self._next: dict[str, str] = {}
        self._apart: dict[str, set[str]] = {}

    def of(self, identity: str) -> str:
        """The one that stands for the group of an id."""
        while (following := self._next.get(identity, identity)) != identity:
            # Halving the way keeps it short.
            self._next[identity] = self._next.get(following, following)
            identity = following
        return identity

    def join(self, one: str, other: str) -> bool:
        """Put the groups of both together; False where they must stay apart."""
        kept, gone = sorted((self.of(one), self.of(other)))
        if kept == gone:
            return True
        if gone in self._apart.get(kept, ()):
            return False
        self._next[gone] = kept
        for each in self._apart.pop(gone, ()):
            self._apart[each].discard(gone)
            self._separate(kept, each)
        return True

    def part(self, one: str, other: str) -> bool:
        """Keep the groups of both apart; False where they are together."""
        first, second = self.of(one), self.of(other)
        if first == second:
            return False
        self._separate(first, second)
        return True

    def _separate(self, one: str, other: str) -> None:
        self._apart.setdefault(one, set()).add(other)
        self._apart.setdefault(other, set()).add(one)


def groups_of(links: Links) -> Groups:
    """The groups that the pairs make."""
    groups = Groups()
    for one, other in sorted(links.same):
        groups.join(one, other)
    for one, other in sorted(links.different):
        groups.part(one, other)
    return groups
