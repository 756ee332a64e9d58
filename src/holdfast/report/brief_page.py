"""A brief as one HTML page, made to be printed on two sheets of A4."""

from __future__ import annotations

from dataclasses import dataclass

from holdfast.briefing import Brief, Clause, Section
from holdfast.briefing.folding import UNLIMITED, folded
from holdfast.briefing.render import (
    Quoting,
    document_names,
    dropped,
    left_out,
    nothing_on,
    parted,
    shown_limits,
    where,
)
from holdfast.report.page import environment, part, style_policy
from holdfast.report.words import shown as visible


@dataclass(frozen=True, slots=True)
class Told:
    """A clause as shown: its words, where they stand, and the quotes below it."""

    words: str
    where: str
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Clauses under a heading, and how many more there are, in words."""

    heading: str | None
    clauses: tuple[Told, ...]
    more: str


@dataclass(frozen=True, slots=True)
class Part:
    """A section: its table, as headings and rows, then its groups."""

    id: str
    title: str
    empty: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: str
    groups: tuple[Listing, ...]


def brief_page(brief: Brief, full: bool) -> str:
    """The whole HTML text; folded to two pages unless ``full``."""
    limits = UNLIMITED if full else shown_limits(brief)
    cut = folded(brief, limits)
    quoting = Quoting(limits)
    line = tuple(Told(quoting.words(each), quoting.places(each), ()) for each in cut.bottom_line)
    told, silent = parted(cut.sections, limits)
    parts = tuple(part_of(each, quoting) for each in told)
    style = part("brief.css")
    text = (
        environment()
        .get_template("brief.html")
        .render(
            question=cut.question.text,
            line=line,
            parts=parts,
            silent=nothing_on(silent) if silent else "",
            documents=document_names(cut, quoting),
            dropped=dropped(cut) if cut.dropped else "",
            style=style,
            policy=style_policy(style),
        )
    )
    return visible(text)


def part_of(section: Section, quoting: Quoting) -> Part:
    """A section as shown; numbers of documents are given in the order of reading it."""
    table = section.table
    rows = tuple((*row.cells, where(row, quoting)) for row in table.rows) if table else ()
    return Part(
        id=section.id,
        title=section.title,
        empty="" if section.groups or table else section.empty,
        headings=(*table.headings, "where") if table else (),
        rows=rows,
        more=left_out(table) if table and table.more else "",
        groups=tuple(
            Listing(
                group.heading,
                tuple(told(each, quoting) for each in group.clauses),
                left_out(group) if group.more else "",
            )
            for group in section.groups
        ),
    )


def told(clause: Clause, quoting: Quoting) -> Told:
    """A clause as shown: a place without a quote stands beside it."""
    lines = quoting.lines(clause)
    beside = [each for each in lines if each.startswith("[")]
    return Told(
        quoting.words(clause),
        " ".join(beside),
        tuple(each for each in lines if each not in beside),
    )
