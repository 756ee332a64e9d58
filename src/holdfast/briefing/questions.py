"""Understand a question by reading it with the same steps that read an article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from holdfast.briefing.terms import Question
from holdfast.model import Mention
from holdfast.reading.context import Reading

# Tried in this order; the first whose words open or stand in the question decides its kind.
KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "why",
        re.compile(r"\bwhy\b|\bhow come\b|\breasons? (?:for|behind)\b|\bwhat explains\b", re.I),
    ),
    ("is-true", re.compile(r"^\s*(?:is it true|did|has|have|was|were|does|do)\b", re.I)),
    ("who-says", re.compile(r"\bwho (?:says?|said|reports?|reported|claims?|claimed)\b", re.I)),
    (
        "who-holds",
        re.compile(
            r"\bwho (?:\w+ )?(?:holds?|held|controls?|controlled|rules?|runs?|governs?|owns?)\b"
            r"|\bin control of\b|\bwhose hands\b",
            re.I,
        ),
    ),
    ("when", re.compile(r"^\s*(?:since )?when\b|\bwhat day\b|\bwhat date\b", re.I)),
    (
        "what-changed",
        re.compile(r"\bwhat (?:has )?changed\b|\bwhat changes\b|\bwhat happened\b", re.I),
    ),
)
CANNOT = (
    "This question cannot be answered from the record. What can be asked: why (Why is X gaining "
    "ground?), is it true that (Did X capture Y?), who holds (Who holds Y?), when (When did Y "
    "fall?), what changed (What changed in Y?), who says (Who says that X took Y?)."
)


def understand(text: str) -> Question:
    """The kind of question, and the actors, places and event types that it names."""
    from holdfast.intake import document_from_text
    from holdfast.reading.pipeline import read_drafts

    stripped = " ".join(text.split())
    kind = next((name for name, pattern in KINDS if pattern.search(stripped)), None)
    if kind is None:
        return Question(text=stripped, kind=None)
    # A question needs no title or dateline of its own; a final full stop keeps the parser steady.
    reading = read_drafts(document_from_text(stripped, source_id="question"))
    actors = keyed(reading.actors)
    # A country that acts ("Turkey delivered arms") is a party there, no place.
    acting = {(each.start, each.end) for each in reading.actors}
    places = keyed([each for each in reading.places if (each.start, each.end) not in acting])
    countries = {
        each.country
        for each in reading.places
        if each.precision == "country" and (each.start, each.end) not in acting
    }
    return Question(
        text=stripped,
        kind=kind,
        actors=tuple(actors),
        actor_names=tuple(actors.values()),
        places=tuple(places),
        place_names=tuple(places.values()),
        types=tuple(sorted({draft.type for draft in reading.drafts})),
        date=date_of(reading),
        countries=tuple(sorted(each for each in countries if each)),
        doing=tuple(sorted(doers(reading) & set(actors))),
    )


def doers(reading: Reading) -> set[str]:
    """Who does what the question tells of."""
    return {key_of(each) for draft in reading.drafts for each in draft.roles.get("actor", ())}


def keyed(mentions: Sequence[Mention]) -> dict[str, str]:
    """Names by entity id, or by the words in lower case, in the order of mention."""
    found: dict[str, str] = {}
    for mention in mentions:
        found.setdefault(key_of(mention), mention.name or mention.text)
    return found


def key_of(mention: Mention) -> str:
    """What a mention is compared by."""
    return mention.entity or mention.text.casefold()


def date_of(reading: Reading) -> str | None:
    """The first whole date of the question."""
    return next((time.edtf for time in reading.times if time.edtf), None)
