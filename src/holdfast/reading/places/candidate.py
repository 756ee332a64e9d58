"""A stretch of words that may name a place, with all that is known of it before deciding."""

from __future__ import annotations

from dataclasses import dataclass, field

from holdfast.gazetteer import Match


@dataclass(slots=True)
class Candidate:
    """A stretch of words that may name a place: tokens ``start`` to ``end`` (exclusive).

    ``trusted``: the parser calls exactly this a place. ``common``: an ordinary English word too.
    ``kinds``: what a type word beside it allows ("province" → admin1), or None for anything.
    ``denied``: the text names what it lies in, and no place of that name is known to lie there.
    ``containers``: place numbers that the text says it lies in; ``hints`` the softer ones.
    """

    start: int
    end: int
    key: str
    matches: list[Match]
    trusted: bool = False
    common: bool = False
    cased: bool = False
    kinds: frozenset[str] | None = None
    containers: list[list[Match]] = field(default_factory=list)
    countries: set[str] = field(default_factory=set)
    hints: list[list[Match]] = field(default_factory=list)
    denied: bool = False
    distant: tuple[int, float, float | None] | None = None  # candidate number, km, bearing

    @property
    def tier(self) -> int:
        """The best tier of its matches; 9 for a name that the gazetteer does not hold."""
        return min((match.tier for match in self.matches), default=9)
