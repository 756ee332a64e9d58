"""What a marker or preposition introduces, and whether it is of the sort that its rule asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.reading.reasons.extents import outermost
from holdfast.reading.reasons.signal import (
    Signal,
    in_class,
    is_agent,
    is_finite,
    is_or_carries,
    is_stative,
)
from holdfast.reading.tree import children, relation

if TYPE_CHECKING:
    from spacy.tokens import Token


FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def governs(signal: Signal, governed: Token) -> bool:
    """Whether what the marker introduces is of the sort that the rule asks for."""
    rule = signal.rule
    if kinds(governed) & rule.not_governs or not is_or_carries(governed, rule.governs):
        return False
    if rule.harm and (is_month(governed) or is_own_fall(governed) or only_beside(signal, governed)):
        return False
    if rule.harm and signal.last.lower_ == "in" and governed.lemma_ == "mine":
        return False  # A pit; on a mine one steps or drives.
    if is_sent(signal, governed) or (rule.harm and is_role(signal)):
        return False
    if is_beside(signal, governed) or is_due_to_do(signal, governed) or is_above(signal, governed):
        return False
    if rule.hosts and rule.relation == "context" and is_to_come(governed):
        return False
    if rule.not_agent and is_agent(governed):
        return False
    if rule.relation == "goal" and signal.last.lower_ == "for" and governed.tag_ != "VBG":
        return False  # "A spray intended for weeds": it tells what it is used on.
    if signal.last.lower_ == "to" and governed.tag_ == "VB" and rule.relation != "goal":
        return False  # "Was due to start in May".
    counted = governed.pos_ == "NUM" and not children(governed, "nmod")  # "One of the blasts".
    if counted or (rule.gerund and not is_doing(governed)):
        return False
    if rule.finite and not tells(signal, governed):
        return False
    return not rule.stative or is_stative(governed) or is_going_on(signal, governed)


def is_month(token: Token) -> bool:
    """Whether "March" is the month ("in March 1970") and nobody marches."""
    return token.text == "March" and not children(token, "det", "amod", "compound")


def only_beside(signal: Signal, governed: Token) -> bool:
    """Whether a clause after "while" has a doer of its own, whose deed goes on beside the harm."""
    return signal.first.lower_ == "while" and is_finite(governed)


def is_sent(signal: Signal, governed: Token) -> bool:
    """Whether a clause after "as" tells of a deed done to somebody, which is no state of things
    ("shots are fired as troops are sent in")."""
    if not signal.rule.stative or signal.first.lower_ != "as":
        return False
    return in_class(governed, "moving-others") and bool(children(governed, "aux"))


def is_going_on(signal: Signal, governed: Token) -> bool:
    """Whether "since" opens what is going on ("since the work was progressing slowly"), which it
    gives as a ground; of what has gone on it tells since when."""
    helpers = {each.lower_ for each in children(governed, "aux")}
    being = helpers & {"is", "are", "was", "were", "am"}
    return signal.first.lower_ == "since" and governed.tag_ == "VBG" and bool(being)


def is_role(signal: Signal) -> bool:
    """Whether "as" tells what something is called ("described as a raid")."""
    return signal.last.lower_ == "as" and relation(signal.last) == "case"


def is_own_fall(verb: Token) -> bool:
    """Whether who came to harm is told to have collapsed, which is the harm itself."""
    return verb.tag_ == "VBG" and in_class(verb, "own-falls") and not is_finite(verb)


def kinds(noun: Token) -> set[str]:
    """A word by itself and with each noun that tells its kind ("coal mine")."""
    word = noun.lemma_.lower()
    return {word, *(f"{each.lemma_.lower()} {word}" for each in children(noun, "compound"))}


def is_beside(signal: Signal, governed: Token) -> bool:
    """Whether a clause after "as" only goes on beside the other: a toll that rises, somebody who
    tries to ward off what is told, another storm than the one whose toll rises."""
    if signal.rule.relation != "context" or signal.first.lower_ != "as":
        return False
    if any(in_class(each, "counts") for each in children(governed, "nsubj")):
        return True
    if governed.lemma_ in {"try", "attempt"} and wards_off(governed):
        return True
    host = governed.head
    tolls = any(in_class(each, "counts") for each in children(host, "nsubj"))
    return tolls and in_class(governed, "nearing")


def wards_off(verb: Token) -> bool:
    """Whether somebody else tries to do something to those just told of ("as guards try to repel
    them")."""
    others = any(each.pos_ == "PRON" for each in children(verb, "nsubj"))
    aimed = [each for aim in children(verb, "xcomp") for each in children(aim, "obj")]
    return not others and any(each.lower_ in {"them", "it", "him", "her"} for each in aimed)


def is_above(signal: Signal, governed: Token) -> bool:
    """Whether something happens over a sea, where no quarrel right before "over" is about it."""
    before = signal.doc[signal.start - 1] if signal.start else signal.first
    if before.is_punct and before.i:
        before = before.nbor(-1)
    told = before.lemma_.lower() in signal.rule.hosts
    return signal.first.lower_ == "over" and in_class(governed, "seas") and not told


def is_due_to_do(signal: Signal, governed: Token) -> bool:
    """Whether "are due to head to …" tells what is to come, the verb taken for a noun."""
    if signal.first.lower_ != "due" or governed.i != signal.end:
        return False
    before = signal.doc[signal.start - 1] if signal.start else signal.first
    return before.lemma_ == "be" and in_class(governed, "taken-for-nouns")


def tells(signal: Signal, governed: Token) -> bool:
    """Whether a clause after the cue says something: a subject of its own behind the cue, a finite
    verb, and more than "as it was"."""
    subjects = children(governed, "nsubj", "csubj", "expl")
    if not subjects or subjects[0].i < signal.end:
        return False
    verbs = [governed, *children(governed, "aux", "cop")]
    finite = any(each.tag_ in FINITE for each in verbs) or governed.tag_ not in {"VBN", "VBG"}
    bare = governed.lemma_ in {"be", "do", "have"} and governed.i == governed.right_edge.i
    return finite and not (bare and subjects[0].pos_ == "PRON")


def is_doing(token: Token) -> bool:
    """Whether an -ing form tells what is done and names no thing ("by the ruling party")."""
    return token.tag_ == "VBG" and not children(token, "det", "amod")


def is_to_come(noun: Token) -> bool:
    """Whether a happening has yet to happen ("after the next election")."""
    return any(in_class(child, "to-come") for child in children(noun, "amod"))


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
