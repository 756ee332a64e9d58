"""Reasons that no rule reads and the network is sure of; it learned them from a news corpus.

The network tells which words are a cause and which its effect. What sort of tie it is, is told by
the word before the cause, where there is one; mood, polarity and attribution come from the same
steps as for every other reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from holdfast.reading.context import Draft, Reading
from holdfast.reading.modality import modality_of
from holdfast.reading.reasons.clauses import takes_infinitive
from holdfast.reading.reasons.extents import Range, characters, trim
from holdfast.reading.reasons.factors import factor_of
from holdfast.reading.reasons.rules import load_rules
from holdfast.reading.reasons.signal import in_class, overlap, word_classes
from holdfast.reading.tree import children, relation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

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
# Classes of words before a cause, and the relation that they tell.
LEADS = {
    "leads-goal": "goal",
    "leads-condition": "condition",
    "leads-motive": "motive",
    "leads-context": "context",
}


def learned_reasons(reading: Reading, known: Sequence[Draft]) -> Iterator[Draft]:
    """Drafts without attribution, for ties that none of the ``known`` drafts reads."""
    told = [
        (draft.cause, draft.effect) for draft in known if draft.cause and draft.effect is not None
    ]
    for cause, effect in sure_pairs(reading.doc):
        sides = characters(reading.doc, cause), characters(reading.doc, effect)
        if explains(reading.doc, cause, effect) and not any(same_tie(sides, each) for each in told):
            yield drafted(reading, cause, effect)


def sure_enough(doc: Doc, cause: Range, sure: float, bounds: float) -> bool:
    """Whether the network is sure enough, given the word before the cause."""
    lead = lead_of(doc, cause)
    if sure >= (SURE_ALONE if lead is None else SURE):
        return bounds >= SURE_BOUNDS
    led = lead is not None and is_lead(lead, "leads-alone")
    return led and sure >= SURE_LED and bounds >= SURE_BOUNDS_LED


def explains(doc: Doc, cause: Range, effect: Range) -> bool:
    """Whether nothing speaks against it that the cause explains the effect."""
    if any(concedes(doc, side) for side in (cause, effect)) or asked_for(doc, cause):
        return False
    if is_role(doc, cause) or is_source(doc, cause):
        return False
    if in_class(doc[cause[0] : cause[1]].root, "empty"):
        return False
    if is_sought(doc, cause, effect) or breaks_in(doc, cause, effect):
        return False
    if any(in_class(token, "answerable") for token in doc[effect[0] : effect[1]]):
        return False
    opens = range(max(0, cause[0] - 1), cause[0] + 1)
    return not any(is_lead(doc[index], "not-leads") for index in opens)


def is_sought(doc: Doc, cause: Range, effect: Range) -> bool:
    """Whether a cause after "for" or "to" is only what is waited or looked for."""
    before = doc[cause[0] - 1].lower_ if cause[0] else ""
    root = doc[effect[0] : effect[1]].root
    return before in {"for", "to", "towards"} and in_class(root, "awaiting")


def breaks_in(doc: Doc, cause: Range, effect: Range) -> bool:
    """Whether "when" breaks in on what was going on, or a clause after "as" tells what is said."""
    before = doc[cause[0] - 1].lower_ if cause[0] else ""
    told, root = doc[effect[0] : effect[1]].root, doc[cause[0] : cause[1]].root
    going_on = before == "when" and told.tag_ == "VBG" and bool(children(told, "aux"))
    return going_on or (before == "as" and in_class(root, "speech"))


def is_role(doc: Doc, cause: Range) -> bool:
    """Whether a cause after "as" is a noun, which tells what something is ("as a guard")."""
    before = doc[cause[0] - 1] if cause[0] else None
    return before is not None and before.lower_ == "as" and relation(before) == "case"


def is_source(doc: Doc, cause: Range) -> bool:
    """Whether a cause is who says so ("according to …")."""
    return any(
        doc[index].lower_ == "according" for index in range(max(0, cause[0] - 2), cause[0] + 1)
    )


def sure_pairs(doc: Doc) -> Iterator[tuple[Range, Range]]:
    """Cause and effect of every pair that the network is sure enough of, in text order."""
    if "causes" not in doc.spans:
        return
    causes, effects = doc.spans["causes"], doc.spans["effects"]
    sure = zip(causes.attrs["sure"], causes.attrs["sure_bounds"], strict=True)
    for (start, bounds), first, second in zip(sure, causes, effects, strict=True):
        cause = trim(doc, (first.start, first.end))
        effect = trim(doc, (second.start, second.end))
        if cause and effect and sure_enough(doc, cause, start, bounds):
            yield cause, effect


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
    link = modality_of(reading, doc[effect[0] : effect[1]].root)
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


def lead_of(doc: Doc, cause: Range) -> Token | None:
    """The word that opens a cause or stands before it, where it is of a class that tells a tie."""
    opens = [doc[cause[0]], *([doc[cause[0] - 1]] if cause[0] else [])]
    return next((each for each in opens if leads(each)), None)


def leads(token: Token) -> bool:
    """Whether a word tells a tie; "to" does so only before an infinitive ("in relation to" not)."""
    if token.lower_ == "to" and relation(token) == "case":
        return False
    return any(is_lead(token, name) for name in LEADS)


def is_lead(token: Token, name: str) -> bool:
    """Whether a word is of a class by its form."""
    return token.lower_ in word_classes()[name]


def relation_of(lead: Token) -> str:
    """The relation that a word before a cause tells."""
    return next(told for name, told in LEADS.items() if is_lead(lead, name))


def asked_for(doc: Doc, cause: Range) -> bool:
    """Whether a cause that opens with "to" is what is asked for, or tells which one is meant ("the
    first to win", "support for talks to end …"), and so is no aim of what is done."""
    if doc[cause[0]].lower_ != "to":
        return False
    aim = doc[cause[0] : cause[1]].root
    host = aim.head
    if aim.tag_ != "VB" or relation(aim) in {"xcomp", "ccomp"}:
        return True
    if relation(aim) == "acl" and relation(host) in {"nmod", "obl"}:
        return True
    ranked = any(in_class(child, "ranks") for child in children(host, "amod", "advmod"))
    return ranked or takes_infinitive(host, complement_hosts())


@lru_cache(maxsize=1)
def complement_hosts() -> frozenset[str]:
    """Words that take an infinitive which is not their aim, of all rules of purpose."""
    purposes = (rule.not_hosts for rule in load_rules() if rule.construction == "purpose")
    return frozenset().union(*purposes)


def concedes(doc: Doc, side: Range) -> bool:
    """Whether a side opens as a concession, which explains nothing ("although …", "despite …")."""
    return any(
        in_class(doc[index], "concession") for index in range(max(0, side[0] - 2), side[0] + 1)
    )
