"""The tables of a brief: who holds the places in question, and reasons against explanations."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from holdfast.briefing.citing import cite, cite_all, plain, said_by, short, short_days
from holdfast.briefing.explanation import FACTORS, reasons
from holdfast.briefing.scope import Scope
from holdfast.briefing.terms import Clause, Group, Row, Section, Table
from holdfast.control import Interval, PlaceControl
from holdfast.model import Statement
from holdfast.weighing import Grid, grid
from holdfast.weighing.opposing import is_denial
from holdfast.weighing.reasons import is_dissent

HELD = ("place", "who holds it", "how", "since", "affirmed", "roots", "grade", "belief")
SIGNS = {"consistent": "C", "inconsistent": "I", "silent": "–"}
LONGEST = 100  # characters of a quote in a cell
RESTED_ON = ("support.", "strike.air", "resource", "battle.surrender")


def control_table(scope: Scope) -> Section:
    """The places that changed hands in the window, as they stand at its end."""
    shown = sorted(
        (each for each in scope.asked_places if each.key in scope.changed),
        key=lambda each: (-(each.population or 0), each.name, each.key),
    )
    rows = tuple(row for place in shown for row in place_rows(scope, place))
    table = Table(HELD, rows) if rows else None
    until = scope.options.until
    when = f"stands for {plain(until)}" if until else "stands at its end"
    groups = (Group(None, (Clause(f"As the record {when}."),)),) if rows else ()
    empty = "The record holds no place that changed hands."
    return Section("control", "Who holds what", groups, empty, table)


def place_rows(scope: Scope, place: PlaceControl) -> Iterable[Row]:
    """The intervals of a place on the last day asked about, or its last one."""
    until = scope.options.until
    intervals = (place.at(until) if until else ()) or place.intervals[-1:]
    for interval in intervals:
        yield interval_row(scope, place, interval)


def interval_row(scope: Scope, place: PlaceControl, interval: Interval) -> Row:
    """One interval with the weight of what it begins with and is affirmed by."""
    told = (*(interval.start.told_by if interval.start else ()), *interval.affirmed_by)
    found = scope.belief_in(told)
    who = " and ".join(party.name for party in interval.controllers) or "unknown"
    cells = (
        place.name,
        who,
        interval.status,
        short_days(interval.start),
        affirmed(interval, scope.options.until),
        str(found.corroborating),
        found.code,
        "ungraded" if found.value is None else f"{found.value:.2f}",
    )
    return Row(cells, cite_all(told, scope.by_id))


def affirmed(interval: Interval, until: date | None) -> str:
    """The last day on which somebody says so; what is said of later days is not told."""
    last = interval.last_affirmed
    if last is None:
        return "never"
    return "later" if until is not None and last > until else short(last)


def explanations_table(scope: Scope, offered: Iterable[Statement]) -> Section:
    """Reasons, and denials of what reasons rest on, against the explanations that compete."""
    dissent = [each for each in reasons(scope) if is_dissent(each)]
    denied = [
        each
        for each in scope.statements
        if is_denial(each) and each.type.startswith(RESTED_ON) and scope.about(each)
    ]
    found = grid((*offered, *dissent, *denied), scope.by_id)
    title = "Explanations against each other"
    if len(found.explanations) < 2:
        return Section("grid", title, (), "Fewer than two explanations compete in the record.")
    numbers = [str(number) for number in range(1, len(found.explanations) + 1)]
    rows = tuple(
        Row(
            (gist(scope.by_id[identity]), *(SIGNS[mark] for mark in marks)),
            (cite(scope.by_id[identity]),),
        )
        for identity, marks in found.marks
    )
    groups = (Group(None, tuple(Clause(each) for each in reading_of(found))),)
    return Section("grid", title, groups, table=Table(("what is said", *numbers), rows))


def reading_of(found: Grid) -> list[str]:
    """What the grid shows, ties included; it picks no winner."""
    counts = {each: found.against(each) for each in found.explanations}
    least = min(counts.values())
    names = [
        FACTORS.get(each, each).lower() for each in found.explanations if counts[each] == least
    ]
    legend = "; ".join(
        f"{number} {FACTORS.get(each, each).lower()}"
        for number, each in enumerate(found.explanations, start=1)
    )
    lines = [f"Explanations: {legend}. C: consistent with it; I: inconsistent; –: silent."]
    lines += [
        f"Least is said against: {', '.join(names)} ({least}). This is a display, no verdict."
    ]
    return lines


def gist(statement: Statement) -> str:
    """The words that matter, cut to a cell, and who says them."""
    cause = statement.cause.text if statement.cause else statement.evidence.quote
    words = " ".join(cause.split())
    cut = words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…"
    return f"“{cut}” ({said_by(statement)})"
