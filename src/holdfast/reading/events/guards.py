"""What shows that a sentence is about something else: a match, an illness, an accident."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from holdfast.reading.events.refusals import (
    is_fought_out,
    is_handed_in,
    is_identity,
    is_norm,
    is_search,
    is_union,
)
from holdfast.reading.tree import SUBJECTS, relation
from holdfast.rules.schema import Frame, load_words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from holdfast.reading.events.fillers import Fillers

# What kills in a sentence that speaks of illness too.
ARMS = frozenset({
    "bomb", "bombing", "gunman", "gunmen", "sniper", "grenade", "rocket", "missile", "shell",
    "shelling", "airstrike", "machinegun", "militant", "guerrilla", "shoot", "stab", "explode",
    "assassin", "dynamite", "murder", "massacre", "assassinate", "behead", "kidnap", "abduct",
})  # fmt: skip
# Those who die in them need not have died by accident.
VEHICLES = frozenset(
    {"bus", "car", "truck", "van", "pickup", "vehicle", "driver", "plane", "helicopter", "train"}
    | {"motorist", "cyclist", "bicycle", "pedestrian"}
)
NO_GAS = frozenset({"gas"})  # a gas station, tear gas
# "An explosion at an oil facility": what is kept there goes up by itself.
FUELS = frozenset({"oil", "gas", "petrol", "fuel", "chemical", "petroleum"})
STORES = frozenset({"facility", "depot", "rig", "pipeline", "terminal", "platform", "tank"})
BLASTS = frozenset({"explosion", "blast"})
WORKS = frozenset({"factory", "plant", "mill", "smelter", "foundry", "pipeline", "warehouse"})
# "A storm *struck* the coast": what nature does is nobody's deed.
NATURE = frozenset(
    {"earthquake", "quake", "aftershock", "tsunami", "flood", "storm", "hurricane", "typhoon"}
    | {"cyclone", "tornado", "landslide", "avalanche", "lightning", "magnitude"}
)
BLOWS = frozenset({"strike"})


@lru_cache(maxsize=32)
def guard_words(names: tuple[str, ...]) -> frozenset[str]:
    """The words of the guard lists."""
    guards = load_words().guards
    return frozenset().union(*(guards[name] for name in names))


def guarded(frame: Frame, token: Token, fillers: Fillers) -> bool:
    """Whether the sentence holds a word that shows it is about something else."""
    if not frame.guards:
        return False
    words = fillers.sentences.words(token)
    if is_search(frame, token, words) or is_norm(frame, token) or is_identity(frame, token):
        return True
    if is_fought_out(frame, token) or is_union(frame, token) or is_handed_in(frame, token):
        return True
    seen = guard_words(frame.guards) & words
    if seen and words & ARMS and seen <= guard_words(("health",)) | WORKS:
        seen = frozenset()  # "a bomb in the heart of Lima", "a rocket hit a flour mill"
    if seen or is_of_a_poll(frame, words, token, fillers):
        return True
    return "crash" in frame.guards and is_mishap(words, token, fillers)


def is_of_a_poll(frame: Frame, words: frozenset[str], token: Token, fillers: Fillers) -> bool:
    """ "She was defeated in this district", after a sentence that tells of an election."""
    if "vote" not in frame.guards or not frame.type.startswith("battle."):
        return False
    if words & guard_words(("violent",)) or fillers.sentences.is_armed(token):
        return False
    return len(fillers.sentences.words_before(token) & guard_words(("vote",))) > 1


def is_mishap(words: frozenset[str], token: Token, fillers: Fillers) -> bool:
    """Whether harm is told of an accident or a disaster: here, or in the sentence before.

    Only where no word of the sentence speaks of violence: "40 died in a fire", but not "in a fire
    that gunmen had set".
    """
    violent = violent_words(words)
    if violent <= guard_words(("armed",)) and is_in_a_fire(token):
        return True  # "nine soldiers were killed in a fire"
    blasts = guard_words(("detonating",))
    if violent and violent <= blasts and is_by_itself(words):
        return True  # "a gas explosion", "a blast at a refinery"
    before = fillers.sentences.words_before(token)
    violent_before = violent_words(before)
    if violent and violent <= BLASTS and before & BLASTS and is_by_itself(before):
        return not violent_before - blasts  # "The explosion killed one"
    if violent or fillers.sentences.is_armed(token):
        return False
    if any(child.dep_ in SUBJECTS and child.lemma_ == "mine" for child in token.children):
        return False  # "A mine killed the driver"
    seen = words & guard_words(("mishap",))
    if violent_before:
        return bool(seen - VEHICLES)  # "… was shot dead. Her guards, in the car, were killed too"
    return bool(seen | before & guard_words(("mishap",)))


def violent_words(words: frozenset[str]) -> frozenset[str]:
    """The words of a sentence that tell of violence."""
    found = words & guard_words(("violent",))
    return found - BLOWS if words & NATURE else found


def is_by_itself(words: frozenset[str]) -> bool:
    """Whether the words of a sentence tell of what explodes without anybody's doing."""
    known = guard_words(("accidental",)) - (NO_GAS if words & {"station", "tear"} else set())
    at_work = words & (STORES if words & FUELS else WORKS)
    return bool(words & known or at_work)


def is_in_a_fire(verb: Token) -> bool:
    """ "Killed in *a fire*", "in *an accident*": the parse hangs it on the verb itself."""
    return any(
        child.lemma_ in {"fire", "blaze", "accident", "crash", "earthquake"}
        and [mark.lower_ for mark in child.children if mark.dep_ in {"case", "det"}][:1] == ["in"]
        and any(mark.lower_ in {"a", "an"} for mark in child.children)
        and not any(relation(each) in {"conj", "acl"} for each in child.children)
        for child in verb.children
    )
