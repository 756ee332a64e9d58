"""What a reason tells against: a hindrance of the party that is said to gain or hold, or another's
hold, is no reason for its gain; it stands in its way."""

from __future__ import annotations

import re

from holdfast.briefing.keys import effect_id
from holdfast.briefing.questions import key_of
from holdfast.briefing.scope import Scope
from holdfast.model import Statement
from holdfast.weighing.reasons import is_failed_hindrance

HOLDING = frozenset({"control", "territory.held"})
HINDRANCE = "reason.prevent"


def stands_against(scope: Scope, reason: Statement) -> bool:
    """Whether a reason explains why the party asked about does not gain, or does not hold, where
    its gain or its hold is asked about."""
    gains = scope.direction == "gained" or bool(HOLDING & set(scope.question.types))
    if not gains or not scope.question.actors or reason.effect is None:
        return False
    effect = scope.by_id.get(effect_id(reason))
    if reason.type == HINDRANCE and not is_failed_hindrance(reason):
        return is_hindered(scope, reason.effect.text, effect)
    return effect is not None and is_held_by_another(scope, effect)


def is_hindered(scope: Scope, words: str, effect: Statement | None) -> bool:
    """Whether the party asked about is what is hindered: it does what is told, or the words begin
    with its name ("the rebels' advance")."""
    doing = effect.roles.get("actor", ()) if effect is not None else ()
    if doing:
        return any(key_of(each) in scope.question.actors for each in doing)
    names = "|".join(re.escape(each) for each in scope.question.actor_names)
    return re.match(rf"(?:the\s+)?(?:{names})\b", words, re.IGNORECASE) is not None


def is_held_by_another(scope: Scope, effect: Statement) -> bool:
    """Whether what is explained is that somebody else holds a place."""
    holders = {key_of(each) for each in effect.roles.get("actor", ())}
    told = effect.type in HOLDING and effect.polarity == "+"
    return told and bool(holders) and not holders & set(scope.question.actors)
