"""Slips of the parser that the words give away, mended before anything is read.

"The ministry denied *the town* had fallen": nothing is denied but that it had. The parser takes a
noun behind a verb of saying for its object where "that" is left out, and leaves the finite verb
behind it without a subject. "They left Gao and took Anefis and *Tessalit*": the last is joined to
what was taken, and not, over the second verb, to what was left. "Holds 900 *square kilometres*"
tells what is held, and not how far. "*Fighting* in the port killed nine" opens with a noun.
"Police *report* nine are dead" has one subject, and no report of the police. "Said that the dam
held, *adding* that …" is of one speaker.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

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


DEEDS = frozenset({"bombing", "fighting", "firing", "infighting", "looting", "rioting", "shelling"})
NAMING = frozenset({"PROPN", "NOUN"})
# Who reports: "police report nine are dead".
REPORTING = frozenset({
    "army", "authorities", "hospital", "hospitals", "media", "military", "officials", "police",
    "rebels", "residents", "witnesses",
})  # fmt: skip


def mend_parse(reading: Reading) -> None:
    """Give clauses under verbs of saying their subject back, and verbs what is joined to theirs."""
    for joined in tokens_with(reading.doc, "conj"):
        nearer = object_passed_over(joined)
        if nearer is not None:
            joined.head = nearer
    for measure in tokens_with(reading.doc, "obl:unmarked"):
        if is_area(measure) and all(child.dep_ != "obj" for child in measure.head.children):
            measure.dep_ = "obj"
    for opening in tokens_with(reading.doc, "csubj"):
        if is_deed_noun(opening):
            make_noun(opening)
    for report in tokens_with(reading.doc, "nsubj"):
        reporter = reporter_before(report)
        if reporter is not None:
            make_saying(report, reporter)
    for say in tokens_with(reading.doc, "discourse"):
        if say.lower_ in {"say", "says"} and any(relation(each) == "nsubj" for each in say.rights):
            say.pos_, say.tag_, say.dep_ = (
                "VERB",
                "VBZ" if say.lower_ == "says" else "VBP",
                "parataxis",
            )
    for adding in tokens_with(reading.doc, "advcl"):
        saying = said_before(adding)
        if saying is not None:
            adding.head = saying
    for clause in tokens_with(reading.doc, "ccomp"):
        subject = taken_for_object(clause)
        if subject is not None:
            subject.head = clause
            passive = any(child.dep_ == "aux:pass" for child in clause.children)
            subject.dep_ = "nsubj:pass" if passive else "nsubj"


def tokens_with(doc: Doc, dep: str) -> list[Token]:
    """The tokens of one relation, in text order."""
    wanted = doc.vocab.strings[dep]
    return [doc[index] for index in np.flatnonzero(doc.to_array("DEP") == wanted).tolist()]


def object_passed_over(joined: Token) -> Token | None:
    """The object of a second verb that stands between a name and what it was joined to."""
    first = joined.head
    if joined.i - first.i < 3 or {joined.pos_, first.pos_} - NAMING or relation(first) != "obj":
        return None
    for verb in first.head.conjuncts:
        if not first.i < verb.i < joined.i or verb.pos_ != "VERB" or verb.head != first.head:
            continue
        objects = [child for child in verb.children if child.dep_ == "obj" and child.i < joined.i]
        if objects and objects[-1].i > verb.i and objects[-1].pos_ == joined.pos_:
            return objects[-1]
    return None


def is_area(measure: Token) -> bool:
    """Square kilometres and miles, hung on a verb."""
    squared = any(child.lower_ in {"square", "sq", "sq."} for child in measure.lefts)
    return squared and measure.head.pos_ == "VERB"


def is_deed_noun(opening: Token) -> bool:
    """A deed's name that opens a sentence and was taken for a clause: nobody is fought in it."""
    if opening.tag_ != "VBG" or opening.lower_ not in DEEDS:
        return False
    return all(relation(child) in {"obl", "amod", "compound", "det"} for child in opening.children)


def make_noun(opening: Token) -> None:
    """Turn a clause of one word into the noun that it is, with what hangs on it."""
    opening.pos_, opening.tag_, opening.dep_ = "NOUN", "NN", "nsubj"
    opening.lemma_ = opening.lower_
    for child in opening.children:
        if child.dep_ == "obl":
            child.dep_ = "nmod"


def reporter_before(report: Token) -> Token | None:
    """Who reports, where the verb was taken for a noun and its clause has a subject of its own."""
    if report.lower_ != "report" or report.pos_ != "NOUN" or report.head.i < report.i:
        return None
    children = list(report.children)
    if len(children) != 1 or children[0].lower_ not in REPORTING:
        return None
    others = [
        child
        for child in report.head.children
        if relation(child) == "nsubj" and child.i > report.i and child.left_edge.i == report.i + 1
    ]
    return children[0] if others else None


def make_saying(report: Token, reporter: Token) -> None:
    """Turn a noun into the verb of saying that it is, with the clause that it was taken into."""
    clause = report.head
    outer = clause.head
    report.head = report if outer == clause else outer
    report.pos_, report.tag_, report.dep_ = "VERB", "VBP", clause.dep_
    clause.head, clause.dep_ = report, "ccomp"
    reporter.dep_ = "nsubj"


def said_before(adding: Token) -> Token | None:
    """The verb of saying to whose clause "…, adding that …" was hung: one speaker says both."""
    if adding.lower_ != "adding" or adding.i == 0 or adding.nbor(-1).text != ",":
        return None
    for clause in adding.ancestors:
        if relation(clause) == "ccomp" and clause.head.lemma_.lower() in SAYING:
            return clause.head if clause.head.i < clause.i else None
    return None


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
