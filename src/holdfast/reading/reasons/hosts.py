"""The clause or noun that what a marker introduces explains, wherever the parser hung it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from holdfast.reading.reasons.extents import Range, cover, is_predicate, phrase
from holdfast.reading.reasons.rules import load_rules
from holdfast.reading.reasons.signal import (
    Signal,
    carried,
    clause_above,
    in_class,
    in_signal,
    is_agent,
    is_finite,
    is_or_carries,
    told_by,
)
from holdfast.reading.tree import (
    SUBJECTS,
    case_of,
    children,
    conjuncts,
    first_conjunct,
    relation,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

# Prepositional phrases hang too low in a third of parses: look this far up for the clause meant.
CLIMB = 4
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})


def host_of(signal: Signal, top: Token) -> Token | None:
    """The head of what is explained, where the rule admits it."""
    host = top.head
    if host == top:  # "Thanks to X, Y": the parser may take the clause for an aside of the phrase.
        host = next(iter(children(top, "parataxis")), top)
    if host == top or {host.lemma_.lower(), with_particle(host)} & signal.rule.not_hosts:
        return None
    if top.dep_ in SUBJECTS:  # "After the appeal to the court is rejected": not its verb is told.
        return None
    host = past_other_reason(signal, host)
    if not signal.rule.hosts:
        return settled(signal, host, is_finite(top))
    if signal.first.lower_ == "when" and under_way(host):
        return None
    if signal.rule.nearest:
        return nearest_host(signal, top)
    for each in [host, *list(host.ancestors)[:CLIMB]]:
        if signal.rule.relation == "context" and is_reduced(each):
            return None
        if listed(signal, each, top):
            return past_from(harm_told(signal, told_by(each)))
        if is_own_of(signal, each, top) or tells_when(signal, each):
            return None
    return None


def harm_told(signal: Signal, host: Token) -> Token:
    """The harm that a verb only tells of ("announced the death of a judge in a raid")."""
    if not signal.rule.harm or not in_class(host, "saying"):
        return host
    named = [each for each in carried(host) if each.lemma_.lower() in signal.rule.hosts]
    return named[0] if named else host


def past_other_reason(signal: Signal, host: Token) -> Token:
    """What another reason explains, where "and" and the cue again stand before this one ("because
    …, and because …")."""
    before = signal.doc[signal.start - 1] if signal.start else signal.first
    opened = any(each.lower_ == signal.last.lower_ for each in children(host, "mark"))
    return host.head if opened and before.lower_ in {"and", "or", "but"} else host


def is_own_of(signal: Signal, above: Token, top: Token) -> bool:
    """Whether a phrase belongs to a word on the way up: to the deed that it is the doer of ("aided
    by foreign raids"), or to another happening ("clashes between men who back a war")."""
    if signal.first.lower_ == "by" and above == top.head and above.tag_ == "VBN":
        return True
    other = not is_predicate(above) and above.lemma_.lower() in signal.rule.governs
    return (
        signal.rule.harm and other and any(each.dep_ == "acl:relcl" for each in between(top, above))
    )


def tells_when(signal: Signal, above: Token) -> bool:
    """Whether a clause of time on the way up is itself what the cue explains ("died when a train
    left the rails after hitting a cow")."""
    return signal.rule.harm and relation(above) == "advcl" and is_finite(above)


def between(low: Token, high: Token) -> list[Token]:
    """The words on the way up from one to another."""
    way = list(low.ancestors)
    return way[: way.index(high)] if high in way else way


def settled(signal: Signal, host: Token, clausal: bool) -> Token | None:
    """The clause meant, above the infinitive, participle or noun that the parser may have chosen.

    What goes on "amid" or "following" something, or "because" something is so, is what is told;
    what is told is seldom the infinitive or the participle that happens to stand last.
    """
    if signal.rule.gerund:
        return doing_before(signal, host)
    if follows_comma(signal) and (clausal or signal.rule.relation != "cause"):
        host = main_above(host)
    host = past_from(host)
    deed = deed_before(signal) if not clausal else None
    if deed is not None:
        return deed
    if signal.rule.relation == "cause" and not clausal:
        host = refusal_above(host)
        permitted = what_is_permitted(signal, host)
        if permitted is not None:
            return permitted
    if clausal or (signal.rule.relation == "context" and not signal.rule.governs):
        host = (relative_before(signal, host) if clausal else None) or finite_above(host)
    return host if is_predicate(host) else of_noun(signal, host, clausal)


def relative_before(signal: Signal, host: Token) -> Token | None:
    """The clause with "who" that ends right before "because", which is what it explains ("pays
    sailors who were jailed because …"), however high the parser hung the reason."""
    if signal.rule.relation != "cause" or not signal.start or host.i > signal.start:
        return None
    for each in (signal.doc[signal.start - 1], *signal.doc[signal.start - 1].ancestors):
        if each == host:
            return None
        if restricts(each):
            return each if signal.last.head.i > signal.start else None
    return None


def restricts(clause: Token) -> bool:
    """Whether a clause tells which people are meant ("people who were held")."""
    subjects = children(clause, "nsubj") if clause.dep_ == "acl:relcl" else []
    if not subjects or subjects[0].lower_ != "who":
        return False
    return subjects[0].nbor(-1).lower_ != ","


def deed_before(signal: Signal) -> Token | None:
    """The deed that a preposition names right before "amid" or "in response to", which explain the
    deed and not the clause around it ("left after the sacking of the mayor amid a row")."""
    if signal.rule.relation not in {"context", "motive"} or not signal.start:
        return None
    last = signal.doc[signal.start - 1]
    if last.is_punct:
        return None
    for each in (last, *last.ancestors):
        if is_predicate(each) and not is_reduced(each):
            return None
        named = relation(each) in {"obl", "nmod"} and bool(case_of(each))
        if named and in_class(each, "measures"):
            return each
    return None


def refusal_above(host: Token) -> Token:
    """The refusal that an infinitive completes ("reluctant to open the gate due to …")."""
    above = host.head
    return above if relation(host) in {"xcomp", "advcl"} and in_class(above, "unwilling") else host


def what_is_permitted(signal: Signal, host: Token) -> Token | None:
    """The deed that a law permits, which is what has the ground ("a bill which permits refusal of
    service because of faith")."""
    if relation(host) != "acl" or host.lemma_ not in {"permit", "allow"}:
        return None
    deeds = [each for each in children(host, "obj") if host.i < each.i < signal.start]
    return deeds[0] if deeds and deeds[0].pos_ == "NOUN" else None


def doing_before(signal: Signal, host: Token) -> Token | None:
    """The verb nearest before "by doing …", which is nearly always the one that it belongs to."""
    for index in range(signal.start - 1, host.sent.start - 1, -1):
        token = signal.doc[index]
        if token == host:
            break
        if token.pos_ != "VERB" or relation(token) in {"amod", "compound", "case"}:
            continue
        if host not in token.ancestors or token.dep_ == "acl:relcl" or is_reduced(token):
            continue
        if not (token.tag_ == "VB" and relation(token) == "acl"):
            return None if token.lemma_ in signal.rule.not_hosts else token
    return host


def finite_above(host: Token) -> Token:
    """The clause above infinitives and participles without a subject of their own."""
    while is_nonfinite(host) and host.head != host:
        above = host.head
        host = above if is_predicate(above) else clause_above(above)
    return host


def is_nonfinite(token: Token) -> bool:
    """Whether a verb is a bare infinitive or participle that belongs to another clause."""
    if token.pos_ != "VERB" or is_finite(token) or token.tag_ not in {"VB", "VBG", "VBN"}:
        return False
    first = first_conjunct(token)
    return relation(first) in {"acl", "advcl", "xcomp"} and not is_finite(first)


def of_noun(signal: Signal, noun: Token, clausal: bool) -> Token:
    """The clause around a noun, or the noun itself where it is what is explained.

    A happening that a preposition or a subject names is explained itself ("riots following …"), and
    so is what a participle is said of ("damage resulting from …").
    """
    if signal.first.tag_ in {"VBG", "VBN"} and signal.first.lower_ != "following":
        return noun
    if not clausal and signal.rule.relation != "goal":
        if relation(noun) in {"nsubj", "ROOT", "conj", "appos", "parataxis"}:
            return noun
        if relation(noun) in {"obl", "nmod"} and noun.lemma_.lower() in event_nouns():
            return noun
    above = clause_above(noun)
    return above if is_predicate(above) else noun


@lru_cache(maxsize=1)
def event_nouns() -> frozenset[str]:
    """The words for happenings that the rules of happenings know."""
    return frozenset().union(
        *(
            rule.governs
            for rule in load_rules()
            if rule.construction in {"harm", "in-which"} or rule.hosts
        )
    )


def follows_comma(signal: Signal) -> bool:
    """Whether a comma sets the cue off, so that it belongs to the whole ("…, following …")."""
    rule = signal.rule.relation in {"context", "motive", "cause"}
    return rule and signal.start > 0 and signal.doc[signal.start - 1].lower_ == ","


def main_above(host: Token) -> Token:
    """The clause above the relative clauses, participles and infinitives that a word stands in."""
    while relation(host) in {"acl", "advcl", "xcomp"} and host.head.i < host.i:
        host = host.head if is_predicate(host.head) else clause_above(host.head)
    return host


# "Failed to hold the pass because …": the failure is what is so, and explained.
UNDONE = frozenset({"fail", "refuse"})


def said_at(host: Token) -> Token:
    """The infinitive under a verb of intent, which is as real as what is meant ("plans to leave
    because …"); any other verb itself."""
    while (in_class(host, "intents") and host.lemma_ not in UNDONE) or is_due(host):
        below = [each for each in children(host, "xcomp") if each.tag_ == "VB"]
        if not below:
            break
        host = below[0]
    return host


def is_due(host: Token) -> bool:
    """Whether "has to" or "is set to" puts what is to be done as yet to come."""
    return (host.lemma_ == "have" and host.tag_ in {"VBP", "VBZ"}) or (
        host.lemma_ == "set" and host.tag_ in {"VBN", "JJ"}
    )


def beyond_nouns(host: Token) -> Token:
    """The clause around the nouns that a clause describes, and around infinitives."""
    while (relation(host) == "acl" or is_nonfinite(host)) and host.head.i < host.i:
        host = host.head if is_predicate(host.head) else clause_above(host.head)
    return host


def nearest_host(signal: Signal, top: Token) -> Token | None:
    """The listed word that the phrase hangs on, looked for no further up than the next verb.

    A mood or quarrel right before the cue ("tension over …") is itself what is explained; any other
    noun before "about" takes the phrase for itself ("a comment about …").
    """
    before = signal.doc[signal.start - 1] if signal.start else top
    if before.lemma_.lower() in signal.rule.hosts and in_class(before, "moods"):
        return before if before.pos_ == "NOUN" else None
    if before.lemma_.lower() in signal.rule.hosts and before.pos_ == "NOUN":
        return past_purpose(told_by(before))
    if signal.first.lower_ == "against" and is_hostility(before):
        return None  # "Voiced outrage and called for a halt to raids against herders".
    stray = before.pos_ == "NOUN" and before.lemma_.lower() not in signal.rule.hosts
    if (stray or before.lemma_ == "be") and signal.first.lower_ == "about":
        return None
    if signal.first.lower_ == "for" and is_stray(signal, top.head):
        return None
    for each in [top.head, *list(top.head.ancestors)[:CLIMB]]:
        if listed(signal, each, top):
            return None if is_told(signal, each) else past_purpose(past_from(told_by(each)))
        if each.pos_ == "VERB" and past_from(each) == each and not is_reduced(each):
            return None
    return None


def is_hostility(noun: Token) -> bool:
    """Whether a noun names what is done "against" somebody rather than a protest."""
    return noun.pos_ == "NOUN" and (
        noun.lemma_.lower() in event_nouns() or in_class(noun, "against-somebody")
    )


def is_told(signal: Signal, host: Token) -> bool:
    """Whether the same cue stands between the host and this one, and tells already what the host is
    about ("protests against laws against trade")."""
    word = signal.first.lower_
    return any(
        each.lower_ == word and not is_agent(each.head)
        for each in signal.doc[host.i + 1 : signal.start]
    )


def past_purpose(host: Token) -> Token:
    """The verb above "to protest", which tells what people came or gathered for."""
    asked = any(mark.lower_ == "to" for mark in children(host, "mark"))
    aim = host.tag_ == "VB" and asked and relation(host) in {"advcl", "xcomp"}
    return host.head if aim and is_predicate(host.head) and host.head.i < host.i else host


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
    being = relation(token) == "xcomp" and bool(object_above(token))
    return token.tag_ == "VBN" and (token.dep_ == "acl" or being) and not is_finite(token)


def object_above(token: Token) -> list[Token]:
    """The noun that "being held" describes where the parser took it for a complement ("to free ten
    men being held over …")."""
    if not any(each.lower_ == "being" for each in children(token, "aux")):
        return []
    return [each for each in children(token.head, "obj") if each.i < token.i]


def with_noun(host: Token, told: Range | None) -> Range | None:
    """A past participle with the noun that it describes ("three people arrested over …")."""
    if told is None or not is_reduced(host):
        return told
    described = object_above(host)[-1:] or [host.head]
    noun = phrase(described[0], [host])
    return cover(noun, told) if noun is not None and noun[1] <= told[0] else told


def under_way(host: Token) -> bool:
    """Whether "when" breaks in on what was going on ("was leaving when …") and explains nothing."""
    return host.tag_ == "VBG" and not in_class(host, "harming")


def with_particle(host: Token) -> str:
    """A verb with its particle ("set up")."""
    return " ".join([host.lemma_.lower(), *(each.lower_ for each in children(host, "compound"))])


def is_named(start: int, aim: Token) -> bool:
    """Whether an infinitive is part of a name ("the League to Free the Valley")."""
    before = aim.doc[start - 1] if start else aim
    if not (aim.text[0].isupper() and before.text[0].isupper()):
        return False  # A title in capitals throughout names nobody.
    return any(each.pos_ in {"NOUN", "VERB"} and each.text[0].islower() for each in aim.sent)
