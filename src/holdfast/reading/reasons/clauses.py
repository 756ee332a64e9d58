"""Clauses without a subject of their own: participles, infinitives, degrees, fronted adjectives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.reading.reasons.extents import clause, has_subject, is_predicate, phrase, told_apart
from holdfast.reading.reasons.hosts import beyond_nouns, is_named, is_reduced, said_at, with_noun
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
from holdfast.reading.tree import case_of, children, first_conjunct, relation

if TYPE_CHECKING:
    from spacy.tokens import Token

# Endings of nouns for those who do something ("protesters", "activists").
DOERS = ("er", "or", "ist", "ant", "ian", "man")
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
        return beside(signal, token) if adverbial(signal, token) and not counts else None
    if goes_on(token) or done_to(token) or (signal.rule.set_off and not set_off(token)):
        return None
    if set_off(token):
        return beside(signal, token)
    if relation(token) == "acl":
        return described(signal, token)
    before = token.nbor(-1)
    tells_which = before.pos_ == "NOUN" and is_doer(before) and relation(before) != "nsubj"
    return None if tells_which else beside(signal, token)


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
    if not children(token, "obl", "advcl", "ccomp", "xcomp") or children(token, "aux", "cop"):
        return None
    if signal.rule.set_off and not (set_off(token) and is_of_host(token)):
        return None
    if relation(token) == "ROOT":
        return aside(signal, token)
    return beside(signal, token)


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
    if not is_predicate(host) or host == token or host.lemma_ in signal.rule.not_hosts:
        return None
    if relation(host) == "ccomp" and host.head.lemma_ in signal.rule.not_hosts:
        return None  # "He said that …, calling it …": what he does goes with his saying.
    outer, inner = clause(host, [token]), phrase(token)
    if outer is None or inner is None or overlap(inner, outer):
        return None
    return sides(signal, inner, outer, token.i if signal.rule.flips else said_at(host).i)


def is_aside(host: Token) -> bool:
    """Whether a clause only tells which place or thing is meant ("where a crowd had met")."""
    places = any(child.lower_ == "where" for child in children(host, "advmod", "mark", "obl"))
    done_by = any(case_of(child) == "by" for child in children(host, "obl"))
    reduced = is_reduced(host) or (host.tag_ == "VBN" and done_by and not has_subject(host))
    return reduced or (relation(host) == "acl" and places)


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
    """Whether a noun is what somebody has, or the time that he is given."""
    verb = noun.head.lemma_ if relation(noun) == "obj" else ""
    return verb == "have" or (verb == "give" and in_class(noun, "times"))


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
    after = host.doc[host.i + 1].lower_ if host.i + 1 < len(host.doc) else ""
    if host.lemma_ in hosts or f"{host.lemma_} {after}" in hosts:
        return True
    if relation(host) in {"amod", "acl"}:  # "warned the remaining guests to …"
        above = clause_above(host.head)
        if above != host and above.lemma_ in hosts:
            return True
    return any(f"{host.lemma_} {case_of(child)}" in hosts for child in children(host, "obl"))


def acting(signal: Signal, aim: Token) -> Token | None:
    """The action that has the aim: a verb, or a noun of action ("an operation to retake …")."""
    if not signal.rule.hosts:
        return nearest_clause(signal, aim.head) if is_predicate(aim.head) else None
    noun = aim.head
    if noun.lemma_ in signal.rule.not_hosts:
        return None
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
