"""Why, according to whom: reasons with their weight, and what speaks against them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from holdfast.briefing.explanation import (
    FACTORS,
    NOUNS,
    hindrances,
    offered,
    outlook,
    remedies,
    unanswered,
    weighed,
)
from holdfast.briefing.limits import disputed, gaps
from holdfast.briefing.premise import verdict
from holdfast.briefing.scope import Scope
from holdfast.briefing.tables import explanations_table
from holdfast.briefing.terms import Section
from holdfast.model import Statement
from holdfast.screens import shapes
from holdfast.screens.asking import MOST_EFFECTS, Asked, askable, scope_of
from holdfast.screens.quoting import clause, quotes
from holdfast.screens.shown import Shown
from holdfast.weighing import ReasonCluster, belief
from holdfast.weighing.reasons import relation_of

MOST_REASONS = 60
MARKS = {"C": "consistent", "I": "inconsistent", "–": "silent"}


def why_screen(
    shown: Shown, effect: str | None = None, since: date | None = None, until: date | None = None
) -> shapes.WhyScreen | None:
    """The reasons for an effect, the best explained one where none is named.

    None for an effect that the record does not have.
    """
    options = askable(shown)
    if effect is None:
        chosen = best_explained(shown, options)
    else:
        chosen = next((each for each in options if each.key == effect), None)
    if chosen is None:
        return None if effect else nothing()
    scope = scope_of(shown, chosen.question, since, until)
    listed_reasons = reasons(shown, scope)
    return {
        "question": chosen.question.text,
        "effects": effects(shown, options, chosen, len(listed_reasons)),
        "effect": chosen.key,
        "premise": [clause(shown, each) for each in verdict(scope)],
        "reasons": listed_reasons,
        "whatWouldChange": listed(shown, remedies(scope)),
        "whatMayFollow": listed(shown, outlook(scope)),
        "grid": grid(scope),
        "disagreements": listed(shown, disputed(scope)),
        "gaps": listed(shown, gaps(scope)),
    }


def best_explained(shown: Shown, options: list[Asked]) -> Asked | None:
    """What most reasons are given for, of such the one with most changes."""
    return max(options[:MOST_EFFECTS], key=lambda each: count_of_reasons(shown, each), default=None)


def nothing() -> shapes.WhyScreen:
    """The screen of a record in which nothing changed hands."""
    return {
        "question": "Why did control change?",
        "effects": [],
        "effect": None,
        "premise": [{"text": "The record holds no change of control.", "quotes": []}],
        "reasons": [],
        "whatWouldChange": [],
        "whatMayFollow": [],
        "grid": None,
        "disagreements": [],
        "gaps": [],
    }


def effects(
    shown: Shown, options: list[Asked], chosen: Asked, listed_now: int
) -> list[shapes.Effect]:
    """What can be asked about, the one that is shown always among it, each with how many reasons
    its screen lists: ``listed_now`` for the one that is shown, in whatever window it is shown."""
    kept = options[:MOST_EFFECTS]
    if chosen not in kept:
        kept.append(chosen)
    return [
        {
            "key": each.key,
            "label": each.label,
            "reasons": listed_now if each == chosen else count_of_reasons(shown, each),
        }
        for each in kept
    ]


def count_of_reasons(shown: Shown, asked: Asked) -> int:
    """How many reasons the screen of an effect lists, over all days."""
    counts = shown.counts_of_reasons
    if asked.key not in counts:
        counts[asked.key] = len(given(scope_of(shown, asked.question)))
    return counts[asked.key]


@dataclass(slots=True)
class Given:
    """A reason as it is given in the same words: for or against what, and by which statements."""

    bearing: str
    factor: str | None
    camp: str
    told: list[Statement]


def given(scope: Scope) -> list[Given]:
    """The reasons in the order of the weight of their cluster, then how openly they are said."""
    found = weighed(scope)
    rows: dict[tuple[str, str, str, str], Given] = {}
    for bearing, factor, camp, statement in each_given(scope, found):
        key = (bearing, factor or "", camp, words_of(statement).casefold())
        rows.setdefault(key, Given(bearing, factor, camp, [])).told.append(statement)
    return list(rows.values())[:MOST_REASONS]


def each_given(
    scope: Scope, found: Iterable[ReasonCluster]
) -> Iterator[tuple[str, str | None, str, Statement]]:
    """Every reason with its bearing, field and camp; a denial once, beside the weightiest cluster
    that it denies, or after them where nobody gives what it denies; last what stands in the way."""
    told = {each.id: each for each in offered(scope)}
    denied: set[str] = set()
    for cluster in found:
        for identity in cluster.reasons:
            yield "supports", cluster.factor, cluster.camp, told[identity]
        for identity in cluster.dissent:
            denial = scope.by_id[identity]
            if identity not in denied:
                yield "against", cluster.factor, camp_of(scope, denial), denial
            denied.add(identity)
    for denial in unanswered(scope, found):
        yield "against", denial.factor, camp_of(scope, denial), denial
    for each in hindrances(scope):
        yield "against", each.factor, camp_of(scope, each), each


def reasons(shown: Shown, scope: Scope) -> list[shapes.Reason]:
    """The reasons as they are shown."""
    return [reason(shown, scope, each) for each in given(scope)]


def reason(shown: Shown, scope: Scope, one: Given) -> shapes.Reason:
    """One reason, by however many it is given in the same words."""
    told = one.told
    found = belief(told, (), scope.voices)
    relation = relation_of(told[0])
    return {
        "id": told[0].id,
        "label": words_of(told[0]),
        "factor": FACTORS.get(one.factor, FACTORS[None]),
        "camp": one.camp,
        "relation": NOUNS.get(relation, relation),
        "bearing": one.bearing,
        "sources": found.corroborating,
        "strength": max((vote.value or 0.0 for vote in found.support), default=0.0),
        "confidenceWhy": found.words(),
        "quotes": quotes(shown, [each.id for each in told]),
    }


def camp_of(scope: Scope, statement: Statement) -> str:
    """The side that speaks."""
    said = scope.voices.get(statement.id)
    return said.camp if said else "not stated"


def words_of(statement: Statement) -> str:
    """The words that explain."""
    side = statement.cause.text if statement.cause else statement.evidence.quote
    return " ".join(side.split())


def listed(shown: Shown, section: Section) -> list[shapes.Clause]:
    """All clauses of a section of the brief, under its headings."""
    return [clause(shown, each) for group in section.groups for each in group.clauses]


def grid(scope: Scope) -> shapes.Grid | None:
    """Reasons against competing explanations; None where fewer than two compete."""
    table = explanations_table(scope, offered(scope))
    if table.table is None:
        return None
    names = explanation_names(table)
    return {
        "hypotheses": names,
        "rows": [
            {
                "reason": row.cells[0],
                "cells": [MARKS.get(cell, "silent") for cell in row.cells[1:]],
            }
            for row in table.table.rows
        ],
    }


def explanation_names(section: Section) -> list[str]:
    """The names of the columns, which the table's legend numbers."""
    legend = section.groups[0].clauses[0].text.removeprefix("Explanations: ").partition(".")[0]
    return [each.partition(" ")[2].capitalize() for each in legend.split("; ")]
