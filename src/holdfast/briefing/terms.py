"""What a brief is made of: clauses in our words, each with the quotes that it rests on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from holdfast.model import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from holdfast.control import PlaceControl
    from holdfast.weighing import Grades, Voice


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a clause comes from: a statement, its document, its exact words, and who says so."""

    statement: str
    document: str
    source_id: str
    evidence: Span
    said_by: str


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence of ours. ``citations`` is empty only for what is said of the record itself."""

    text: str
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Clauses under one heading of a section (a factor, a relation); no heading when None.

    ``more``: how many were folded away.
    """

    heading: str | None
    clauses: tuple[Clause, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table, a cell for each heading, and the quotes that it rests on."""

    cells: tuple[str, ...]
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings. ``more``: how many were folded away. ``detail``: whether the table tells
    in figures what the groups below it say in words, so that a short brief can do without."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    more: int = 0
    detail: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the brief. An empty one is told as ``empty``, never left out.

    A ``table`` stands before the groups.
    """

    id: str
    title: str
    groups: tuple[Group, ...] = ()
    empty: str = "Nothing in the record says so."
    table: Table | None = None


# The bottom line of a brief, and its sections.
Answer = tuple[tuple[Clause, ...], tuple[Section, ...]]


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood. ``kind``: why, is-true, who-holds, when, what-changed, who-says, or
    none when it is not one that can be answered.

    ``actors`` and ``places``: entity ids, or the words where they stand for no known entity.
    ``types``: statement types that the question is about ("territory.gained"). ``countries``: ISO
    codes of the countries among the places. ``doing``: those of the actors who do what is asked.
    """

    text: str
    kind: str | None
    actors: tuple[str, ...] = ()
    actor_names: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    place_names: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    date: str | None = None
    countries: tuple[str, ...] = ()
    doing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Options:
    """What a brief looks at: days, both included; None for no bound. ``grades``: of sources, the
    package's own when None. ``places``, ``voices``: control, and who says each statement of the
    record, as they are worked out already (with those grades), else None.
    """

    since: date | None = None
    until: date | None = None
    grades: Grades | None = None
    places: tuple[PlaceControl, ...] | None = None
    voices: Mapping[str, Voice] | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A cited document, as far as it says who published it and when (EDTF)."""

    document: str
    source_id: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """A cited answer. ``dropped``: clauses whose quotes did not hold when they were re-opened.
    ``documents``: those cited, in the order of citing."""

    question: Question
    bottom_line: tuple[Clause, ...]
    sections: tuple[Section, ...]
    dropped: tuple[str, ...] = field(default=())
    documents: tuple[Listed, ...] = ()

    def render(self, form: str = "text", *, full: bool = False) -> str:
        """The brief as ``text``, ``markdown`` or ``json``. Raises ``ValueError`` for another.

        Folded to two pages, weightiest first, unless ``full``; JSON always has everything.
        """
        from holdfast.briefing.render import render

        return render(self, form, full)
