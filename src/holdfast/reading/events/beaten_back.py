"""Attackers who are driven off a place that they never held: nobody loses it, nobody gains it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from holdfast.model import Mention
from holdfast.reading.events.holders import DRIVING_OUT, same_words
from holdfast.reading.events.placing import Found
from holdfast.reading.modality.evaluate import modality_of

if TYPE_CHECKING:
    from holdfast.reading.context import Draft, Reading

ATTACKERS = frozenset({"attacker", "attackers", "assailant", "assailants", "raider", "raiders"})
HELD = frozenset({"territory.gained", "control", "territory.held"})
ADVANCING = frozenset({"territory.gained", "movement.advance"})
COMING = frozenset({"movement.advance", "battle.attack"})
ASSERTED = frozenset({"fact", "reported", "claimed"})


def without_losses_of_attackers(reading: Reading, found: list[Found]) -> list[Found]:
    """ "Nearly took Bor but were driven off", "drove the attackers back from Bor": repelled.

    Of what such words say twice, the loss becomes the attack that was beaten back, and the gain
    of those who were there all along goes.
    """
    kept: list[Found] = []
    for each in found:
        if each.draft.rule != DRIVING_OUT or not is_beaten_back(reading, each, found):
            kept.append(each)
        elif each.draft.type == "territory.lost" and not told_already(each, found):
            kept.append(replace(each, draft=repelled(each)))
    return kept


def without_defence_of_the_advancing(found: list[Found]) -> list[Found]:
    """ "Took Azaz, pushing back the army": those pushed back had attacked nobody."""
    return [each for each in found if not is_push_forward(each, found)]


def is_push_forward(each: Found, found: list[Found]) -> bool:
    """Whether who pushes somebody back takes or enters a place in the same sentence."""
    roles = each.draft.roles
    if each.draft.rule != "battle.repel" or "back" not in each.predicate.particles:
        return False
    pushing = roles.get("target" if each.draft.type == "battle.attack" else "actor", [])
    return not roles.get("attack") and any(
        other.draft.type in ADVANCING
        and other.predicate.token.sent == each.predicate.token.sent
        and same_words(pushing, other.draft.roles.get("actor", ()))
        for other in found
    )


def told_already(driven: Found, found: list[Found]) -> bool:
    """Whether the same word is read as an attack beaten back; that one gets the place as well."""
    told = [
        each.draft
        for each in found
        if each.draft.type == "battle.repelled" and each.draft.trigger == driven.draft.trigger
    ]
    for each in told:
        each.roles.setdefault("place", list(driven.draft.roles["place"]))
    return bool(told)


def is_beaten_back(reading: Reading, driven: Found, found: list[Found]) -> bool:
    """Whether those driven off had only come for the place, by their name or their deeds."""
    draft = driven.draft
    losers = draft.roles.get("actor" if draft.type == "territory.lost" else "loser", [])
    places = draft.roles.get("place", [])
    out = bool(driven.predicate.slot("out of")) or "out" in driven.predicate.particles
    if not losers or not places:
        return False
    deeds = [
        each
        for each in found
        if each.draft.rule != DRIVING_OUT
        and each.predicate.token.sent == driven.predicate.token.sent
        and same_words(losers, each.draft.roles.get("actor", ()))
        and same_place(places, (*each.draft.roles.get("place", ()), *target_of(each)))
    ]
    if any(each.draft.type in HELD and is_done(reading, each) for each in deeds):
        return False
    if out:  # who is driven out of what was entered or attacked had come in
        return any(each.draft.type in HELD for each in deeds)
    named = all(each.text.lower().split()[-1] in ATTACKERS for each in losers)
    return named or any(each.draft.type in HELD | COMING for each in deeds)


def target_of(attack: Found) -> Sequence[Mention]:
    """What was attacked, where the deed is an attack."""
    return attack.draft.roles.get("target", ()) if attack.draft.type == "battle.attack" else ()


def is_done(reading: Reading, each: Found) -> bool:
    """Whether a deed is told to have been done."""
    modality = modality_of(reading, each.predicate.token)
    return modality.polarity == "+" and modality.mood in ASSERTED


def same_place(one: Sequence[Mention], two: Sequence[Mention]) -> bool:
    """The same words for a place, a reference to it, or the same place of the atlas."""
    known = {each.entity for each in one if each.entity is not None}
    return same_words(one, two) or any(each.entity in known for each in two)


def repelled(driven: Found) -> Draft:
    """The loss told as an attack that was beaten back."""
    roles = driven.draft.roles
    kept = {"actor": roles.get("gainer", []), "opponent": roles["actor"], "place": roles["place"]}
    return replace(
        driven.draft,
        type="battle.repelled",
        rule="battle.repel",
        roles={name: list(mentions) for name, mentions in kept.items() if mentions},
    )
