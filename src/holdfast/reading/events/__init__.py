"""Events and states: rule frames matched to the predicates of a parsed document."""

from holdfast.reading.events.engine import draft_events

__all__ = ["draft_events"]
