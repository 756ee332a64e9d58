"""Cues that stand beside a predicate: its auxiliaries, adverbs, negations and adjectives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from holdfast.reading.attribution.columns import Columns
from holdfast.reading.modality.cues import Cue, Effect, ModalityTable

COMPARED = frozenset({"fewer", "less", "more", "later", "sooner"})
SUBJECTS = frozenset({"nsubj", "obj", "expl"})
NOT_ONE = (["a"], ["an"], ["one"])
NOT_ONLY = (["only"], ["just"], ["merely"], ["simply"])
# Participles that make an event noun a plan behind it too: "a meeting scheduled for Friday".
ARRANGED = frozenset({"planned", "scheduled", "slated"})
# What is held on a day set before: "in Oslo ahead of a meeting".
TALKS = frozenset({"meeting", "summit", "talk", "negotiation", "conference", "consultation"})
IN = frozenset({"in", "during"})
INABILITY = frozenset({"could", "can", "ca", "cannot"})


@dataclass(frozen=True, slots=True)
class Operator:
    """One cue at work: its family, the effect that it has here, and its words (token range)."""

    cue: Cue
    effect: Effect
    start: int
    end: int


def operator(cue: Cue, start: int, end: int | None = None) -> Operator:
    """The cue with its ordinary effect."""
    return Operator(cue, cue.effect, start, start + 1 if end is None else end)


def beside_predicate(
    columns: Columns, table: ModalityTable, index: int, below: int, shared: bool = False
) -> Iterator[Operator]:
    """Operators among the dependents of a predicate.

    ``below`` is the dependent that the way up came from, whose own negation is already counted.

    ``shared``: the predicate is the first of a coordination and only lends its auxiliaries and
    negation to a later one ("will attack and seize").
    """
    found: list[Operator] = []
    for child in columns.children[index]:
        relation = columns.relation[child]
        if relation == "aux" or (relation == "cop" and columns.pos[index] == "VERB"):
            found.extend(_auxiliary(columns, table, child))
        elif relation in {"advmod", "cc", "discourse"}:
            found.extend(_adverb(columns, table, index, child))
        elif relation == "obl":
            found.extend(_oblique(columns, table, child))
        elif relation in SUBJECTS and not shared and child != below:
            found.extend(_negative_noun(columns, table, child))
    yield from _settle(columns, found)


def _auxiliary(columns: Columns, table: ModalityTable, child: int) -> Iterator[Operator]:
    if columns.lemma[child] == "be" and columns.lower[child + 1 : child + 2] == ["to"]:
        yield operator(table.by_id["modality.is-to"], child, child + 2)  # "is to be freed"
        return
    cue = table.beside["auxiliaries"].get(columns.lower[child])
    if cue is not None:
        yield operator(cue, child)


def _adverb(columns: Columns, table: ModalityTable, index: int, child: int) -> Iterator[Operator]:
    lower = columns.lower[child]
    if lower == "longer" and columns.has(child, "advmod", frozenset({"no"})):
        yield operator(table.by_id["modality.no-longer"], child - 1, child + 1)
        return
    cue = table.beside["adverbs"].get(lower)
    if cue is None:
        return
    if cue.id == "modality.barely" and (child > index or _numeral_next(columns, child)):
        return
    if cue.id == "modality.not" and columns.lower[child + 1 : child + 2] in NOT_ONLY:
        return
    yield operator(cue, child)


def _oblique(columns: Columns, table: ModalityTable, child: int) -> Iterator[Operator]:
    """ "No longer", where "longer" is taken for a noun; "in the film", "in a war game"."""
    if columns.lower[child] == "longer" and columns.has(child, "det", frozenset({"no"})):
        yield operator(table.by_id["modality.no-longer"], child - 1, child + 1)
    elif columns.lemma[child] in table.settings | table.fictions and columns.case(child) in IN:
        yield operator(table.by_id["modality.make-believe"], child)


def _numeral_next(columns: Columns, child: int) -> bool:
    following = child + 1
    return following < columns.size and columns.pos[following] in {"NUM", "DET"}


def _negative_noun(columns: Columns, table: ModalityTable, child: int) -> Iterator[Operator]:
    """ "No troops entered", "nobody fled", "none of the rebels left"."""
    if columns.lower[child] in table.beside["pronouns"] and columns.pos[child] != "NOUN":
        yield operator(table.beside["pronouns"][columns.lower[child]], child)
        return
    yield from negative_determiner(columns, table, child)


def negative_determiner(columns: Columns, table: ModalityTable, noun: int) -> Iterator[Operator]:
    """The "no" or "not a" of a noun phrase, unless it counts ("no fewer than nine")."""
    for child in columns.children[noun]:
        if columns.lower[child] == "not" and columns.lower[child + 1 : child + 2] in NOT_ONE:
            yield operator(table.by_id["modality.no"], child)
            return
        cue = table.beside["determiners"].get(columns.lower[child])
        if cue is None or columns.relation[child] not in {"det", "advmod", "cc"}:
            continue
        following = columns.lower[child + 1] if child + 1 < columns.size else ""
        if following not in COMPARED and columns.lower[child] != "nor":
            yield operator(cue, child)
            return


def _settle(columns: Columns, found: list[Operator]) -> list[Operator]:
    """ "Could not" is an inability, not a possibility: the modal goes, the negation stays."""
    negated = any(each.effect.polarity == "flip" for each in found)
    if not negated:
        return found
    return [
        each
        for each in found
        if not (each.cue.id == "modality.may" and columns.lower[each.start] in INABILITY)
    ]


def beside_noun(columns: Columns, table: ModalityTable, noun: int) -> Iterator[Operator]:
    """Operators on an event noun: "no attack", "a failed attack", "without attacks"."""
    yield from negative_determiner(columns, table, noun)
    for child in columns.children[noun]:
        arranged = columns.relation[child] == "acl" and columns.lower[child] in ARRANGED
        if arranged or (columns.relation[child] in {"amod", "acl"} and child < noun):
            cue = table.beside["modifiers"].get(columns.lower[child])
            if cue is not None:
                yield operator(cue, child)
                yield from _adverbs_of(columns, table, child)
    before = columns.left[noun] - 1
    if columns.lemma[noun] in TALKS and before >= 0 and columns.lower[before] == "ahead":
        yield operator(table.by_id["modality.planned-noun"], before, before + 2)
    cue = table.beside["prepositions"].get(columns.case(noun))
    if cue is not None:
        start = columns.left[noun]
        yield operator(cue, start, start + len(columns.case(noun).split()))


def _adverbs_of(columns: Columns, table: ModalityTable, modifier: int) -> Iterator[Operator]:
    for child in columns.children[modifier]:
        cue = table.beside["adverbs"].get(columns.lower[child])
        if cue is not None and cue.id == "modality.not":
            yield operator(cue, child)
