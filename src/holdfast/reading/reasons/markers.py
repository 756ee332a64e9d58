"""Markers and prepositions: "because Y", "due to Y", "when Y", "against Y", "without Y"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.reading.reasons.antecedents import points_back, resolved
from holdfast.reading.reasons.extents import Range, clause, is_predicate, outermost, phrase
from holdfast.reading.reasons.signal import (
    Sides,
    Signal,
    carried,
    in_class,
    in_signal,
    is_agent,
    is_finite,
    is_or_carries,
    is_stative,
    overlap,
    sides,
    told_by,
)
from holdfast.reading.tree import children, conjuncts, first_conjunct, relation

if TYPE_CHECKING:
    from spacy.tokens import Token

# A word that modifies or names is no marker ("the following questions", "a given day").
NOT_MARKING = frozenset({"amod", "det", "compound", "nsubj", "obj", "ROOT", "conj"})
# Prepositional phrases hang too low in a third of parses: look this far up for the clause meant.
CLIMB = 4


def marker(signal: Signal) -> Sides | None:
    """A marker or preposition: "because Y", "due to Y", "in order to Y", "if Y"."""
    governed = governed_by(signal)
    if governed is None or forbidden(signal) or not governs(signal, governed):
        return None
    top = governed
    while signal.start <= top.head.i < signal.end and top.head != top:
        top = top.head
    host = host_of(signal, top)
    if host is None or not as_real_as_asked(signal, host):
        return None
    above = {each.i for each in host.ancestors}
    cut = [each for each in (top,) if each.i not in above]
    cut += [child for child in host.children if in_signal(signal, child)]
    inner = named(governed, [child for child in governed.children if in_signal(signal, child)])
    outer = clause(host, cut) if is_predicate(host) else phrase(host, cut)
    if inner is None or outer is None or overlap(inner, outer):
        return None
    return sides(signal, inner, outer, host.i)


def named(governed: Token, cut: list[Token]) -> Range | None:
    """The words governed; for a bare "this", what it stands for."""
    stands_for = resolved(governed) if points_back(governed) else None
    return stands_for or phrase(governed, cut)


def host_of(signal: Signal, top: Token) -> Token | None:
    """The head of what is explained, where the rule admits it."""
    host = top.head
    if host == top:  # "Thanks to X, Y": the parser may take the clause for an aside of the phrase.
        host = next(iter(children(top, "parataxis")), top)
    if host == top or {host.lemma_.lower(), with_particle(host)} & signal.rule.not_hosts:
        return None
    if not signal.rule.hosts:
        return main_above(host) if follows_comma(signal) else host
    if signal.first.lower_ == "when" and under_way(host):
        return None
    if signal.rule.nearest:
        return nearest_host(signal, top)
    for each in [host, *list(host.ancestors)[:CLIMB]]:
        if listed(signal, each, top):
            return past_from(told_by(each))
        if signal.rule.relation == "context" and is_reduced(each):
            return None
    return None


def follows_comma(signal: Signal) -> bool:
    """Whether a comma sets the cue off, so that it belongs to the whole ("…, following …")."""
    rule = signal.rule.relation in {"context", "motive"}
    return rule and signal.start > 0 and signal.doc[signal.start - 1].lower_ == ","


def main_above(host: Token) -> Token:
    """The clause above the relative clauses, participles and infinitives that a word stands in."""
    while relation(host) in {"acl", "advcl", "xcomp"} and host.head.i < host.i:
        host = host.head
    return host


def nearest_host(signal: Signal, top: Token) -> Token | None:
    """The listed word that the phrase hangs on, looked for no further up than the next verb.

    A mood or quarrel right before the cue ("tension over …") is itself what is explained; any other
    noun before "about" takes the phrase for itself ("a comment about …").
    """
    before = signal.doc[signal.start - 1] if signal.start else top
    if before.lemma_.lower() in signal.rule.hosts and in_class(before, "moods"):
        return before if before.pos_ == "NOUN" else None
    stray = before.pos_ == "NOUN" and before.lemma_.lower() not in signal.rule.hosts
    if stray and signal.first.lower_ == "about":
        return None
    if signal.first.lower_ == "for" and is_stray(signal, top.head):
        return None
    for each in [top.head, *list(top.head.ancestors)[:CLIMB]]:
        if listed(signal, each, top):
            return past_from(told_by(each))
        if each.pos_ == "VERB" and past_from(each) == each and not is_reduced(each):
            return None
    return None


def is_stray(signal: Signal, noun: Token) -> bool:
    """Whether what hangs on a common noun is the noun's own ("a call for …")."""
    return noun.pos_ == "NOUN" and not is_or_carries(noun, signal.rule.hosts)


def listed(signal: Signal, host: Token, top: Token) -> bool:
    """Whether the rule admits a host, by its word, a coordinated one, or the noun that it carries.

    A light verb carries a noun of its own, not the one that the cue introduces.
    """
    words = {
        word
        for head in conjuncts(first_conjunct(host))
        for word in (head, *carried(head))
        if word != top or in_signal(signal, word)
    }
    return any(word.lemma_.lower() in signal.rule.hosts for word in words)


def past_from(host: Token) -> Token:
    """The verb above "from leaving", of which it tells only what was kept from happening."""
    opened = any(each.lower_ == "from" for each in children(host, "mark", "case"))
    return host.head if opened and host.tag_ == "VBG" and is_predicate(host.head) else host


def is_reduced(token: Token) -> bool:
    """Whether a past participle only describes a noun ("hostages taken after …")."""
    return token.tag_ == "VBN" and token.dep_ == "acl" and not is_finite(token)


def under_way(host: Token) -> bool:
    """Whether "when" breaks in on what was going on ("was leaving when …") and explains nothing."""
    return host.tag_ == "VBG" and not in_class(host, "harming")


def with_particle(host: Token) -> str:
    """A verb with its particle ("set up")."""
    return " ".join([host.lemma_.lower(), *(each.lower_ for each in children(host, "compound"))])


def forbidden(signal: Signal) -> bool:
    """Whether the word before it, or its place in the tree, makes the cue something else."""
    before = signal.doc[signal.start - 1].lower_ if signal.start else ""
    if before in signal.rule.not_after or (signal.first.pos_ == "AUX" and not inverted(signal)):
        return True
    if any(in_class(each, "modals") for each in children(signal.first, "aux")):
        return True  # "may be convicted of …" is no ground given.
    return signal.end - signal.start == 1 and relation(signal.first) in NOT_MARKING


def inverted(signal: Signal) -> bool:
    """Whether an auxiliary stands before its subject ("should the strike go on")."""
    verb = signal.first.head
    return any(signal.end <= child.i < verb.i for child in children(verb, "nsubj")) and (
        relation(verb) == "advcl"
    )


def governs(signal: Signal, governed: Token) -> bool:
    """Whether what the marker introduces is of the sort that the rule asks for."""
    rule = signal.rule
    if governed.lemma_.lower() in rule.not_governs or not is_or_carries(governed, rule.governs):
        return False
    if rule.hosts and rule.relation == "context" and is_to_come(governed):
        return False
    if rule.not_agent and is_agent(governed):
        return False
    if governed.pos_ == "NUM" or (rule.gerund and not is_doing(governed)):
        return False
    return (not rule.finite or is_finite(governed)) and (not rule.stative or is_stative(governed))


def is_doing(token: Token) -> bool:
    """Whether an -ing form tells what is done and names no thing ("by the ruling party")."""
    return token.tag_ == "VBG" and not children(token, "det", "amod")


def is_to_come(noun: Token) -> bool:
    """Whether a happening has yet to happen ("after the next election")."""
    return any(in_class(child, "to-come") for child in children(noun, "amod"))


def as_real_as_asked(signal: Signal, host: Token) -> bool:
    """Whether the clause explained is put as unreal, where the rule asks for that."""
    if not signal.rule.unreal:
        return True
    helpers = children(host, "aux", "advmod", "det")
    return any(
        in_class(child, "modals") or child.lower_ in {"not", "n't", "n’t", "never", "no"}
        for child in helpers
    )


def governed_by(signal: Signal) -> Token | None:
    """The head of what a marker introduces."""
    following = next(
        (
            signal.doc[index]
            for index in range(signal.end, min(signal.end + 4, len(signal.doc)))
            if not (signal.doc[index].is_space or signal.doc[index].is_punct)
        ),
        None,
    )
    found = outermost(signal.doc, signal.last, following)
    if found is not None and found.i >= signal.end:
        return found
    # A participle that has become a preposition keeps its object ("given the state of the army").
    if relation(signal.last) != "advcl":
        return None
    return next(iter(children(signal.last, "obj", "ccomp", "obl")), None)


def but_for(signal: Signal) -> Sides | None:
    """ "Had it not been for X, Y would …": the parser takes either side for the main clause."""
    noun = signal.last.head
    if noun.i < signal.end or relation(signal.last) != "case":
        return None
    told = [each for each in children(noun, "parataxis") if is_predicate(each)]
    host = told[0] if told else noun.head
    if host == noun or not is_predicate(host):
        return None
    own = [child for child in noun.children if child.left_edge.i < signal.end]
    inner, outer = phrase(noun, [*own, *told]), clause(host, [noun] if host == noun.head else [])
    if inner is None or outer is None or overlap(inner, outer):
        return None
    return sides(signal, inner, outer, host.i)


def absolute(signal: Signal) -> Sides | None:
    """ "With the road cut, …": a circumstance put before its clause, a noun with a participle."""
    token = signal.first
    governed = token.head
    opens = token.i == token.sent.start or token.nbor(-1).is_punct or token.nbor(-1).is_space
    if not opens or relation(token) not in {"case", "mark"}:
        return None
    host = governed.head
    if host == governed or not is_predicate(host) or host.i < governed.i:
        return None
    told = any(relation(each) in {"acl", "advcl"} for each in governed.subtree)
    if not (is_finite(governed) or told or children(governed, "amod")):
        return None
    inner, outer = phrase(governed, [token]), clause(host, [governed])
    if inner is None or outer is None or overlap(inner, outer):
        return None
    return sides(signal, inner, outer, host.i)
