"""Who says it, as shown: the words, or whom they refer to where they name nobody."""

from __future__ import annotations

from holdfast.model import Source, Statement

UNATTRIBUTED = "the text itself"


def voice(source: Source) -> str:
    """One link of a chain ("it" → the name of the party that "it" stands for)."""
    return source.name or source.source


def innermost(statement: Statement) -> str:
    """Who says it in the end."""
    return voice(statement.attribution[-1]) if statement.attribution else UNATTRIBUTED
