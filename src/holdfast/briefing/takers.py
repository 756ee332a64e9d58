"""Who took which place from a party: their advance on it explains its loss."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from holdfast.briefing.keys import keys_in
from holdfast.control import Change
from holdfast.model import Statement

# What those who took a place did for it; what hindered them is told with "-" or as attempted.
FORWARD = frozenset(
    {"movement.advance", "battle.offensive", "battle.attack", "territory.gained",
     "territory.transferred"}
)  # fmt: skip
TAKING = frozenset({"territory.gained", "territory.transferred"})
DONE = frozenset({"fact", "reported", "claimed"})


@dataclass(frozen=True)
class Taking:
    """A place that was lost, to whom, and the documents that tell so."""

    place: str
    by: frozenset[str]
    documents: frozenset[str]

    def told_in(self, statement: Statement) -> bool:
        """Whether a statement tells that one of them advanced there: on the place itself, or on one
        that no list knows ("the centre"), in a report of the same change."""
        if statement.type not in FORWARD or statement.polarity == "-" or statement.mood not in DONE:
            return False
        if not self.by & keys_in(statement, ("actor",)):
            return False
        places = statement.roles.get("place", ())
        if self.place in keys_in(statement, ("place",)):
            return True
        return statement.document in self.documents and not any(each.entity for each in places)


def takings(changes: Iterable[Change], by_id: Mapping[str, Statement]) -> tuple[Taking, ...]:
    """The changes of which the record says who took the place."""
    found = []
    for change in changes:
        told = [by_id[each] for each in change.edge.statements if each in by_id]
        takers: set[str] = set()
        for each in told:
            takers |= keys_in(each, ("actor" if each.type in TAKING else "gainer",))
        if takers:
            documents = frozenset(each.document for each in told)
            found.append(Taking(change.place, frozenset(takers), documents))
    return tuple(found)
