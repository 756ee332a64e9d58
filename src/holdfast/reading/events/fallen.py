"""A stronghold that the sentence tells to be taken: its former owner loses it, and holds it not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.reading.events.beaten_back import is_done, same_place
from holdfast.reading.events.holders import same_words
from holdfast.reading.events.placing import Found

if TYPE_CHECKING:
    from holdfast.reading.context import Reading

STRONGHOLD = "state.stronghold"
# What is told of a stronghold that falls: the roles of who gets it and of who had it.
CHANGES = {
    "territory.gained": ("actor", "loser"),
    "territory.transferred": ("recipient", "actor"),
    "territory.lost": ("gainer", "actor"),
}


def without_fallen_strongholds(reading: Reading, found: list[Found]) -> list[Found]:
    """ "The army captured the rebels' stronghold of Bor": taken from the rebels, not theirs."""
    return [
        each
        for each in found
        if each.draft.rule != STRONGHOLD or not is_taken_here(reading, each, found)
    ]


def is_taken_here(reading: Reading, held: Found, found: list[Found]) -> bool:
    """Whether other words of the sentence tell of its fall; they get its owner for the loser."""
    owners = held.draft.roles.get("actor", [])
    places = held.draft.roles.get("place", [])
    changes = [
        each
        for each in found
        if each.draft.type in CHANGES
        and each.predicate.token.sent == held.predicate.token.sent
        and same_place(places, each.draft.roles.get("place", ()))
        and not same_words(owners, each.draft.roles.get(CHANGES[each.draft.type][0], ()))
        and is_done(reading, each)
    ]
    for each in changes:
        each.draft.roles.setdefault(CHANGES[each.draft.type][1], list(owners))
    return bool(changes)
