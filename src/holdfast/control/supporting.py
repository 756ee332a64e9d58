"""Later statements that presuppose a change support it: "since losing P", "P was recaptured"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from holdfast.control.kinship import is_state
from holdfast.control.merging import days
from holdfast.control.sides import Sides
from holdfast.control.spells import Boundary, Told
from holdfast.control.terms import ChangeKind, Effect, Observation, Party
from holdfast.control.timeline import Timeline

Mark = tuple[date, date, tuple[str, ...]]
KIND: dict[Effect, ChangeKind] = {"gain": "gained", "loss": "lost"}


class Supporter:
    """Finds the one change that a statement presupposes. ``told``: when each statement was told."""

    def __init__(
        self, timeline: Timeline, sides: Sides, told: Mapping[str, date], dated: list[Observation]
    ) -> None:
        self._timeline = timeline
        self._sides = sides
        self._told = told
        self._again = sorted((each for each in dated if each.again), key=in_order)

    def support_undated(self, undated: Iterable[Observation]) -> list[Observation]:
        """Note each at the only change that it can mean; those that fit none, or several, remain.

        What is told as having happened came before the telling. A siege or a fight is no change,
        and a change by nobody named may be any.
        """
        left: list[Observation] = []
        shown = {mark_of(spell.start) for spell in self._timeline.spells if spell.start is not None}
        for observation in sorted(undated, key=in_order):
            found = self._presupposed(observation) & shown  # a change within a day has no edge
            if len(found) == 1:
                self._note(found.pop(), observation)
            else:
                left.append(observation)
        return left

    def support_again(self) -> None:
        """ "X recaptured P" says that X had lost it: note it at the last loss before."""
        for observation in self._again:
            before = self._losses(observation.parties, days(observation)[0])
            if before:
                self._note(max(before), observation)

    def _losses(self, parties: tuple[Party, ...], day: date) -> list[Mark]:
        """The losses of the party before the day."""
        return [
            mark_of(told.boundary)
            for told in self._timeline.changes
            if told.kind == "lost" and told.boundary.latest < day
            if self._sides.same(told.parties, parties)
        ]

    def _presupposed(self, observation: Observation) -> set[Mark]:
        """The changes that the statement can mean."""
        kind = KIND.get(observation.effect)
        limit = self._told.get(observation.statement)
        if kind is None or limit is None or not observation.parties:
            return set()
        return {
            mark_of(told.boundary)
            for told in self._timeline.changes
            if told.kind == kind and told.boundary.earliest <= limit
            if self._sides.same(told.parties, observation.parties)
            if not observation.again or self._is_again(told)
        }

    def _is_again(self, told: Told) -> bool:
        """Whether the gain is one more: told so, or after a loss, or of a state's own forces.

        What a state's forces take, in most cases, they had held before.
        """
        if any(is_state(root) for root in self._sides.roots(told.parties)):
            return True
        retold = {each.statement for each in self._again}
        if not retold.isdisjoint(told.boundary.statements):
            return True
        return bool(self._losses(told.parties, told.boundary.earliest))

    def _note(self, mark: Mark, observation: Observation) -> None:
        """One more statement behind the change; one that claims nothing makes it no mere claim."""
        edges = [told.boundary for told in self._timeline.changes]
        edges.extend(spell.start for spell in self._timeline.spells if spell.start is not None)
        for boundary in (each for each in edges if mark_of(each) == mark):
            boundary.supported_by.add(observation.statement)
            boundary.claimed = boundary.claimed and observation.claimed
        for spell in self._timeline.spells:
            if spell.start is not None and not spell.start.claimed:
                spell.confirm(claimed=False)


def mark_of(boundary: Boundary) -> Mark:
    """What tells one change from another; a gain and the loss that it implies are one."""
    return boundary.latest, boundary.earliest, tuple(sorted(boundary.statements))


def in_order(observation: Observation) -> tuple[str, Effect, list[str]]:
    """By what never differs between two runs."""
    return observation.statement, observation.effect, [each.key for each in observation.parties]
