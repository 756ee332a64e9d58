"""Clauses without a subject of their own: participles, fronted adjectives, degrees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.reading.reasons.extents import (
    Range,
    clause,
    has_subject,
    is_predicate,
    phrase,
    trim,
)
from holdfast.reading.reasons.hosts import beyond_nouns, is_reduced, said_at
from holdfast.reading.reasons.signal import (
    Sides,
    Signal,
    clause_above,
    in_class,
    is_agent,
    overlap,
    sides,
    told_by,
)
from holdfast.reading.tree import case_of, children, first_conjunct, is_passive, relation

if TYPE_CHECKING:
    from spacy.tokens import Token

# Endings of nouns for those who do something ("protesters", "activists").
DOERS = ("er", "or", "ist", "ant", "ian", "man")
# A participle after one of these tells who is meant.
ANYBODY = frozenset({"those", "one", "ones", "many", "some", "others"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NOMINAL = frozenset({"nmod", "nsubj", "obj", "obl", "appos", "conj"})


def participle(signal: Signal) -> Sides | None:
    """A participle after its clause: "…, leaving 20 dead", "…, demanding his release"."""
    token = signal.first
    if token.tag_ != "VBG" or relation(token) not in {"advcl", "acl", "conj", "xcomp"}:
        return None
    if any(relation(child) in {"nsubj", "aux", "mark"} for child in token.children):
        return None
    if signal.rule.flips:
        counts = any(each.lemma_ in signal.rule.not_governs for each in children(token, "obj"))
        if counts or is_noun(token) or ranks(token) or not adverbial(signal, token):
            return None
        return beside(signal, token)
    if token.head.lower_ in ANYBODY and not set_off(token):
        return None  # "Has been among those calling for a truce".
    if goes_on(token) or done_to(token) or (signal.rule.set_off and not set_off(token)):
        return None
    if set_off(token):
        return beside(signal, token)
    if relation(token) == "acl":
        return described(signal, token)
    before = token.nbor(-1)
    tells_which = before.pos_ == "NOUN" and is_doer(before) and relation(before) != "nsubj"
    return None if tells_which else beside(signal, token)


def is_noun(token: Token) -> bool:
    """Whether an -ing form is a noun for a deed ("the killing of two guards")."""
    after = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return after == "of" and not set_off(token)


def ranks(token: Token) -> bool:
    """Whether a result is only the rank of somebody ("making her the oldest judge")."""
    told = [each for child in children(token, "obj", "xcomp") for each in child.subtree]
    return token.lemma_ == "make" and any(
        each.tag_ in {"JJS", "RBS"} and each.lower_ != "least" for each in told
    )


def goes_on(token: Token) -> bool:
    """Whether a participle is what goes on or ends ("should continue supporting …")."""
    return token.i > 0 and in_class(token.nbor(-1), "going-on")


def done_to(token: Token) -> bool:
    """Whether a participle tells which people something hostile is done to ("opened fire on miners
    in the port protesting …")."""
    if set_off(token):
        return False
    verb = clause_above(token.head) if relation(token) == "acl" else token.head
    if not in_class(verb, "hostile"):
        return False
    return any(
        is_doer(each) and verb.i < each.i < token.i
        for child in children(verb, "obj", "obl")
        for each in (child, *children(child, "nmod"))
    )


def set_off(token: Token) -> bool:
    """Whether a comma or the start of a line stands before a word."""
    before = token.doc[token.i - 1] if token.i else None
    return before is None or before.is_punct or before.is_space


def described(signal: Signal, token: Token) -> Sides | None:
    """ "A rally demanding his release", "workers demanding pay blocked the road".

    What is demanded moves the act that the noun names, or what those who demand it do. Of any other
    noun ("police beat workers demanding pay") it only tells which is meant.
    """
    noun = token.head
    act = next((each for each in [noun, *list(noun.ancestors)[:2]] if demands(each)), None)
    outer = None
    if act is not None and in_class(act, "appeals"):
        sent = clause_above(act)
        if not in_class(sent, "sending"):
            return None  # "A petition calling for …": it only says what the petition says.
        outer = clause(sent, [token])
    elif act is not None:
        told = told_by(act)
        outer = clause(told, [token]) if is_predicate(told) else phrase(act, [token])
    elif is_doer(noun):
        if relation(noun) == "nsubj" and is_predicate(noun.head):
            outer = clause(noun.head, [token])
    elif not in_class(noun, "papers"):  # "Pasted posters on buses demanding …": the act demands it.
        return beside(signal, token)
    inner = phrase(token)
    if inner is None or outer is None or overlap(inner, outer):
        return None
    return sides(signal, inner, outer, signal.doc[outer[0] : outer[1]].root.i)


def is_doer(noun: Token) -> bool:
    """Whether a noun names somebody who acts ("police", "protesters")."""
    return is_agent(noun) or noun.lemma_.endswith(DOERS)


def demands(noun: Token) -> bool:
    """Whether a noun names an act or a paper by which people ask for something."""
    return noun.pos_ == "NOUN" and in_class(noun, "demanding")


def adverbial(signal: Signal, token: Token) -> bool:
    """Whether a participle of result is said of a clause, not of a noun, a verb or another -ing.

    "A law forcing traders …" describes a noun, "begun pushing" completes a verb, a capital opens a
    title, and in "killing two and wounding six" the first participle tells the result of both.
    """
    if relation(token) == "conj" and (beside_participle(token) or children(token, "cc")):
        return False
    if set_off(token):
        return True
    if token.text[0].isupper() or relation(token) == "xcomp":
        return False
    return relation(token) != "acl" or in_class(token, "harming")


def beside_participle(token: Token) -> bool:
    """Whether what a participle is coordinated with is, or belongs to, another -ing form."""
    first = first_conjunct(token)
    return first.tag_ == "VBG" or (not is_predicate(first) and first.head.tag_ == "VBG")


def moved(signal: Signal) -> Sides | None:
    """ "Angered by the arrests, …", "dissatisfied with …": the mood that moved somebody to act."""
    token = signal.first
    if relation(token) not in {"advcl", "acl", "amod", "dep", "ROOT"} | NOMINAL:
        return None
    grounds = children(token, "obl", "advcl", "ccomp", "xcomp") or in_class(token, "weak-alone")
    if not grounds or children(token, "aux", "cop"):
        return None
    if signal.rule.hosts and not aids(signal, token):
        return None
    if signal.rule.set_off and not (set_off(token) and is_of_host(token)):
        return None
    if relation(token) == "ROOT":
        return aside(signal, token)
    return beside(signal, token)


def aids(signal: Signal, token: Token) -> bool:
    """Whether what somebody is backed by helps him in what he does then: he takes or holds ground,
    and is not what something is done to."""
    noun = token.head
    host = noun if is_predicate(noun) else noun.head
    subject = is_predicate(noun) or relation(noun) == "nsubj"
    return subject and host.lemma_ in signal.rule.hosts and not is_passive(host)


def is_of_host(token: Token) -> bool:
    """Whether a participle after a comma is of the clause it hangs on: the parser may have passed
    over a subject right before it ("as the brigade, aided by jets, fought")."""
    if token.i < token.sent.start + 2:
        return True
    noun = token.nbor(-2)
    ends = token.right_edge.i + 1
    goes_on = ends < len(token.doc) and token.doc[ends].lower_ == ","
    if relation(noun) == "nsubj":
        return noun.head == token.head or token.head == noun or noun.head.i < token.i
    return not (goes_on and relation(token) == "acl")


def aside(signal: Signal, token: Token) -> Sides | None:
    """The same where the parser took the mood for the main clause: "Irked over the arrests, …"."""
    told = [each for each in children(token, "parataxis") if each.i > token.i and has_subject(each)]
    if has_subject(token) or not told or told[0].lemma_ in signal.rule.not_hosts:
        return None
    outer, inner = clause(told[0]), phrase(token, told)
    if outer is None or inner is None or overlap(inner, outer):
        return None
    return sides(signal, inner, outer, told[0].i)


def beside(signal: Signal, token: Token) -> Sides | None:
    """A reduced clause and the clause that it hangs on, through a noun where it describes one."""
    first = first_conjunct(token)
    host = first.head if first.tag_ == "VBG" else token.head
    if not is_predicate(host):
        host = clause_above(host)
    if signal.rule.relation == "motive" and set_off(token):
        host = beyond_nouns(host)  # "Recalls cars built in 2010, citing …": the recall is told.
        if says_beside(host, token):
            return None
    elif set_off(token) and (is_aside(host) or tells_content(host)):
        host = beyond_nouns(host)  # "Stormed a clinic, run by nuns, killing six".
    elif signal.rule.flips and host.tag_ == "VB":
        host = beyond_nouns(host)  # "Were refused leave to march sparking a riot".
    if not is_predicate(host) or host == token or host.lemma_ in signal.rule.not_hosts:
        return None
    if relation(host) == "ccomp" and host.head.lemma_ in signal.rule.not_hosts:
        return None  # "He said that …, calling it …": what he does goes with his saying.
    outer, inner = clause(host, [token]), phrase(token)
    if signal.rule.flips and outer is not None:
        outer = with_verb(outer, token)
    if outer is None or inner is None or overlap(inner, outer):
        return None
    return sides(signal, inner, outer, token.i if signal.rule.flips else said_at(host).i)


def with_verb(outer: Range, token: Token) -> Range | None:
    """What stands before a participle of result, from the start of the sentence where the parser
    took its verb for a noun ("jets bomb | suspected huts killing nine"); None for a bare word."""
    doc = token.doc
    words = doc[outer[0] : outer[1]]
    if any(each.tag_ in FINITE or each.pos_ == "AUX" for each in words):
        return outer
    start = token.sent.start
    told = any(each.tag_ in FINITE for each in doc[start : outer[0]])
    if outer[1] != token.i or told:
        return outer if len(words) > 1 else None
    return trim(doc, (start, outer[1]))


def is_aside(host: Token) -> bool:
    """Whether a clause only tells which place or thing is meant ("where a crowd had met")."""
    above = host.head if relation(host) == "xcomp" else host  # "Where they were thought to hide".
    places = any(child.lower_ == "where" for child in children(above, "advmod", "mark", "obl"))
    done_by = any(case_of(child) == "by" for child in children(host, "obl"))
    reduced = is_reduced(host) or (host.tag_ == "VBN" and done_by and not has_subject(host))
    return reduced or (relation(above) in {"acl", "advcl"} and places)


def tells_content(host: Token) -> bool:
    """Whether a clause only tells what was said in the deed ("passed a motion calling it …")."""
    return host.tag_ == "VBG" and not has_subject(host) and in_class(host, "naming")


def says_beside(host: Token, token: Token) -> bool:
    """Whether a call or a charge is a second thing said beside a visit or a report, or what a
    petition says that somebody only debates."""
    if token.lemma_ in {"call", "accuse", "blame"} and in_class(host, "telling-deeds"):
        return True
    papers = any(in_class(each, "appeals") for each in children(host, "obj"))
    return papers and not in_class(host, "sending")


def degree(signal: Signal) -> Sides | None:
    """ "Too weak to hold the town", "so weak that it fell": the state explains what follows."""
    adjective = signal.first.head
    while relation(adjective) == "advmod" and adjective.head != adjective:
        adjective = adjective.head  # "too thinly spread"
    results = [
        child
        for child in children(adjective, "advcl", "xcomp", "ccomp", "acl")
        if child.i > signal.start and marked_as_asked(signal, child)
    ]
    if relation(signal.first) != "advmod" or not results:
        return None
    result = results[0]
    inner, outer = clause(adjective, [result]), phrase(result)
    if inner is None or outer is None or overlap(inner, outer):
        return None
    return Sides(cause=inner, effect=outer, link=adjective.i)


def marked_as_asked(signal: Signal, result: Token) -> bool:
    """Whether the result opens with the word that the rule asks for ("that")."""
    wanted = signal.rule.effect
    return not wanted or any(mark.lower_ in wanted for mark in children(result, "mark"))
