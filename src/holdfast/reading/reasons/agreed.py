"""How far the sides of a reason reach, where a rule and the network tie the same words.

The rule knows which words tie them and how; how far each side reaches, the network tells better
than the tree does, which breaks where the parser is wrong.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from holdfast.reading.reasons.extents import (
    RELATIVE_PRONOUNS,
    Range,
    clause,
    has_subject,
    is_predicate,
    trim,
)
from holdfast.reading.reasons.fragments import FINITE, with_subject, without_aside
from holdfast.reading.reasons.hosts import is_reduced, restricts
from holdfast.reading.reasons.signal import NEGATIONS, Sides, Signal, in_class, overlap
from holdfast.reading.tree import children, relation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SURE_BOUNDS = 0.2
"""How sure the network must be that both sides reach so far, and …"""
LEAST_ALIKE = 0.6
"""… how much of the shorter of a side of its and of the rule's the two must share."""
MOST_GROWN = 2
"""How many times as long as the act that has an aim its bounds may become."""


SUBORDINATING = frozenset({"after", "before", "once", "until", "when", "while"})
"""Words that open a clause of time, which "due to" right after it explains."""


@dataclass(frozen=True, slots=True)
class MarkedPairs:
    """Causes and effects that the network is sure of, in text order, and which pairs have a token
    in their cause: only those can tie the same words as a rule."""

    pairs: list[tuple[Range, Range]]
    with_token: dict[int, list[int]]

    def near(self, cause: Range) -> list[tuple[Range, Range]]:
        """The pairs whose cause shares a token with this one, in text order."""
        numbers = {each for token in range(*cause) for each in self.with_token.get(token, ())}
        return [self.pairs[number] for number in sorted(numbers)]


def agreed(signal: Signal, sides: Sides, marked: MarkedPairs) -> Sides:
    """The sides as far as the network says they reach, where it ties the same words."""
    best, alike = sides, LEAST_ALIKE
    for cause, effect in marked.near(sides.cause):
        share = min(likeness(cause, sides.cause), likeness(effect, sides.effect))
        if share < alike or takes_cue(signal, sides, cause, effect):
            continue  # It ties other words ("called on them | to leave amid a siege").
        found = Sides(
            cause=bounds(signal, sides.cause, cause),
            effect=bounds(signal, sides.effect, effect),
            link=sides.link,
        )
        if not overlap(found.cause, found.effect):
            best, alike = found, share
    if signal.rule.construction == "marker":
        best = nearest(signal, replace(best, effect=as_told(signal, best.effect)))
        best = behind_comma(signal.doc, best)
    best = replace(best, cause=with_name(signal, best.cause, best.effect))
    best = replace(best, effect=with_name(signal, best.effect, best.cause))
    if signal.rule.harm and signal.rule.construction == "marker":
        best = apart(signal.doc, best)
    best = replace(best, link=link_of(signal, sides, best))
    whole = with_subject(signal.doc, best.effect)
    free = not overlap(whole, best.cause) and not overlap(whole, (signal.start, signal.end))
    return replace(best, effect=whole) if free else best


def apart(doc: Doc, sides: Sides) -> Sides:
    """Both sides without what is told beside them."""
    cause, effect = sides.cause, sides.effect
    return replace(
        sides,
        cause=without_aside(doc, cause, doc[cause[0] : cause[1]].root),
        effect=without_aside(doc, effect, doc[sides.link]),
    )


def nearest(signal: Signal, sides: Sides) -> Sides:
    """The sides with the clause nearest before "due to" or "because of" as the effect ("were saved
    after | their raft overturned due to …"), unless a comma sets the cue off."""
    doc, effect = signal.doc, sides.effect
    phrasal = signal.rule.relation == "cause" and not signal.rule.hosts and not signal.rule.finite
    if not phrasal or signal.rule.flips or effect[1] != signal.start:
        return sides
    if relation(signal.last) not in {"case", "fixed"}:
        return sides
    for place in range(effect[1] - 1, effect[0], -1):
        verb = doc[place].head
        opens = doc[place].lower_ in SUBORDINATING and relation(doc[place]) in {"mark", "advmod"}
        if opens and place < verb.i < effect[1] and has_subject(verb):
            return replace(sides, effect=(place + 1, effect[1]), link=verb.i)
    return sides


def behind_comma(doc: Doc, sides: Sides) -> Sides:
    """The sides parted at the first comma, where the parser ran a phrase put first into the subject
    behind it ("with the backing of the tribes, | the governor, a trader, reopened the road")."""
    cause, effect = sides.cause, sides.effect
    if not cause[1] <= effect[0] or doc[effect[0]].tag_ not in FINITE:
        return sides
    beside = all(each.is_punct for each in doc[cause[1] : effect[0]])
    commas = [place for place in range(*cause) if doc[place].text == ","]
    if not beside or not commas or has_subject(doc[effect[0] : effect[1]].root):
        return sides
    if doc[commas[0] + 1].lower_ in RELATIVE_PRONOUNS:
        return sides
    first, second = trim(doc, (cause[0], commas[0])), trim(doc, (commas[0], effect[1]))
    return sides if first is None or second is None else replace(sides, cause=first, effect=second)


def with_name(signal: Signal, side: Range, other: Range) -> Range:
    """A side with the rest of the name that it breaks off in ("Hurricane | Anton")."""
    doc, end = signal.doc, side[1]
    if doc[end - 1].pos_ != "PROPN":
        return side
    while end < len(doc) and doc[end].pos_ == "PROPN":
        if doc[end].head not in (doc[end - 1], doc[end - 1].head):
            break
        end += 1
    whole = side[0], end
    free = not overlap(whole, other) and not overlap((side[1], end), (signal.start, signal.end))
    return whole if free else side


def as_told(signal: Signal, effect: Range) -> Range:
    """What is said, where a clause that only says it stands around ("the mayor said that the wells
    had run dry because …"); a comma before the cue keeps the whole."""
    doc = signal.doc
    verb = doc[effect[0] : effect[1]].root
    if not in_class(verb, "saying") or doc[max(0, signal.start - 1)].lower_ == ",":
        return effect
    said = [each for each in children(verb, "ccomp") if verb.i < each.i < effect[1]]
    found = clause(said[0]) if said and effect[1] <= signal.start else None
    if found is None or found[0] <= verb.i or found[0] >= effect[1]:
        return effect
    return found[0], effect[1]


def link_of(signal: Signal, before: Sides, after: Sides) -> int:
    """The token whose mood the tie has: the head of the clause explained, as far as it reaches now.

    A clause that has grown around the one that the rule found is said as its own head is said.
    """
    kept = after.effect[0] <= before.link < after.effect[1]
    grown = after.effect[0] < before.effect[0] or after.effect[1] > before.effect[1]
    if (kept and not grown) or not before.effect[0] <= before.link < before.effect[1]:
        return before.link
    head = signal.doc[after.effect[0] : after.effect[1]].root
    return head.i if is_predicate(head) else before.link


def takes_cue(signal: Signal, sides: Sides, cause: Range, effect: Range) -> bool:
    """Whether a side that the network marks reaches over the cue from one of our sides to the
    other; one that only opens with it ("in protest at …") ties the same words."""
    cue = signal.start, signal.end
    pairs = ((sides.cause, cause), (sides.effect, effect))
    return any(
        theirs[0] < signal.start and signal.end < theirs[1] and not overlap(ours, cue)
        for ours, theirs in pairs
    )


def likeness(left: Range, right: Range) -> float:
    """Words shared, as a share of the shorter range."""
    shared = min(left[1], right[1]) - max(left[0], right[0])
    return max(0, shared) / min(left[1] - left[0], right[1] - right[0])


def bounds(signal: Signal, ours: Range, theirs: Range) -> Range:
    """Their bounds, unless they take in words of the cue that ours leave out, lose the head or its
    denial, or take in much that goes on around the act that has the aim."""
    cue = signal.start, signal.end
    if overlap(theirs, cue) and not overlap(ours, cue):
        return ours
    if repeats(signal, ours, theirs):
        return ours
    head = signal.doc[ours[0] : ours[1]].root
    if not theirs[0] <= head.i < theirs[1] or denies(signal.doc, ours[0], theirs[0]):
        return ours
    if only_tells(signal, head, signal.doc[theirs[0] : theirs[1]].root):
        return ours  # "Announced | the death of …, in a raid": nobody announced it in a raid.
    told_of = signal.rule.relation != "context" and theirs[0] < ours[0]
    if told_of and any(restricts(each) for each in children(head, "acl")):
        return ours  # "Pays | people who were held because …": their being held is explained.
    ends = not signal.rule.harm and is_reduced(signal.doc[ours[1] - 1])
    if (ends and theirs[0] < ours[0]) or (is_reduced(head) and theirs[0] != ours[0]):
        return ours  # "Lifted the ban imposed after …": the ban is explained, not its end.
    chosen = signal.rule.nearest or in_class(head, "measures")
    if chosen and head != signal.doc[theirs[0] : theirs[1]].root:
        return ours  # The rule chose the mood or quarrel itself ("resigned amid criticism over …").
    if head.lemma_ == "make" and theirs[0] == ours[0]:
        return theirs  # "To make | the raids stop": what is made to happen belongs to the aim.
    grown = theirs[1] - theirs[0] > MOST_GROWN * (ours[1] - ours[0])
    above = signal.doc[theirs[0] : theirs[1]].root in head.ancestors and is_beside(head)
    return ours if (grown or above) and signal.rule.relation == "goal" else theirs


def is_beside(head: Token) -> bool:
    """Whether a clause goes on beside the one above it, whose aim is another ("nine were killed as
    the rebels launched a raid to free their men")."""
    return relation(head) == "advcl" and any(
        each.lower_ in {"as", "while", "when"} for each in children(head, "mark", "advmod")
    )


def repeats(signal: Signal, ours: Range, theirs: Range) -> bool:
    """Whether their bounds take in a second reason of the same sort ("…, and because …")."""
    beyond = (*range(theirs[0], ours[0]), *range(ours[1], theirs[1]))
    word = signal.last.lower_
    clausal = signal.rule.relation == "cause" and relation(signal.last) == "mark"
    return clausal and any(signal.doc[each].lower_ == word for each in beyond)


def only_tells(signal: Signal, ours: Token, theirs: Token) -> bool:
    """Whether the network takes in the verb that only tells of the harm that a noun names."""
    return signal.rule.harm and not is_predicate(ours) and in_class(theirs, "saying")


def denies(doc: Doc, start: int, end: int) -> bool:
    """Whether the words that would be left out before a side deny it ("by not telling …")."""
    return any(doc[index].lower_ in NEGATIONS for index in range(start, end))


def marked_pairs(doc: Doc) -> MarkedPairs:
    """The pairs of a document whose bounds the network is sure of; found once, asked by every
    reason."""
    found = MarkedPairs([], {})
    if "causes" not in doc.spans:
        return found
    causes, effects = doc.spans["causes"], doc.spans["effects"]
    for sure, first, second in zip(causes.attrs["sure_bounds"], causes, effects, strict=True):
        if sure < SURE_BOUNDS:
            continue
        cause = trim(doc, (first.start, first.end))
        effect = trim(doc, (second.start, second.end))
        if cause and effect:
            for token in range(*cause):
                found.with_token.setdefault(token, []).append(len(found.pairs))
            found.pairs.append((cause, effect))
    return found
