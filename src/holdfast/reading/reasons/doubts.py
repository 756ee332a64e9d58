"""What speaks against a tie that the network proposes: a role, an instance, the mere order."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from holdfast.reading.reasons.clauses import says_beside
from holdfast.reading.reasons.extents import Range, is_predicate
from holdfast.reading.reasons.hosts import event_nouns, is_named, is_reduced
from holdfast.reading.reasons.order import goes_along, token_before, word_before
from holdfast.reading.reasons.purposes import falls_to, is_had, is_ranked, takes_infinitive
from holdfast.reading.reasons.rules import load_rules
from holdfast.reading.reasons.signal import in_class, is_agent, second_as, word_classes
from holdfast.reading.tree import case_of, children, first_conjunct, is_passive, relation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


# Classes of words before a cause, and the relation that they tell.
LEADS = {
    "leads-goal": "goal",
    "leads-condition": "condition",
    "leads-motive": "motive",
    "leads-context": "context",
    "leads-circumstance": "context",
}


def explains(doc: Doc, cause: Range, effect: Range) -> bool:
    """Whether nothing speaks against it that the cause explains the effect."""
    granted = concedes(doc, effect) and not trails(doc, effect)
    if granted or concedes(doc, cause) or asked_for(doc, cause):
        return False
    if is_role(doc, cause) or is_source(doc, cause) or not tells_event(doc, effect):
        return False
    if is_own_of_noun(doc, cause) or is_content(doc, cause):
        return False
    if only_shows(doc, cause, effect) or goes_along(doc, cause, effect):
        return False
    if in_class(doc[cause[0] : cause[1]].root, "empty"):
        return False
    if is_sought(doc, cause, effect) or breaks_in(doc, cause, effect):
        return False
    if describes_noun(doc, cause) or is_judged(doc, effect) or is_by_paper(doc, cause):
        return False
    if any(in_class(token, "answerable") for token in doc[effect[0] : effect[1]]):
        return False
    after = word_before(doc, cause)
    if after == "following" and in_class(doc[cause[0] : cause[1]].root, "occasions"):
        return False  # "Was treated following the game": it tells when.
    if after == "during":
        return doc[cause[0] : cause[1]].root.lemma_.lower() in event_nouns()
    if is_circumstance(doc, cause):
        return True
    opens = doc[cause[0]], token_before(doc, cause)
    return not any(each is not None and is_lead(each, "not-leads") for each in opens)


def is_sought(doc: Doc, cause: Range, effect: Range) -> bool:
    """Whether a cause after "for" or "to" is only what is waited or looked for."""
    before = word_before(doc, cause)
    root = doc[effect[0] : effect[1]].root
    seeks = before == "for" or doc[cause[0]].lower_ == "to"
    if seeks and any(each.lower_ == "polls" for each in doc[effect[0] : effect[1]]):
        return True
    opener = token_before(doc, cause)
    hangs = opener is not None and before == "for" and relation(opener) == "case"
    if opener is not None and hangs and in_class(opener.head.head, "awaiting"):
        return True  # "As villagers prepare for another siege": they do not act because of it.
    return before in {"for", "to", "towards"} and in_class(root, "awaiting")


def describes_noun(doc: Doc, cause: Range) -> bool:
    """Whether a cause is a participle or an adjective right after the noun that it only describes
    ("bands | opposed to the pact")."""
    first = doc[cause[0]]
    noun = token_before(doc, cause)
    if noun is None or first.tag_ not in {"VBN", "VBD", "JJ"}:
        return False
    return relation(first) in {"acl", "amod"} and first.head == noun and noun.i == first.i - 1


def is_judged(doc: Doc, effect: Range) -> bool:
    """Whether an effect is only what is called hard or impossible before it ("impossible for | the
    island to join"), so that it says the reverse of what is meant."""
    opener = token_before(doc, effect)
    if opener is None or opener.lower_ != "for" or doc[effect[0] : effect[1]].root.tag_ != "VB":
        return False
    place = opener.i - 1
    while place > 0 and doc[place].is_punct:
        place -= 1
    return doc[place].pos_ == "ADJ"


def is_by_paper(doc: Doc, cause: Range) -> bool:
    """Whether what is done "by" an order or a law is only done by means of it."""
    root = doc[cause[0] : cause[1]].root
    return word_before(doc, cause) == "by" and in_class(root, "papers")


def breaks_in(doc: Doc, cause: Range, effect: Range) -> bool:
    """Whether "when" breaks in on what was going on, "days after" tells how long ago it was, or a
    clause after "as" tells what is said."""
    before = word_before(doc, cause)
    told, root = doc[effect[0] : effect[1]].root, doc[cause[0] : cause[1]].root
    if told.lemma_ == "plead" and any(each.lower_ == "guilty" for each in told.children):
        return True  # "Plead guilty of fraud" tells of what.
    if before in {"as", "after"} and told.lemma_ == "come":
        return True  # "The visit comes as …" only tells when.
    earlier = doc[cause[0] - 2] if cause[0] > 1 else None
    if before == "after" and earlier is not None and in_class(earlier, "times"):
        return True  # "Comes days after …" only tells when.
    if before == "as" and in_class(root, "moving-others") and is_passive(root):
        return True  # "Shots are fired as troops are sent in".
    going_on = before == "when" and told.tag_ == "VBG" and bool(children(told, "aux"))
    # "Insisted on searching" is a deed.
    says = in_class(root, "speech") and "on" not in {case_of(each) for each in root.children}
    return going_on or (before == "as" and says)


def only_shows(doc: Doc, cause: Range, effect: Range) -> bool:
    """Whether a cause is what is concluded, or a second thing said ("spoke, accusing …")."""
    first = doc[cause[0]]
    if first.tag_ != "VBG":
        return False
    return in_class(first, "showing") or says_beside(doc[effect[0] : effect[1]].root, first)


def is_role(doc: Doc, cause: Range) -> bool:
    """Whether a cause after "as" is a noun, which tells what something is ("as a guard")."""
    before = token_before(doc, cause)
    # "As members did not turn up": whatever the parser takes for its head, it tells something.
    finite = any(each.tag_ in {"VBD", "VBZ", "VBP", "MD"} for each in doc[cause[0] : cause[1]])
    noun = not is_predicate(doc[cause[0] : cause[1]].root) and not finite
    if before is None or before.lower_ != "as":
        return False
    return (relation(before) == "case" and noun) or second_as(before)


def tells_event(doc: Doc, effect: Range) -> bool:
    """Whether an effect tells something: a clause or a happening, not a party or a thing alone."""
    words = doc[effect[0] : effect[1]]
    return any(
        is_predicate(each) or each.lemma_.lower() in event_nouns() or in_class(each, "demanding")
        for each in words
    )


def is_own_of_noun(doc: Doc, cause: Range) -> bool:
    """Whether what is "for" something belongs to the noun before it ("rules for hiring guards"),
    unless that noun is one of a demand, a penalty or the like."""
    before = token_before(doc, cause)
    if before is None or before.lower_ != "for":
        return False
    noun = before.head.head
    if in_for_hosts(noun) and is_reduced(noun):
        return False  # "The men arrested for …"
    if in_class(noun, "own-for") or is_reduced(noun):  # "The fine imposed on him for …"
        return True
    thing = noun.pos_ == "NOUN" and relation(noun) in {"obj", "nmod"} and not is_agent(noun)
    return thing and noun == doc[before.i - 1] and not in_for_hosts(noun)


def in_for_hosts(noun: Token) -> bool:
    """Whether a noun is one that a rule reads "for" after."""
    told = noun.lemma_.lower()
    return told in for_hosts() or in_class(noun, "demanding")


@lru_cache(maxsize=1)
def for_hosts() -> frozenset[str]:
    """Words after which "for" gives a ground or an aim, of all rules."""
    rules = (rule.hosts for rule in load_rules() if any(cue[0] == "for" for cue in rule.cues))
    return frozenset().union(*rules)


def is_content(doc: Doc, cause: Range) -> bool:
    """Whether a cause that opens with an -ing form only tells what a paper or a law says, or one
    after "such as" only gives an instance."""
    first = doc[cause[0]]
    if first.tag_ == "VBG" and word_before(doc, cause) == "without":
        return True  # "Blamed bandits without citing proof": it tells what was not done.
    says = first.tag_ == "VBG" and relation(first) == "acl"
    if says and (in_class(first.head, "papers") or in_class(first.head, "appeals")):
        return True
    if word_before(doc, cause) in word_classes()["instances"]:
        return True
    return cause[0] > 1 and [doc[cause[0] - 2].lower_, doc[cause[0] - 1].lower_] == ["such", "as"]


def is_circumstance(doc: Doc, cause: Range) -> bool:
    """Whether "with" is set off and what follows has a verb of its own (", with guards refusing to
    open the gate")."""
    place = cause[0] - 1
    if place < 0 or doc[place].lower_ != "with":
        return False
    set_off = place == doc[place].sent.start or doc[place - 1].lower_ == ","
    words = doc[cause[0] : cause[1]]
    return set_off and any(each.tag_ == "VBG" and children(each, "obj", "obl") for each in words)


def is_source(doc: Doc, cause: Range) -> bool:
    """Whether a cause is who says so ("according to …")."""
    return any(
        doc[index].lower_ == "according" for index in range(max(0, cause[0] - 2), cause[0] + 1)
    )


def lead_of(doc: Doc, cause: Range) -> Token | None:
    """The word that opens a cause or stands before it, where it is of a class that tells a tie."""
    opens = doc[cause[0]], token_before(doc, cause)
    return next((each for each in opens if each is not None and leads(each)), None)


def leads(token: Token) -> bool:
    """Whether a word tells a tie; "to" does so only before an infinitive ("in relation to" not)."""
    if token.lower_ == "to" and relation(token) == "case":
        return False
    return any(is_lead(token, name) for name in LEADS)


def is_lead(token: Token, name: str) -> bool:
    """Whether a word is of a class by its form."""
    return token.lower_ in word_classes()[name]


def relation_of(lead: Token) -> str:
    """The relation that a word before a cause tells."""
    return next(told for name, told in LEADS.items() if is_lead(lead, name))


def asked_for(doc: Doc, cause: Range) -> bool:
    """Whether a cause that opens with "to" is what is asked for, or tells which one is meant ("the
    first to win", "support for talks to end …"), and so is no aim of what is done."""
    if doc[cause[0]].lower_ != "to":
        return False
    aim = first_conjunct(doc[cause[0] : cause[1]].root)
    host = aim.head
    before_to = word_before(doc, cause)
    meant_only = before_to == "only" and is_passive(host)  # "Was built only to keep them out".
    if before_to in no_aims()[0] and not meant_only:
        return True  # "Saved thousands, only to vanish".
    if aim.lemma_ in no_aims()[1] or falls_to(aim, cause[0]) or is_named(cause[0], aim):
        return True
    if in_class(aim, "showing-aims") and shows(doc[host.left_edge.i : cause[0]]):
        return False  # "Called for a strike on Monday to condemn …"
    if any(each.lower_ == "for" and each.i < cause[0] for each in aim.subtree):
        return True  # "Braced for the river to rise".
    if aim.tag_ != "VB" or relation(aim) in {"xcomp", "ccomp"}:
        return True
    if relation(aim) == "acl" and relation(host) in {"nmod", "obl"}:
        return True
    if is_had(host) or is_had(doc[max(0, cause[0] - 1)]):
        return True  # "Has ten days to answer", "gives the drive to take the fort fresh wind".
    before = [each for each in doc[host.left_edge.i : cause[0]] if each.pos_ == "NOUN"]
    named = [each for each in (host, *before) if host in (each, each.head)]
    if any(is_ranked(each) or in_class(each, "infinitive-nouns") for each in named):
        return True
    return takes_infinitive(host, complement_hosts())


def shows(words: Iterable[Token]) -> bool:
    """Whether an act by which people show what they want stands there, and nobody is asked to."""
    nouns = [each for each in words if each.pos_ == "NOUN"]
    return any(in_class(each, "demanding") for each in nouns) and not is_agent(nouns[-1])


@lru_cache(maxsize=1)
def complement_hosts() -> frozenset[str]:
    """Words that take an infinitive which is not their aim, of all rules of purpose."""
    purposes = (rule.not_hosts for rule in load_rules() if rule.construction == "purpose")
    return frozenset().union(*purposes)


@lru_cache(maxsize=1)
def no_aims() -> tuple[frozenset[str], frozenset[str]]:
    """Words before an infinitive that is no aim, and such infinitives, of all rules of purpose."""
    purposes = [rule for rule in load_rules() if rule.construction == "purpose"]
    before = frozenset().union(*(rule.not_after for rule in purposes))
    return before, frozenset().union(*(rule.not_governs for rule in purposes))


def concedes(doc: Doc, side: Range) -> bool:
    """Whether a side opens as a concession, which explains nothing ("although …", "despite …")."""
    words = [doc[index] for index in range(max(0, side[0] - 2), side[0] + 1)]
    return any(in_class(each, "concession") for each in words)


def trails(doc: Doc, side: Range) -> bool:
    """Whether "though" opens a clause behind its main clause, and what comes after explains that
    clause alone."""
    word = token_before(doc, side)
    if word is None or word.lower_ not in {"though", "although"}:
        return False
    return side[0] <= word.head.i < side[1] and word.head.head.i < word.i
