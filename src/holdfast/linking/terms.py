"""What linking answers: clusters of copies, and incidents, each with the reasons for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

CopyKind = Literal["same text", "edited", "cut", "same wire"]
Relation = Literal["same", "update"]


@dataclass(frozen=True, slots=True)
class CopyLink:
    """Why two documents are one voice. ``similarity``: shared runs of words, in [0, 1]."""

    one: str
    other: str
    kind: CopyKind
    similarity: float
    why: str


@dataclass(frozen=True, slots=True)
class CopyCluster:
    """Documents that count as one source. ``documents`` are ids, sorted; ``id`` is the first.

    ``root``: whose report it is at bottom, where the documents say so (an agency or an outlet).
    A document that nothing copies is a cluster of its own, without links.
    """

    id: str
    documents: tuple[str, ...]
    root: str | None
    links: tuple[CopyLink, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """What one aspect of two reports says for or against their being about one happening.

    ``aspect``: type, place, time, actor, toll, words. ``score`` is added to the link's; an aspect
    that cannot both be true is a ``contradiction`` and forbids the link.
    """

    aspect: str
    score: float
    why: str
    contradiction: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """Two tellings of one happening, by their ids, with every reason; ``score`` is their sum."""

    one: str
    other: str
    relation: Relation
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """One happening and the statements that tell it.

    ``id`` is the smallest statement id; ``statements`` and ``documents`` are ids, sorted.
    ``types``: the statement types, sorted. ``earliest``/``latest``: the days that all tellings
    allow, None where open or not known. ``place``: entity id of the most precise place told.
    ``tellings``: statement ids by telling (what one document says of it), sorted.
    """

    id: str
    statements: tuple[str, ...]
    documents: tuple[str, ...]
    types: tuple[str, ...]
    place: str | None
    place_name: str | None
    earliest: date | None
    latest: date | None
    tellings: tuple[tuple[str, ...], ...]
    links: tuple[Link, ...]
