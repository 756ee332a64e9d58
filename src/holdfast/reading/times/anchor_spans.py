"""The words of the event that a time counts from: "three days after *Ramadi's capture*"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.model import Span, TimeMention
from holdfast.reading.attribution.columns import columns_of
from holdfast.reading.times.guards import event_nouns
from holdfast.reading.tree import relation, text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST = 14  # tokens of an anchor
INSIDE = frozenset(
    {"nmod", "compound", "det", "amod", "nummod", "flat", "fixed", "nsubj", "case", "advmod", "obj"}
    | {"aux", "appos", "mark", "cc", "list", "expl"}
)
MARKERS = {
    "after": "after",
    "following": "after",
    "since": "since",
    "before": "before",
    "until": "until",
    "till": "until",
    "during": "during",
}


def anchor_after(doc: Doc, marker: int) -> tuple[int, int] | None:
    """Token range of the event after "after" or "before"; None where the clause ends there."""
    first = marker + 1
    while first < len(doc) and doc[first].is_space:
        first += 1
    if first >= len(doc) or doc[first].is_punct or doc[first].pos_ in {"CCONJ", "AUX"}:
        return None
    top = _top(doc[first], marker)
    if doc[first].pos_ == "PUNCT" or _is_main(top, marker):
        return None
    end = min(top.right_edge.i + 1, first + LONGEST)
    for index in range(first, end):
        if doc[index].text in {",", ";", ".", "—", "–"} or doc[index].is_space:
            end = index
            break
    return (first, end) if end > first else None


def _top(token: Token, marker: int) -> Token:
    """The head of the phrase or clause that begins after the marker."""
    current = token
    for _ in range(8):
        above = current.head
        if above == current or above.i <= marker or relation(current) not in INSIDE:
            return current
        current = above
    return current


def _is_main(top: Token, marker: int) -> bool:
    """ "Two days after, the army left": the clause that follows is the sentence itself."""
    return (
        top.dep_ == "ROOT"
        and not any(
            child.i <= marker and relation(child) in {"case", "mark"} for child in top.children
        )
        and top.pos_ == "VERB"
        and top.left_edge.i < marker - 2
    )


def event_anchors(doc: Doc, known: list[TimeMention]) -> list[TimeMention]:
    """ "after the fall of Mosul", "during the siege": times told only by an event."""
    taken = [(mention.start or 0, mention.end or 0) for mention in known if mention.anchor]
    found: list[TimeMention] = []
    columns = columns_of(doc)
    for place, (lower, kind) in enumerate(zip(columns.lower, columns.relation, strict=True)):
        if lower not in MARKERS or kind not in {"case", "mark"}:
            continue
        token = doc[place]
        head = token.head
        if head.i <= token.i or head.lemma_.lower() not in event_nouns() or head.pos_ != "NOUN":
            continue
        anchor = anchor_after(doc, token.i)
        if anchor is None or any(start <= token.idx < end for start, end in taken):
            continue
        found.append(_mention(doc, token, anchor))
    return found


def _mention(doc: Doc, marker: Token, anchor: tuple[int, int]) -> TimeMention:
    low, high = anchor
    start, end = doc[low].idx, doc[high - 1].idx + len(doc[high - 1])
    return TimeMention(
        text=text_of(doc)[marker.idx : end],
        start=marker.idx,
        end=end,
        edtf=None,
        precision="unknown",
        basis="counts from an event",
        relation=MARKERS[marker.lower_],
        anchor=Span(start, end, text_of(doc)[start:end]),
        rule="anchor.event",
    )
