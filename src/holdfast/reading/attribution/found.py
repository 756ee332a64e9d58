"""One attribution while it is being worked out, in token indexes."""

from __future__ import annotations

from dataclasses import dataclass, field

from holdfast.model import Commitment, Mood
from holdfast.reading.attribution.columns import Columns
from holdfast.reading.attribution.cues import Cue
from holdfast.reading.attribution.ranges import Range

ATTACHED = frozenset({"aux", "advmod", "compound"})


@dataclass(slots=True)
class Found:
    """A cue with its source and content; ``mood`` and ``commitment`` override those of the cue.

    ``beside``: the cue token of another saying whose content this source shares ("the paper, citing
    two guards, said …"); ``around``: this source then tells what the other one said.
    """

    cue: Cue
    token: int
    cue_range: Range
    source: Range | None
    content: list[Range]
    source_head: int | None = None
    mood: Mood | None = None
    commitment: Commitment | None = None
    kind: str | None = None
    speech: bool = False
    parents: list[int] = field(default_factory=list)
    beside: int | None = None
    around: bool = False


def cue_extent(columns: Columns, token: int) -> Range:
    """The cue word with the auxiliaries, particles and adverbs that stand directly around it."""
    attached = {
        child
        for child in columns.children[token]
        if columns.relation[child] in ATTACHED
        and columns.right[child] - columns.left[child] <= 2
        and columns.pos[child] != "NOUN"
    }
    start, end = token, token + 1
    while columns.words[start - 1] != "," and (
        start - 1 in attached or (start - 2 in attached and columns.head[start - 1] == start - 2)
    ):
        start -= 1
    while end in attached and columns.dep[end] == "compound:prt":
        end += 1
    return start, end
