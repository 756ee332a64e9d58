"""Later statements that presuppose a change support it: "since losing P", "P was recaptured"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from holdfast.control.merging import days
from holdfast.control.sides import Sides
from holdfast.control.spells import Boundary
from holdfast.control.terms import ChangeKind, Effect, Observation
from holdfast.control.timeline import Timeline

Mark = tuple[date, date, tuple[str, ...]]
KIND: dict[Effect, ChangeKind] = {"gain": "gained", "loss": "lost"}


class Supporter:
    """Finds the one change that a statement presupposes. ``told``: when each statement was told."""

    def __init__(self, timeline: Timeline, sides: Sides, told: Mapping[str, date]) -> None:
        self._timeline = timeline
        self._sides = sides
        self._told = told

    def support_undated(self, undated: Iterable[Observation]) -> list[Observation]:
        """Note each at the only change that it can mean; those that fit none, or several, remain.

        What is told as having happened came before the telling. A siege or a fight is no change.
        """
        left: list[Observation] = []
        for observation in sorted(undated, key=in_order):
            found = self._presupposed(observation)
            if len(found) == 1:
                self._note(found[0], observation)
            else:
                left.append(observation)
        return left

    def support_again(self, dated: Iterable[Observation]) -> None:
        """ "X recaptured P" says that X had lost it: note it at the last loss before."""
        for observation in sorted((each for each in dated if each.again), key=in_order):
            before = [
                told.boundary
                for told in self._timeline.changes
                if told.kind == "lost"
                and self._sides.same(told.parties, observation.parties)
                and told.boundary.latest < days(observation)[0]
                and observation.statement not in told.boundary.statements
            ]
            if before:
                self._note(max(map(mark_of, before)), observation)

    def _presupposed(self, observation: Observation) -> list[Mark]:
        """The changes that the statement can mean, each once."""
        kind = KIND.get(observation.effect)
        limit = self._told.get(observation.statement)
        if kind is None or limit is None:
            return []
        found: set[Mark] = set()
        for told in self._timeline.changes:
            named = self._sides.same(told.parties, observation.parties) and told.kind == kind
            if (named or not observation.parties) and told.boundary.earliest <= limit:
                found.add(mark_of(told.boundary))
        return sorted(found)

    def _note(self, mark: Mark, observation: Observation) -> None:
        """One more statement behind the change; one that claims nothing makes it no mere claim."""
        edges = [told.boundary for told in self._timeline.changes]
        edges.extend(spell.start for spell in self._timeline.spells if spell.start is not None)
        for boundary in (each for each in edges if mark_of(each) == mark):
            boundary.supported_by.add(observation.statement)
            boundary.claimed = boundary.claimed and observation.claimed
        for spell in self._timeline.spells:
            start = spell.start
            if spell.status == "claimed" and start is not None and not start.claimed:
                spell.status = "held"


def mark_of(boundary: Boundary) -> Mark:
    """What tells one change from another; a gain and the loss that it implies are one."""
    return boundary.latest, boundary.earliest, tuple(sorted(boundary.statements))


def in_order(observation: Observation) -> tuple[str, Effect, list[str]]:
    """By what never differs between two runs."""
    return observation.statement, observation.effect, [each.key for each in observation.parties]
