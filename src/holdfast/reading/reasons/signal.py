"""What a construction is given and what it gives: a signal with its rule, and the two sides."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from holdfast.reading.reasons.extents import Range, is_predicate
from holdfast.reading.reasons.rules import ReasonRule
from holdfast.reading.tree import case_of, children, conjuncts, first_conjunct, relation
from holdfast.yaml_data import load_yaml

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@lru_cache(maxsize=1)
def word_classes() -> dict[str, frozenset[str]]:
    """The word classes of ``rules/reason_words.yaml``, as sets of lemmas."""
    path = files("holdfast.rules") / "reason_words.yaml"
    entries = load_yaml(path.read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in entries.items()}


class Signal(NamedTuple):
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


def sides(signal: Signal, inner: Range, outer: Range, link: int) -> Sides:
    """The inner side is the cause, unless the rule says that it is what is explained."""
    if signal.rule.flips:
        return Sides(cause=outer, effect=inner, link=link)
    return Sides(cause=inner, effect=outer, link=link)


def overlap(left: Range, right: Range) -> bool:
    """Whether two ranges share a token."""
    return left[0] < right[1] and right[0] < left[1]


def in_signal(signal: Signal, token: Token) -> bool:
    """Whether a token is one of the cue's own words."""
    return signal.start <= token.i < signal.end


def is_or_carries(token: Token, wanted: frozenset[str]) -> bool:
    """Whether a word, what is coordinated with it, or the noun that it only carries is wanted."""
    return not wanted or any(
        each.lemma_.lower() in wanted or each.lower_ in wanted
        for head in conjuncts(first_conjunct(token))
        for each in (head, *carried(head))
    )


def carried(token: Token) -> list[Token]:
    """The noun of a light verb ("stage a protest") or of a portion ("a series of blasts")."""
    if token.lemma_ in word_classes()["light-verbs"]:
        nouns = [
            each for each in children(token, "obj", "obl", "xcomp") if case_of(each) not in AROUND
        ]
        if token.lemma_ in word_classes()["subject-carriers"]:
            # "The protests, which began over …": the pronoun stands for what is carried.
            nouns += [
                token.head if each.tag_ == "WDT" else each for each in children(token, "nsubj")
            ]
        return nouns
    if token.lemma_.lower() in word_classes()["portions"]:
        return children(token, "nmod")
    return children(token, "compound") if token.pos_ in {"NOUN", "PROPN"} else []


def in_class(token: Token, name: str) -> bool:
    """Whether a word is of a class of ``rules/reason_words.yaml``."""
    return token.lemma_.lower() in word_classes()[name]


def clause_above(token: Token) -> Token:
    """The nearest predicate above a noun, itself when there is none."""
    for each in token.ancestors:
        if is_predicate(each):
            return each
    return token


def told_by(noun: Token) -> Token:
    """A noun that a light verb carries stands for the whole clause ("staged a protest")."""
    if is_predicate(noun) or relation(noun) == "nsubj":
        return noun
    above = clause_above(noun)
    return above if noun.i in {each.i for each in carried(above)} else noun


def is_finite(token: Token) -> bool:
    """Whether a clause has a subject of its own."""
    return bool(children(token, "nsubj", "csubj", "expl"))


def is_stative(token: Token) -> bool:
    """Whether a clause tells how things are: a copula, a state, a perfect, a modal, a negation."""
    if token.pos_ in {"ADJ", "NOUN", "ADV"} or in_class(token, "stative"):
        return True
    helpers = children(token, "aux", "cop", "advmod", "det")
    return any(
        in_class(child, "modals")
        or child.lemma_ == "have"
        or child.lower_ in NEGATIONS
        or (child.dep_ == "aux:pass" and child.tag_ in {"VBZ", "VBP"})  # "The road is blocked".
        for child in helpers
    ) or any(child.lower_ in {"none", "nobody", "nothing"} for child in children(token, "nsubj"))


def second_as(token: Token) -> bool:
    """Whether a noun that "as" opens stands right before another "as", which then tells what it is
    ("as two guards as drivers were late")."""
    if token.lower_ != "as" or token.i < 2:
        return False
    before = token.nbor(-1)
    return before.pos_ == "NOUN" and case_of(before) == "as"


def is_agent(token: Token) -> bool:
    """Whether a noun names a party that acts: what it does is an event and explains nothing."""
    return token.ent_type_ in {"PERSON", "ORG", "PLACE"} or in_class(token, "people")


# Prepositions of when and where, whose noun no verb carries ("broke out at a rally").
AROUND = frozenset({"after", "amid", "at", "before", "by", "during", "following", "near", "since"})
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "hardly", "barely", "scarcely"})
