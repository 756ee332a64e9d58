"""Spells of control in the making, and the boundaries that they share."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from holdfast.control.terms import UNKNOWN, Cause, ChangeKind, Observation, Party, Status

NOBODY = (UNKNOWN,)


@dataclass(slots=True)
class Boundary:
    """An edge in the making, shared by the spells on its two sides."""

    earliest: date
    latest: date
    cause: Cause
    statements: set[str]
    claimed: bool = False
    implied: bool = False
    as_news: bool = False
    supported_by: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Spell:
    """An interval in the making. ``before``: who held the place when the fight over it began."""

    controllers: tuple[Party, ...]
    status: Status
    start: Boundary | None
    end: Boundary | None = None
    against: tuple[Party, ...] = ()
    before: tuple[Party, ...] = ()
    affirmed: list[Observation] = field(default_factory=list)

    def confirm(self, claimed: bool) -> None:
        """Somebody else says so too: one who claims nothing makes it more than a claim."""
        if self.status == "claimed" and not claimed:
            self.status = "held"
            self.controllers = unclaimed(self.controllers)
            if self.start is not None:
                self.start.claimed = False

    @property
    def reach(self) -> date:
        """The last day that a statement speaks of."""
        return max(map(day_of, self.affirmed), default=date.min)

    @property
    def begins(self) -> date:
        """The first day that it can have begun on."""
        return self.start.earliest if self.start else date.min

    @property
    def ends(self) -> date:
        """The last day that it can have ended on."""
        return self.end.latest if self.end else date.max

    @property
    def holders(self) -> tuple[Party, ...]:
        """Those known to hold it; nobody where that is not known or fought over."""
        held = self.before if self.status == "contested" else self.controllers
        return () if held == NOBODY else held


@dataclass(slots=True)
class Told:
    """A gain or a loss and the boundary at which it came."""

    kind: ChangeKind
    parties: tuple[Party, ...]
    boundary: Boundary


def unclaimed(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties without the mark of a claim."""
    return tuple(replace(party, claimed=False) for party in parties)


def in_sequence(boundaries: list[Boundary]) -> None:
    """No change comes before the one that it follows, nor after the one that follows it."""
    for before, after in pairwise(boundaries):
        after.earliest = max(after.earliest, before.earliest)
        after.latest = max(after.latest, after.earliest)
    for after, before in pairwise(reversed(boundaries)):
        before.latest = min(before.latest, after.latest)


def day_of(observation: Observation) -> date:
    """A statement reaches to its own day: the first that it can mean."""
    return observation.earliest or observation.latest or date.min
