"""What is known of one document while it is being read: each step adds its own field.

A step is a function ``step(reading) -> None`` that fills exactly one field and writes to ``trace``
what it decided and by which rule. Steps run in the order listed in ``holdfast.reading.pipeline``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from holdfast.model import (
    ActorMention,
    Commitment,
    Document,
    Mention,
    Mood,
    PlaceMention,
    Polarity,
    Quantity,
    Source,
    Span,
    TimeMention,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Attribution:
    """One "X says Y": the source, the cue, and the stretch of text that is the content.

    ``content`` are token ranges (start, end) of the parsed document, end exclusive, sorted.
    ``parent`` is the index of the attribution whose content this one stands in, or None.
    ``mood``/``commitment``: what the cue does to its content ("denied", "widely believed").
    """

    source: Source
    content: tuple[tuple[int, int], ...]
    cue_token: int
    parent: int | None = None
    mood: Mood = "reported"
    commitment: Commitment = "certain"
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Modality:
    """How a clause is put: happened or not, planned, predicted …, and the words that say so."""

    polarity: Polarity = "+"
    mood: Mood = "fact"
    commitment: Commitment = "certain"
    cues: tuple[Span, ...] = ()
    rules: tuple[str, ...] = ()


class Note(NamedTuple):
    """One decision of one step, for the trace: step, rule, and the words it was about."""

    step: str
    rule: str
    start: int
    end: int
    decided: str


@dataclass(slots=True)
class Draft:
    """A statement in the making; ``roles`` values are mentions, ``trigger`` a token index."""

    kind: str
    type: str
    rule: str
    trigger: int
    roles: dict[str, list[Mention]] = field(default_factory=dict)
    time: TimeMention | None = None
    numbers: list[Quantity] = field(default_factory=list)
    modality: Modality = field(default_factory=Modality)
    attribution: tuple[Source, ...] = ()
    evidence: tuple[int, int] | None = None  # code points; None: computed from what it is made of
    cause: tuple[int, int] | None = None  # code points, for reasons
    effect: tuple[int, int] | None = None
    factor: str | None = None
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Reading:
    """One document and all that the steps so far have decided about it."""

    document: Document
    doc: Doc
    attributions: list[Attribution] = field(default_factory=list)
    times: list[TimeMention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    # Named inside adjectives and other names (relation named-in): no event happens there.
    named_places: list[PlaceMention] = field(default_factory=list)
    actors: list[ActorMention] = field(default_factory=list)
    references: list[Mention] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    reasons: list[Draft] = field(default_factory=list)
    trace: list[Note] = field(default_factory=list)
