"""What a construction is given and what it gives: a signal with its rule, and the two sides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from holdfast.reading.reasons.extents import Range
from holdfast.reading.reasons.rules import ReasonRule
from holdfast.reading.tree import children, conjuncts, first_conjunct, relation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Verbs that only carry the noun they take ("staged a protest", "opened fire", "came under attack").
LIGHT_VERBS = frozenset(
    {
        "be", "become", "begin", "break", "call", "carry", "come", "conduct", "declare", "embark",
        "give", "go", "hold", "impose", "join", "launch", "lead", "make", "mount", "open",
        "organise", "organize", "perform", "register", "resort", "sit", "stage", "start", "suffer",
        "sustain", "take", "undertake", "wage", "see", "face", "issue", "file", "receive", "occur",
        "turn", "hit", "participate", "get", "set", "pass", "announce", "order", "plan",
    }
)  # fmt: skip
# Nouns that only count or portion the noun after them ("one of the blasts", "a wave of attacks").
PORTIONS = frozenset(
    {"one", "two", "series", "spate", "wave", "number", "case", "incident", "part", "some", "round",
     "string", "act", "form", "day", "hail", "barrage", "exchange", "bout", "face", "news"}
)  # fmt: skip


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
        each.lemma_.lower() in wanted for head in conjuncts(first_conjunct(token))
        for each in (head, *carried(head))
    )


def carried(token: Token) -> list[Token]:
    """The noun of a light verb ("stage a protest") or of a portion ("a series of blasts")."""
    if token.lemma_ in LIGHT_VERBS:
        nouns = children(token, "obj", "obl", "xcomp")
        if token.lemma_ in {"break", "start", "begin", "occur", "take", "continue"}:
            nouns += children(token, "nsubj")
        return nouns
    if token.lemma_.lower() in PORTIONS:
        return children(token, "nmod")
    if token.pos_ in {"NOUN", "PROPN"}:
        return children(token, "compound")
    return []


def is_finite(token: Token) -> bool:
    """Whether a clause has a subject of its own."""
    return any(relation(child) in {"nsubj", "csubj", "expl"} for child in token.children)
