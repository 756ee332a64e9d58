"""What kind of source it is: a picture, a document, an outlet, a party, a witness, a person."""

from __future__ import annotations

import itertools

from holdfast.reading.attribution.columns import Columns
from holdfast.reading.attribution.cues import cue_table
from holdfast.reading.attribution.ranges import Range


def is_imagery(columns: Columns, head: int) -> bool:
    """Whether the source is a picture, a film or a recording."""
    return columns.lemma[head] in cue_table().lists["imagery"]


def is_document(columns: Columns, head: int) -> bool:
    """Whether the source is a report, a statement or another text with an author."""
    outlet = columns.entity[head] == "ORG" and columns.pos[head] == "PROPN"  # "the Harbour Post"
    return columns.lemma[head] in cue_table().lists["documents"] and not outlet


def kind_of(columns: Columns, head: int, span: Range) -> str:
    """Kind of a source by its words: the head noun first, then the other words of the phrase."""
    lists = cue_table().lists
    if is_imagery(columns, head):
        return "imagery"
    words = columns.lower[span[0] : span[1]]
    lemmas = {*words, *columns.lemma[span[0] : span[1]]}
    name = " ".join(words)
    pairs = {f"{first} {second}" for first, second in itertools.pairwise(words)}
    known = {name, *pairs, *lemmas}
    ordered = ("agency", "media", "organisation", "armed-group", "government")
    for kind in ordered:
        if lists[f"{kind} names"] & known:
            return kind
    if lists["witness"] & {columns.lemma[head], columns.lower[head]}:
        return "witness"
    for kind in ("armed-group", "government", "media", "organisation"):
        if lists[kind] & known:
            return kind
    if name in lists["capitals"]:
        return "government"
    acronym = columns.words[head].isupper() and len(columns.words[head]) > 1
    if (columns.entity[head] == "PERSON" and not acronym) or lists["person"] & {
        columns.lemma[head]
    }:
        return "person"
    if columns.pos[head] == "PRON" and columns.lower[head] in {"he", "she", "i"}:
        return "person"
    return "unknown"
