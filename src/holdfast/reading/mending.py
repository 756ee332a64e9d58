"""Slips of the parser that the words give away, mended before anything is read.

"The ministry denied *the town* had fallen": nothing is denied but that it had. The parser takes a
noun behind a verb of saying for its object where "that" is left out, and leaves the finite verb
behind it without a subject.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.reading.tree import relation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from holdfast.reading.context import Reading

# What these are followed by is said, and nobody to whom it is said.
SAYING = frozenset({
    "acknowledge", "add", "admit", "allege", "announce", "argue", "believe", "claim", "conclude",
    "confirm", "declare", "deny", "dispute", "doubt", "estimate", "fear", "find", "hear", "hope",
    "insist", "know", "maintain", "report", "reveal", "rule", "say", "state", "suspect", "think",
})  # fmt: skip
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
BEFORE_THE_VERB = frozenset({"advmod", "aux", "cop"})


def mend_parse(reading: Reading) -> None:
    """Give finite clauses under verbs of saying the subject that stands before them."""
    for clause in clauses_of(reading.doc):
        subject = taken_for_object(clause)
        if subject is not None:
            subject.head = clause
            passive = any(child.dep_ == "aux:pass" for child in clause.children)
            subject.dep_ = "nsubj:pass" if passive else "nsubj"


def clauses_of(doc: Doc) -> list[Token]:
    """The heads of clauses that are complements."""
    wanted = doc.vocab.strings["ccomp"]
    return [doc[index] for index, dep in enumerate(doc.to_array("DEP")) if dep == wanted]


def taken_for_object(clause: Token) -> Token | None:
    """The noun right before a finite clause without a subject, hung on the verb of saying."""
    verb = clause.head
    if verb.i >= clause.i or verb.lemma_.lower() not in SAYING:
        return None
    if any(relation(child) in {"nsubj", "csubj", "expl", "mark"} for child in clause.children):
        return None
    before = [
        child
        for child in clause.children
        if child.i < clause.i and relation(child) in BEFORE_THE_VERB
    ]
    helpers = [child for child in before if relation(child) != "advmod"]
    if (helpers[0] if helpers else clause).tag_ not in FINITE:
        return None
    first = min((child.left_edge.i for child in before), default=clause.i)
    objects = [child for child in verb.children if child.dep_ == "obj" and child.i < clause.i]
    if not objects or objects[-1].i < verb.i or objects[-1].right_edge.i + 1 != first:
        return None
    return objects[-1]
