"""Nameless forces, named by whose they are: "*Tuareg* fighters", "*Kyiv's* forces"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from holdfast.model import ActorMention, Mention, PlaceMention
from holdfast.reading.actors.records import state_actor
from holdfast.reading.coreference.descriptions import is_capital
from holdfast.reading.events.phrases import bounds
from holdfast.reading.tree import text_of

if TYPE_CHECKING:
    from spacy.tokens import Token

NAMING = frozenset({"compound", "amod", "nmod:poss"})
FORCES = "military"


def named_by_owner(
    head: Token, mention: Mention, mentions: Callable[[Token], list[Mention]]
) -> Mention:
    """The mention with the name before it; a capital or a country stands for its state.

    ``mentions``: those at a word. A mention that has a name or an entity stays as it is.
    """
    if mention.entity is not None or mention.name is not None or mention.start is None:
        return mention
    owners = [
        child
        for child in head.children
        if child.idx < mention.start
        and child.text[:1].isupper()
        and child.dep_ in NAMING
        and child.pos_ in {"PROPN", "ADJ"}
    ]
    if not owners:
        return mention
    start, end = bounds(head)
    named = replace(mention, text=text_of(head.doc)[start:end], start=start, end=end)
    if owners[0].dep_ != "nmod:poss" or not isinstance(named, ActorMention):
        return named
    return of_state(named, mentions(owners[0]))


def of_state(forces: ActorMention, owners: list[Mention]) -> ActorMention:
    """ "Kyiv's forces": those of the state whose capital it is."""
    for place in owners:
        if forces.category != "military" or not isinstance(place, PlaceMention):
            break
        code = place.country
        if code is None or not is_capital(place.name or place.text, code):
            break
        state = state_actor(code, FORCES)
        return replace(
            forces,
            entity=state.entity,
            name=state.name,
            country=code,
            part_of=state.part_of[0] if state.part_of else None,
        )
    return forces
