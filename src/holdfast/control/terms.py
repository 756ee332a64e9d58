"""The words that control is told in: parties, edges, intervals and changes of one place."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any, Literal

Status = Literal["held", "claimed", "contested", "besieged", "unknown"]
Cause = Literal["taken", "lost", "stated", "contested", "besieged", "relieved"]
Effect = Literal["gain", "loss", "hold", "absence", "contest", "siege", "relief"]
ChangeKind = Literal["gained", "lost"]


@dataclass(frozen=True, slots=True, order=True)
class Party:
    """Who is in control, or wants to be. ``key`` is the entity id, or the words as said.

    ``claimed``: only a party to the conflict, or somebody unnamed, says so.
    """

    key: str
    name: str
    entity: str | None = None
    claimed: bool = False


UNKNOWN = Party("unknown", "unknown")


@dataclass(frozen=True, slots=True)
class Edge:
    """A change of control: the days between which it came, and the statements that say so.

    ``earliest`` or ``latest`` is None where nothing bounds it. ``implied``: nobody reports the
    change itself; it must have come between two dated statements. ``claimed``: only claims tell
    of it. ``as_news``: the days are only those in which a report that tells it in the present tense
    came out. ``supported_by``: statements without a date, or about another change, that presuppose
    this one.
    """

    earliest: date | None
    latest: date | None
    cause: Cause
    statements: tuple[str, ...]
    claimed: bool = False
    implied: bool = False
    as_news: bool = False
    supported_by: tuple[str, ...] = ()

    @property
    def told_by(self) -> tuple[str, ...]:
        """Ids of all statements behind the edge: those that tell it, and that presuppose it."""
        return self.statements + self.supported_by


@dataclass(frozen=True, slots=True)
class Interval:
    """One spell of control. ``end`` is None where no end is known; that is not "until today".

    ``controllers``: who holds the place; several where they hold it together, or where it is
    contested. ``against``: who besieges. ``start`` is None where nothing tells of it.
    ``last_affirmed`` is the last day that a statement speaks of; ``as_of``: that day is only the
    publication date of a report that says "holds". ``affirmed_by``: statements beyond the edges.
    """

    controllers: tuple[Party, ...]
    status: Status
    start: Edge | None
    end: Edge | None
    last_affirmed: date | None
    as_of: bool
    affirmed_by: tuple[str, ...]
    against: tuple[Party, ...] = ()

    def may_cover(self, day: date) -> bool:
        """Whether the day can lie in this interval, its edges being as wide as they are.

        On the very day of a change to the day, only the later of the two intervals counts.
        """
        if self.start and self.start.earliest and day < self.start.earliest:
            return False
        if self.end is None or self.end.latest is None:
            return True
        return day < self.end.latest

    def days_since_affirmed(self, day: date) -> int | None:
        """How stale the interval is on that day; None where no day affirms it at all."""
        if self.last_affirmed is None:
            return None
        return max(0, (day - self.last_affirmed).days)

    @property
    def assessed(self) -> bool:
        """Whether more than a party's own claim says who holds the place."""
        return self.status in {"held", "besieged"}


@dataclass(frozen=True, slots=True)
class Observation:
    """What one statement says about control of one place, and the days it can be about.

    ``again``: the words say that the party had held the place before. ``as_news``: the days are
    those before a report that tells it in the present tense.
    """

    effect: Effect
    parties: tuple[Party, ...]
    earliest: date | None
    latest: date | None
    claimed: bool
    as_of: bool
    statement: str
    document: str
    again: bool = False
    as_news: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """A gain or a loss of one place by the parties named, with its edge."""

    kind: ChangeKind
    place: str
    place_name: str
    parties: tuple[Party, ...]
    edge: Edge


@dataclass(frozen=True, slots=True)
class PlaceControl:
    """Who held one place when. ``key``: the gazetteer id, or the name and country, and the relation
    where it is not the place itself ("near"). ``population``: of the place, where the gazetteer
    knows it; None for a part of it or its surroundings.

    ``undated``: statements with no date, which stand in no interval. ``ambiguous``: statements that
    fit more than one change, or none. ``changes``: gains and losses, in order of time.
    """

    key: str
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    precision: str
    intervals: tuple[Interval, ...]
    undated: tuple[Observation, ...] = ()
    ambiguous: tuple[Observation, ...] = ()
    changes: tuple[Change, ...] = ()
    population: int | None = None

    def at(self, day: date) -> tuple[Interval, ...]:
        """The intervals that the day can lie in: two or more where a change is not dated closer."""
        return tuple(interval for interval in self.intervals if interval.may_cover(day))


def to_plain(value: object) -> Any:
    """Any of the above as JSON values: dates as ISO 8601, tuples as lists."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [to_plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    return value


def place_of_plain(value: dict[str, Any]) -> PlaceControl:
    """The place that ``to_plain`` was given."""
    return PlaceControl(
        **{
            **value,
            "intervals": tuple(_interval(each) for each in value["intervals"]),
            "undated": tuple(_observation(each) for each in value["undated"]),
            "ambiguous": tuple(_observation(each) for each in value["ambiguous"]),
            "changes": tuple(
                Change(
                    **{**each, "parties": _parties(each["parties"]), "edge": _edge(each["edge"])}
                )
                for each in value["changes"]
            ),
        }
    )


def _interval(value: dict[str, Any]) -> Interval:
    return Interval(
        **{
            **value,
            "controllers": _parties(value["controllers"]),
            "against": _parties(value["against"]),
            "start": _edge(value["start"]),
            "end": _edge(value["end"]),
            "last_affirmed": _day(value["last_affirmed"]),
            "affirmed_by": tuple(value["affirmed_by"]),
        }
    )


def _observation(value: dict[str, Any]) -> Observation:
    return Observation(**{**value, **_days(value), "parties": _parties(value["parties"])})


def _edge(value: dict[str, Any] | None) -> Edge | None:
    if value is None:
        return None
    lists = {name: tuple(value.get(name, ())) for name in ("statements", "supported_by")}
    return Edge(**{**value, **_days(value), **lists})


def _parties(values: list[dict[str, Any]]) -> tuple[Party, ...]:
    return tuple(Party(**value) for value in values)


def _days(value: dict[str, Any]) -> dict[str, date | None]:
    return {name: _day(value[name]) for name in ("earliest", "latest")}


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)
