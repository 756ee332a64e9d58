"""Events and states: rule frames matched to the predicates of a parsed document."""

from holdfast.model import Quantity
from holdfast.reading.events.engine import draft_events
from holdfast.rules.schema import numbers_by_rule

__all__ = ["draft_events", "number_fits"]


def number_fits(rule: str, quantity: Quantity) -> bool:
    """Whether statements of an event rule may carry such a number; True for rules not ours.

    "Took the town with six suicide bombs" counts the bombs, not the taking.
    """
    allowed = numbers_by_rule().get(rule)
    return allowed is None or quantity.what in allowed
