"""What the words around a verb make of its complement: nobody says it, it was tried and failed."""

from __future__ import annotations

from holdfast.reading.attribution.columns import Columns
from holdfast.reading.modality.complements import perfect
from holdfast.reading.modality.cues import ModalityTable
from holdfast.reading.modality.operators import Operator, operator

# What a deed that is still to be done is said to do: "Defeating the group will take years".
AHEAD_OF = frozenset({"take", "require", "need", "begin", "start", "happen", "occur", "be"})
FUTURE = frozenset({"will", "would", "wo", "'ll", "’ll"})
IMAGINED = frozenset({"would", "could", "might", "may", "'d", "’d"})


def still_to_do(columns: Columns, table: ModalityTable, index: int) -> list[Operator]:
    """ "Defeating the group will take years", "taking the town would open the road"."""
    head = columns.head[index]
    if columns.tag[index] != "VBG" or perfect(columns, index):
        return []
    words = FUTURE | IMAGINED if columns.lemma[head] in AHEAD_OF else IMAGINED
    will = [each for each in columns.children[head] if columns.lower[each] in words]
    return [operator(table.by_id["modality.will"], each) for each in will[:1]]


def by_nobody(columns: Columns, table: ModalityTable, head: int) -> Operator | None:
    """ "Nothing suggests that it has fallen", "no report says so": not told at all."""
    subject = columns.subject(head)
    if subject is None:
        return None
    nobody = columns.lower[subject] in table.beside["pronouns"]
    none = nobody or columns.has(subject, "det", frozenset({"no"}))
    return operator(table.by_id["modality.question"], columns.left[subject]) if none else None


def also_failed(columns: Columns, table: ModalityTable, head: int) -> list[Operator]:
    """ "Tried and failed to …": the infinitive hangs on either verb."""
    others = [child for child in columns.children[head] if columns.relation[child] == "conj"]
    if columns.relation[head] == "conj":
        others.append(columns.head[head])
    fail, attempt = table.by_id["modality.fail"], table.by_id["modality.try"]
    for other in others:
        if columns.lemma[other] == "fail" and columns.child(other, "xcomp") is None:
            return [operator(fail, other)]
        tried = columns.lemma[head] == "fail" and columns.lemma[other] in {"try", "attempt"}
        if tried and columns.child(other, "xcomp") is None:
            return [operator(attempt, other)]
    return []
