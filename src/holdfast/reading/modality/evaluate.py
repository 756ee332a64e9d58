"""From the cues around a predicate to one polarity, one mood, one commitment.

The cues are applied from the outermost inwards: each acts on what the ones outside it have made.
Polarity follows the cues; of several moods and commitments the strictest stays, by the precedence
in ``rules/modality.yaml``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary

from holdfast.model import Commitment, Mood, Polarity, Span
from holdfast.reading.attribution.columns import Columns, columns_of
from holdfast.reading.context import Modality, Reading
from holdfast.reading.modality.climb import operators_above
from holdfast.reading.modality.cues import ModalityTable, modality_table
from holdfast.reading.modality.operators import Operator

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Word = TypeVar("Word", Mood, Commitment)
COUNTERFACTUAL = "modality.counterfactual"
_KNOWN: WeakKeyDictionary[Doc, dict[int, Modality]] = WeakKeyDictionary()


def modality_of(reading: Reading, token: Token) -> Modality:
    """Polarity, mood and commitment of a predicate: a verb, a predicate adjective, an event noun.

    Sources are left out: see `with_attribution`. ``cues`` are the spans that decide, in text order,
    ``rules`` their ids in the same order. Worked out once per token and document.
    """
    known = _KNOWN.get(reading.doc)
    if known is None:
        known = _KNOWN[reading.doc] = {}
    found = known.get(token.i)
    if found is None:
        columns, table = columns_of(reading.doc), modality_table()
        operators = operators_above(columns, table, token.i)
        found = known[token.i] = _evaluate(columns, table, operators)
    return found


@dataclass(slots=True)
class State:
    """What the cues met so far, from the outside in, have made of the predicate."""

    polarity: Polarity = "+"
    mood: Mood = "fact"
    commitment: Commitment = "certain"
    firm: Commitment | None = None


def _evaluate(columns: Columns, table: ModalityTable, operators: Sequence[Operator]) -> Modality:
    state = State()
    for each in reversed(operators):
        _apply(table, state, each)
    commitment = state.commitment
    if state.firm is not None and state.mood == "predicted":
        commitment = state.firm
    ordered = sorted(operators, key=lambda each: (each.start, each.end, each.cue.id))
    return Modality(
        state.polarity,
        state.mood,
        commitment,
        tuple(_span(columns, each) for each in ordered),
        tuple(each.cue.id for each in ordered),
    )


def _apply(table: ModalityTable, state: State, each: Operator) -> None:
    """One cue. A negative verb under a negation ("did not fail to") says that it happened."""
    effect = each.effect
    if effect.polarity == "flip" and state.polarity == "-":
        state.polarity = "+"
        if state.mood == "attempted":
            state.mood, state.commitment = "fact", "certain"
        if each.cue.id == COUNTERFACTUAL:
            state.mood, state.commitment = "fact", "certain"
        if effect.mood == "attempted":
            return
    elif effect.polarity == "flip":
        state.polarity = "-"
    elif effect.polarity is not None:
        state.polarity = effect.polarity
    if effect.mood is not None:
        state.mood = strictest(table.moods, state.mood, effect.mood)
    if effect.firm:
        state.firm = effect.commitment
    elif effect.commitment is not None:
        state.commitment = strictest(table.commitments, state.commitment, effect.commitment)


def strictest(order: Sequence[Word], first: Word, second: Word) -> Word:
    """Of two, the one that stands earlier in the order."""
    return min(first, second, key=order.index)


def _span(columns: Columns, each: Operator) -> Span:
    start, end = columns.starts[each.start], columns.ends[each.end - 1]
    return Span(start, end, columns.text[start:end])


def with_attribution(modality: Modality, attributed: tuple[Mood, Commitment] | None) -> Modality:
    """A clause's own modality under what its sources make of it: the strictest of both.

    A forecast that somebody makes stays a forecast; a fact that somebody tells is a report.
    """
    if attributed is None:
        return modality
    table = modality_table()
    mood = strictest(table.moods, modality.mood, attributed[0])
    commitment = strictest(table.commitments, modality.commitment, attributed[1])
    return Modality(modality.polarity, mood, commitment, modality.cues, modality.rules)
