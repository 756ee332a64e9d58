"""Why, according to whom: reasons by factor and relation; what may follow; what would change it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from holdfast.briefing.citing import cite, hedge
from holdfast.briefing.scope import Scope
from holdfast.briefing.terms import Clause, Group, Section
from holdfast.model import Argument, Statement

# Explicit ties first; what only the place in an article implies comes last.
DISCOURSE_RULE = "reasons.why-headline"
EXPLAINING = ("reason.prevent", "reason.enable", "reason.cause", "reason.motive", "reason.context")
RELATIONS = {
    "reason.cause": "brings about",
    "reason.enable": "makes possible",
    "reason.prevent": "keeps from coming about, or hinders",
    "reason.motive": "is the motive for",
    "reason.context": "is the background of",
    "reason.goal": "is the aim of",
    "reason.condition": "is the condition of",
}
FACTORS = {
    "weak-opponent": "Weak opponents",
    "intervention-shortfall": "Intervention that falls short",
    "outside-support": "Support from outside",
    "coordination": "Co-ordination",
    "terrain-borders": "Terrain and borders",
    "resources": "Resources",
    "local-support-grievance": "Local support and grievance",
    "morale-propaganda": "Morale and propaganda",
    "tactics": "Tactics",
    "politics": "Politics",
    None: "Other reasons given",
}


def reasons(scope: Scope) -> list[Statement]:
    """The reasons that bear on the question, best tied and most explicit first."""
    found = [each for each in scope.statements if each.kind == "reason" and scope.bears_on(each)]
    return sorted(found, key=rank)


def rank(reason: Statement) -> tuple[bool, int, str, int, str]:
    """Explicit before implied, then by relation, then in text order."""
    order = EXPLAINING.index(reason.type) if reason.type in EXPLAINING else len(EXPLAINING)
    return (
        reason.rule == DISCOURSE_RULE,
        order,
        reason.source_id,
        reason.evidence.start,
        reason.id,
    )


def explanation(scope: Scope) -> Section:
    """Why, grouped by factor; within one, by relation."""
    grouped: dict[str | None, list[Statement]] = defaultdict(list)
    for reason in reasons(scope):
        if explains(reason):
            grouped[reason.factor].append(reason)
    groups = tuple(
        Group(title, tuple(reason_clause(each) for each in grouped[factor]))
        for factor, title in FACTORS.items()
        if grouped.get(factor)
    )
    return Section("why", "Why, according to whom", groups, "The record holds no reason for it.")


def explains(reason: Statement) -> bool:
    """Whether a reason is offered for what is: not an aim, a condition, a forecast or a denial."""
    return (
        reason.type in EXPLAINING
        and reason.polarity == "+"
        and reason.mood in {"fact", "reported", "claimed", "predicted"}
        and not forecast(reason)
    )


def forecast(reason: Statement) -> bool:
    """Whether what is explained lies ahead; "may be contributing" is a guess about now."""
    return reason.mood == "predicted" and reason.commitment in {"certain", "probable"}


def reason_clause(reason: Statement) -> Clause:
    """ "A" brings about "B", and who says so."""
    tie = RELATIONS[reason.type]
    if reason.rule == DISCOURSE_RULE:
        return Clause(
            f"{quoted(reason.cause)}{hedge(reason)}, given under the question.", (cite(reason),)
        )
    return Clause(
        f"{quoted(reason.cause)} {tie} {quoted(reason.effect)}{hedge(reason)}.", (cite(reason),)
    )


def quoted(side: Argument | None) -> str:
    """One side in quotation marks, on one line."""
    return f"“{' '.join(side.text.split())}”" if side is not None else "something not stated"


def outlook(scope: Scope) -> Section:
    """What may follow: forecasts and threats, and nothing of them counted as having happened."""
    clauses = [reason_clause(each) for each in reasons(scope) if forecast(each)]
    told = [
        each
        for each in scope.statements
        if each.kind != "reason"
        and each.mood in {"predicted", "threatened", "planned"}
        and scope.names is not None
        and scope.names.search(each.evidence.quote)
    ]
    clauses.extend(plain_clause(each) for each in in_text_order(told))
    return Section("outlook", "What may follow", (Group(None, tuple(unique(clauses))),))


def remedies(scope: Scope) -> Section:
    """What is said would change it: conditions and recommendations."""
    found = [each for each in reasons(scope) if each.type == "reason.condition"]
    clauses = [reason_clause(each) for each in found]
    told = [
        each for each in scope.statements if each.kind != "reason" and each.mood == "recommended"
    ]
    clauses.extend(plain_clause(each) for each in in_text_order(told))
    return Section(
        "remedies", "What is said would change it", (Group(None, tuple(unique(clauses))),)
    )


def plain_clause(statement: Statement) -> Clause:
    """An event as its own words, with its type and mood."""
    words = " ".join(statement.evidence.quote.split())
    return Clause(f"{label(statement.type)}{hedge(statement)}: “{words}”.", (cite(statement),))


def label(type_: str) -> str:
    """A dotted type as words: "territory.gained" → "Territory: gained"."""
    family, _, rest = type_.partition(".")
    shown = f"{family}: {rest}" if rest else family
    return shown.replace("-", " ").capitalize()


def in_text_order(statements: Iterable[Statement]) -> list[Statement]:
    """By document, then place in it."""
    return sorted(statements, key=lambda each: (each.source_id, each.evidence.start, each.id))


def unique(clauses: Iterable[Clause]) -> list[Clause]:
    """Each text once, its first citation kept."""
    return list({clause.text: clause for clause in reversed(list(clauses))}.values())[::-1]
