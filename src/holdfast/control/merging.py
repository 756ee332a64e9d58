"""Observations of one change become one change, however many statements tell of it."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from holdfast.control.sides import Sides, together
from holdfast.control.terms import Effect, Observation, Party


@dataclass(slots=True, eq=False)
class Group:
    """Statements of one gain or one loss by one side, and the days that fit them all."""

    parties: tuple[Party, ...]
    earliest: date
    latest: date
    observations: list[Observation] = field(default_factory=list)

    @property
    def claimed(self) -> bool:
        """Whether only claims tell of it."""
        return all(observation.claimed for observation in self.observations)

    @property
    def as_news(self) -> bool:
        """Whether only the tense of news dates it."""
        return all(observation.as_news for observation in self.observations)

    @property
    def again(self) -> bool:
        """Whether any statement says that the gainer had held the place before."""
        return any(observation.again for observation in self.observations)

    @property
    def statements(self) -> set[str]:
        """Ids of the statements that tell of it."""
        return {observation.statement for observation in self.observations}

    def overlaps(self, earliest: date, latest: date) -> bool:
        """Whether the change can have come on one of the days."""
        return self.earliest <= latest and earliest <= self.latest

    def join(self, observation: Observation, sides: Sides) -> None:
        """One more statement: the days narrow to what fits both; all that are named take part."""
        first, last = days(observation)
        self.earliest, self.latest = max(self.earliest, first), min(self.latest, last)
        self.parties = sides.join(self.parties, observation.parties)
        self.observations.append(observation)


@dataclass(slots=True, eq=False)
class Turn:
    """One turn of events: a change of hands, or a fight, a siege or its end, by the ``gain`` group.

    Of a change of hands either half may be missing: who gains, or who loses. ``implied``: it is
    inferred from a statement that somebody holds the place, or does not.
    """

    gain: Group | None
    losses: list[Group] = field(default_factory=list)
    effect: Effect = "gain"
    implied: bool = False

    @property
    def groups(self) -> list[Group]:
        """The gain and the losses."""
        return [*([self.gain] if self.gain else []), *self.losses]

    @property
    def earliest(self) -> date:
        """The first day that fits all."""
        return max(group.earliest for group in self.groups)

    @property
    def latest(self) -> date:
        """The last day that fits all; never before the first."""
        return max(self.earliest, min(group.latest for group in self.groups))

    @property
    def gainers(self) -> tuple[Party, ...]:
        """Who gains; empty where nobody is named or nobody gains."""
        return self.gain.parties if self.gain else ()

    @property
    def losers(self) -> tuple[Party, ...]:
        """Who is said to lose."""
        return together(*(group.parties for group in self.losses))

    @property
    def claimed(self) -> bool:
        """Whether only claims tell of it."""
        return all(group.claimed for group in self.groups)

    @property
    def as_news(self) -> bool:
        """Whether only the tense of news dates it."""
        return all(group.as_news for group in self.groups)

    @property
    def again(self) -> bool:
        """Whether the gainer is said to have held the place before."""
        return self.gain is not None and self.gain.again

    @property
    def statements(self) -> set[str]:
        """Ids of the statements that tell of it."""
        return set().union(*(group.statements for group in self.groups))


def days(observation: Observation) -> tuple[date, date]:
    """First and last day, with the calendar's own ends for what is open."""
    return observation.earliest or date.min, observation.latest or date.max


def by_precision(observation: Observation) -> tuple[int, int, date, str, tuple[Party, ...]]:
    """Those that name a party first, then those that describe one, then those of nobody.

    Of each, the closest dated first, and always in the same order.
    """
    first, last = days(observation)
    named = any(party.entity is not None for party in observation.parties)
    rank = 0 if named else 1 if observation.parties else 2
    return rank, (last - first).days, first, observation.statement, observation.parties


class Calendar:
    """Numbered stretches of days, so that those that touch some days are found at once."""

    def __init__(self) -> None:
        self._rows: list[tuple[date, date, int]] = []
        self._longest = timedelta(0)

    def add(self, first: date, last: date, number: int) -> None:
        """Note a stretch."""
        insort(self._rows, (first, last, number))
        self._longest = max(self._longest, last - first)

    def touching(self, first: date, last: date) -> Iterator[int]:
        """Numbers of the stretches that share a day with these, by first day."""
        reach = first - min(self._longest, first - date.min)
        for start, end, number in self._rows[bisect_left(self._rows, (reach,)) :]:
            if start > last:
                return
            if end >= first:
                yield number


class Groups:
    """Groups of one kind, found by side and by day."""

    def __init__(self, sides: Sides) -> None:
        self.all: list[Group] = []
        self._sides = sides
        self._first: list[tuple[date, date]] = []
        self._by_side: dict[str, Calendar] = {}

    def add(self, observation: Observation) -> None:
        """A group of its own; of nobody's side where nobody is named."""
        first, last = days(observation)
        self.all.append(Group(observation.parties, first, last, [observation]))
        self._first.append((first, last))
        self._list(len(self.all) - 1, self._sides.roots(observation.parties) or {""})

    def join(self, number: int, observation: Observation) -> None:
        """Join a group; those who are named anew bring their side."""
        group = self.all[number]
        known = self._sides.roots(group.parties)
        group.join(observation, self._sides)
        self._list(number, self._sides.roots(observation.parties) - known)

    def fitting(self, observation: Observation) -> list[int]:
        """Numbers of the groups that the statement can belong to: two at most, as that is too many.

        A change by nobody named can be anybody's.
        """
        first, last = days(observation)
        found: list[int] = []
        if observation.parties:
            roots = self._sides.matching(observation.parties, self._by_side)
        else:
            roots = sorted(self._by_side)
        for root in roots:
            for number in self._by_side[root].touching(first, last):
                if number not in found and self.all[number].overlaps(first, last):
                    found.append(number)
                if len(found) > 1:
                    return found
        return found

    def _list(self, number: int, roots: Iterable[str]) -> None:
        for root in roots:
            self._by_side.setdefault(root, Calendar()).add(*self._first[number], number)


def group(
    observations: Iterable[Observation], sides: Sides
) -> tuple[list[Group], list[Observation]]:
    """Changes of one kind, and the statements that fit more than one of them."""
    groups = Groups(sides)
    ambiguous: list[Observation] = []
    for observation in sorted(observations, key=by_precision):
        fitting = groups.fitting(observation)
        if len(fitting) > 1:
            ambiguous.append(observation)
        elif fitting:
            groups.join(fitting[0], observation)
        else:
            groups.add(observation)
    return groups.all, ambiguous


def pair(gains: list[Group], losses: list[Group], sides: Sides) -> list[Turn]:
    """Gain and loss are one change seen twice, where one statement tells both, or the days fit."""
    turns = [Turn(gain) for gain in gains]
    calendar = Calendar()
    for number, gain in enumerate(gains):
        calendar.add(gain.earliest, gain.latest, number)
    alone: list[Turn] = []
    for loss in losses:
        touching = (turns[number] for number in calendar.touching(loss.earliest, loss.latest))
        fitting = [turn for turn in touching if fits(loss, turn, sides)]
        both = [turn for turn in fitting if not turn.statements.isdisjoint(loss.statements)]
        chosen = both or fitting
        if len(chosen) == 1:
            chosen[0].losses.append(loss)
        else:
            alone.append(Turn(None, [loss]))
    return turns + alone


def fits(loss: Group, turn: Turn, sides: Sides) -> bool:
    """Whether the loss can be the other half of the gain."""
    other = not sides.same(loss.parties, turn.gainers)
    return other and loss.overlaps(turn.earliest, turn.latest)
