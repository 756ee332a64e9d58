"""What "holds" and "no longer holds" add to the reported changes: they affirm, or imply a change."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from holdfast.control.merging import Group, Sides, Turn, days, together
from holdfast.control.terms import Observation, Party
from holdfast.control.timeline import Spell, Timeline, day_of

HELD = frozenset({"held", "claimed", "besieged"})


class Affirmer:
    """Finds the spells that a statement can speak of, and lets the one that it fits note it."""

    def __init__(self, timeline: Timeline, sides: Sides) -> None:
        self._spells = timeline.spells
        self._sides = sides
        self._begins = [spell.begins for spell in self._spells]
        self._ends = [spell.ends for spell in self._spells]

    def meeting(self, observation: Observation) -> range:
        """Which spells can share a day with the statement."""
        first, last = days(observation)
        return range(bisect_left(self._ends, first), bisect_right(self._begins, last))

    def affirm(self, observation: Observation, in_fight: bool) -> bool:
        """Whether the statement fits the spells as they are.

        ``in_fight``: whether "X holds" fits a fight for the place that X is in, even after the
        last word of the fight.
        """
        meeting = [self._spells[number] for number in self.meeting(observation)]
        same = [each for each in meeting if self._same(each, observation)]
        if observation.effect == "absence":
            return bool(same) and not any(covers_surely(each, observation) for each in same)
        for spell in same:
            if spell.status in HELD or (
                spell.status == "contested" and (in_fight or day_of(observation) <= spell.reach)
            ):
                spell.affirmed.append(observation)
                if spell.status == "claimed" and not observation.claimed:
                    spell.status = "held"
                return True
        return False

    def _same(self, spell: Spell, observation: Observation) -> bool:
        return self._sides.same(spell.controllers, observation.parties)


def covers_surely(spell: Spell, observation: Observation) -> bool:
    """Whether the spell runs, as far as told, over every day that the statement can mean."""
    first, last = days(observation)
    begun = spell.start is None or spell.start.latest <= first
    return begun and (spell.end is None or last < spell.end.earliest)


def implied_turns(
    timeline: Timeline, lasting: Iterable[Observation], sides: Sides
) -> list[Turn]:
    """The turns that nobody reports, and without which some statements could not be true."""
    affirmer = Affirmer(timeline, sides)
    unfit: dict[int, list[Observation]] = defaultdict(list)
    for observation in lasting:
        if observation.parties and not affirmer.affirm(observation, in_fight=False):
            meeting = affirmer.meeting(observation)
            unfit[meeting.start if meeting else -1].append(observation)
    turns: list[Turn] = []
    for number in sorted(unfit):
        spell = timeline.spells[number] if number >= 0 else None
        turns.extend(Stretch(timeline, spell, sides).turns(unfit[number]))
    return turns


class Stretch:
    """One spell, or the time before the first, gone through statement by statement."""

    def __init__(self, timeline: Timeline, spell: Spell | None, sides: Sides) -> None:
        first = timeline.spells[0] if timeline.spells else None
        self._spell = spell
        self._sides = sides
        self._limit = spell.ends if spell else (first.start or first).latest_day if False else None
