"""Citations and the words for who says so, how firmly, and when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from holdfast.briefing.terms import Brief, Citation, Clause, Group, Row, Section, Table
from holdfast.control import Edge
from holdfast.model import Argument, Document, Span, Statement
from holdfast.voices import voice

# A document that says so itself needs no further name.
PUBLICATION = "the publication"
HEDGES = {
    "reported": "reported",
    "claimed": "claimed",
    "denied": "denied",
    "planned": "planned",
    "attempted": "attempted",
    "threatened": "threatened",
    "conditional": "on a condition",
    "predicted": "predicted",
    "question": "asked",
    "recommended": "called for",
}


def cite(statement: Statement) -> Citation:
    """The citation of one statement."""
    return Citation(
        statement=statement.id,
        document=statement.document,
        source_id=statement.source_id,
        evidence=statement.evidence,
        said_by=said_by(statement),
    )


def cite_all(ids: Iterable[str], statements: Mapping[str, Statement]) -> tuple[Citation, ...]:
    """Citations of those statements that are in the record, in text order."""
    found = {each: statements[each] for each in ids if each in statements}
    ordered = sorted(
        found.values(), key=lambda each: (each.source_id, each.evidence.start, each.id)
    )
    # Two statements may rest on the same words; the reader needs them once.
    return tuple(
        {(each.document, each.evidence, said_by(each)): cite(each) for each in ordered}.values()
    )


def cite_sides(reason: Statement, *sides: Argument | None) -> tuple[Citation, ...]:
    """The citation of a reason, and of those sides that stand outside its sentence ("this")."""
    first = cite(reason)
    apart = [
        replace(first, evidence=Span(side.start, side.end, side.text))
        for side in sides
        if side is not None
        and side.start is not None
        and side.end is not None
        and not (reason.evidence.start <= side.start and side.end <= reason.evidence.end)
    ]
    return first, *apart


def said_by(statement: Statement) -> str:
    """The chain of who says so, outermost first."""
    chain = [voice(source) for source in statement.attribution]
    return ", citing ".join(chain) if chain else "the text"


def hedge(statement: Statement) -> str:
    """How it is said, in brackets; empty for a plain fact."""
    words = [HEDGES[statement.mood]] if statement.mood in HEDGES else []
    if statement.commitment not in {"certain", "uncommitted"}:
        words.append(statement.commitment)
    return f" ({', '.join(words)})" if words else ""


def days(edge: Edge | None) -> str:
    """The days of a change in words: on a day, between two, or not dated."""
    if edge is None or (edge.earliest is None and edge.latest is None):
        return "on a date that is not stated"
    if edge.earliest is None or edge.latest is None:
        known = edge.earliest or edge.latest
        return f"{'after' if edge.earliest else 'before'} {plain(known)}"
    if edge.earliest == edge.latest:
        return f"on {plain(edge.earliest)}"
    if is_year(edge.earliest, edge.latest):
        return f"in {edge.earliest.year}"
    return f"between {plain(edge.earliest)} and {plain(edge.latest)}"


def plain(day: date | None) -> str:
    """A day as people write it."""
    return f"{day.day} {day:%B} {day.year}" if day else "an unknown day"


def is_year(earliest: date, latest: date) -> bool:
    """Whether the bounds are a whole year."""
    return (earliest.month, earliest.day, latest.month, latest.day) == (1, 1, 12, 31) and (
        earliest.year == latest.year
    )


def verified(brief: Brief, documents: Iterable[Document]) -> Brief:
    """The brief less every clause and row with a quote that is not, letter for letter, there."""
    texts = {document.id: document.text for document in documents}
    dropped: list[str] = []

    def opens(told: Clause | Row) -> bool:
        holds = all(
            texts.get(each.document, "")[each.evidence.start : each.evidence.end]
            == each.evidence.quote
            for each in told.citations
        )
        if not holds:
            dropped.append(told.text if isinstance(told, Clause) else " | ".join(told.cells))
        return holds

    def kept(section: Section) -> Section:
        groups = tuple(
            Group(group.heading, tuple(each for each in group.clauses if opens(each)))
            for group in section.groups
        )
        table = section.table
        if table is not None:
            table = Table(table.headings, tuple(each for each in table.rows if opens(each)))
        return replace(section, groups=tuple(each for each in groups if each.clauses), table=table)

    sections = tuple(kept(section) for section in brief.sections)
    return Brief(
        question=brief.question,
        bottom_line=tuple(each for each in brief.bottom_line if opens(each)),
        sections=sections,
        dropped=tuple(dropped),
    )
