"""The review: one question, the words in their context, and the log of what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from holdfast.ledger import Judged, Question
from holdfast.ledger.correcting import CHOICES
from holdfast.model import Decision, Mention, Statement
from holdfast.screens import shapes
from holdfast.screens.cards import card
from holdfast.screens.queue import open_questions, pair_key
from holdfast.screens.quoting import document_ref
from holdfast.screens.shown import Shown

CONTEXT = 240  # characters of text on each side of the words
MOST_LOG = 50
MOST_ALIKE = 12


def review_screen(
    shown: Shown,
    kind: str | None,
    offset: int,
    log: Sequence[Judged],
    queue: Sequence[Question] | None = None,
) -> shapes.ReviewScreen:
    """The question of that number among those of the kind, "statement" or "pair".

    ``log``: every decision with what became of it, which may be newer than what is shown; what it
    decides is asked no more, what it takes back is asked again. ``queue``: what is asked and what
    was until lately, in order; what is shown alone where it is not given.
    """
    waiting = open_questions(shown, queue, log)
    asked = [each for each in waiting if kind in (None, kind_of(each))]
    item = asked[offset] if 0 <= offset < len(asked) else None
    return {
        "left": len(asked),
        "done": sum(each.state != "reverted" and each.decision.verb != "revert" for each in log),
        "item": review_item(shown, item) if item else None,
        "log": [decision_row(shown, each) for each in reversed(log[-MOST_LOG:])],
    }


def log_now(known: Sequence[Judged], decisions: Sequence[Decision]) -> list[Judged]:
    """Every decision with what became of it, where ``known`` may lack the last ones.

    What was decided since then is taken to be in force, and to overrule what it is about.
    """
    found = {each.decision.id: each for each in known}
    for decision in decisions:
        if decision.id in found:
            continue
        made = Judged(decision, "in force", decision.targets)
        for each in list(found.values()):
            if decision.verb == "revert" and str(each.decision.id) in decision.targets:
                why = f"by decision {decision.id}"
                found[each.decision.id] = Judged(each.decision, "reverted", (), why)
            elif each.state == "in force" and is_overruled(each.decision, decision):
                why = "a later decision says otherwise"
                found[each.decision.id] = Judged(each.decision, "overruled", each.now, why)
        found[decision.id] = made
    return [found[each] for each in sorted(found)]


def is_overruled(earlier: Decision, later: Decision) -> bool:
    """Whether both are about the same, and the later one stands."""
    verdicts = {"accept", "reject"}
    same_kind = {earlier.verb, later.verb} <= verdicts or (
        earlier.verb == later.verb == "correct" and earlier.field == later.field
    )
    return same_kind and set(earlier.targets) <= set(later.targets)


def kind_of(question: Question) -> str:
    """About one statement, or about two."""
    return "statement" if len(question.ids) == 1 else "pair"


def review_item(shown: Shown, question: Question) -> shapes.ReviewItem:
    """A question with its words in their context."""
    told = question.statements
    around = [context(shown, each) for each in told]
    documents = [
        shown.documents[each.document] for each in told if each.document in shown.documents
    ]
    return {
        "key": pair_key(question.ids),
        "kind": kind_of(question),
        "why": question.why,
        "cards": [card(shown, each) for each in told],
        "before": [before for before, _ in around],
        "after": [after for _, after in around],
        "document": [document_ref(shown, each) for each in documents],
        "editable": editable(told[0]) if len(told) == 1 else [],
    }


def context(shown: Shown, statement: Statement) -> tuple[str, str]:
    """The text before and after the words."""
    document = shown.documents.get(statement.document)
    text = document.text if document else ""
    start, end = statement.evidence.start, statement.evidence.end
    return text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]


def editable(statement: Statement) -> list[shapes.Editable]:
    """The fields that a correction can change, with their values now."""
    found: list[shapes.Editable] = [
        {"field": "type", "label": "What it is", "value": statement.type}
    ]
    for field in CHOICES:
        found.append(
            {"field": field, "label": field.capitalize(), "value": str(getattr(statement, field))}
        )
    time = statement.time.edtf if statement.time else None
    found.append({"field": "time", "label": "When (EDTF)", "value": time or "unknown"})
    for role, mentions in sorted(statement.roles.items()):
        for number, each in enumerate(mentions, start=1):
            field = role if number == 1 else f"{role}.{number}"
            label = f"{role.capitalize()}{f' {number}' if number > 1 else ''}: “{each.text}”"
            found.append({"field": field, "label": label, "value": value_of(each)})
    for number, quantity in enumerate(statement.numbers, start=1):
        for bound in ("low", "best", "high"):
            value = getattr(quantity, bound)
            stated = "unknown" if value is None else f"{value:g}"
            name = f"number.{bound}" if number == 1 else f"number.{number}.{bound}"
            label = f"{quantity.what.capitalize()}, {bound}: “{quantity.text}”"
            found.append({"field": name, "label": label, "value": stated})
    if statement.attribution:
        inner = statement.attribution[-1]
        found.append(
            {"field": "source", "label": "Who says so", "value": inner.name or inner.source}
        )
    if statement.kind == "reason":
        found.append({"field": "factor", "label": "Factor", "value": statement.factor or "unknown"})
    return found


def value_of(mention: Mention) -> str:
    """What a mention stands for, as a correction would write it."""
    return mention.entity or mention.name or "unknown"


def decision_row(shown: Shown, judged: Judged) -> shapes.DecisionRow:
    """A decision with what became of it."""
    decision = judged.decision
    return {
        "id": decision.id,
        "at": decision.at,
        "by": decision.by,
        "verb": decision.verb,
        "targets": list(decision.targets),
        "reason": decision.reason,
        "field": decision.field,
        "value": decision.value,
        "standing": judged.state if not judged.why else f"{judged.state}: {judged.why}",
        "label": label(shown, judged),
    }


def label(shown: Shown, judged: Judged) -> str:
    """What a decision is about, in words."""
    decision = judged.decision
    if decision.verb == "revert":
        return f"took back decision {', '.join(decision.targets)}"
    names = [about(shown, each) for each in decision.targets]
    what = f" {decision.field} of" if decision.field else ""
    return f"{decision.verb}{what} {' and '.join(names)}"


def about(shown: Shown, identity: str) -> str:
    """The words of a statement, or the title of a document; else the id."""
    statement = shown.by_id.get(identity)
    if statement is not None:
        words = " ".join(statement.evidence.quote.split())
        return f"“{words if len(words) <= 80 else words[:79] + '…'}”"
    document = shown.documents.get(identity)
    return (document.title if document else None) or identity[:12]


def alike(shown: Shown, corrected: Iterable[Statement], field: str) -> list[shapes.Card]:
    """Statements that the same correction may be due for: read by the same rule, with the same
    value from the same words. ``corrected``: as they were read, before anybody corrected them."""
    changed = list(corrected)
    known = {each.id for each in changed}
    marks = {(each.rule, likeness(each, field)) for each in changed}
    found = (
        each
        for each in shown.record.statements
        if each.id not in known and (each.rule, likeness(each, field)) in marks
    )
    return [card(shown, each) for each in islice(found, MOST_ALIKE)]


def likeness(statement: Statement, field: str) -> tuple[str, ...]:
    """What two statements share that may be wrong in the same way."""
    if field in {"mood", "polarity", "commitment", "type", "factor"}:
        words = statement.trigger.quote.casefold() if statement.trigger else ""
        return field, str(getattr(statement, field)), words
    if field == "time":
        time = statement.time
        return (field, time.text.casefold(), time.rule) if time else (field, "")
    if field == "source":
        inner = statement.attribution[-1].source.casefold() if statement.attribution else ""
        return field, inner
    role, _, number = field.partition(".")
    mentions = statement.roles.get(role, ())
    at = int(number) - 1 if number.isdecimal() else 0
    if not 0 <= at < len(mentions):
        return field, "", statement.id
    return role, mentions[at].text.casefold(), mentions[at].entity or ""
