"""What "holds" and "no longer holds" add to reported changes: they affirm, or imply more."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from holdfast.control.merging import Group, Turn, days
from holdfast.control.sides import Sides, together
from holdfast.control.spells import Spell, day_of
from holdfast.control.terms import Observation, Party
from holdfast.control.timeline import Timeline

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
                spell.confirm(observation.claimed)
                return True
        return False

    def _same(self, spell: Spell, observation: Observation) -> bool:
        return self._sides.same(spell.controllers, observation.parties)


def covers_surely(spell: Spell, observation: Observation) -> bool:
    """Whether the spell runs, as far as told, over every day that the statement can mean."""
    first, last = days(observation)
    begun = spell.start is None or spell.start.latest <= first
    return begun and (spell.end is None or last < spell.end.earliest)


def implied_turns(timeline: Timeline, lasting: Iterable[Observation], sides: Sides) -> list[Turn]:
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
        limit = spell.ends if spell else opening(timeline)
        turns.extend(Stretch(spell, limit, sides).turns(unfit[number]))
    return turns


def opening(timeline: Timeline) -> date:
    """The last day before anything is reported."""
    first = timeline.spells[0].start if timeline.spells else None
    return first.latest if first else date.max


class Stretch:
    """One spell, or the time before the first, gone through statement by statement.

    Where both sides have yet to be affirmed, they contest the place; else the later word is a
    change that nobody reported.
    """

    def __init__(self, spell: Spell | None, limit: date, sides: Sides) -> None:
        self._sides = sides
        self._limit = limit
        self._known = list(spell.affirmed) if spell else []
        self._parties = spell.controllers if spell else ()
        self._reach = spell.begins if spell else date.min
        self._state = "unknown"
        if spell and spell.status == "contested":
            self._state = "contested"
        elif spell and spell.holders:
            self._state = "held"
        self._last_word: dict[str, date] = {}

    def turns(self, unfit: list[Observation]) -> list[Turn]:
        """Turns under which the statements fit."""
        for observation in self._known:
            self._hear(self._parties, observation)
        for observation in unfit:
            if observation.effect == "hold":
                self._hear(observation.parties, observation)
        told = sorted([*self._known, *unfit], key=by_time)
        return [turn for observation in told for turn in self._step(observation)]

    def _hear(self, parties: tuple[Party, ...], observation: Observation) -> None:
        for root in self._sides.roots(parties):
            self._last_word[root] = max(day_of(observation), self._last_word.get(root, date.min))

    def _still_heard(self, parties: tuple[Party, ...], day: date) -> bool:
        """Whether anybody says, on that day or after, that one of them holds the place."""
        roots = self._sides.matching(parties, self._last_word)
        return any(self._last_word[root] >= day for root in roots)

    def _step(self, observation: Observation) -> Iterator[Turn]:
        day = day_of(observation)
        same = self._sides.same(self._parties, observation.parties)
        if observation.effect == "absence":
            if self._state == "held" and same and not self._still_heard(self._parties, day):
                yield self._implied(observation, "loss")
                self._set("unknown", (), day)
        elif observation.effect != "hold":
            self._reach = max(self._reach, day)
        elif self._state == "unknown":
            yield self._implied(observation, "gain")
            self._set("held", observation.parties, day)
        elif self._state == "held":
            yield from self._against_holder(observation, same)
        else:
            yield from self._in_fight(observation, same)

    def _against_holder(self, observation: Observation, same: bool) -> Iterator[Turn]:
        day = day_of(observation)
        if same:
            self._reach = max(self._reach, day)
        elif observation.claimed or self._still_heard(self._parties, day):
            yield Turn(group_of(observation, *days(observation)), effect="contest")
            self._set("contested", together(self._parties, observation.parties), day)
        else:
            yield self._implied(observation, "gain")
            self._set("held", observation.parties, day)

    def _in_fight(self, observation: Observation, same: bool) -> Iterator[Turn]:
        day = day_of(observation)
        others = tuple(
            party for party in self._parties if not self._sides.same((party,), observation.parties)
        )
        if not same:
            yield Turn(group_of(observation, *days(observation)), effect="contest")
            self._set("contested", together(self._parties, observation.parties), day)
        elif day <= self._reach or observation.claimed or self._still_heard(others, day):
            self._reach = max(self._reach, day)
        else:
            yield self._implied(observation, "gain")
            self._set("held", observation.parties, day)

    def _set(self, state: str, parties: tuple[Party, ...], day: date) -> None:
        self._state, self._parties, self._reach = state, parties, max(self._reach, day)

    def _implied(self, observation: Observation, effect: str) -> Turn:
        """A change between the last day that is known and the day of the statement."""
        last = min(days(observation)[1], self._limit)
        group = group_of(observation, min(self._reach, last), last)
        if effect == "loss":
            return Turn(None, [group], implied=True)
        return Turn(group, implied=True)


def group_of(observation: Observation, first: date, last: date) -> Group:
    """The statement as a change on one of the days."""
    return Group(observation.parties, first, last, [observation])


def by_time(observation: Observation) -> tuple[date, date, str, str, tuple[Party, ...]]:
    """In order of time, then by what never differs between two runs."""
    first, last = days(observation)
    return first, last, observation.effect, observation.statement, observation.parties
