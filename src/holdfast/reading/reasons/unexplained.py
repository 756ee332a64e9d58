"""Clauses that a cue stands beside and does not explain: harm with its doer, mere counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.reading.reasons.signal import Signal, in_class, is_agent
from holdfast.reading.tree import case_of, children, is_passive

if TYPE_CHECKING:
    from spacy.tokens import Token


def leaves_care(signal: Signal, host: Token) -> bool:
    """Whether somebody only leaves a hospital or a jail, which is no harm done."""
    left = children(host, "obj") if signal.rule.harm and host.lemma_ == "leave" else []
    return any(in_class(each, "left-again") for each in left)


def counts_on(signal: Signal, host: Token) -> bool:
    """Whether "following" only counts on ("her second title, following the Cup")."""
    if signal.first.lower_ != "following" or host.pos_ != "NOUN":
        return False
    return any(in_class(each, "ranks") for each in children(host, "amod"))


def is_done_by(signal: Signal, host: Token) -> bool:
    """Whether it is told who did the harm: "during" then only tells when ("killed by guards
    during a rally", "during a rally guards killed four")."""
    if not signal.rule.harm or signal.first.lower_ != "during":
        return False
    agents = [child for child in children(host, "obl") if case_of(child) == "by"]
    doers = [each for each in children(host, "nsubj") if is_agent(each)] if is_done(host) else []
    return bool(agents or doers)


def is_done(host: Token) -> bool:
    """Whether a verb tells of harm that its subject does ("police killed four")."""
    suffers = in_class(host, "light-verbs")  # "Sustained injuries".
    return not suffers and bool(children(host, "obj")) and not is_passive(host)
