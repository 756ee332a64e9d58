"""What came of one round: what was read, what was corrected and how, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass, field

from holdfast.model import Failure
from holdfast.watching.differences import Differences


@dataclass(frozen=True, slots=True)
class Added:
    """An article that was read for the first time."""

    address: str
    document: str
    title: str | None
    statements: int
    refused: int


@dataclass(frozen=True, slots=True)
class Corrected:
    """An article whose text is another than before: the document ``new`` replaces ``old``."""

    address: str
    old: str
    new: str
    title: str | None
    differences: Differences


@dataclass(frozen=True, slots=True)
class Waiting:
    """A host that is left alone until then (seconds since 1970), with what it was not asked for."""

    host: str
    until: float
    why: str
    addresses: int


@dataclass(slots=True)
class Round:
    """``started``, ``ended``: ISO 8601. ``feeds``: how many were asked for and answered, of which
    ``feeds_unchanged`` had nothing new; ``feeds_waiting`` failed before and are not due yet.
    ``unchanged``: articles asked for again that are as they
    were. ``left``: articles that are due and were left for the next round.
    """

    started: str
    ended: str = ""
    feeds: int = 0
    feeds_unchanged: int = 0
    feeds_waiting: int = 0
    unchanged: int = 0
    left: int = 0
    added: list[Added] = field(default_factory=list)
    corrected: list[Corrected] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    waiting: list[Waiting] = field(default_factory=list)
