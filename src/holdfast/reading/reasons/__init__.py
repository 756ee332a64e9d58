"""Reasons: what is offered as explanation of what, by whom, and how firmly."""

from holdfast.reading.reasons.draft import draft_reasons

__all__ = ["draft_reasons"]
