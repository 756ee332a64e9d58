"""What a later conjunct shares with the first: "if the army attacks and takes the town"."""

from __future__ import annotations

from holdfast.reading.attribution.columns import Columns
from holdfast.reading.modality.cues import ModalityTable

FINITE = frozenset({"VBD", "VBZ", "VBP"})
HYPOTHETICAL = frozenset({"modality.if", "modality.question", "modality.without"})
AWAITED = frozenset({"until", "till", "before", "once", "as soon as"})


def shared_with(columns: Columns, table: ModalityTable, index: int) -> tuple[int | None, bool]:
    """The word that a conjunct shares its cues with; None: it stands on its own feet.

    True with it where only the cues above that word are shared, and not its own auxiliaries.
    """
    head = parallel_head(columns, index)
    verbal = columns.pos[index] in {"VERB", "AUX", "ADJ"}
    finite = columns.tag[index] in FINITE or any(
        columns.relation[child] == "aux" and columns.lower[child] != "to"
        for child in columns.children[index]
    )
    if not verbal or not (finite or columns.child(index, "nsubj") is not None):
        return head, False
    return (head, True) if _under_one_mark(columns, table, head, index) else (None, False)


def parallel_head(columns: Columns, index: int) -> int:
    """The first member; a gerund that the parse made it is none: "stop shelling and withdraw"."""
    head = columns.head[index]
    gerund = columns.tag[head] == "VBG" and columns.relation[head] in {"xcomp", "ccomp", "obj"}
    if gerund and columns.tag[index] in FINITE | {"VB"}:
        return columns.head[head]
    return head


def _under_one_mark(columns: Columns, table: ModalityTable, head: int, index: int) -> bool:
    """Whether "if", "whether" or "until" before the first member goes for the later one too.

    One with a subject of its own shares it in a clause before the main one ("if the army comes and
    the rebels leave, …"), or without a comma.
    """
    case = columns.case(head)
    if columns.relation[head] == "acl" or (columns.relation[head] == "ccomp" and case == "that"):
        # "the day it falls and *they are freed*"; "hopes that it falls and *that they are freed*"
        return "," not in columns.words[head:index] and _of_one_kind(columns, index)
    if columns.relation[head] not in {"advcl", "ccomp", "csubj"}:
        return False
    cue = table.beside["marks"].get(case)
    if columns.lower[columns.head[head]] == "soon":  # "as soon as the army goes and lifts it"
        return columns.child(index, "nsubj") is None
    if case not in AWAITED and (cue is None or cue.id not in HYPOTHETICAL):
        return False
    if columns.child(index, "nsubj") is None:
        return True
    above = columns.head[head]
    return index < above or "," not in columns.words[head:index]


def _of_one_kind(columns: Columns, index: int) -> bool:
    """Whether a clause repeats "that", lacks a helping verb or is in the present tense as well."""
    if columns.case(index) == "that":
        return True
    bare = not any(columns.relation[child] == "aux" for child in columns.children[index])
    return columns.tag[index] in {"VBZ", "VBP"} or (columns.tag[index] == "VBN" and bare)
