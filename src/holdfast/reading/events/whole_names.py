"""Names that were found in part: "*Savur*-Mohyla", "Malheur *National Wildlife Refuge*".

A mention without an entity is only words, and its words are to be the whole name. One with an
entity stays as it is, but where a hyphen makes it another name: no town of Savur is meant there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.model import Mention, PlaceMention
from holdfast.reading.context import Draft
from holdfast.reading.tree import relation, text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

HYPHENS = frozenset({"-", "‐", "‑", "–"})
NAMING = frozenset({"compound", "flat"})
# "Ra's Lanuf": a cape, and no owner.
CAPES = frozenset({"Ra"})
LONGEST = 5
"""Words that may be added on a side."""


def complete_names(drafts: list[Draft], doc: Doc) -> None:
    """Widen in place the places of the drafts whose names go on before or behind their words."""
    for draft in drafts:
        for role, mentions in draft.roles.items():
            if any(isinstance(each, PlaceMention) for each in mentions):
                draft.roles[role] = [whole_name(each, doc) for each in mentions]


def whole_name(mention: Mention, doc: Doc) -> Mention:
    """The mention with the whole of its name; itself where nothing of it is missing."""
    if not isinstance(mention, PlaceMention) or mention.antecedent is not None:
        return mention
    if mention.start is None or mention.end is None or mention.relation not in {"at", "part-of"}:
        return mention
    span = doc.char_span(mention.start, mention.end)
    if span is None:
        return mention
    first, last = span[0], span[-1]
    last = _behind(last, known=mention.entity is not None)
    if mention.entity is None:
        first = _before(first) if mention.relation == "at" else first
    if first.i == span[0].i and last.i == span[-1].i:
        return mention
    start, end = first.idx, last.idx + len(last)
    text = text_of(doc)[start:end]
    return PlaceMention(
        text=text,
        start=start,
        end=end,
        kind="place",
        name=text,
        country=None if mention.entity is not None else mention.country,
        relation=mention.relation,
        rule="events.whole-name",
    )


def _before(first: Token) -> Token:
    """The first word of the name: names hung on this one, and the cape of "Ra's"."""
    for _ in range(LONGEST):
        if first.i < 1 or first.is_sent_start:
            break
        before = first.nbor(-1)
        if before.text == "'s" and first.i > 1 and first.nbor(-2).text in CAPES:
            first = first.nbor(-2)
            continue
        named = before.pos_ == "PROPN" and relation(before) in NAMING and before.whitespace_
        if not named or before.ent_type_ in {"PERSON", "ORG"} or before.head.i < first.i:
            break
        first = before
    return first


def _behind(last: Token, *, known: bool) -> Token:
    """The last word of the name: what a hyphen joins to it, if it is a name as well.

    ``known``: the name has an entity, and the tree must say that the rest belongs to it.
    """
    for _ in range(LONGEST):
        if last.i + 2 >= len(last.doc) or last.whitespace_:
            break
        hyphen, behind = last.nbor(1), last.nbor(2)
        joined = hyphen.text in HYPHENS and not hyphen.whitespace_
        if not joined or behind.pos_ not in {"PROPN", "NUM"} or not behind.text[:1].isupper():
            break
        if known and not (behind.dep_ == "flat" and behind.head.i <= last.i):
            break
        last = behind
    return last
