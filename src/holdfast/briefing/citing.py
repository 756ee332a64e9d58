"""Citations and the words for who says so, how firmly, and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from holdfast.briefing.terms import Brief, Citation, Clause, Group, Listed, Row, Section
from holdfast.control import Edge
from holdfast.model import Argument, Document, Span, Statement
from holdfast.voices import voice

# A document that says so itself needs no further name.
PUBLICATION = "the publication"
TIED = "\u00a0"  # a space at which no line breaks
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
    return f"between {opening(edge.earliest, edge.latest)} and {plain(edge.latest)}"


def plain(day: date | None) -> str:
    """A day as people write it."""
    return f"{day.day} {day:%B} {day.year}" if day else "an unknown day"


def opening(first: date, last: date) -> str:
    """The first of two days, without the month and the year that the last one tells."""
    if (first.year, first.month) == (last.year, last.month):
        return str(first.day)
    return f"{first.day} {first:%B}" if first.year == last.year else plain(first)


def short(day: date | None) -> str:
    """A day as it fits a table, where it is not broken over two lines."""
    return f"{day.day}{TIED}{day:%b}{TIED}{day.year}" if day else "not stated"


def short_days(edge: Edge | None) -> str:
    """The days of a change as they fit a table."""
    if edge is None or (edge.earliest is None and edge.latest is None):
        return "not stated"
    if edge.earliest is None or edge.latest is None:
        return f"{'after' if edge.earliest else 'by'} {short(edge.earliest or edge.latest)}"
    if edge.earliest == edge.latest:
        return short(edge.latest)
    if is_year(edge.earliest, edge.latest):
        return str(edge.earliest.year)
    if edge.earliest.year != edge.latest.year:
        return f"{short(edge.earliest)}–{short(edge.latest)}"
    month = "" if edge.earliest.month == edge.latest.month else f"{TIED}{edge.earliest:%b}"
    return f"{edge.earliest.day}{month}–{short(edge.latest)}"


def is_year(earliest: date, latest: date) -> bool:
    """Whether the bounds are a whole year."""
    return (earliest.month, earliest.day, latest.month, latest.day) == (1, 1, 12, 31) and (
        earliest.year == latest.year
    )


def unique(clauses: Iterable[Clause]) -> list[Clause]:
    """Each text once, with the citations of all (a wire story and its copies)."""
    found: dict[str, Clause] = {}
    for clause in clauses:
        first = found.get(clause.text)
        cited = first.citations if first is not None else ()
        found[clause.text] = Clause(clause.text, tuple(dict.fromkeys(cited + clause.citations)))
    return list(found.values())


def verified(brief: Brief, documents: Iterable[Document]) -> Brief:
    """The brief less every clause and row with a quote that is not, letter for letter, there; with
    the documents that the others cite."""
    known = {document.id: document for document in documents}
    texts = {each.id: each.text for each in known.values()}
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
            table = replace(table, rows=tuple(each for each in table.rows if opens(each)))
        return replace(section, groups=tuple(each for each in groups if each.clauses), table=table)

    bottom_line = tuple(each for each in brief.bottom_line if opens(each))
    sections = tuple(kept(section) for section in brief.sections)
    cited = dict.fromkeys(each.document for each in citations((*bottom_line,), sections))
    return Brief(
        question=brief.question,
        bottom_line=bottom_line,
        sections=sections,
        dropped=tuple(dropped),
        documents=tuple(listed(known[each]) for each in cited),
    )


def citations(clauses: Iterable[Clause], sections: Iterable[Section]) -> Iterator[Citation]:
    """Every citation of some clauses and sections, in their order."""
    for clause in clauses:
        yield from clause.citations
    for section in sections:
        for row in section.table.rows if section.table else ():
            yield from row.citations
        for group in section.groups:
            yield from (cited for clause in group.clauses for cited in clause.citations)


def listed(document: Document) -> Listed:
    """A document as the list at the end has it."""
    return Listed(
        document.id, document.source_id, document.title, document.publisher, document.published
    )


def signed(net: int) -> str:
    """A difference with its sign: "+3", "−1"; none needs no sign."""
    return f"{net:+d}".replace("-", "−") if net else "0"
