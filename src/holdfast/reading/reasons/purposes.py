"""Infinitives of purpose: the aim explains the action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.reading.reasons.extents import clause, has_subject, is_predicate, phrase, told_apart
from holdfast.reading.reasons.hosts import is_named, is_reduced, with_noun
from holdfast.reading.reasons.signal import Sides, Signal, clause_above, in_class, overlap, told_by
from holdfast.reading.tree import case_of, children, relation

if TYPE_CHECKING:
    from spacy.tokens import Token


def purpose(signal: Signal) -> Sides | None:
    """An infinitive of purpose: the aim explains the action.

    With ``hosts``, also an infinitive that the parser took for a complement or for part of a noun
    ("sent tanks to retake …").
    """
    token = signal.first
    aim = token.head
    loose = {"advcl", "xcomp", "acl", "ccomp"} if signal.rule.hosts else {"advcl"}
    if relation(token) != "mark" or aim.pos_ not in {"VERB", "AUX"} or relation(aim) not in loose:
        return None
    before = signal.doc[signal.start - 1] if signal.start else token
    if before.lower_ in signal.rule.not_after or (before.lemma_ == "use" and is_reduced(before)):
        return None
    host = acting(signal, aim)
    if host is None or host.pos_ == "ADJ" or too(host) or children(aim, "aux"):
        return None
    if (
        asked_of(signal, host)
        or stops(host)
        or falls_to(aim, signal.start)
        or has_something(signal, host)
    ):
        return None
    if aim.tag_ == "VBG" or aim.lemma_ in signal.rule.not_governs or has_doer(signal, host):
        return None
    if takes_infinitive(host, signal.rule.not_hosts) or is_named(signal.start, aim):
        return None
    if any(asks_in(signal, each) for each in signal.doc[host.i + 1 : signal.start]):
        return None
    bare = not is_predicate(host) or is_asked(host)
    outer = phrase(host, [aim]) if bare else clause(host, [aim])
    beside_it = [child for child in aim.children if told_apart(child)]
    outer, inner = with_noun(host, outer), phrase(aim, beside_it)
    if inner is None or outer is None or overlap(inner, outer):
        return None
    return Sides(cause=inner, effect=outer, link=host.i)


def asks_in(signal: Signal, token: Token) -> bool:
    """Whether an -ing form between the action and "to" asks somebody to do what follows ("took
    part in begging them to move")."""
    return (
        token.tag_ == "VBG"
        and token.lemma_ in signal.rule.not_hosts
        and any(each.i < signal.start for each in children(token, "obj", "iobj"))
    )


def asked_of(signal: Signal, host: Token) -> bool:
    """Whether the infinitive belongs to a noun before it ("a warning not to …", "a bid to …")."""
    before = [each for each in signal.doc[host.i + 1 : signal.start] if each.pos_ == "NOUN"]
    below = [each for each in before if host in (each.head, each.head.head)]
    return any(in_class(each, "infinitive-nouns") or is_ranked(each) for each in below)


def falls_to(aim: Token, start: int) -> bool:
    """Whether the infinitive tells what becomes of a noun after "with" right before it ("retires
    with her son to succeed her")."""
    if not in_class(aim, "falling-to"):
        return False
    for place in range(start - 1, aim.sent.start, -1):
        token = aim.doc[place]
        if token.pos_ in {"VERB", "AUX"}:
            return False
        if token.lower_ == "with":
            return True
    return False


def has_something(signal: Signal, host: Token) -> bool:
    """Whether somebody has or is given a time or a thing in which, or with which, to do something
    ("has ten days to answer")."""
    return any(
        each.right_edge.i == signal.start - 1 and is_had(each) for each in children(host, "obj")
    )


def is_had(noun: Token) -> bool:
    """Whether a noun is what somebody has, or the time that he is given; or an endeavour to which
    something is given ("gives the drive to take the fort fresh wind")."""
    verb = noun.head.lemma_ if relation(noun) == "obj" else ""
    given = verb == "give" and (in_class(noun, "times") or in_class(noun, "endeavours"))
    return verb == "have" or given


def is_ranked(noun: Token) -> bool:
    """Whether a noun is the first, last or largest of its kind ("the first envoy to …")."""
    return any(
        in_class(each, "ranks") or each.tag_ == "JJS" for each in children(noun, "amod", "advmod")
    )


def stops(host: Token) -> bool:
    """Whether a verb says that something ends, which explains no aim of it ("stop using … to")."""
    return any(each.lemma_ in {"stop", "cease", "quit", "halt"} for each in (host, host.head))


def has_doer(signal: Signal, host: Token) -> bool:
    """Whether "for somebody" before the infinitive says who does it ("wait for rain to come")."""
    before = [*host.children, *signal.first.head.children]
    return any(
        child.right_edge.i == signal.start - 1
        and "for" in {each.lower_ for each in child.doc[max(0, child.left_edge.i - 1) : child.i]}
        for child in before
        if child.pos_ in {"NOUN", "PROPN", "PRON"}
    )


def takes_infinitive(host: Token, hosts: frozenset[str]) -> bool:
    """Whether an infinitive is what the host asks for, not what it is for ("call on … to")."""
    after = [each.lower_ for each in host.doc[host.i + 1 : host.i + 3]]
    if any(" ".join([host.lemma_, *after[:length]]) in hosts for length in range(3)):
        return True
    if relation(host) in {"amod", "acl"}:  # "warned the remaining guests to …"
        above = clause_above(host.head)
        if above != host and above.lemma_ in hosts:
            return True
    return any(
        f"{host.lemma_} {case_of(child)}" in hosts and not in_class(child, "times")
        for child in children(host, "obl")
    )


def acting(signal: Signal, aim: Token) -> Token | None:
    """The action that has the aim: a verb, or a noun of action ("an operation to retake …")."""
    if not signal.rule.hosts:
        return nearest_clause(signal, aim.head) if is_predicate(aim.head) else None
    noun = aim.head
    given = relation(noun) in {"obj", "iobj"} and noun.head.lemma_ in {"give", "lend", "deny"}
    if noun.lemma_ in signal.rule.not_hosts or given:
        return None  # "Gives the drive to take the fort fresh wind".
    if not is_predicate(noun) and noun.lemma_ in signal.rule.hosts:
        return told_by(noun)
    above = noun if is_predicate(noun) else clause_above(noun)
    if above.lemma_ == "meet" and any(in_class(e, "standards") for e in children(above, "obj")):
        return None  # "Meets its quota": nobody comes together.
    return above if is_predicate(above) and above.lemma_ in signal.rule.hosts else None


def is_asked(host: Token) -> bool:
    """Whether somebody else is asked to act ("we urge both towns to meet to end the raids"): who
    asks is no part of the act."""
    above = host.head
    asked = relation(host) == "xcomp" and bool(children(above, "obj", "iobj"))
    return asked and not has_subject(host)


def nearest_clause(signal: Signal, host: Token) -> Token:
    """The clause that ends right before "to", where the parser hung the aim on the one above it
    ("arrested two men as they carried a bomb to blow up the mill")."""
    ending = [
        child
        for child in children(host, "advcl")
        if child.i > host.i and has_subject(child) and child.right_edge.i == signal.start - 1
    ]
    return ending[-1] if ending else host


def too(token: Token) -> bool:
    """Whether a predicate is of degree ("too weak to"), which says that it did not come about."""
    manners = children(token, "advmod")
    below = [child for each in manners for child in children(each, "advmod")]
    return any(child.lower_ in {"too", "enough", "so"} for child in manners + below)
