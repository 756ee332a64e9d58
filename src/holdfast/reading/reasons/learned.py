"""Reasons that no rule reads and the network is sure of; it learned them from a news corpus.

The network tells which words are a cause and which its effect. What sort of tie it is, is told by
the word before the cause, where there is one; mood, polarity and attribution come from the same
steps as for every other reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from holdfast.reading.context import Draft, Reading
from holdfast.reading.modality import modality_of
from holdfast.reading.reasons.doubts import explains, is_lead, lead_of, relation_of
from holdfast.reading.reasons.extents import Range, characters, trim
from holdfast.reading.reasons.factors import factor_of
from holdfast.reading.reasons.fragments import is_fragment, nearest_clause
from holdfast.reading.reasons.hosts import said_at
from holdfast.reading.reasons.order import word_before
from holdfast.reading.reasons.signal import overlap
from holdfast.reading.tree import children, relation

if TYPE_CHECKING:
    from spacy.tokens import Doc

RULE = "reasons.learned"
SURE = 0.6
"""How sure the network must be that there is a cause, and …"""
SURE_BOUNDS = 0.05
"""… that this is how far it and its effect reach."""
SURE_ALONE = 0.7
"""The same where no word before the cause tells the tie."""
SURE_LED = 0.35
"""The same where a word before the cause tells the tie by itself more often than not …"""
SURE_BOUNDS_LED = 0.3
"""… and the network is sure of the bounds."""
HALF_SURE, CLEAR_BOUNDS = 0.45, 0.5
"""Half sure is enough where the bounds are clear: clauses that are cut so cleanly are tied; …"""
HALF_SURE_ALONE, CLEAR_BOUNDS_ALONE = 0.5, 0.85
"""… more so where no word tells the tie."""


def learned_reasons(reading: Reading, known: Sequence[Draft]) -> Iterator[Draft]:
    """Drafts without attribution, for ties that none of the ``known`` drafts reads."""
    told = [
        (draft.cause, draft.effect) for draft in known if draft.cause and draft.effect is not None
    ]
    for cause, effect in sure_pairs(reading.doc):
        sides = characters(reading.doc, cause), characters(reading.doc, effect)
        if told_elsewhere(reading.doc, cause, known):
            continue
        if any(is_fragment(reading.doc, each) for each in (cause, effect)):
            continue
        if explains(reading.doc, cause, effect) and not any(same_tie(sides, each) for each in told):
            yield drafted(reading, cause, effect)


def told_elsewhere(doc: Doc, cause: Range, known: Sequence[Draft]) -> bool:
    """Whether a rule reads the "following" before a cause, which tells better than the network
    which clause is meant."""
    if word_before(doc, cause) != "following":
        return False
    return any(draft.trigger in {cause[0] - 1, cause[0] - 2} for draft in known)


def sure_enough(doc: Doc, cause: Range, sure: float, bounds: float) -> bool:
    """Whether the network is sure enough, given the word before the cause."""
    lead = lead_of(doc, cause)
    if sure >= (SURE_ALONE if lead is None else SURE):
        return bounds >= SURE_BOUNDS
    if sure >= (HALF_SURE_ALONE if lead is None else HALF_SURE):
        return bounds >= (CLEAR_BOUNDS_ALONE if lead is None else CLEAR_BOUNDS)
    led = lead is not None and is_lead(lead, "leads-alone")
    return led and sure >= SURE_LED and bounds >= SURE_BOUNDS_LED


def sure_pairs(doc: Doc) -> Iterator[tuple[Range, Range]]:
    """Cause and effect of every pair that the network is sure enough of, in text order."""
    if "causes" not in doc.spans:
        return
    causes, effects = doc.spans["causes"], doc.spans["effects"]
    sure = zip(causes.attrs["sure"], causes.attrs["sure_bounds"], strict=True)
    for (start, bounds), first, second in zip(sure, causes, effects, strict=True):
        if start < SURE_LED:
            continue  # Too unsure whatever word stands before it.
        cause = trim(doc, (first.start, first.end))
        effect = trim(doc, (second.start, second.end))
        if cause and effect and sure_enough(doc, cause, start, bounds):
            yield with_doer(doc, cause, nearest_clause(doc, effect, cause))


def with_doer(doc: Doc, cause: Range, effect: Range) -> tuple[Range, Range]:
    """Both sides, where the effect ends with who does what the cause tells ("collapsed with each
    side | accusing the other")."""
    root = doc[cause[0] : cause[1]].root
    doers = [*children(root, "nsubj"), *([root.head] if relation(root) == "acl" else [])]
    for doer in doers if root.tag_ == "VBG" and effect[1] == cause[0] else ():
        opener = doer.left_edge
        own = trim(doc, (effect[0], opener.i))
        if opener.lower_ == "with" and doer.i == cause[0] - 1 and own is not None:
            return (opener.i + 1, cause[1]), own
    return cause, effect


def same_tie(left: tuple[Range, Range], right: tuple[Range, Range]) -> bool:
    """Whether two pairs tie the same stretches, whichever is said to be the cause."""
    return (overlap(left[0], right[0]) and overlap(left[1], right[1])) or (
        overlap(left[0], right[1]) and overlap(left[1], right[0])
    )


def drafted(reading: Reading, cause: Range, effect: Range) -> Draft:
    """A draft of one pair, with the mood of the clause that is explained."""
    doc = reading.doc
    lead = lead_of(doc, cause)
    tie = relation_of(lead) if lead is not None else "cause"
    link = modality_of(reading, said_at(doc[effect[0] : effect[1]].root))
    if tie == "goal":
        # As for every aim: that the action had it is said, not that it came about.
        link = replace(link, polarity="+", mood="fact")
    elif tie == "condition":
        link = replace(link, mood="conditional")
    trigger = cause[0] if lead is None else lead.i
    return Draft(
        kind="reason",
        type=f"reason.{tie}",
        rule=RULE,
        trigger=trigger,
        cause=characters(doc, cause),
        effect=characters(doc, effect),
        factor=factor_of(doc[cause[0] : cause[1]]),
        modality=link,
    )
