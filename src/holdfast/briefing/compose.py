"""Put the parts of a brief together, by kind of question, and re-open every quote."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from holdfast.briefing import answers
from holdfast.briefing.citing import verified
from holdfast.briefing.explanation import explains, explanation, outlook, reasons, remedies
from holdfast.briefing.limits import disputed, gaps, number, sources
from holdfast.briefing.premise import premise, verdict
from holdfast.briefing.questions import CANNOT, understand
from holdfast.briefing.scope import Scope
from holdfast.briefing.terms import Brief, Clause, Section
from holdfast.record import Record

Answer = tuple[tuple[Clause, ...], tuple[Section, ...]]


def compose(record: Record, text: str, since: date | None, until: date | None) -> Brief:
    """The brief on a question; clauses with a quote that does not hold are dropped and counted."""
    scope = Scope(understand(text), record, since, until)
    if scope.question.kind is None:
        return Brief(scope.question, (Clause(CANNOT),), ())
    bottom_line, sections = ANSWERS[scope.question.kind](scope)
    ending = (gaps(scope), sources(scope))
    return verified(Brief(scope.question, bottom_line, (*sections, *ending)), record.documents)


def why(scope: Scope) -> Answer:
    """Premise first; then why, what may follow, what would change it, what is disputed."""
    offered = [each for each in reasons(scope) if explains(each)]
    factors = {each.factor for each in offered if each.factor}
    voices = {each.attribution[-1].source for each in offered if each.attribution}
    line = Clause(
        f"{number(len(offered), 'reason')} in {number(len(factors), 'field')} "
        f"{'is' if len(offered) == 1 else 'are'} offered for it, by {number(len(voices), 'voice')}."
    )
    sections = (
        premise(scope),
        explanation(scope),
        outlook(scope),
        remedies(scope),
        disputed(scope),
    )
    return (*verdict(scope), line), sections


ANSWERS: dict[str, Callable[[Scope], Answer]] = {
    "why": why,
    "is-true": answers.is_true,
    "who-holds": answers.who_holds,
    "when": answers.when,
    "what-changed": answers.what_changed,
    "who-says": answers.who_says,
}
