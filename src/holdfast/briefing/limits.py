"""What is disputed, what is not stated, and who the sources are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from holdfast.briefing.citing import cite, cite_all, hedge
from holdfast.briefing.explanation import in_text_order, label
from holdfast.briefing.premise import without_date
from holdfast.briefing.scope import Scope
from holdfast.briefing.terms import Clause, Group, Section
from holdfast.model import Statement
from holdfast.voices import innermost

# A crowd of negated trifles is no dispute; these are the types that the brief answers about.
DISPUTABLE = (
    "territory",
    "control",
    "share",
    "battle",
    "support",
    "strike",
    "accusation",
    "reason",
)

# Sources named one by one in the summary; the others are counted together.
NAMED = 8


def disputed(scope: Scope) -> Section:
    """Denials, negations, claims of one side, and places told to be in two hands at once."""
    groups = [
        Group("Denied or said not to be so", tuple(denials(scope))),
        Group("Only claimed, by a party or an unnamed source", tuple(claims(scope))),
        Group("In two hands at once", tuple(contested(scope))),
    ]
    found = tuple(group for group in groups if group.clauses)
    return Section(
        "disputed", "What is disputed", found, "Nothing in the record is denied or disputed."
    )


def denials(scope: Scope) -> list[Clause]:
    """What is denied, or said with a negation."""
    found = [
        each
        for each in scope.statements
        if (each.mood == "denied" or each.polarity == "-")
        and each.type.partition(".")[0] in DISPUTABLE
        and (scope.names is None or scope.names.search(each.evidence.quote))
    ]
    return [own_words(each) for each in in_text_order(found)]


def claims(scope: Scope) -> list[Clause]:
    """What only a party or somebody unnamed says."""
    found = [
        each for each in scope.statements if each.mood == "claimed" and scope.about_actor(each)
    ]
    return [own_words(each) for each in in_text_order(found)]


def own_words(statement: Statement) -> Clause:
    """The statement in its own words."""
    words = " ".join(statement.evidence.quote.split())
    sign = "not " if statement.polarity == "-" else ""
    return Clause(
        f"{label(statement.type)}, {sign}so{hedge(statement)}: “{words}”.", (cite(statement),)
    )


def contested(scope: Scope) -> list[Clause]:
    """Places whose control is contested, with everyone named."""
    clauses: list[Clause] = []
    for place in scope.places:
        for interval in place.intervals:
            if interval.status != "contested" or len(interval.controllers) < 2:
                continue
            names = " and ".join(party.name for party in interval.controllers)
            edges = [each for each in (interval.start, interval.end) if each is not None]
            ids = {each for edge in edges for each in edge.statements} | set(interval.affirmed_by)
            clauses.append(Clause(f"{place.name}: {names}.", cite_all(sorted(ids), scope.by_id)))
    return clauses


def gaps(scope: Scope) -> Section:
    """What the record does not say. Each line is about the record, and so needs no quote."""
    clauses: list[Clause] = []
    unknown = [each for each in scope.documents if each.published is None]
    if unknown:
        clauses.append(Clause(f"The day of publication of {number(len(unknown), 'document')}."))
    if scope.question.kind in {"why", "what-changed"}:
        clauses.extend(change_gaps(scope))
    unplaced = [
        each
        for each in scope.statements
        if any(m.kind == "place" and m.entity is None for ms in each.roles.values() for m in ms)
    ]
    if unplaced:
        clauses.append(
            Clause(f"Where it lies, for a place in {number(len(unplaced), 'statement')}.")
        )
    if scope.question.kind == "why":
        clauses.append(
            Clause("How likely each reason is: no rule has been graded on enough cases yet.")
        )
    return Section("gaps", "What is not stated", (Group(None, tuple(clauses)),) if clauses else ())


def change_gaps(scope: Scope) -> Iterator[Clause]:
    """What is missing where gains and losses are counted."""
    undated = len(without_date(scope, scope.tallies))
    if undated:
        yield Clause(f"The date of {number(undated, 'gain or loss', 'gains or losses')}.")
    if scope.question.actors and not any(tally.lost for tally in scope.tallies):
        yield Clause(f"Any loss by {scope.actor_name}; that is not the same as none.")
    agentless = [
        each
        for each in scope.statements
        if each.kind == "event" and each.polarity == "+" and not each.roles.get("actor")
    ]
    if agentless:
        yield Clause(f"Who did it, in {number(len(agentless), 'event')}.")


def number(count: int, noun: str, plural: str | None = None) -> str:
    """A count with its noun."""
    return f"{count} {noun}" if count == 1 else f"{count} {plural or noun + 's'}"


def sources(scope: Scope) -> Section:
    """Who the brief rests on: documents, and the sources that they name, with a count of each.

    All of it is about the record itself, and so needs no quote.
    """
    said = Counter(innermost(statement) for statement in scope.statements)
    total = sum(said.values())
    ordered = sorted(said.items(), key=lambda each: (-each[1], each[0]))
    alone = (
        " All judgements here rest on one document: nothing is corroborated."
        if len(scope.documents) == 1
        else ""
    )
    read = number(len(scope.documents), "document")
    head = Clause(f"{read} read, {number(total, 'statement')} held.{alone}")
    shares = [f"{name} {count}" for name, count in ordered[:NAMED]]
    rest = len(ordered) - NAMED
    if rest > 0:
        shares.append(f"{number(rest, 'other source')} {sum(n for _, n in ordered[NAMED:])}")
    voices = Clause(f"Who says them, in the end: {', '.join(shares)}.")
    return Section("sources", "Sources", (Group(None, (head, voices) if said else (head,)),))
