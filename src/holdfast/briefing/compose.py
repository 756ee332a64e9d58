"""Put the parts of a brief together, by kind of question, and re-open every quote."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from holdfast.briefing import answers
from holdfast.briefing.citing import PUBLICATION, verified
from holdfast.briefing.deeds import deed_line, told_of
from holdfast.briefing.explanation import (
    FACTORS,
    consequences,
    explanation,
    listed,
    offered,
    outlook,
    plain_clause,
    remedies,
)
from holdfast.briefing.judgements import judgements
from holdfast.briefing.limits import disputed, gaps, number, sources
from holdfast.briefing.naming import located, unknown_place
from holdfast.briefing.parties import meant
from holdfast.briefing.premise import premise, verdict
from holdfast.briefing.questions import CANNOT, understand
from holdfast.briefing.scope import Scope
from holdfast.briefing.tables import control_table, explanations_table
from holdfast.briefing.terms import Answer, Brief, Clause, Options, Section
from holdfast.record import Record
from holdfast.voices import voice

# Kinds of question whose answer, where no place is named, is on all places.
OF_PLACES = frozenset({"who-holds", "what-changed"})
NO_PLACE = "Not stated: the record tells of no place called {name}."


def compose(record: Record, text: str, options: Options) -> Brief:
    """The brief on a question; clauses with a quote that does not hold are dropped and counted."""
    question, notes = meant(understand(text), record)
    kind = question.kind
    if kind is None:
        return Brief(question, (Clause(CANNOT),), ())
    places = tuple(record.control()) if options.places is None else options.places
    question = located(question, places)
    if kind in OF_PLACES and (name := unknown_place(question)) is not None:
        return Brief(question, (Clause(NO_PLACE.format(name=name)),), ())
    scope = Scope(question, record, replace(options, places=places))
    bottom_line, sections = answer = ANSWERS[kind](scope)
    told = (*sections, gaps(scope), sources(scope, answer))
    return verified(Brief(question, (*notes, *bottom_line), told), record.documents)


def why(scope: Scope) -> Answer:
    """Premise first; then why, what may follow, what would change it, what is disputed.

    Of a deed that says nothing of who holds ground: whether it is told of, and why.
    """
    line = Clause(reasons_line(scope))
    if scope.is_of_deed:
        said = Section("evidence", "What is said", listed(map(plain_clause, told_of(scope))))
        return (deed_line(scope), line), (said, explanation(scope))
    sections = (
        judgements(scope),
        premise(scope),
        control_table(scope),
        explanation(scope),
        explanations_table(scope, offered(scope)),
        consequences(scope),
        outlook(scope),
        remedies(scope),
        disputed(scope),
    )
    return (*verdict(scope), line), sections


def reasons_line(scope: Scope) -> str:
    """How many reasons are offered, in which fields, and who offers them."""
    found = offered(scope)
    if not found:
        return "Why is not stated: the record holds no reason for it."
    fields = [FACTORS[key].lower() for key in FACTORS if key and key in {r.factor for r in found}]
    voices = sorted(
        {voice(each.attribution[-1]) for each in found if each.attribution},
        key=lambda name: (name != PUBLICATION, name),
    )
    text = f"{number(len(found), 'reason')} {'is' if len(found) == 1 else 'are'} offered for it"
    if fields:
        text += f", in {number(len(fields), 'field')} ({', '.join(fields)})"
    return f"{text}, by {', '.join(voices)}." if voices else f"{text}."


ANSWERS: dict[str, Callable[[Scope], Answer]] = {
    "why": why,
    "is-true": answers.is_true,
    "who-holds": answers.who_holds,
    "when": answers.when,
    "what-changed": answers.what_changed,
    "who-says": answers.who_says,
}
