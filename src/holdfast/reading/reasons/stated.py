"""Clauses that state a tie outright: "The reason for Y is X", "…, which is why Y", "made it
impossible to Y", "It was because of X that Y"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.reading.reasons.antecedents import points_back, resolved
from holdfast.reading.reasons.extents import (
    RELATIVE_PRONOUNS,
    Range,
    clause,
    is_predicate,
    noun_phrase,
    phrase,
    trim,
)
from holdfast.reading.reasons.lexical import first_slot, openers_for, subject_range
from holdfast.reading.reasons.signal import (
    NEGATIONS,
    Sides,
    Signal,
    clause_above,
    in_class,
    is_agent,
    overlap,
    sides,
)
from holdfast.reading.tree import children, relation

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


NO_REASONS = NEGATIONS | {"nobody", "none"}


def reason_is(signal: Signal) -> Sides | None:
    """ "The reason for Y is X", "the main reason why Y was that X": what the subject is said to be.

    What is only called unclear, or under inquiry, is no reason.
    """
    token = signal.first
    told = token.head
    if relation(token) != "nsubj" or told.i < token.i or not children(told, "cop"):
        return None
    opened = any(each.lower_ == "that" for each in children(told, "mark"))
    if children(told, "case") or not (opened or told.pos_ in {"NOUN", "PROPN"}) or is_agent(told):
        return None
    being = children(told, "cop")[0]
    apart = [each for each in told.children if each.i <= being.i]
    cause = clause(told, apart) if opened else phrase(told, apart)
    effect = what_for(token) or first_slot(signal, signal.rule.effect)
    if cause is None or effect is None or overlap(cause, effect):
        return None
    return sides(signal, cause, effect, told.i)


def listed(signal: Signal) -> Sides | None:
    """ "Several reasons for Y: A, B and C", "three reasons why Y: …": all that stands behind the
    colon, to the end of the sentence."""
    token = signal.first
    around = (*token.children, *token.head.children)
    if token.tag_ != "NNS" or any(each.lower_ in NO_REASONS for each in around):
        return None
    effect = what_for(token) or first_slot(signal, signal.rule.effect)
    if effect is None or effect[1] >= token.sent.end or token.doc[effect[1]].text != ":":
        return None
    cause = trim(token.doc, (effect[1] + 1, token.sent.end))
    if cause is None or cause[1] - cause[0] < 2:
        return None
    return sides(signal, cause, effect, token.i)


def what_for(noun: Token) -> Range | None:
    """The clause that a reason is given for ("the reason the town fell", "the reason why …")."""
    for below in children(noun, "acl"):
        subjects = children(below, "nsubj", "expl")
        if below.dep_ == "acl:relcl" and subjects and subjects[0].lower_ not in {"that", "which"}:
            return clause(below, openers(below))
    return None


def openers(verb: Token) -> list[Token]:
    """The "why" or "that" that opens a clause."""
    return [each for each in verb.children if each.lower_ in {"why", "that"} and each.i < verb.i]


def reason_why(signal: Signal) -> Sides | None:
    """ "X is the reason (why) Y": the subject explains the clause that hangs on the noun."""
    token = signal.first
    subjects = [each for each in children(token, "nsubj") if each.i < token.i]
    told = what_for(token)
    if told is None or not subjects or not children(token, "cop"):
        return None
    subject = subjects[-1]
    cause = resolved(subject) if points_back(subject) else noun_phrase(subject)
    if subject.pos_ == "PRON" and not points_back(subject):
        return None
    if cause is None or overlap(cause, told):
        return None
    return sides(signal, cause, told, token.i)


def why(signal: Signal) -> Sides | None:
    """ "…, which is why Y", "That is why Y", "the floods explain why Y"."""
    token = signal.first
    if relation(token) == "advmod":
        return explained_by(signal, token.head)
    subjects = [each for each in children(token, "nsubj") if each.i < token.i]
    told = [each for each in children(token, "advcl", "ccomp", "acl") if is_predicate(each)]
    if not subjects or not told or not children(token, "cop"):
        return None
    cause = before_which(token) if subjects[0].lower_ == "which" else None
    if points_back(subjects[0]) and not quotes(token.doc[max(0, token.sent.start - 1)].sent):
        cause = resolved(subjects[0])
    effect = clause(told[0])
    if cause is None or effect is None or overlap(cause, effect):
        return None
    return sides(signal, cause, effect, told[0].i)


def quotes(sentence: Span) -> bool:
    """Whether somebody is quoted there, so that "that" may stand for what he says."""
    return any(each.is_quote for each in sentence)


def before_which(token: Token) -> Range | None:
    """The clause before ", which is why"."""
    host = token.head if is_predicate(token.head) else clause_above(token.head)
    return clause(host, [token]) if is_predicate(host) and host.i < token.i else None


def explained_by(signal: Signal, told: Token) -> Sides | None:
    """What "explains why" something is so; somebody who explains it only says so."""
    verb = told.head
    if relation(told) != "ccomp" or verb.lemma_ != "explain":
        return None
    subject = subjects_above(verb)
    if subject is None or is_agent(subject) or subject.pos_ not in {"NOUN", "VERB"}:
        return None
    denied = any(each.lower_ in NEGATIONS for each in children(verb, "advmod"))
    if denied or subject.lemma_.lower() in signal.rule.not_subject or in_class(subject, "papers"):
        return None
    cause, effect = noun_phrase(subject), clause(told, [signal.first])
    if cause is None or effect is None or overlap(cause, effect):
        return None
    return sides(signal, cause, effect, verb.i)


def subjects_above(verb: Token) -> Token | None:
    """The subject of a verb or of the one it completes ("helps explain")."""
    found = children(verb, "nsubj") or (
        children(verb.head, "nsubj") if relation(verb) == "xcomp" else []
    )
    return found[0] if found else None


def made_so(signal: Signal) -> Sides | None:
    """ "The floods made it impossible for the column to cross": what is made so is the clause that
    "it" announces."""
    token, adjective = signal.first, signal.last
    if token.pos_ != "VERB" or not any(each.lower_ == "it" for each in token.children):
        return None
    below = [
        each
        for above in (adjective, token)
        for each in children(above, "csubj", "ccomp", "xcomp", "advcl", "acl")
        if each.i > adjective.i and is_predicate(each)
    ]
    cause = subject_range(token)
    effect = phrase(below[0], openers_for(below[0])) if below else None
    if cause is None or effect is None or overlap(cause, effect):
        return None
    return sides(signal, cause, effect, token.i)


def cleft(signal: Signal, governed: Token) -> Sides | None:
    """ "It was because of the floods that the column turned back"; a bare "it" tells nothing."""
    for each in governed.subtree:
        subjects = children(each, "nsubj") if each.dep_ == "acl:relcl" else []
        if not subjects or subjects[0].lower_ in RELATIVE_PRONOUNS or each.i < governed.i:
            continue
        outer, whole = clause(each), phrase(governed, [each])
        if outer is not None and whole is not None and not overlap(outer, whole):
            start = outer[0] + (signal.doc[outer[0]].lower_ == "that")
            return sides(signal, (max(whole[0], signal.end), whole[1]), (start, outer[1]), each.i)
    return None
