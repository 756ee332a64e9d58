"""What is disputed, what is not stated, and who the sources are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from holdfast.briefing.citing import citations, cite, cite_all, hedge
from holdfast.briefing.explanation import by_weight, label, weighed
from holdfast.briefing.keys import keys_of
from holdfast.briefing.premise import without_date
from holdfast.briefing.scope import GAINING, LOSING, Scope
from holdfast.briefing.terms import Answer, Clause, Group, Section
from holdfast.model import Statement
from holdfast.rules.precision import ENOUGH
from holdfast.weighing import opposing

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

OF_PLACES = frozenset({"territory", "control", "share", "resource", "reason"})

# Sources named one by one in the summary; the others are counted together.
NAMED = 8
TOLD = "statements of places gained or lost"


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
    """What is denied, or said with a negation: first what answers a change that was counted."""
    found = [
        each
        for each in scope.statements
        if (each.mood == "denied" or each.polarity == "-")
        and each.type.partition(".")[0] in DISPUTABLE
        and (scope.direction is None or each.kind == "reason" or scope.about(each))
        and (scope.names is None or scope.names.search(each.evidence.quote))
    ]
    behind = [each for place in scope.places_in_question for each in place.changes]
    counted = {identity for change in behind for identity in change.edge.told_by}
    told = [scope.by_id[each] for each in sorted(counted) if each in scope.by_id]
    answers = {each.id for each in opposing.denials(told, found, scope.documents)}
    ordered = by_weight(scope, found)
    return [own_words(each) for each in sorted(ordered, key=lambda each: each.id not in answers)]


def claims(scope: Scope) -> list[Clause]:
    """What only a party or somebody unnamed says; of ground gained or lost, that is of ground."""
    found = [
        each
        for each in scope.statements
        if each.mood == "claimed"
        and scope.about_actor(each)
        and scope.is_on_topic(each)
        and (scope.direction is None or each.type.partition(".")[0] in OF_PLACES)
    ]
    return [own_words(each) for each in by_weight(scope, found)]


def own_words(statement: Statement) -> Clause:
    """The statement in its own words."""
    words = " ".join(statement.evidence.quote.split())
    sign = ", not so" if statement.polarity == "-" else ""
    return Clause(
        f"{label(statement.type)}{sign}{hedge(statement)}: “{words}”.", (cite(statement),)
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
    """What the record does not say of what is asked. Each line is about the record, and so needs no
    quote."""
    clauses: list[Clause] = []
    about = {each.document for each in scope.bearing}
    unknown = [each for each in scope.documents if each.published is None and each.id in about]
    if unknown:
        clauses.append(Clause(f"The day of publication of {number(len(unknown), 'document')}."))
    if scope.question.kind in {"why", "what-changed"} and not scope.is_of_deed:
        clauses.extend(change_gaps(scope))
    unplaced = [
        each
        for each in scope.bearing
        if each.type.partition(".")[0] in OF_PLACES
        and any(m.kind == "place" and m.entity is None for ms in each.roles.values() for m in ms)
    ]
    if unplaced and not scope.is_of_deed:
        told = number(len(unplaced), "statement")
        clauses.append(Clause(f"Where it lies, for a place in {told} on who holds ground."))
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
    asked = set(scope.question.actors) | set(scope.question.places)
    told = {each.document for each in scope.by_id.values() if not asked or asked & keys_of(each)}
    unknown = [each for each in scope.record.documents if each.published is None]
    unknown = [each for each in unknown if each.id in told]
    if unknown and (scope.options.since or scope.options.until):
        yield Clause(
            f"Whether {number(len(unknown), 'document')} without a day of publication "
            "that speak of it fall into the days asked about."
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
        for each in scope.bearing
        if each.type in GAINING | LOSING and each.polarity == "+" and not each.roles.get("actor")
    ]
    if agentless:
        told = number(len(agentless), "statement of a place gained or lost", TOLD)
        yield Clause(f"Who took or lost it, in {told}.")


def number(count: int, noun: str, plural: str | None = None) -> str:
    """A count with its noun."""
    return f"{count} {noun}" if count == 1 else f"{count} {plural or noun + 's'}"


def sources(scope: Scope, answer: Answer) -> Section:
    """Who the answer rests on: its documents, who says it in the end, and how they are graded.

    All of it is about the record itself, and so needs no quote.
    """
    cited = list(citations(*answer))
    ids = {each.statement for each in cited}
    documents = {each.document for each in cited}
    every = len(scope.documents)
    alone = (
        " All judgements here rest on one document: nothing is corroborated."
        if len(documents) == 1 or every == 1
        else ""
    )
    told = (
        f"{number(len(ids), 'statement')} cited in all, from "
        f"{number(len(documents), 'document')}; searched were {number(every, 'document')} with "
        f"{number(len(scope.statements), 'statement')}.{alone}"
    )
    clauses = [Clause(told), *voices_of(scope, ids)]
    return Section("sources", "Sources", (Group(None, tuple(clauses)),))


def voices_of(scope: Scope, ids: Iterable[str]) -> Iterator[Clause]:
    """Who says some statements, in the end, and how these sources are graded."""
    told = [scope.voices[each] for each in sorted(ids) if each in scope.voices]
    if not told:
        return
    said = Counter(each.name for each in told)
    ordered = sorted(said, key=lambda name: (-said[name], name))
    shares = [f"{name} {said[name]}" for name in ordered[:NAMED]]
    if rest := ordered[NAMED:]:
        count = sum(said[name] for name in rest)
        shares.append(f"{number(len(rest), 'other source')} {count}")
    yield Clause(f"Who says them, in the end: {', '.join(shares)}.")
    letters = Counter({each.name: each.letter for each in told}.values())
    graded = ", ".join(f"{letter} {letters[letter]}" for letter in sorted(letters))
    own = "" if set(letters) - {"F"} else " Give your own grades with --sources FILE."
    yield Clause(f"Grades of the sources (F: cannot be judged): {graded}.{own}")
