"""The step that reads reasons: signals and why-headlines become drafts with mood and source."""

from __future__ import annotations

from dataclasses import replace

from holdfast.model import Commitment
from holdfast.reading.attribution import attribution_chain, enclosing
from holdfast.reading.completion import put_in_mouth
from holdfast.reading.context import Draft, Modality, Note, Reading
from holdfast.reading.modality import modality_of
from holdfast.reading.reasons.agreed import agreed, marked_pairs
from holdfast.reading.reasons.blame import BLAMING, blamer, mood_of
from holdfast.reading.reasons.extents import characters
from holdfast.reading.reasons.factors import factor_of
from holdfast.reading.reasons.fragments import is_fragment
from holdfast.reading.reasons.headline import answers
from holdfast.reading.reasons.learned import learned_reasons
from holdfast.reading.reasons.signal import Sides, Signal
from holdfast.reading.reasons.signals import find_reasons
from holdfast.reading.tree import first_conjunct

STEP = "reasons"
# Moods of an action that has not been done, in which its aim is told too.
TO_COME = frozenset(
    {"recommended", "predicted", "planned", "attempted", "conditional", "threatened", "question"}
)
# "Withdrew, saying that …": the tie is the word of who withdrew.
SAID = "reasons.said-as-ground"
# Constructions whose cue stands beside the clause that is explained. Its "not" is none of the
# tie's, which has its own, if any, right before the cue ("not because").
BESIDE = frozenset({"marker", "absolute", "but-for", "mere", "why", "carry-on"})
# "Emboldened by the retreat, they pushed on": what they push for is not what emboldened them.
ASIDE = frozenset({"why", "moved"})
NOT = frozenset({"not", "n't", "n’t", "never"})


def draft_reasons(reading: Reading) -> list[Draft]:
    """Fill ``reading.reasons`` and return them, in text order."""
    marked = marked_pairs(reading.doc)
    found = [(signal, agreed(signal, sides, marked)) for signal, sides in find_reasons(reading.doc)]
    drafts = [
        draft_of(reading, signal, sides)
        for signal, sides in found
        if not any(is_fragment(reading.doc, each) for each in (sides.cause, sides.effect))
    ]
    drafts.extend(complete(reading, draft) for draft in answers(reading))
    drafts.extend(complete(reading, draft) for draft in list(learned_reasons(reading, drafts)))
    reading.reasons = sorted(drafts, key=lambda each: (each.trigger, each.rule))
    for draft in reading.reasons:
        token = reading.doc[draft.trigger]
        reading.trace.append(
            Note(STEP, draft.rule, token.idx, token.idx + len(token), draft.factor or "no factor")
        )
    return reading.reasons


def draft_of(reading: Reading, signal: Signal, sides: Sides) -> Draft:
    """A draft from a signal in the text. Both sides are code points."""
    rule = signal.rule
    words = reading.doc[sides.cause[0] : sides.cause[1]]
    draft = Draft(
        kind="reason",
        type=f"reason.{rule.relation}",
        rule=rule.id,
        trigger=signal.start,
        cause=characters(reading.doc, sides.cause),
        effect=characters(reading.doc, sides.effect),
        factor=None if rule.harm else factor_of(words),
    )
    link = Modality() if rule.construction == "to-blame" else link_of(reading, sides)
    if rule.mood is not None:
        link = replace(link, mood="conditional", commitment="uncommitted")
    if rule.relation == "goal":
        # The aim is not said to have happened; that the action has it as its aim is said as firmly
        # as the action itself ("must be set up to decide", "will go to vote").
        told = link if link.mood in TO_COME else Modality()
        link = replace(told, polarity="+")
    elif rule.construction == "participle":
        # "Blocked the gates, demanding pay": what is kept from happening there is not the motive.
        link = replace(told_result(reading, signal, sides, link), polarity="+")
    elif rule.construction in BESIDE:
        # "Did not resign because …": that it did not happen is what is explained.
        link = replace(link, polarity="-" if denied(reading, signal) else "+")
    draft.modality = link
    if rule.relation == "prevent" and link.polarity == "-" and draft.factor is None:
        # "The raids hardly slowed them": what is told of the hindrance is that it fell short.
        both = min(sides.cause[0], sides.effect[0]), max(sides.cause[1], sides.effect[1])
        draft.factor = factor_of(reading.doc[both[0] : both[1]])
    return complete(reading, draft, said_with(reading, signal, sides))


def link_of(reading: Reading, sides: Sides) -> Modality:
    """How the clause explained is put; where it coordinates two of which only the first is told as
    done ("closes the port and will ban …"), as the first is."""
    head = reading.doc[sides.link]
    found, first = modality_of(reading, head), first_conjunct(head)
    if found.mood == "fact" or first == head or not sides.effect[0] <= first.i < sides.effect[1]:
        return found
    before = modality_of(reading, first)
    return before if before.mood == "fact" else found


def told_result(reading: Reading, signal: Signal, sides: Sides, link: Modality) -> Modality:
    """How a result is put: as the deed that brought it about, where only a noun beside it tells of
    something to come ("issues an order making it a crime")."""
    if not signal.rule.flips or link.mood != "planned":
        return link
    deed = modality_of(reading, reading.doc[sides.cause[0] : sides.cause[1]].root)
    return deed if deed.mood == "fact" else link


def said_with(reading: Reading, signal: Signal, sides: Sides) -> int:
    """The token that is said by whoever gives the reason: the cue, or the clause explained.

    A cue may stand behind what the parser takes for the end of what is said ("said that the bridge
    was closed after …"), and what is said of the clause is then said of the tie.
    """
    if signal.rule.id in BLAMING:
        return signal.start
    if signal.rule.id == SAID:
        return next(
            (each.i for each in signal.first.children if each.dep_ == "ccomp"), signal.start
        )
    if signal.rule.nearest or is_motive(signal) or signal.rule.construction in ASIDE:
        return sides.link
    return sides.link if sources(reading, sides, sides.link) else signal.start


def sources(reading: Reading, sides: Sides, token: int) -> bool:
    """Whether somebody is told to say a token, by words that are not themselves the cause."""
    return any(
        not sides.cause[0] <= each.cue_token < sides.cause[1]
        for each in enclosing(reading, reading.doc[token])
    )


def is_motive(signal: Signal) -> bool:
    """Whether the cue is itself a verb of demanding or accusing, which says something too."""
    return signal.rule.construction == "participle" and signal.rule.relation == "motive"


def denied(reading: Reading, signal: Signal) -> bool:
    """Whether a word right before the cue says that this is not why, or what is so is told after it
    ("did not fall because of treason, but because …")."""
    doc = reading.doc
    if signal.start > 0 and doc[signal.start - 1].lower_ in NOT:
        return True
    if signal.first.lower_ != "because":
        return False
    after = doc[signal.end : signal.first.sent.end]
    return any(
        each.lower_ == "because" and doc[each.i - 1].lower_ == "but" for each in after
    ) and any(each.lower_ in NOT for each in doc[signal.first.sent.start : signal.start])


def complete(reading: Reading, draft: Draft, said: int | None = None) -> Draft:
    """Mood (where the signal did not set it) and attribution, from the clause of a token.

    ``said``: the token, the trigger where none is given. Of "protested, alleging fraud" the author
    says what is explained, though what is alleged is the protesters' word.
    """
    at = draft.trigger if said is None else said
    token = reading.doc[at]
    told = said is not None and draft.rule not in BLAMING  # The clause explained has its mood.
    if draft.modality == Modality() and not told:
        found = modality_of(reading, token)
        # An answer to a why-question asserts the state it names, whatever its polarity.
        draft.modality = replace(found, polarity="+")
    draft.modality = put_in_mouth(reading, replace(draft, trigger=at), draft.modality)
    if draft.rule == SAID and draft.modality.mood == "recommended":
        # What they say should be is their ground; that it is, is reported.
        draft.modality = replace(draft.modality, mood="reported")
    draft.attribution = attribution_chain(reading, token)
    laid_by = blamer(reading, draft.trigger) if draft.rule in BLAMING else None
    if laid_by is not None:
        draft.attribution = (*draft.attribution, laid_by)
        if draft.modality.mood == "fact":
            draft.modality = replace(draft.modality, mood=mood_of(laid_by))
    if draft.rule == "reasons.why-headline" and draft.modality.commitment == "certain":
        draft.modality = replace(draft.modality, commitment=DISCOURSE_COMMITMENT)
    return draft


# The author implies, by place in the section, that this answers the question; he does not say so.
DISCOURSE_COMMITMENT: Commitment = "probable"
