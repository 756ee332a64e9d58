"""What the word before a time makes of it: since, until, before, after, during."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from holdfast.reading.times import edtf as dates
from holdfast.reading.times.context import Value
from holdfast.reading.tree import SUBJECTS, relation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from holdfast.reading.quantities.stream import Stream

RELATIONS = {
    "since": "since",
    "until": "until",
    "till": "until",
    "before": "before",
    "by": "by",
    "after": "after",
    "following": "after",
    "during": "during",
    "throughout": "during",
}
FILLERS = frozenset(
    {"the", "at", "least", "about", "around", "on", "in", "month", "of", "late", "early"}
)


def relation_before(stream: Stream, start: int, doc: Doc) -> str:
    """The relation that the preposition before this piece gives; "on" for none."""
    at = start - 1
    for _ in range(2):
        if at >= 0 and stream.lowers[at] in FILLERS:
            at -= 1
    if at < 0:
        return "on"
    word = stream.lowers[at]
    if word == "to" and at >= 1 and stream.lowers[at - 1] in {"prior", "up"}:
        return "before" if stream.lowers[at - 1] == "prior" else "until"
    if word == "of" and at >= 1 and stream.lowers[at - 1] == "ahead":
        return "before"
    if word == "by" and doc[stream.tokens[at]].dep_ not in {"case", "", "mark", "dep"}:
        return "on"
    if word in RELATIONS and _opens_clause(doc[stream.tokens[at]], doc[stream.tokens[start]]):
        return "on"
    return RELATIONS.get(word, "on")


def _opens_clause(word: Token, time: Token) -> bool:
    """ "After *Monday's raid* left nine dead": a time of the subject of what the word opens."""
    noun = time
    for _ in range(3):
        if noun.dep_ in SUBJECTS or relation(noun) not in {"nmod", "compound", "amod"}:
            break
        noun = noun.head
    if noun.dep_ not in SUBJECTS or noun == time:
        return False
    return any(word.head == each for each in (noun, noun.head))


def apply_relation(value: Value, relation: str) -> Value:
    """Open the interval where the words leave it open: "since 2014" is 2014/.."""
    if relation == "on" or value.relation not in {"on", "during"}:
        return value
    if relation == "during":
        return replace(value, relation="during")
    if value.edtf is None:
        return replace(value, relation="before" if relation == "by" else relation)
    first, _, last = value.edtf.partition("/")
    if relation in {"since", "after"}:
        start = first if relation == "since" else (last or first)
        return replace(value, edtf=f"{start}/..", relation=relation)
    if relation == "before":
        start_day = dates.bounds(value.edtf)[0]
        end = dates.shift_days(start_day, -1).isoformat() if start_day else first
        if len(first.rstrip("~")) == 4 and start_day:
            end = f"{start_day.year - 1:04d}"
        return replace(value, edtf=f"../{end}", relation="before")
    end = last or first
    return replace(value, edtf=f"../{end}", relation="before" if relation == "by" else relation)
