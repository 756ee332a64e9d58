"""Gains and losses by party, in a window of time: what an answer to "is X gaining?" rests on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from holdfast.control.intervals import by_statement, control, in_time
from holdfast.control.naming import most_frequent
from holdfast.control.sides import Sides
from holdfast.control.terms import Change, Observation, Party, PlaceControl
from holdfast.model import Document, Statement


@dataclass(frozen=True, slots=True)
class PartyChanges:
    """What one party gained and lost, each change with its place, days and statements.

    ``undated``: statements of gains and losses that no date allows to count. A change that only
    claims tell of is listed, marked ``edge.claimed``, and not counted in ``net``. ``keys``: of all
    who are counted as this party, where several are.
    """

    party: Party
    gained: tuple[Change, ...]
    lost: tuple[Change, ...]
    undated: tuple[Observation, ...] = ()
    keys: frozenset[str] = frozenset()

    @property
    def net(self) -> int:
        """Places gained less places lost, claims left out."""
        return counted(self.gained) - counted(self.lost)


def changes(
    statements: Iterable[Statement],
    documents: Iterable[Document],
    since: date | None = None,
    until: date | None = None,
) -> list[PartyChanges]:
    """Gains and losses by party, in the order of its name, that can lie in the window.

    ``since`` and ``until`` are days, both included; a change dated to a year lies in every window
    that touches the year.
    """
    return tally(control(statements, documents), since, until)


def tally(
    places: Iterable[PlaceControl], since: date | None = None, until: date | None = None
) -> list[PartyChanges]:
    """As ``changes``, from places that are worked out already."""
    told: dict[str, list[Change]] = defaultdict(list)
    undated: dict[str, list[Observation]] = defaultdict(list)
    parties: dict[str, list[Party]] = defaultdict(list)
    for place in places:
        for change in (each for each in place.changes if touches(each, since, until)):
            for party in change.parties:
                told[party.key].append(change)
                parties[party.key].append(party)
        for observation in (each for each in place.undated if each.effect in {"gain", "loss"}):
            for party in observation.parties:
                undated[party.key].append(observation)
                parties[party.key].append(party)
    shown = [
        party_changes(one_of(named), told[key], undated[key]) for key, named in parties.items()
    ]
    return sorted(shown, key=lambda each: (each.party.name, each.party.key))


def by_side(
    places: Iterable[PlaceControl], since: date | None = None, until: date | None = None
) -> list[PartyChanges]:
    """As ``tally``, with a government and its forces, or a group and its parts, as one party.

    The party is the outermost of them that the record names; ``keys`` are those of them all.
    """
    found = tally(places, since, until)
    sides = Sides({})
    together: dict[tuple[str, ...], list[PartyChanges]] = defaultdict(list)
    for each in found:
        together[tuple(sorted(sides.roots((each.party,))))].append(each)
    shown = [one_side(roots, some) for roots, some in together.items()]
    return sorted(shown, key=lambda each: (each.party.name, each.party.key))


def one_side(roots: tuple[str, ...], some: list[PartyChanges]) -> PartyChanges:
    """The changes of several parties as those of one, each change once."""
    outermost = [each for each in some if each.party.key in roots]
    chosen = min(outermost or some, key=lambda each: (each.party.name, each.party.key))
    return PartyChanges(
        party=chosen.party,
        gained=each_once(change for each in some for change in each.gained),
        lost=each_once(change for each in some for change in each.lost),
        undated=tuple(sorted({told for each in some for told in each.undated}, key=by_statement)),
        keys=frozenset(each.party.key for each in some),
    )


def each_once(told: Iterable[Change]) -> tuple[Change, ...]:
    """In order of time."""
    return tuple(sorted(set(told), key=in_time))


def touches(change: Change, since: date | None, until: date | None) -> bool:
    """Whether the change can lie in the window."""
    edge = change.edge
    ended = since is not None and edge.latest is not None and edge.latest < since
    not_yet = until is not None and edge.earliest is not None and edge.earliest > until
    return not ended and not not_yet


def party_changes(party: Party, told: list[Change], undated: list[Observation]) -> PartyChanges:
    """The changes of one party, in order of time."""
    return PartyChanges(
        party=party,
        gained=tuple(sorted((each for each in told if each.kind == "gained"), key=in_time)),
        lost=tuple(sorted((each for each in told if each.kind == "lost"), key=in_time)),
        undated=tuple(sorted(undated, key=by_statement)),
    )


def one_of(named: list[Party]) -> Party:
    """One party under the name that it has most often."""
    name = most_frequent(Counter(each.name for each in named))
    return replace(named[0], name=name, claimed=False)


def counted(changes: Iterable[Change]) -> int:
    """How many are more than a claim."""
    return sum(1 for change in changes if not change.edge.claimed)
