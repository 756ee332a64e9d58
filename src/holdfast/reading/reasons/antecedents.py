""" "This", "that" and "which" that point back: to the clause or the happening before, or to what it
says is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.reading.reasons.extents import (
    RELATIVE_PRONOUNS,
    Range,
    clause,
    is_predicate,
    noun_phrase,
    phrase,
    trim,
)
from holdfast.reading.reasons.hosts import event_nouns
from holdfast.reading.reasons.signal import NEGATIONS, in_class
from holdfast.reading.tree import children, relation, text_of

if TYPE_CHECKING:
    from spacy.tokens import Token

BACK = frozenset({"this", "that"})


def points_back(token: Token) -> bool:
    """Whether a token is a bare demonstrative, and no relative pronoun ("a row that sparked …")."""
    if token.tag_ == "WDT" or (token.lower_ == "that" and token.head.dep_ == "acl:relcl"):
        return False
    return token.lower_ in BACK and token.pos_ in {"PRON", "DET"} and token.dep_ != "det"


def resolved(token: Token) -> Range | None:
    """What a bare demonstrative stands for: the clause it goes on from, or the sentence before;
    None where the text before does not tell."""
    root = clause_joined(token) or root_before(token)
    if root is None:
        return None
    if in_class(root, "necessity"):
        needed = children(root, "obj", "obl")
        if needed:
            return phrase(needed[0])
    return clause(root)


def clause_joined(token: Token) -> Token | None:
    """The clause that "and this …" goes on from in its own sentence."""
    verb = token.head
    joined = any(each.lower_ == "and" and each.i == token.i - 1 for each in children(verb, "cc"))
    first = verb.head
    return first if joined and relation(verb) == "conj" and is_predicate(first) else None


def root_before(token: Token) -> Token | None:
    """The main verb of the sentence before, when it is of the same paragraph and no question."""
    start = token.sent.start
    if start == 0:
        return None
    before = token.doc[start - 1].sent
    gap = text_of(token.doc)[before.root.idx : token.sent.start_char]
    if "\n\n" in gap or "?" in before.text[-3:]:
        return None
    root: Token = before.root
    return root


def antecedent(subject: Token, verb_token: Token) -> Range | None:
    """A relative pronoun stands for its noun, or after a comma for the clause before it."""
    if subject.lower_ in RELATIVE_PRONOUNS and relation(verb_token) in {"acl", "advcl"}:
        host = verb_token.head
        nearest = happening_right_before(subject)
        if nearest is not None:
            return phrase(nearest, [verb_token])
        if is_cleft(host):
            return set_first(host, verb_token)
        if is_predicate(host):
            return clause(host, [verb_token])
        return happening_before(subject, verb_token) or phrase(host, [verb_token])
    if subject.lower_ in {"it", "this", "that", "which", "what", "whatever"}:
        return None  # "Nobody knows what caused the blast".
    return noun_phrase(subject)


def is_cleft(host: Token) -> bool:
    """Whether a noun is set first by "it is … that"."""
    return bool(children(host, "cop")) and any(
        each.lower_ == "it" and each.i < host.i for each in children(host, "nsubj", "expl")
    )


def set_first(host: Token, verb_token: Token) -> Range | None:
    """What "it is … that" sets first ("it was hunger that made them leave"); None where "not" says
    that it is something else."""
    being = children(host, "cop")[-1]
    words = host.doc[being.i + 1 : verb_token.left_edge.i]
    if any(each.lower_ in NEGATIONS for each in words):
        return None
    return trim(host.doc, (being.i + 1, verb_token.left_edge.i))


def happening_right_before(pronoun: Token) -> Token | None:
    """The happening named right before ", which" ("nobody fell in the raid, which caused …")."""
    place = pronoun.i - 2
    if place < 0 or pronoun.lower_ != "which" or pronoun.nbor(-1).lower_ != ",":
        return None
    noun = pronoun.doc[place]
    return noun if noun.lemma_.lower() in event_nouns() and noun.pos_ == "NOUN" else None


def happening_before(subject: Token, verb_token: Token) -> Range | None:
    """What "which" stands for: the happening named before it ("a raid on a house in the port which
    left …"), or after a comma the whole clause ("was found in the port, which would make …")."""
    nouns = [verb_token.head]
    while not is_predicate(nouns[-1].head) and nouns[-1].head != nouns[-1]:
        nouns.append(nouns[-1].head)
    for noun in nouns:
        if noun.lemma_.lower() in event_nouns():
            return phrase(noun, [verb_token])
    comma = subject.i and subject.nbor(-1).lower_ == ","
    if not comma or subject.lower_ != "which" or len(nouns) > 1:
        return None
    above = nouns[0].head
    return clause(above, [verb_token]) if is_predicate(above) else None


def stood_for(what: Token) -> Range | None:
    """What "what" turns out to be ("what let them in was the fog"); None where it is left open."""
    told = what.head
    named = relation(what) == "nsubj" and told.i > what.i and told.pos_ in {"NOUN", "PROPN"}
    if not named or not children(told, "cop") or children(told, "case"):
        return None
    return phrase(told, [what, *children(told, "cop", "advmod")])
