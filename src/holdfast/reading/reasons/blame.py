"""Who says so where one thing is blamed on, credited with or attributed to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.model import Mood, Source
from holdfast.reading.attribution.columns import columns_of
from holdfast.reading.attribution.kinds import kind_of
from holdfast.reading.attribution.sources import phrase, speaker

if TYPE_CHECKING:
    from holdfast.reading.context import Reading

BLAMING = frozenset({"reasons.blame-for", "reasons.attribute-to", "reasons.listed"})
GIVING = frozenset({"see", "give", "cite", "list", "name", "offer", "identify", "mention", "note"})
# A link that is laid by a party to the war, or by nobody named, is a claim.
REPORTING = frozenset({"organisation", "media", "agency", "person", "witness", "imagery"})


def blamer(reading: Reading, token: int) -> Source | None:
    """The source of a link at a word of blame; None where nobody is said to lay it."""
    columns = columns_of(reading.doc)
    if columns.relation[token] == "obj" and columns.lemma[columns.head[token]] in GIVING:
        token = columns.head[token]  # "the envoys see two reasons for the rout: …"
    head = speaker(columns, token) if columns.tag[token][:2] == "VB" else None
    if head is None:
        return None
    start, end = phrase(columns, head)
    first, last = columns.starts[start], columns.ends[end - 1]
    cue_start, cue_end = columns.starts[token], columns.ends[token]
    return Source(
        source=columns.text[first:last],
        kind=kind_of(columns, head, (start, end)),
        start=first,
        end=last,
        cue=columns.text[cue_start:cue_end],
        cue_start=cue_start,
        cue_end=cue_end,
    )


def mood_of(source: Source) -> Mood:
    """What a link is by who lays it."""
    return "reported" if source.kind in REPORTING else "claimed"
