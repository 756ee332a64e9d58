"""What a film, a novel or a play tells: "the film follows a militia that takes a town"."""

from __future__ import annotations

from holdfast.reading.attribution.columns import Columns
from holdfast.reading.modality.cues import ModalityTable
from holdfast.reading.modality.operators import Operator, operator

FARTHEST = 12
"""So many steps up may lie between a deed of the plot and the verb that tells it."""
# How a plot is told; "the film shows how they took it in 2003" is told as past, and stands.
TOLD = frozenset({
    "tell", "follow", "depict", "portray", "show", "recount", "set", "revolve", "centre", "center",
    "focus", "imagine", "dramatize", "dramatise", "narrate", "open", "begin", "end", "deal", "be",
    "feature", "chart", "trace", "describe", "see", "star", "picture",
})  # fmt: skip
ABOUT = frozenset({"about"})
TENSES = frozenset({"VBZ", "VBP", "VBG", "VB"})


def told_in_fiction(columns: Columns, table: ModalityTable, index: int) -> list[Operator]:
    """The cue of a work of fiction that the sentence is about, over what it tells as present."""
    if columns.tag[index] not in TENSES:
        return []
    current = index
    for _ in range(FARTHEST):
        above = columns.head[current]
        if above == current:
            break
        current = above
    work = columns.subject(current)
    if current == index or work is None or columns.lemma[work] not in table.fictions:
        return []
    about = columns.has(current, "case", ABOUT) or columns.has(current, "advmod", ABOUT)
    if not about and columns.lemma[current] not in TOLD:
        return []
    return [operator(table.by_id["modality.make-believe"], work)]
