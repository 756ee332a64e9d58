"""What a person is asked and decided, and what is handed in."""

from __future__ import annotations

from typing_extensions import TypedDict

from holdfast.screens.shapes.quotes import DocumentRef
from holdfast.screens.shapes.reader import Card


class Editable(TypedDict):
    """A field that can be corrected, with its value now."""

    field: str
    label: str
    value: str


class ReviewItem(TypedDict):
    """What a person is asked."""

    key: str
    kind: str
    why: str
    cards: list[Card]
    before: list[str]
    after: list[str]
    document: list[DocumentRef]
    editable: list[Editable]


class DecisionRow(TypedDict):
    """A decision in the log."""

    id: int
    at: str
    by: str
    verb: str
    targets: list[str]
    reason: str
    field: str | None
    value: str | None
    standing: str
    label: str


class ReviewScreen(TypedDict):
    """The queue, an item of it, and the log."""

    left: int
    done: int
    item: ReviewItem | None
    log: list[DecisionRow]


class DecisionAnswer(TypedDict):
    """What became of a decision, and what looks alike."""

    decision: DecisionRow
    alike: list[Card]


class JobFailure(TypedDict):
    """What could not be read, and what to do."""

    sourceId: str
    problem: str
    remedy: str


class Job(TypedDict):
    """Documents being added."""

    id: str
    state: str
    total: int
    done: int
    added: list[DocumentRef]
    known: list[DocumentRef]
    failures: list[JobFailure]
    statements: int
