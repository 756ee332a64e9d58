"""A brief of two pages: as much of it as fits, the weightiest first, and how much was folded away.

Groups and tables stand in order of weight already, so that folding only cuts their ends.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

from holdfast.briefing.terms import Brief, Citation, Group, Section, Table

# Two printed pages of A4.
MOST_WORDS, MOST_LINES = 1_050, 128
FULL = 10**9
# What is given room, in this order, as long as there is any; sections that are not named come last.
# What rests only on what others hope, fear or say gives way first.
TURNS = (
    "judgements", "control", "why", "premise", "judgements", "control", "why", "disputed", "gaps",
    "grid", "outlook", "remedies", "consequences",
)  # fmt: skip
ROUNDS = 6
ROWS = 2  # rows of a table for each clause of a group
# Groups of a section, and characters of a quote, with which there is room for one clause of each.
STARTS = ((5, 140), (3, 100), (2, 80), (1, 60))
QUOTES = ((3, 400), (2, 300), (2, 200), (1, 200))


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that is shown: clauses of a group, by section; groups of a section; quotes of a
    clause; characters of a quote."""

    clauses: Mapping[str, int]
    groups: int = FULL
    quotes: int = FULL
    characters: int = FULL

    def more(self, section: str) -> Limits:
        """With room for one more clause."""
        return replace(self, clauses={**self.clauses, section: self.clauses.get(section, 1) + 1})


UNLIMITED = Limits({})
Written = Callable[[Brief, Limits], str]


def fitting(brief: Brief, written: Written) -> Limits:
    """The limits under which as much of the brief as fits two pages, as ``written``, is shown."""
    starts = [Limits({"sources": FULL}, groups, 1, long) for groups, long in STARTS]
    limits = next((each for each in starts if fits(brief, each, written)), starts[-1])
    open_ = {each.id for each in brief.sections} - {"sources"}
    others = sorted(open_ - set(TURNS))
    for _ in range(ROUNDS):
        for section in (*TURNS, *others):
            wider = limits.more(section)
            if section not in open_ or folded(brief, wider) == folded(brief, limits):
                continue
            if fits(brief, wider, written):
                limits = wider
            else:
                open_.discard(section)
    roomy = (replace(limits, quotes=some, characters=long) for some, long in QUOTES)
    return next((each for each in roomy if fits(brief, each, written)), limits)


def fits(brief: Brief, limits: Limits, written: Written) -> bool:
    """Whether it is no longer than two pages."""
    shown = written(folded(brief, limits), limits)
    return len(shown.split()) <= MOST_WORDS and shown.count("\n") <= MOST_LINES


def folded(brief: Brief, limits: Limits) -> Brief:
    """The brief with no more in it than the limits allow, and the rest counted."""
    if limits == UNLIMITED:
        return brief
    judged = {
        citation
        for section in brief.sections
        if section.id == "judgements"
        for group in section.groups
        for clause in group.clauses
        for citation in clause.citations
    }
    return replace(
        brief, sections=tuple(fold(once(each, judged), limits) for each in brief.sections)
    )


def once(section: Section, judged: Collection[Citation]) -> Section:
    """What the premise rests on without the changes that the judgements have told already."""
    if section.id != "premise":
        return section
    groups = tuple(
        replace(
            group,
            clauses=tuple(
                each
                for each in group.clauses
                if not each.citations or not all(cited in judged for cited in each.citations)
            ),
        )
        for group in section.groups
    )
    if groups == section.groups:
        return section
    left = tuple(each for each in groups if each.clauses)
    return replace(section, title=f"{section.title} Beside what is judged above", groups=left)


def fold(section: Section, limits: Limits) -> Section:
    """One section."""
    most = limits.clauses.get(section.id, 1)
    groups = tuple(
        replace(
            each,
            clauses=each.clauses[:most],
            more=each.more + max(0, len(each.clauses) - most),
        )
        for each in section.groups[: limits.groups]
    )
    if away := sum(len(each.clauses) for each in section.groups[limits.groups :]):
        groups = (*groups, Group(None, (), away))
    return replace(section, groups=groups, table=fold_table(section.table, most * ROWS))


def fold_table(table: Table | None, most: int) -> Table | None:
    """A table; none where it only tells in figures what stands below it in words."""
    if table is None or table.detail:
        return None
    away = max(0, len(table.rows) - most)
    return replace(table, rows=table.rows[:most], more=table.more + away)
