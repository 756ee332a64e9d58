"""What a paper lays down: "the deal hands the town to the army", "under it the rebels leave".

What is agreed on paper has yet to be done; told in the past tense, it has come of it.
"""

from __future__ import annotations

from holdfast.reading.attribution.columns import Columns
from holdfast.reading.modality.conditions import is_present
from holdfast.reading.modality.cues import ModalityTable
from holdfast.reading.modality.operators import Operator, operator

GRANTING = frozenset({"allow", "permit", "let", "enable", "oblige", "commit", "bind"})
TERMS = frozenset({"include", "involve", "entail", "stipulate", "cover", "contain", "guarantee"})
LAYING_DOWN = frozenset({
    "return", "hand", "give", "transfer", "cede", "award", "grant", "restore", "leave", "place",
    "put", "divide", "surrender", "assign",
})  # fmt: skip
CONCLUDING = frozenset({
    "reach", "sign", "agree", "strike", "make", "conclude", "broker", "seal", "approve", "announce",
    "clinch",
})  # fmt: skip
ORDERS = frozenset({"order", "decree", "law", "edict", "directive", "ordinance", "bylaw", "act"})
ENACTING = frozenset({"issue", "sign", "impose", "pass", "enact", "adopt", "decree"})
# "Under the accord of 1995 the army holds the north": a state of things, and no term.
LASTING = frozenset({
    "be", "hold", "have", "control", "run", "govern", "administer", "rule", "keep", "remain", "own",
    "occupy", "enjoy", "maintain",
})  # fmt: skip


def laid_down(columns: Columns, table: ModalityTable, head: int) -> Operator | None:
    """ "The deal allows rebels to leave", "it includes the release": not yet done."""
    if columns.lemma[head] not in GRANTING | TERMS:
        return None
    grant = table.by_id["modality.plan-noun"]
    subject = columns.subject(head)
    if subject is None and columns.tag[head] == "VBG":
        return operator(grant, head) if _concluded(columns, table, columns.head[head]) else None
    if columns.tag[head] == "VBN":
        allowed = columns.relation[head] != "acl" and is_present(columns, head)
        return operator(grant, head) if allowed else None
    if subject is not None and columns.tag[subject] in {"WDT", "IN"}:
        subject = columns.head[head]
    if subject is None or columns.lemma[subject] not in table.papers:
        return None
    told = columns.tag[head] not in {"VBZ", "VBP"} and columns.lemma[head] in GRANTING
    return None if told else operator(grant, head)


def _concluded(columns: Columns, table: ModalityTable, verb: int) -> bool:
    """ "A truce was reached allowing rebels to leave": only its terms are told, not their deeds."""
    return columns.lemma[verb] in CONCLUDING and any(
        columns.lemma[child] in table.papers
        for child in columns.children[verb]
        if columns.relation[child] in {"nsubj", "obj"}
    )


def on_paper(columns: Columns, table: ModalityTable, index: int) -> list[Operator]:
    """ "The deal hands the town to the army", "under the deal the army leaves the town"."""
    if not is_present(columns, index):
        return []
    subject = columns.subject(index)
    does = columns.lemma[index] in LAYING_DOWN and subject is not None
    if does and subject is not None and columns.lemma[subject] in table.papers:
        return [operator(table.by_id["modality.plan-noun"], subject)]
    opened = _opened_under(columns, table, index)
    return [] if opened is None else [operator(table.by_id["modality.plan-noun"], opened)]


def _opened_under(columns: Columns, table: ModalityTable, index: int) -> int | None:
    """The paper in "under the deal" before the subject; behind the verb it says how it was done."""
    if columns.lemma[index] in LASTING:
        return None
    verb, subject = index, columns.subject(index)
    if columns.relation[index] == "conj":
        verb = columns.head[index]
        subject = columns.subject(verb)
    for child in columns.children[verb]:
        early = subject is not None and child < subject
        if early and columns.lemma[child] in table.papers and columns.case(child) == "under":
            return child
    return None


def in_force(columns: Columns, paper: int) -> int | None:
    """ "Issued an order banning it", "closed it by an order banning it": the verb tells how far."""
    verb = columns.head[paper]
    if columns.lemma[paper] not in ORDERS:
        return None
    enacted = columns.relation[paper] == "obj" or columns.dep[paper] == "nsubj:pass"
    if (enacted and columns.lemma[verb] in ENACTING) or columns.case(paper) == "by":
        return verb
    return None
