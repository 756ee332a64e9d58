"""Cues that are adjectives said of somebody: "confident that", "aware of", "eager to"."""

from __future__ import annotations

from collections.abc import Iterator

from holdfast.reading.attribution.columns import EXPLETIVES, Columns
from holdfast.reading.attribution.cues import Cue, CueTable, cue_table
from holdfast.reading.attribution.found import Found
from holdfast.reading.attribution.ranges import Range, subtract
from holdfast.reading.attribution.sources import antecedent, phrase

CLAUSES = frozenset({"ccomp", "csubj", "advcl", "xcomp"})
OBLIQUE = frozenset({"obl", "advcl", "nmod", "xcomp", "ccomp"})
OPENING = frozenset({"that", "whether", "if", ""})
SUBJECTS = frozenset({"nsubj", "csubj"})
CLIMB = 3
"""Steps up from "worried" in "seemed worried" or "is angry and worried" to its subject."""


def adjective_attributions(columns: Columns, table: CueTable) -> Iterator[Found]:
    """ "The army is confident that …", "officials, wary of …", "was reluctant to …"."""
    for index in range(columns.size):
        families = table.predicates.get(columns.lower[index])
        if not families or columns.tag[index] not in {"JJ", "VBN", "JJR"}:
            continue
        if columns.relation[index] in {"amod", "compound"} and not columns.children[index]:
            continue
        for cue in families:
            content = _content(columns, index, cue)
            if content is not None:
                yield _found(columns, index, cue, content)
                break


def _content(columns: Columns, adjective: int, cue: Cue) -> Range | None:
    for child in columns.children[adjective]:
        relation, case = columns.relation[child], columns.case(child)
        if child < adjective or relation not in CLAUSES | OBLIQUE:
            continue
        span = columns.left[child], columns.right[child]
        if "infinitive" in cue.takes and relation in CLAUSES and case == "to":
            return span
        finite = relation in {"ccomp", "csubj"} and columns.subject(child) is not None
        if "clause" in cue.takes and finite and case.partition(" ")[0] in OPENING:
            return span
        infinitive = case.partition(" ")[0] == "to" and columns.tag[child] == "VB"
        if relation in OBLIQUE and not infinitive and case.partition(" ")[0] in cue.prepositions:
            return span
    return None


def _found(columns: Columns, adjective: int, cue: Cue, content: Range) -> Found:
    head = _holder(columns, adjective)
    source = None if head is None else phrase(columns, head)
    content_ranges = [content] if source is None else subtract([content], source)
    span = _cue_range(columns, adjective, content)
    found = Found(cue, adjective, span, source, content_ranges, head)
    negated = columns.has(adjective, "advmod", frozenset({"not", "n't", "n’t", "never"}))
    if negated and columns.lower[adjective] == "aware":
        found.cue = cue_table().cue("attribution.unaware")
    if cue.kind.voice and negated:
        found.mood, found.commitment = "question", "uncommitted"
    return found


def _holder(columns: Columns, adjective: int) -> int | None:
    """Who is confident: the subject, or the noun that the adjective stands behind."""
    current = adjective
    for _ in range(CLIMB):
        for child in columns.children[current]:
            if columns.relation[child] in SUBJECTS and child < adjective:
                expletive = columns.lower[child] in EXPLETIVES and columns.dep[child] == "expl"
                return None if expletive else antecedent(columns, child, current)
        relation, head = columns.relation[current], columns.head[current]
        if relation in {"acl", "amod"} and columns.pos[head] in {"NOUN", "PROPN", "PRON"}:
            return head
        if relation not in {"xcomp", "conj", "advcl", "parataxis"} or head == current:
            return None
        current = head
    return None


def _cue_range(columns: Columns, adjective: int, content: Range) -> Range:
    """The adjective with its copula and adverbs, and the preposition that opens the content."""
    start, end = adjective, adjective + 1
    while start > 0 and (
        columns.head[start - 1] == adjective
        and columns.relation[start - 1] in {"cop", "aux", "advmod"}
    ):
        start -= 1
    if start > 0 and columns.dep[start - 1] == "expl" and columns.lower[start - 1] == "it":
        start -= 1  # "it was unclear"
    opening = columns.lower[content[0]]
    if content[0] == end and opening not in {"that", "to", "whether", "if"}:
        end += columns.relation[content[0]] in {"case", "mark"}
    return start, end
