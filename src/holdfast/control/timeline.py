"""The turns of one place, put in order and told one after the other as spells of control."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from holdfast.control.merging import Group, Turn
from holdfast.control.sides import Sides, together
from holdfast.control.spells import NOBODY, Boundary, Spell, Told, in_sequence
from holdfast.control.terms import UNKNOWN, Cause, Observation, Party, Status

# Reports of one change often differ by days; further apart they are not about the same one.
DATE_TOLERANCE_DAYS = 14


class Waiting:
    """Turns that have yet to come."""

    def __init__(self, turns: list[Turn]) -> None:
        self._later = sorted(turns, key=in_order, reverse=True)
        self._open: list[Turn] = []  # in order

    def first(self) -> list[Turn]:
        """Those that can come next: no other turn must be over before they can begin."""
        while self._later:
            horizon = min((turn.latest for turn in self._open), default=date.max)
            if self._later[-1].earliest > horizon:
                break
            self._open.append(self._later.pop())
        horizon = min((turn.latest for turn in self._open), default=date.max)
        return [turn for turn in self._open if turn.earliest <= horizon]

    def remove(self, turns: list[Turn]) -> None:
        """Take those that have come."""
        self._open = [turn for turn in self._open if turn not in turns]


class Timeline:
    """Spells of control of one place, built turn by turn.

    ``whole``: false for parts or surroundings of a place, where who takes one need not take it from
    those who have another.
    """

    def __init__(self, turns: list[Turn], sides: Sides, whole: bool = True) -> None:
        self._whole = whole
        self.spells: list[Spell] = []
        self.changes: list[Told] = []
        self.ambiguous: list[Observation] = []
        self._sides = sides
        waiting = Waiting(turns)
        while rivals := self._next(waiting):
            waiting.remove(rivals)
            self._apply(rivals)
        in_sequence([spell.start for spell in self.spells if spell.start is not None])

    @property
    def current(self) -> Spell | None:
        """The spell that the next turn ends."""
        return self.spells[-1] if self.spells else None

    def _next(self, waiting: Waiting) -> list[Turn]:
        """The turn that comes next, with its rivals: gains by others on the same days.

        Among those that can come first, one is taken that follows from who holds the place now;
        nobody loses what they have yet to gain. Empty at the end.
        """
        first = waiting.first()
        if not first:
            return []
        chosen = min(first, key=lambda turn: (self._rank(turn, first), *in_order(turn)))
        return [chosen, *(turn for turn in first if self._rival(chosen, turn))]

    def _rank(self, turn: Turn, others: list[Turn]) -> int:
        holders = self.current.holders if self.current else ()
        if self._sides.same(turn.losers, holders):
            return 0
        if any(other is not turn and self._links(other, turn) for other in others):
            return 3
        return 2 if self._sides.same(turn.gainers, holders) else 1

    def _links(self, earlier: Turn, later: Turn) -> bool:
        """Whether the later turn takes from somebody what the earlier one gave them."""
        told = is_gain(earlier) and not earlier.implied
        return told and self._sides.same(earlier.gainers, later.losers)

    def _rival(self, chosen: Turn, other: Turn) -> bool:
        """Whether both are gains, by different sides, and nothing tells which came first."""
        if other is chosen or not (is_gain(chosen) and is_gain(other)):
            return False
        if chosen.implied or other.implied or chosen.claimed != other.claimed:
            return False
        if not (chosen.earliest <= other.latest and other.earliest <= chosen.latest):
            return False
        return not (
            self._sides.same(chosen.gainers, other.gainers)
            or self._links(chosen, other)
            or self._links(other, chosen)
        )

    def _apply(self, turns: list[Turn]) -> None:
        turn, current = turns[0], self.current
        if len(turns) > 1:
            self._contest_of(turns)
        elif turn.effect == "contest":
            self._contest(turn)
        elif turn.effect == "siege":
            self._besiege(turn)
        elif turn.effect == "relief":
            self._relieve(turn)
        elif turn.claimed and current is not None and current.holders:
            self._dispute(turn, current)
        elif turn.gain is not None:
            self._take(turn)
        else:
            self._lose(turn)

    def _take(self, turn: Turn) -> None:
        current = self.current
        same = current is not None and self._sides.same(current.controllers, turn.gainers)
        besieged = current is not None and current.status == "besieged" and not current.holders
        if current is not None and besieged and turn.implied:  # whom they besiege, we now learn
            current.controllers = turn.gainers
            self._confirm_all(current, turn)
            return
        if current is not None and same and current.status in {"held", "claimed", "besieged"}:
            again = (turn.losers or turn.again) and not self._near_start(current, turn)
            if not again:
                self._confirm(current, turn)
                return
        self._had_it(turn)
        self._displaced(turn)
        status: Status = "claimed" if turn.claimed else "held"
        self._open(turn, "stated" if turn.implied else "taken", turn.gainers, status)

    def _displaced(self, turn: Turn) -> None:
        """Who held the place until somebody else took it has lost it, said or not."""
        current = self.current
        if current is None or turn.losers or not self._whole:
            return
        if current.holders and not self._sides.same(current.holders, turn.gainers):
            boundary = self._boundary(turn, "taken")
            boundary.implied = True
            self.changes.append(Told("lost", current.holders, boundary))

    def _lose(self, turn: Turn) -> None:
        current = self.current
        if current is not None and self._told_before(current, turn):
            return
        self._had_it(turn)
        current = self.current
        left = tuple(
            party
            for party in (current.controllers if current else ())
            if current and current.status == "contested" and party != UNKNOWN
            if not self._sides.same((party,), turn.losers)
        )
        cause: Cause = "stated" if turn.implied else "lost"
        self._open(turn, cause, left, "held" if left else "unknown")

    def _told_before(self, current: Spell, turn: Turn) -> bool:
        """Whether the loss belongs to the change that began the current spell, dated otherwise."""
        if current.start is None or not self._near_start(current, turn):
            return False
        before = self.spells[-2].holders if len(self.spells) > 1 else ()
        if before and not self._sides.same(before, turn.losers):
            return False
        if self._sides.same(current.controllers, turn.losers):
            return False
        self._widen(current.start, turn)
        if turn.losers:
            if not before and len(self.spells) == 1:
                self.spells.insert(0, Spell(turn.losers, "held", None, current.start))
            self.changes.append(Told("lost", turn.losers, current.start))
        return True

    def _had_it(self, turn: Turn) -> None:
        """Who loses a place held it until then, from a day that nobody told; besiegers need not."""
        current = self.current
        if not turn.losers:
            return
        if current is None:
            self.spells.append(Spell(turn.losers, "held", None))
        elif not self._sides.same((*current.controllers, *current.against), turn.losers):
            boundary = self._unreported(current, turn)
            if current.holders:
                self.changes.append(Told("lost", current.holders, boundary))
                self.changes.append(Told("gained", turn.losers, boundary))
            self.spells.append(Spell(turn.losers, "held", boundary))

    def _unreported(self, current: Spell, turn: Turn) -> Boundary:
        """End the current spell by a change that must have come before the turn could."""
        boundary = Boundary(
            current.reach, turn.latest, "stated", set(turn.statements), implied=True
        )
        self._close(boundary)
        return boundary

    def _confirm(self, current: Spell, turn: Turn) -> None:
        """Who holds it is said to gain it: the same gain on another day, or news of it."""
        if current.start is not None and self._near_start(current, turn):
            self._widen(current.start, turn)
            current.controllers = self._sides.join(current.controllers, turn.gainers)
        self._confirm_all(current, turn)
        current.confirm(turn.claimed)

    def _dispute(self, turn: Turn, current: Spell) -> None:
        """A mere claim does not unseat a holder that is reported as fact: both are shown."""
        rivals = turn.gainers or NOBODY
        if self._sides.same(turn.gainers, current.controllers):
            self._confirm(current, turn)
        elif not turn.gainers and not self._sides.same(turn.losers, current.controllers):
            self.ambiguous.extend(each for some in turn.groups for each in some.observations)
        else:
            self._fight(replace(turn, effect="contest"), rivals, current.holders)
            self._tell(turn, self._boundary(turn, "taken"))

    def _contest_of(self, turns: list[Turn]) -> None:
        """Gains by different sides that nothing puts in order: contested, all shown."""
        merged = Group(
            together(*(turn.gainers for turn in turns)),
            min(turn.earliest for turn in turns),
            min(turn.latest for turn in turns),
            [each for turn in turns for some in turn.groups for each in some.observations],
        )
        current = self.current
        self._fight(
            Turn(merged, effect="contest"), merged.parties, current.holders if current else ()
        )
        for turn in turns:
            self._tell(turn, self._boundary(turn, "taken"))

    def _contest(self, turn: Turn) -> None:
        current = self.current
        self._fight(turn, turn.gainers, current.holders if current else ())

    def _fight(self, turn: Turn, rivals: tuple[Party, ...], before: tuple[Party, ...]) -> None:
        """A contested spell, or one more statement of the one that runs."""
        current = self.current
        if current is not None and current.status == "contested":
            current.controllers = known_first(together(current.controllers, rivals))
            self._confirm_all(current, turn)
            return
        self._open(turn, "contested", known_first(together(before, rivals)), "contested")
        self.spells[-1].before = before

    def _besiege(self, turn: Turn) -> None:
        current = self.current
        holders = current.holders if current else ()
        if self._sides.same(holders, turn.gainers):
            self.ambiguous.extend(each for some in turn.groups for each in some.observations)
        elif current is not None and current.status in {"besieged", "contested"}:
            current.against = together(current.against, turn.gainers)
            self._confirm_all(current, turn)
        else:
            self._open(turn, "besieged", holders or NOBODY, "besieged")
            self.spells[-1].against = turn.gainers

    def _relieve(self, turn: Turn) -> None:
        current = self.current
        if current is None:
            self.spells.append(Spell(NOBODY, "besieged", None))
        elif current.status != "besieged":
            boundary = self._unreported(current, turn)
            self.spells.append(Spell(current.holders or NOBODY, "besieged", boundary))
        holders = self.spells[-1].holders
        self._open(turn, "relieved", holders, "held" if holders else "unknown")

    def _confirm_all(self, current: Spell, turn: Turn) -> None:
        for group in turn.groups:
            current.affirmed.extend(group.observations)

    def _tell(self, turn: Turn, boundary: Boundary) -> None:
        """List the gain and the loss."""
        if turn.gainers and is_gain(turn):
            self.changes.append(Told("gained", turn.gainers, boundary))
        if turn.losers:
            self.changes.append(Told("lost", turn.losers, boundary))

    def _near_start(self, current: Spell, turn: Turn) -> bool:
        start = current.start
        if start is None or start.implied or turn.implied or date.max == start.latest:
            return False
        return (turn.earliest - start.latest).days <= DATE_TOLERANCE_DAYS

    def _widen(self, boundary: Boundary, turn: Turn) -> None:
        """Reports that differ on the day: the change came on one of them.

        A report that only tells it as news says no more of the day than one that told it before.
        """
        if not turn.as_news:
            boundary.latest = max(boundary.latest, turn.latest)
        boundary.statements |= turn.statements
        boundary.claimed = boundary.claimed and turn.claimed
        boundary.as_news = boundary.as_news and turn.as_news

    def _boundary(self, turn: Turn, cause: Cause) -> Boundary:
        return Boundary(
            turn.earliest,
            turn.latest,
            cause,
            set(turn.statements),
            turn.claimed,
            turn.implied,
            turn.as_news,
        )

    def _open(
        self, turn: Turn, cause: Cause, controllers: tuple[Party, ...], status: Status
    ) -> None:
        """End the current spell and begin the next at the same boundary."""
        boundary = self._boundary(turn, cause)
        if self._is_change(turn):
            self._tell(turn, boundary)
        self._close(boundary)
        nobody = not controllers
        spell = Spell(controllers or NOBODY, "unknown" if nobody else status, boundary)
        self._confirm_all(spell, turn)
        self.spells.append(spell)

    def _is_change(self, turn: Turn) -> bool:
        """Whether hands change: "holds" tells of a gain only where another held before."""
        if turn.effect != "gain" or not turn.implied or turn.gain is None:
            return turn.effect == "gain"
        holders = self.current.holders if self.current else ()
        return bool(holders) and not self._sides.same(holders, turn.gainers)

    def _close(self, boundary: Boundary) -> None:
        """End the current spell, if there is one."""
        if self.current is not None:
            in_sequence([each for each in (self.current.start, boundary) if each is not None])
            self.current.end = boundary


def is_gain(turn: Turn) -> bool:
    """Whether somebody takes the place in this turn."""
    return turn.effect == "gain" and turn.gain is not None


def in_order(turn: Turn) -> tuple[date, date, str, list[str]]:
    """By time, then by what never differs between two runs."""
    return turn.earliest, turn.latest, turn.effect, sorted(turn.statements)


def known_first(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """The unknown last, once."""
    return (*(p for p in parties if p != UNKNOWN), *(NOBODY if UNKNOWN in parties else ()))
