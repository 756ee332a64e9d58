"""A statement as a card beside its text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from holdfast.briefing.explanation import FACTORS
from holdfast.model import Mention, Source, Statement
from holdfast.report.cards import MOODS, gist, how_many, in_order, manner, sides, title, when
from holdfast.report.cards import filler as filler_words
from holdfast.rules.precision import precision_text
from holdfast.screens import shapes
from holdfast.screens.shown import Shown
from holdfast.voices import voice


def card(shown: Shown, statement: Statement) -> shapes.Card:
    """The card of a statement."""
    incident = shown.incident_of.get(statement.id)
    return {
        "id": statement.id,
        "kind": statement.kind,
        "type": statement.type,
        "sentence": sentence(statement),
        "quote": statement.evidence.quote,
        "start": statement.evidence.start,
        "end": statement.evidence.end,
        "spans": list(spans(statement)),
        "fields": list(fields(statement)),
        "polarity": statement.polarity,
        "mood": statement.mood,
        "commitment": statement.commitment,
        "chain": [link(each) for each in statement.attribution],
        "rule": statement.rule,
        "ruleGloss": glosses().get(statement.rule, ""),
        "confidence": statement.confidence,
        "confidenceWhy": precision_text(statement.rule),
        "notes": list(statement.notes),
        "verdict": "accept" if statement.id in shown.accepted else None,
        "incident": incident.id if incident else None,
    }


def sentence(statement: Statement) -> str:
    """What it says, in a line: the kind of thing, who, where and when, and how it is told."""
    about = gist(statement).replace(" · ", ", ")
    told = manner(statement)
    hedged = "" if told == MOODS["fact"] else f" ({told})"
    return f"{title(statement)}{': ' + about if about else ''}{hedged}."


def spans(statement: Statement) -> Iterator[shapes.RoleSpan]:
    """Every stretch of the text that the statement was read from, by what it was read as."""
    evidence = statement.evidence
    yield {"role": "evidence", "start": evidence.start, "end": evidence.end}
    if statement.trigger is not None:
        yield {"role": "trigger", "start": statement.trigger.start, "end": statement.trigger.end}
    marked: list[tuple[str, int | None, int | None]] = [
        (role, each.start, each.end) for role, found in in_order(statement) for each in found
    ]
    if statement.time is not None:
        marked.append(("time", statement.time.start, statement.time.end))
    marked.extend(("number", each.start, each.end) for each in statement.numbers)
    for name, side in (("cause", statement.cause), ("effect", statement.effect)):
        if side is not None:
            marked.append((name, side.start, side.end))
    for source in statement.attribution:
        marked.append(("source", source.start, source.end))
        marked.append(("cue", source.cue_start, source.cue_end))
    for role, start, end in marked:
        if start is not None and end is not None:
            yield {"role": role, "start": start, "end": end}


def fields(statement: Statement) -> Iterator[shapes.Field]:
    """What was read, field by field, each with its words."""
    for label, words in sides(statement):
        yield {"name": label, "value": words, "words": words}
    for role, mentions in in_order(statement):
        for mention in mentions:
            yield {"name": role_words(role), "value": meant(mention), "words": mention.text}
    time = statement.time
    if time is not None:
        yield {"name": "When", "value": when(time), "words": time.text or None}
    for number in statement.numbers:
        yield {"name": "How many", "value": how_many(number), "words": number.text}
    yield {"name": "How it is told", "value": manner(statement), "words": None}
    if statement.factor:
        factor = FACTORS.get(statement.factor, statement.factor)
        yield {"name": "Factor", "value": factor, "words": None}


def role_words(role: str) -> str:
    """The name of a role in plain words."""
    return role.replace("_", " ").capitalize()


def meant(mention: Mention) -> str:
    """The words, and whom or what they stand for."""
    words = filler_words(mention)
    if mention.antecedent is not None and mention.name is None:
        return f"{words} (= “{' '.join(mention.antecedent.quote.split())}”)"
    return words


def link(source: Source) -> shapes.ChainLink:
    """One of those who say so."""
    return {
        "who": voice(source),
        "kind": source.kind,
        "cue": source.cue,
        "start": source.start,
        "end": source.end,
    }


@lru_cache(maxsize=1)
def glosses() -> dict[str, str]:
    """What each rule reads, in a sentence, by its id."""
    from holdfast.rules.reason_pages import LEARNED, families
    from holdfast.rules.schema import load_families

    found = {rule.id: rule.gloss for family in load_families() for rule in family.rules}
    for _, entries in families():
        found.update((each["id"], each["gloss"]) for each in entries)
    return {**found, LEARNED[0]: LEARNED[1]}
