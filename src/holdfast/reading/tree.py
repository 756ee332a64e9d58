"""Small questions to a Universal Dependencies tree, asked by every reading step.

All functions take and return spaCy tokens; none of them changes the document. Dependency labels are
UD with subtypes (``nsubj:pass``, ``obl:agent``); the root is ``ROOT``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Answer = TypeVar("Answer")
UNASKED = object()

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass"})
OBJECTS = frozenset({"obj", "iobj"})


def text_of(doc: Doc) -> str:
    """The text, joined once: ``doc.text`` joins all tokens again at every use."""
    text: str | None = doc.user_data.get("text")
    if text is None:
        text = doc.user_data["text"] = doc.text
    return text


def forget(doc: Doc) -> None:
    """Drop what was kept with a document that has been read.

    Answers hold words, which hold the document: a circle that would stay until the collector comes.
    """
    doc.user_data.clear()


def asked_once(question: Callable[[Token], Answer]) -> Callable[[Token], Answer]:
    """A question about a token whose answer is kept with the document.

    For what many rules ask of the same word. Answers are shared, so that nobody may change one,
    and good for as long as the tree stands: not for the step that mends it.
    """
    name = f"{question.__module__}.{question.__qualname__}"

    @wraps(question)
    def asked(token: Token) -> Answer:
        kept: dict[str, dict[int, Answer]] = token.doc.user_data
        answers = kept.get(name)
        if answers is None:
            answers = kept[name] = {}
        place = token.i
        answer = answers.get(place, UNASKED)
        if answer is UNASKED:
            answer = answers[place] = question(token)
        return answer  # type: ignore[return-value]

    return asked


def relation(token: Token) -> str:
    """The token's relation without its subtype, e.g. ``nsubj`` for ``nsubj:pass``."""
    dep: str = token.dep_
    return dep.partition(":")[0]


def children(token: Token, *relations: str) -> list[Token]:
    """Children under any of the relations, in text order; a bare name matches its subtypes too."""
    return [
        child
        for child in token.children
        if (dep := child.dep_) in relations or dep.partition(":")[0] in relations
    ]


def conjuncts(token: Token) -> list[Token]:
    """The token and all that is coordinated below it, in text order ("Palmyra and Ramadi")."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" or child.dep_.startswith("conj:"):
            found.extend(conjuncts(child))
    return sorted(found, key=lambda each: each.i)


def first_conjunct(token: Token) -> Token:
    """The head of the coordination that the token stands in; itself when in none."""
    while relation(token) == "conj" and token.head != token:
        token = token.head
    return token


def case_of(token: Token) -> str:
    """The preposition of a noun phrase, lower case, multi-word joined ("out of"); "" for none.

    A coordinated noun without one shares that of the first ("in Mosul and Tikrit").
    """
    marks = [child for child in token.children if child.dep_ == "case" and child.i < token.i]
    if not marks and relation(token) == "conj":
        return case_of(first_conjunct(token))
    words: list[str] = []
    for mark in marks:
        words.append(mark.lower_)
        words.extend(child.lower_ for child in mark.children if child.dep_ == "fixed")
    return " ".join(words)


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive, by its dependents, or a bare past participle after a noun."""
    for child in verb.children:
        if child.dep_ in {"nsubj:pass", "aux:pass", "csubj:pass"}:
            return True
    return bool(
        verb.tag_ == "VBN" and relation(verb) in {"acl", "amod"} and not has_auxiliary(verb)
    )


def has_auxiliary(verb: Token) -> bool:
    """Whether the verb has an auxiliary of its own."""
    return any(relation(child) == "aux" for child in verb.children)


def clause_head(token: Token) -> Token:
    """The nearest ancestor-or-self that heads a clause (a verb, or a predicate with a subject)."""
    current = token
    while current.head != current:
        if relation(current) in {"ccomp", "xcomp", "advcl", "acl", "parataxis", "csubj"}:
            return current
        if relation(current) == "conj" and current.pos_ in {"VERB", "AUX"}:
            return current
        current = current.head
    return current


def is_counted_between(noun: Token) -> bool:
    """ "*Between 20 and 25 rebels* died": a subject that the parse took for a phrase of place."""
    if relation(noun) != "obl" or noun.i > noun.head.i or noun.pos_ not in {"NOUN", "PROPN"}:
        return False
    if noun.doc[noun.left_edge.i].lower_ != "between":
        return False
    return any(
        child.dep_ == "nummod" and any(each.like_num for each in child.children)
        for child in noun.children
    )
