"""What came near to happening: "came close to taking", "within hours of", "all but captured"."""

from __future__ import annotations

from holdfast.reading.attribution.columns import Columns
from holdfast.reading.modality.cues import ModalityTable
from holdfast.reading.modality.operators import Operator, operator

SHORT = frozenset({"short", "far"})
CLOSE = frozenset({"close", "closer", "near", "nearer"})


def short_of(
    columns: Columns, table: ModalityTable, index: int, head: int, frame: str
) -> Operator | None:
    """ "Stopped short of V-ing", "came close to V-ing": the adverb right before the preposition."""
    words = SHORT if frame in {"of", "from"} else CLOSE if frame == "to" else frozenset[str]()
    before = columns.left[index] - 1
    if not words or before < 0 or columns.tag[index] != "VBG":
        return None
    if columns.lower[before] in words and columns.head[before] == head:
        return operator(table.by_id["modality.short-of"], before, before + 2)
    return None


def within_reach(columns: Columns, table: ModalityTable, head: int, frame: str) -> Operator | None:
    """ "Came within hours of taking the town", "two miles from taking it": it was not taken."""
    near = frame == "of" and columns.case(head) == "within"
    if near or (frame == "from" and columns.lemma[head] in table.spans):
        return operator(table.by_id["modality.short-of"], head)
    return None


def all_but(columns: Columns, table: ModalityTable, index: int) -> list[Operator]:
    """ "All but captured": the words are hung up and down the tree, so they are read in a row."""
    if index < 2 or columns.lower[index - 1] != "but" or columns.lower[index - 2] != "all":
        return []
    return [operator(table.by_id["modality.barely"], index - 2, index)]
