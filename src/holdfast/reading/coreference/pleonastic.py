"""Pronouns that stand for nothing: "it is unlikely that", "it took a week to"."""

from __future__ import annotations

from holdfast.reading.attribution.columns import Columns
from holdfast.reading.coreference.rules import references


def is_pleonastic(columns: Columns, token: int) -> bool:
    """ "It is unlikely that …", "it seems", "it was the army that …": it stands for nothing."""
    if columns.dep[token].startswith("expl"):
        return True
    if columns.lower[token] != "it" or columns.relation[token] != "nsubj":
        return False
    predicate = columns.head[token]
    if columns.lemma[predicate] == "take":
        return _takes_time(columns, predicate)
    if columns.lemma[predicate] in references().pleonastic:
        return True
    relations = {columns.relation[child] for child in columns.children[predicate] if child > token}
    has_clause = bool(relations & {"csubj", "ccomp", "xcomp", "advcl"})
    if columns.pos[predicate] in {"ADJ", "NOUN"} and "cop" in {
        columns.relation[child] for child in columns.children[predicate]
    }:
        return has_clause or "acl" in relations or _that_follows(columns, predicate)
    # "it is feared that", "it was reported that"
    return columns.dep[token] == "nsubj:pass" and has_clause


def _takes_time(columns: Columns, verb: int) -> bool:
    """ "It took a week to …" stands for nothing; "it took the town" for whoever took it."""
    taken = columns.child(verb, "obj", "obl")
    if taken is not None and columns.lemma[taken] in _DURATIONS:
        return True
    clauses = {columns.relation[child] for child in columns.children[verb] if child > verb}
    return bool(clauses & {"xcomp", "csubj", "ccomp"})


_DURATIONS = frozenset({
    "second", "minute", "hour", "day", "week", "month", "year", "decade", "time", "while", "effort",
})  # fmt: skip


def _that_follows(columns: Columns, predicate: int) -> bool:
    return columns.lower[predicate + 1 : predicate + 2] in (["that"], ["whether"], ["to"])
