"""What has been told so far, in the order of the text: the times that others count from."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from holdfast.model import TimeMention
from holdfast.reading.times import edtf
from holdfast.reading.times.context import Previous
from holdfast.reading.times.lexicon import grammar
from holdfast.reading.times.tense import governing_verb

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_DOING = frozenset({"declare", "announce"})  # with an object: to do by saying


@lru_cache(maxsize=1)
def telling() -> frozenset[str]:
    """Verbs whose date is that of a report, not of an event."""
    return frozenset(grammar()["telling"])


def is_told(head: Token) -> bool:
    """Whether the time says when something was reported ("said on Tuesday")."""
    verb = governing_verb(head)
    if verb is None or verb.lemma_.lower() not in telling():
        return False
    parts = {child.dep_ for child in verb.children}
    # "Declared a truce on Monday" was done that day; "declared on Monday that" is a report's day.
    done = verb.lemma_.lower() in _DOING and "obj" in parts
    return not done or bool(parts & {"ccomp", "parataxis"})


def previous_of(mention: TimeMention, head: Token, has_year: bool = False) -> Previous | None:
    """The mention as a point to count from; None if it has no known day at the end that counts."""
    first, last = edtf.bounds(mention.edtf)
    if mention.relation in {"since", "after"}:
        last = first
    if mention.relation in {"until", "before"}:
        first = last
    if first is None or last is None or mention.start is None or mention.end is None:
        return None
    return Previous(
        first=first,
        last=last,
        precision=mention.precision,
        quote=mention.text,
        start=mention.start,
        end=mention.end,
        relation=mention.relation,
        told=is_told(head),
        has_year=has_year,
    )


def tokens_of(doc: Doc, mention: TimeMention) -> Span | None:
    """The mention's tokens; None for one without offsets."""
    if mention.start is None or mention.end is None:
        return None
    return doc.char_span(mention.start, mention.end, alignment_mode="expand")
