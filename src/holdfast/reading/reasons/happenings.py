"""Happenings that do harm, and words that carry on from the clause before ("as a result, …")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.reading.reasons.antecedents import root_before
from holdfast.reading.reasons.extents import (
    RELATIVE_PRONOUNS,
    clause,
    is_predicate,
    noun_phrase,
    phrase,
)
from holdfast.reading.reasons.signal import (
    NEGATIONS,
    Sides,
    Signal,
    clause_above,
    in_class,
    is_or_carries,
    overlap,
)
from holdfast.reading.tree import case_of, children, is_passive, relation

if TYPE_CHECKING:
    from spacy.tokens import Token

REACHING = frozenset({"hit", "leave", "rock", "shake"})


def harm(signal: Signal) -> Sides | None:
    """ "The blast killed nine", "the raid that destroyed the school": a happening and its harm."""
    token = signal.first
    if token.pos_ != "VERB" or is_passive(token):
        return None
    subjects = children(token, "nsubj", "csubj")[:1]
    if not subjects:
        return None
    happening, cut = subjects[0], subjects
    if happening.lower_ in RELATIVE_PRONOUNS and relation(token) == "acl":
        happening = token.head
    if not is_or_carries(happening, signal.rule.governs) or only_reaches(token):
        return None
    cause = phrase(happening, [token]) if happening == token.head else noun_phrase(happening)
    effect = phrase(token, [*cut, *children(token, "aux", "advcl", "conj")])
    if cause is None or effect is None or overlap(cause, effect):
        return None
    return Sides(cause=cause, effect=effect, link=token.i)


def only_reaches(token: Token) -> bool:
    """Whether a storm or a wave of raids only comes to or leaves a place ("hit the north"), or
    nothing is said to be harmed."""
    # "The clash left nine traders injured": the parser may take those harmed for another subject.
    harmed = [each for each in children(token, "nsubj") if each.i > token.i]
    if not (harmed or children(token, "obj", "xcomp", "ccomp", "obl")):
        return True
    if token.lemma_ not in REACHING:
        return False
    if token.lemma_ == "hit" and not (harmed or children(token, "obj", "xcomp", "ccomp")):
        return True  # "Hits near the port".
    names_place = [
        each.ent_type_ == "PLACE" or each.pos_ == "PROPN"
        for each in children(token, "obj")
        for each in (each, *children(each, "nmod", "flat", "compound"))
    ]
    beside = [each for each in children(token, "obl") if case_of(each) != "with"]
    return any(names_place) and not (beside or children(token, "xcomp", "ccomp"))


def in_which(signal: Signal) -> Sides | None:
    """ "The ambush in which six were killed": the happening that a clause of harm describes."""
    harmed = next((each for each in signal.last.ancestors if each.dep_ == "acl:relcl"), None)
    if harmed is None or not is_or_carries(harmed, signal.rule.hosts):
        return None
    # "The blast of May 7 in which …": the clause may hang on a noun inside the phrase.
    above = [harmed.head, *list(harmed.head.ancestors)[:2]]
    happening = next((each for each in above if is_or_carries(each, signal.rule.governs)), None)
    if happening is None or is_predicate(happening):
        return None
    hanging = [child for child in harmed.children if child.left_edge.i <= signal.start]
    own = [child for child in hanging if child.left_edge.i <= signal.start <= child.right_edge.i]
    cause, effect = phrase(happening, [harmed]), phrase(harmed, own)
    if cause is None or effect is None or overlap(cause, effect):
        return None
    return Sides(cause=cause, effect=effect, link=harmed.i)


def carry_on(signal: Signal) -> Sides | None:
    """ "…, and as a result Y", "Therefore Y": the clause or the sentence before explains Y."""
    if signal.first.lower_ == "so" and not is_result(signal):
        return None
    host = signal.first.head
    while signal.start <= host.i < signal.end and host.head != host:
        host = host.head
    if not is_predicate(host):
        host = clause_above(host)
    if not is_predicate(host):
        return None
    own = [child for child in host.children if signal.start <= child.i < signal.end]
    linked = relation(host) in {"conj", "parataxis", "advcl", "ccomp"} and host.head.i < host.i
    if linked and relation(host) == "ccomp" and in_class(host.head, "saying"):
        return None  # "The count shows that …, thus …": that it shows so is not why.
    before = host.head if linked else earlier(signal, host)
    if before is None or not is_predicate(before):
        return None
    effect = clause(host, own)
    cause = clause(before, [host])
    if cause is None or effect is None or overlap(cause, effect):
        return None
    # "So that" alone would make what came of it a plan.
    link = before if signal.first.lower_ == "so" else host
    return Sides(cause=cause, effect=effect, link=link.i)


def is_result(signal: Signal) -> bool:
    """Whether ", so" opens what came of it: a clause with its own subject, and not what could be
    done then ("so we can eat"), which may be an aim, unless it could not."""
    host = signal.first.head
    before = signal.doc[signal.start - 1].lower_ if signal.start else ""
    subjects = [each for each in children(host, "nsubj") if signal.end <= each.i < host.i]
    if before not in {",", ";"} or not subjects or not is_predicate(host):
        return False
    if subjects[0].left_edge.i != signal.end:
        return False
    denied = any(each.lower_ in NEGATIONS for each in children(host, "advmod"))
    possible = any(in_class(each, "modals") for each in children(host, "aux"))
    return denied if possible or signal.end - signal.start > 1 else True


def earlier(signal: Signal, host: Token) -> Token | None:
    """The main verb of the sentence before, when the cue opens this one."""
    opens = all(not each.is_alpha for each in signal.doc[host.sent.start : signal.start])
    return root_before(host) if opens and relation(host) == "ROOT" else None
