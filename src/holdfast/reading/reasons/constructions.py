"""How each construction joins what explains to what is explained.

A construction takes a signal (the tokens of its cue) and its rule, and gives the two sides as token
ranges, or None when the tree does not bear it out. Effect and cause may stand in either order.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from holdfast.reading.reasons.extents import (
    RELATIVE_PRONOUNS,
    Range,
    clause,
    cover,
    is_predicate,
    noun_phrase,
    outermost,
    phrase,
)
from holdfast.reading.reasons.rules import ReasonRule
from holdfast.reading.tree import case_of, children, first_conjunct, is_passive, relation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


# A word that modifies or names is no marker ("the following questions", "a given day").
NOT_MARKING = frozenset({"amod", "det", "compound", "nsubj", "obj", "ROOT", "conj"})
UNREAL = frozenset({"will", "would", "can", "could", "may", "might", "ca", "wo"})


@dataclass(frozen=True, slots=True)
class Signal:
    """The tokens of a cue (start, end) and the rule they belong to."""

    doc: Doc
    start: int
    end: int
    rule: ReasonRule

    @property
    def first(self) -> Token:
        return self.doc[self.start]

    @property
    def last(self) -> Token:
        return self.doc[self.end - 1]


@dataclass(frozen=True, slots=True)
class Sides:
    """What explains and what is explained; ``link`` is the token whose mood the link has."""

    cause: Range
    effect: Range
    link: int


def marker(signal: Signal) -> Sides | None:
    """A marker or preposition: "because Y", "due to Y", "in order to Y", "if Y"."""
    governed = governed_by(signal)
    if governed is None or forbidden(signal):
        return None
    top = governed
    while signal.start <= top.head.i < signal.end and top.head != top:
        top = top.head
    host = top.head
    if host == top:  # "Thanks to X, Y": the parser may take the clause for an aside of the phrase.
        host = next(iter(children(top, "parataxis")), top)
    if signal.rule.hosts and not is_predicate(host):
        host = clause_above(host)
    if host == top or not admits(signal.rule.hosts, host) or not as_real_as_asked(signal, host):
        return None
    if signal.rule.governs and governed.lemma_ not in signal.rule.governs:
        return None
    above = {each.i for each in host.ancestors}
    cut = [*([] if top.i in above else [top]), *(child for child in host.children if in_signal(signal, child))]
    inner = phrase(governed, [child for child in governed.children if in_signal(signal, child)])
    outer = clause(host, cut) if is_predicate(host) else phrase(host, cut)
    if inner is None or outer is None or overlap(inner, outer):
        return None
    return sides(signal, inner, outer, host.i)


def forbidden(signal: Signal) -> bool:
    """Whether the word before it, or its place in the tree, makes the cue something else."""
    before = signal.doc[signal.start - 1].lower_ if signal.start else ""
    if before in signal.rule.not_after:
        return True
    return signal.end - signal.start == 1 and relation(signal.first) in NOT_MARKING


def as_real_as_asked(signal: Signal, host: Token) -> bool:
    """Whether the clause explained is put as unreal, where the rule asks for that."""
    if not signal.rule.unreal:
        return True
    return any(child.lemma_.lower() in UNREAL for child in children(host, "aux"))


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
    objects = children(signal.last, "obj", "ccomp") if relation(signal.last) == "advcl" else []
    return objects[0] if objects else None


def sides(signal: Signal, inner: Range, outer: Range, link: int) -> Sides:
    """The inner side is the cause, unless the rule says that it is what is explained."""
    if signal.rule.flips:
        return Sides(cause=outer, effect=inner, link=link)
    return Sides(cause=inner, effect=outer, link=link)


def verb(signal: Signal) -> Sides | None:
    """A causative verb: its subject explains its object, or the reverse where the rule says so."""
    token = signal.first
    if token.pos_ not in {"VERB", "AUX"}:
        return None
    if is_passive(token):
        return passive_verb(signal, token)
    subject = subject_range(token)
    if any(child.lemma_ in signal.rule.not_subject for child in children(token, "nsubj")):
        return None
    object_ = first_slot(token, signal.rule.effect)
    if subject is None or object_ is None or overlap(subject, object_):
        return None
    return sides(signal, subject, object_, token.i)


def passive_verb(signal: Signal, token: Token) -> Sides | None:
    """ "Y was caused by X": the agent explains the subject, and what the subject was made to do."""
    made_to = children(token, "xcomp")
    agents = [
        child
        for above in (token, *made_to)
        for child in children(above, "obl")
        if case_of(child) == "by"
    ]
    subjects = children(token, "nsubj", "csubj")
    effect = noun_phrase(subjects[0]) if subjects else modified(token)
    if not agents or effect is None:
        return None
    if made_to:
        effect = cover(effect, phrase(made_to[0], agents))
    cause = noun_phrase(agents[0])
    if cause is None or effect is None or overlap(cause, effect):
        return None
    return sides(signal, cause, effect, token.i)


def modified(token: Token) -> Range | None:
    """The noun that a participle describes."""
    return head_of_participle(token) if relation(token) == "acl" else None


def head_of_participle(token: Token) -> Range | None:
    """The noun phrase above a participle, without the participle."""
    return phrase(token.head, [token])


def subject_range(token: Token) -> Range | None:
    """What a verb is said of: its subject, the noun it describes, or the clause it continues."""
    current = token
    while True:
        subjects = children(current, "nsubj", "csubj")
        if subjects:
            return antecedent(subjects[0], current)
        kind = relation(current)
        if kind == "acl":
            return head_of_participle(current)
        if kind == "advcl" and current.tag_ == "VBG":
            return clause(current.head, [current])
        if kind not in {"conj", "xcomp"} or current.head == current:
            return None
        current = current.head


def antecedent(subject: Token, verb_token: Token) -> Range | None:
    """A relative pronoun stands for its noun, or after a comma for the clause before it."""
    if subject.lower_ in RELATIVE_PRONOUNS and relation(verb_token) == "acl":
        host = verb_token.head
        if is_predicate(host):
            return clause(host, [verb_token])
        return phrase(host, [verb_token])
    if subject.lower_ in {"it", "this", "that", "which"}:
        return None
    return noun_phrase(subject)


def first_slot(token: Token, slots: tuple[str, ...]) -> Range | None:
    """The first of the slots that the verb fills; "object+xcomp" joins the two."""
    for slot in slots:
        found = slot_range(token, slot)
        if found is not None:
            return found
    return None


def slot_range(token: Token, slot: str) -> Range | None:
    """The words in one slot: object, xcomp, ccomp, clause, a preposition, or two joined by +."""
    if "+" in slot:
        left, right = (slot_range(token, each) for each in slot.split("+", 1))
        return cover(left, right) if left is not None and right is not None else None
    if slot in {"xcomp", "ccomp"}:
        found = children(token, slot) or (infinitives(token) if slot == "xcomp" else [])
        return phrase(found[0]) if found else None
    if slot == "object":
        found = children(token, "obj", "iobj")
        return noun_phrase(found[0]) if found else None
    for child in token.children:
        if relation(child) in {"obl", "nmod", "advcl"} and preposition(child) == slot:
            return phrase(child, children(child, "case", "mark"))
    return None


def infinitives(token: Token) -> list[Token]:
    """Infinitives after the verb or on its object, which parsers take for purposes as often."""
    above = [token, *children(token, "obj", "iobj")]
    return [
        child
        for each in above
        for child in children(each, "advcl", "acl")
        if child.i > token.i and any(mark.lower_ == "to" for mark in children(child, "mark"))
    ]


def preposition(token: Token) -> str:
    """The case or mark of a dependent, lower case."""
    marks = children(token, "mark")
    return case_of(token) or (marks[0].lower_ if marks else "")


def participle(signal: Signal) -> Sides | None:
    """A participle after its clause: "…, leaving 20 dead", "…, demanding his release"."""
    token = signal.first
    if token.tag_ != "VBG" or relation(token) not in {"advcl", "acl", "conj", "xcomp"}:
        return None
    if any(relation(child) in {"nsubj", "aux", "mark"} for child in token.children):
        return None
    host = token.head
    if relation(token) == "acl" and not is_predicate(host):
        host = clause_above(host)
    if not is_predicate(host) or host == token:
        return None
    outer, inner = clause(host, [token]), phrase(token)
    if outer is None or inner is None or overlap(inner, outer):
        return None
    return sides(signal, inner, outer, token.i)


def clause_above(token: Token) -> Token:
    """The nearest predicate above a noun, itself when there is none."""
    for each in token.ancestors:
        if is_predicate(each):
            return each
    return token


def purpose(signal: Signal) -> Sides | None:
    """An infinitive of purpose: the aim explains the action."""
    token = signal.first
    aim = token.head
    if relation(token) != "mark" or aim.pos_ not in {"VERB", "AUX"} or relation(aim) != "advcl":
        return None
    host = aim.head
    if not is_predicate(host) or host.pos_ == "ADJ" or too(host):
        return None
    inner, outer = phrase(aim), clause(host, [aim])
    if inner is None or outer is None or overlap(inner, outer):
        return None
    return Sides(cause=inner, effect=outer, link=host.i)


def too(token: Token) -> bool:
    """Whether a predicate is of degree ("too weak to"), which says that it did not come about."""
    return any(child.lower_ in {"too", "enough", "so"} for child in children(token, "advmod"))


def degree(signal: Signal) -> Sides | None:
    """ "Too weak to hold the town": the state explains what does not come about."""
    adjective = signal.first.head
    results = children(adjective, "advcl", "xcomp", "ccomp", "acl")
    if relation(signal.first) != "advmod" or not results:
        return None
    result = results[0]
    inner, outer = clause(adjective, [result]), phrase(result)
    if inner is None or outer is None or overlap(inner, outer):
        return None
    return Sides(cause=inner, effect=outer, link=adjective.i)


def noun(signal: Signal) -> Sides | None:
    """ "The reason for X is Y", "X is the result of Y", "a setback for Y"."""
    token = signal.first
    if token.pos_ not in {"NOUN", "ADJ"}:
        return None
    told = first_slot(token, signal.rule.effect)
    of_what = said_of(token)
    if told is None or of_what is None or overlap(told, of_what):
        return None
    return sides(signal, of_what, told, token.i)


def said_of(token: Token) -> Range | None:
    """What a predicate noun is said of: its subject, or that of the verb that it completes."""
    subjects = children(token, "nsubj", "csubj")
    if subjects:
        return noun_phrase(subjects[0]) if subjects[0].lower_ not in RELATIVE_PRONOUNS else None
    if relation(token) in {"obj", "xcomp", "obl"} and token.head.pos_ == "VERB":
        return subject_range(token.head)
    if relation(token) == "appos":
        return phrase(token.head, [token])
    return None


def blame(signal: Signal) -> Sides | None:
    """ "A blamed X for Y", "A blamed Y on X", "A attributed Y to X"."""
    token = signal.first
    objects = children(token, "obj") or (children(token, "nsubj") if is_passive(token) else [])
    if token.pos_ != "VERB" or not objects:
        return None
    hanging = [
        child for child in children(objects[0], "nmod") if preposition(child) in signal.rule.effect
    ]
    object_ = phrase(objects[0], hanging)
    other = first_slot(token, signal.rule.effect) or first_slot(objects[0], signal.rule.effect)
    if object_ is None or other is None or overlap(object_, other):
        return None
    return sides(signal, object_, other, token.i)


def consequence(signal: Signal) -> Sides | None:
    """ "Twelve were killed in a raid", "when shells hit": harm with the event that it came of."""
    found = marker(signal)
    if found is None:
        return None
    governed = governed_by(signal)
    harmed = first_conjunct(signal.doc[found.link])
    if governed is None or harmed.lemma_ not in signal.rule.hosts:
        return None
    return found


def overlap(left: Range, right: Range) -> bool:
    """Whether two ranges share a token."""
    return left[0] < right[1] and right[0] < left[1]


def in_signal(signal: Signal, token: Token) -> bool:
    """Whether a token is one of the cue's own words."""
    return signal.start <= token.i < signal.end


def admits(wanted: frozenset[str], token: Token) -> bool:
    """Whether the rule accepts this word as host."""
    return not wanted or token.lemma_ in wanted or first_conjunct(token).lemma_ in wanted


CONSTRUCTIONS: dict[str, Callable[[Signal], Sides | None]] = {
    "marker": marker,
    "verb": verb,
    "participle": participle,
    "purpose": purpose,
    "degree": degree,
    "noun": noun,
    "blame": blame,
    "consequence": consequence,
}
