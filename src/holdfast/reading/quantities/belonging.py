"""Which counts belong to a predicate or a noun: its tolls, its subjects, what it led to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from holdfast.model import Quantity
from holdfast.reading.context import Reading
from holdfast.reading.predicates.gapped import gapped_subject
from holdfast.reading.quantities.kinds import HURTS
from holdfast.reading.quantities.numerals import vocabulary
from holdfast.reading.quantities.special import toll_noun
from holdfast.reading.tree import SUBJECTS, case_of, relation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# What a picture shows is counted there, not in the act of publishing it.
PICTURING = frozenset({"show", "depict", "feature", "portray"})
# "Between" of "between 20 and 25 rebels" hangs on the rebels like the number itself.
COUNTING = frozenset({"nummod", "det", "amod", "compound", "advmod", "case"})
NOT_TOLLS = frozenset({"km", "money"})
# "A protest against two men killed": the dead of a protest are not those whom it is about.
PROTESTING = frozenset({"protest", "demonstration", "demonstrate", "rally", "march", "vigil"})
CAUSES = frozenset({"against", "over", "about", "for"})


def quantities_for(reading: Reading, token: Token) -> list[Quantity]:
    """The counts that belong to this trigger, in text order.

    Those that it takes as subject or object, that it counts itself ("31 deaths"), and that hang on
    it by a participle ("shelled it, killing 14") or as what did it ("the attack killed 14").
    """
    sentence = token.sent
    quantities = reading.quantities
    low = bisect_left(quantities, sentence.start_char, key=lambda each: each.start)
    high = bisect_right(quantities, sentence.end_char - 1, key=lambda each: each.start)
    return [
        each
        for each in quantities[low:high]
        if each.unit not in NOT_TOLLS and token.i in _owners(reading.doc, each)
    ]


def _owners(doc: Doc, quantity: Quantity) -> set[int]:
    """Indices of the tokens that the count belongs to."""
    base = _base(doc, quantity)
    if base is None:
        return set()
    owners = {base.i, *_tolled(base), *_gapped(doc, quantity)}
    for counted in (base, *_counted_of(base)):
        owners.update(
            child.i
            for child in counted.children
            if relation(child) in {"acl", "amod"}
            and not (child.dep_ == "acl" and _own_subject(child))
        )
    for child in base.children:
        if relation(child) == "acl":
            owners.update(_circumstances(child))
    current = base
    for _ in range(6):
        above = current.head
        if above == current:
            break
        kind = relation(current)
        if above.lemma_ in PROTESTING and (kind == "obj" or case_of(current) in CAUSES):
            break
        if kind == "nmod" and above.pos_ == "NUM" and case_of(current) == "of":
            break  # "two of the nine nurses were killed": nine were not
        if kind in {"nsubj", "obj", "iobj", "obl", "nmod", "nummod", "compound", "xcomp", "appos"}:
            owners.add(above.i)
            if above.lower_ == "those":  # "two guards were among those killed"
                owners.update(child.i for child in above.children if relation(child) == "acl")
            if above.pos_ in {"VERB", "AUX"} or (
                above.pos_ == "ADJ" and relation(above) != "xcomp"
            ):
                owners.update(_of_verb(above, kind))
                break
            current = above
        elif kind == "conj":
            place = above.ent_type_ == "PLACE" and relation(above) == "nmod"
            current = above.head if place else above  # "the mayor of Bor, *two* nuns and a cook"
            if above.pos_ in {"VERB", "AUX"}:
                break
        else:
            break
    return owners


def _gapped(doc: Doc, quantity: Quantity) -> set[int]:
    """ "24 were killed and *30 arrested*": the participle right behind the count is its own."""
    end = quantity.start + len(quantity.text)
    if quantity.side_end is not None and quantity.side_start == end + 1:
        end = quantity.side_end
    span = doc.char_span(quantity.start, end, alignment_mode="expand")
    if span is None or span.end >= len(doc) or gapped_subject(doc[span.end]) is None:
        return set()
    return {span.end}


def _tolled(base: Token) -> set[int]:
    """ "That brings to 49 the number of troops *killed*": what the toll is a toll of."""
    noun = toll_noun(base)
    if noun is None:
        return set()
    below = [child for child in noun.children if relation(child) == "nmod"]
    return {
        child.i
        for each in (noun, *below)
        for child in each.children
        if relation(child) == "acl" and child.tag_ == "VBN"
    }


def _counted_of(number: Token) -> list[Token]:
    """What a count that is a noun itself counts: "hundreds of captured *soldiers*"."""
    if number.lower_ not in vocabulary()["words"]["plurals"]:
        return []
    return [
        child
        for child in number.children
        if relation(child) == "nmod" and any(mark.lower_ == "of" for mark in child.children)
    ]


def _base(doc: Doc, quantity: Quantity) -> Token | None:
    span = doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
    if span is None:
        return None
    number = span.root
    beyond = number.head
    if relation(number) in COUNTING and beyond.i >= span.end:
        return beyond
    for child in number.children:
        marks = [mark.lower_ for mark in child.children if relation(mark) == "case"]
        if relation(child) == "nmod" and marks == ["of"] and child.i >= span.end:
            return number
    return number


def _of_verb(verb: Token, kind: str) -> set[int]:
    """What else the count is told of: event subject, circumstances, main clause."""
    owners = _circumstances(verb)
    for child in verb.children:
        if relation(child) == "conj" and not owners:
            owners.update(_circumstances(child))
        if relation(child) == "conj" and kind == "nsubj" and _shares_subject(child):
            owners.add(child.i)  # "three were shot and killed"
        if child.dep_ in SUBJECTS and kind not in {"nsubj"}:
            owners.update(_nouns(child))
        hurts = child.dep_ == "obj" and child.lemma_ in HURTS  # "nine suffered *injuries*"
        if kind == "nsubj" and (child.dep_ == "xcomp" or hurts):
            owners.add(child.i)
    current = verb
    for _ in range(3):
        kind_up = relation(current)
        above = current.head
        if above == current:
            break
        participle = current.tag_ == "VBG" and not any(
            child.dep_ in SUBJECTS or child.dep_ == "mark" for child in current.children
        )
        if kind_up == "acl" and current.lemma_ in PICTURING:
            break
        if kind_up in {"advcl", "acl"} and participle:
            owners.add(above.i)
            if relation(above) == "obj":
                owners.add(above.head.i)
            owners.update(_event_parts(above))
            current = above
        elif current.dep_ in {"acl:relcl", "xcomp"}:
            owners.add(above.i)
            current = above
        elif kind_up == "conj" and above.lemma_.lower() in vocabulary()["left_verbs"]:
            owners.add(above.i)  # "left 20 dead and 45 injured"
            owners.update(_subjects(above))
            current = above
        elif kind_up == "conj" and current.pos_ == above.pos_ and not _own_subject(current):
            if any(child.dep_ in SUBJECTS for child in above.children):
                owners.update(_subjects(above))
            current = above
        else:
            break
    return owners


def _event_parts(verb: Token) -> set[int]:
    """The nominal event that a light verb carries: "launched an *attack*, killing 14"."""
    return {
        child.i for child in verb.children if relation(child) == "obj" or child.dep_ in SUBJECTS
    }


def _subjects(verb: Token) -> set[int]:
    return {child.i for child in verb.children if child.dep_ in SUBJECTS}


def _own_subject(verb: Token) -> bool:
    if gapped_subject(verb) not in {None, verb.head}:
        return True
    return any(child.dep_ in SUBJECTS for child in verb.children)


def _shares_subject(verb: Token) -> bool:
    """A coordinated participle that says a second thing of the same people."""
    alone = not _own_subject(verb) and not any(child.dep_ == "obj" for child in verb.children)
    return alone and verb.tag_ in {"VBN", "VBD"} and verb.head.tag_ in {"VBN", "VBD"}


def _nouns(noun: Token) -> set[int]:
    """The noun and those coordinated with it, and what a toll is a toll of."""
    found = {noun.i}
    for child in noun.children:
        if relation(child) == "conj" or (relation(child) == "nmod" and noun.lemma_ == "toll"):
            found.add(child.i)
    return found


def _circumstances(verb: Token) -> set[int]:
    """ "killed *in an attack*", "wounded *by a bomb*"."""
    found: set[int] = set()
    for child in verb.children:
        if relation(child) != "obl":
            continue
        marks = {mark.lower_ for mark in child.children if relation(mark) == "case"}
        if marks & {"in", "by", "during", "after", "from", "with"}:
            found.add(child.i)
    return found
