"""What is disputed, what is not stated, and who the sources are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from holdfast.briefing.citing import cite, cite_all, hedge
from holdfast.briefing.explanation import in_text_order, label, weighed
from holdfast.briefing.premise import without_date
from holdfast.briefing.scope import Scope
from holdfast.briefing.terms import Clause, Group, Section
from holdfast.model import Statement
from holdfast.rules.precision import ENOUGH

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
        each
        for each in scope.statements
        if each.mood == "claimed" and scope.about_actor(each) and scope.is_on_topic(each)
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
    """Places in question whose control is contested in the window, with everyone named."""
    clauses: list[Clause] = []
    for place in scope.places_in_question:
        for interval in place.intervals:
            if interval.status != "contested" or len(interval.controllers) < 2:
                continue
            if not scope.may_touch(interval):
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
        clauses.extend(reason_gaps(scope))
    return Section("gaps", "What is not stated", (Group(None, tuple(clauses)),) if clauses else ())


def reason_gaps(scope: Scope) -> Iterator[Clause]:
    """What is missing to say how far a reason is to be believed, and what a window leaves out."""
    rules = sorted({rule for each in weighed(scope) for rule in each.belief.missing})
    if rules:
        named = ", ".join(rules[:NAMED]) + (" and others" if len(rules) > NAMED else "")
        yield Clause(
            f"How sure the reading of {number(len(rules), 'rule')} is: fewer than {ENOUGH} "
            f"extractions are judged of {named}."
        )
    unknown = [each for each in scope.record.documents if each.published is None]
    if unknown and (scope.options.since or scope.options.until):
        yield Clause(
            f"Whether {number(len(unknown), 'document')} without a day of publication "
            "fall into the days asked about."
        )


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
    """Who the brief rests on: documents, who says it in the end, and how they are graded.

    All of it is about the record itself, and so needs no quote.
    """
    told = [scope.voices[each.id] for each in scope.statements if each.id in scope.voices]
    total = len(scope.statements)
    alone = (
        " All judgements here rest on one document: nothing is corroborated."
        if len(scope.documents) == 1
        else ""
    )
    read = number(len(scope.documents), "document")
    clauses = [Clause(f"{read} read, {number(total, 'statement')} held.{alone}")]
    if told:
        said = Counter(each.name for each in told)
        ordered = sorted(said, key=lambda name: (-said[name], name))
        shares = [f"{name} {said[name]}" for name in ordered[:NAMED]]
        rest = ordered[NAMED:]
        if rest:
            count = sum(said[name] for name in rest)
            shares.append(f"{number(len(rest), 'other source')} {count}")
        clauses.append(Clause(f"Who says them, in the end: {', '.join(shares)}."))
        letters = Counter({each.name: each.letter for each in told}.values())
        graded = ", ".join(f"{letter} {letters[letter]}" for letter in sorted(letters))
        clauses.append(Clause(f"Grades of the sources (F: cannot be judged): {graded}."))
    return Section("sources", "Sources", (Group(None, tuple(clauses)),))
