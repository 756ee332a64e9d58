"""A brief of two pages: as much of it as fits, the weightiest first, and how much was folded away.

Groups and tables stand in order of weight already, so that folding only cuts their ends.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from holdfast.briefing.terms import Brief, Group, Section, Table

# Two printed pages of A4.
MOST_WORDS, MOST_LINES = 1_050, 130
# What is worth knowing, but rests on what others hope, fear or say: it gives way first.
MINOR = frozenset({"consequences", "outlook", "remedies", "disputed", "grid"})
FULL = 10**9


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that is shown: clauses of a group; of a group in a minor section; rows of a table;
    groups of a section; quotes of a clause; characters of a quote."""

    clauses: int = FULL
    minor: int = FULL
    rows: int = FULL
    groups: int = FULL
    quotes: int = FULL
    characters: int = FULL


UNLIMITED = Limits()
# From generous to strict: the first under which the brief fits is taken.
LADDER = (
    Limits(6, 6, 12, 8, 3, 400),
    Limits(6, 4, 12, 8, 2, 240),
    Limits(6, 3, 10, 6, 1, 200),
    Limits(5, 2, 10, 5, 1, 160),
    Limits(4, 2, 8, 4, 1, 140),
    Limits(4, 1, 8, 4, 1, 120),
    Limits(3, 1, 6, 3, 1, 100),
    Limits(2, 1, 5, 2, 1, 80),
    Limits(1, 1, 3, 2, 1, 60),
)


def limits_for(brief: Brief, written: Callable[[Brief, Limits], str]) -> Limits:
    """The widest limits under which the brief, as ``written``, fits two pages; else the least."""
    for limits in LADDER:
        shown = written(folded(brief, limits), limits)
        if len(shown.split()) <= MOST_WORDS and shown.count("\n") <= MOST_LINES:
            return limits
    return LADDER[-1]


def folded(brief: Brief, limits: Limits) -> Brief:
    """The brief with no more in it than the limits allow, and the rest counted."""
    if limits == UNLIMITED:
        return brief
    return replace(brief, sections=tuple(fold(each, limits) for each in brief.sections))


def fold(section: Section, limits: Limits) -> Section:
    """One section."""
    most = limits.minor if section.id in MINOR else limits.clauses
    kept = section.groups[: limits.groups]
    groups = tuple(
        Group(each.heading, each.clauses[:most], each.more + max(0, len(each.clauses) - most))
        for each in kept
    )
    if away := sum(len(each.clauses) for each in section.groups[limits.groups :]):
        groups = (*groups, Group(None, (), away))
    return replace(section, groups=groups, table=fold_table(section.table, limits))


def fold_table(table: Table | None, limits: Limits) -> Table | None:
    """A table; none where it only tells in figures what stands below it in words."""
    if table is None or table.detail:
        return None
    away = max(0, len(table.rows) - limits.rows)
    return replace(table, rows=table.rows[: limits.rows], more=table.more + away)
