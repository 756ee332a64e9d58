"""Whether a time lies behind or ahead, by the verb that it belongs to."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from holdfast.reading.predicates.arguments import held_town, is_bare_place
from holdfast.reading.times.context import Outlook
from holdfast.reading.times.lexicon import grammar
from holdfast.reading.tree import relation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

AHEAD = frozenset({"will", "shall", "'ll", "’ll", "wo", "ll"})
OPEN = frozenset({"may", "might", "could", "must", "should"})
NOT = frozenset({"not", "n't", "n’t", "never"})
AHEAD_BEFORE = frozenset({"upcoming", "forthcoming", "planned", "scheduled", "next", "coming"})
STARTING = frozenset({"begin", "start", "open", "expire", "end", "resume", "close", "leave"})


@lru_cache(maxsize=1)
def _planning() -> frozenset[str]:
    return frozenset(grammar()["planning"])


@lru_cache(maxsize=1)
def _lasting() -> frozenset[str]:
    return frozenset(grammar()["lasting"])


def head_of(doc: Doc, first: int, last: int) -> Token:
    """The token of a stretch (end exclusive) that the others hang on."""
    for token in doc[first:last]:
        if (token.head.i < first or token.head.i >= last or token.head == token) and (
            token.dep_ not in {"case", "punct", "det", "mark", "cc"}
        ):
            return token
    return doc[first]


def governing_verb(token: Token) -> Token | None:
    """The nearest verb or predicate above, or None."""
    current = token
    for _ in range(12):
        if current.pos_ in {"VERB", "AUX"} or current.dep_ == "ROOT":
            return current
        if any(child.dep_ in {"cop", "nsubj", "nsubj:pass"} for child in current.children):
            return current
        current = current.head
    return None


def outlook_of(token: Token) -> Outlook:
    """Past, planned, habitual (a bare present) or unclear."""
    if token.dep_ == "":
        return "unclear"
    if any(child.lower_ in AHEAD_BEFORE for child in token.head.children if child.dep_ == "amod"):
        return "planned"
    verb = governing_verb(token)
    if verb is None:
        return "unclear"
    if _is_planned(verb):
        return "planned"
    return _tense(verb)


def is_perfect(token: Token) -> bool:
    """Whether the verb is in the present perfect: what it tells lasts until now."""
    verb = governing_verb(token)
    if verb is None:
        return False
    return any(
        child.lower_ in {"has", "have", "'ve", "’ve"} and relation(child) == "aux"
        for child in verb.children
    )


def is_past_state(verb: Token) -> bool:
    """Whether a verb of lasting tells of a past state: "had held the town", "held the town".

    "The envoy said rebels held the town" is put back by a tense: it held when it was said.
    """
    if verb.lemma_.lower() not in _lasting() or verb.pos_ != "VERB" or is_before_noun(verb):
        return False
    auxiliaries = [child for child in verb.children if relation(child) == "aux"]
    perfect = verb.tag_ == "VBN" and any(child.lower_ in {"had", "'d"} for child in auxiliaries)
    if perfect and not any(child.tag_ == "MD" for child in auxiliaries):
        return True
    told = relation(verb) == "ccomp" or any(
        child.tag_ == "MD" or child.dep_ == "aux:pass" for child in verb.children
    )
    return verb.tag_ == "VBD" and not told and not _is_headed_by_telling(verb)


def is_before_noun(verb: Token) -> bool:
    """ "Enters the IS held town of Hit": a participle that says whose the place behind it is.

    The parse may have a clause of it; but a place is no object without an article ("held district
    of Sangin"), and the noun before belongs to a phrase that something else goes with.
    """
    if relation(verb) == "amod" or held_town(verb) is not None:
        return True
    if verb.i == 0 or verb.tag_ not in {"VBN", "VBD"} or relation(verb) == "ROOT":
        return False
    before = verb.nbor(-1)
    if before.pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return False
    return any(
        child.dep_ == "obj" and child.i == verb.i + 1 and is_bare_place(child)
        for child in verb.children
    )


def _is_headed_by_telling(verb: Token) -> bool:
    """ "Rebels held the town, the envoy said": the same, with the verb of saying beside it."""
    return any(
        relation(child) == "parataxis" and child.tag_ in {"VBD", "VBZ", "VBN"}
        for child in verb.children
    )


def _is_planned(verb: Token) -> bool:
    auxiliaries = [child for child in verb.children if relation(child) in {"aux", "cop", "mark"}]
    words = {child.lower_ for child in auxiliaries}
    if words & AHEAD:
        return True
    if words & OPEN and "have" not in words:  # "could not reach the town on Friday" is past
        return "could" not in words or not any(child.lower_ in NOT for child in verb.children)
    if "would" in words and "have" not in words and relation(verb) == "ccomp":
        return True
    if (
        verb.lemma_.lower() in _planning()
        and verb.tag_ in {"VBN", "JJ"}
        and "be" in {child.lemma_ for child in auxiliaries}
    ):
        return True
    if "to" in words and relation(verb) in {"xcomp", "acl", "ccomp", "advcl"}:
        above = verb.head
        return above.lemma_.lower() in _planning() and above.lower_ not in {"went", "took"}
    if verb.tag_ == "VBG" and any(child.lemma_ == "be" for child in auxiliaries):
        return verb.lemma_.lower() in _planning()
    return "to" in words and verb.dep_ == "ROOT"


def _is_past_form(verb: Token) -> bool:
    """ "Retook" and the like are past whatever the tag: a present ends in s, or is the lemma."""
    if verb.lemma_.lower() in {"be", "have", "do", "can"}:
        return False
    if verb.tag_ == "VBZ":
        return not verb.lower_.endswith("s")
    return verb.tag_ == "VBP" and verb.lower_ != verb.lemma_.lower() and verb.pos_ == "VERB"


def _tense(verb: Token) -> Outlook:
    finite = [verb, *(child for child in verb.children if relation(child) in {"aux", "cop"})]
    tags = {"VBD" if _is_past_form(each) else each.tag_ for each in finite}
    if tags & {"VBD"} or (verb.tag_ in {"VBN", "VBG"} and not tags & {"VBZ", "VBP", "MD"}):
        return "past"
    if any(each.lower_ in {"has", "have", "'ve", "’ve"} for each in finite[1:]):
        return "past"
    if tags & {"VBZ", "VBP"} or any(each.lower_ == "can" for each in finite[1:]):
        if verb.lemma_.lower() in STARTING:
            return "planned"
        return "habitual"
    return "unclear"
