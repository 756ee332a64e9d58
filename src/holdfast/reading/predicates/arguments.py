"""Noun phrases under a verb or noun: coordination spread out, prepositions, relative gaps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from holdfast.reading.predicates.model import Slots
from holdfast.reading.predicates.words import grammar_words
from holdfast.reading.tree import SUBJECTS, asked_once, relation
from holdfast.rules.schema import load_words

if TYPE_CHECKING:
    from spacy.tokens import Token

RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
RELATIVE_PLACE = frozenset({"where"})
MAXIMUM_CONJUNCTS = 64
COLLECTIVES = frozenset({
    "family", "group", "crew", "force", "unit", "patrol", "convoy", "brigade", "staff", "body",
    "household", "community", "population", "minority", "personnel", "number", "half", "dozen",
    "score", "hundred", "thousand", "other", "victim", "casualty", "enemy",
})  # fmt: skip
PLURALS = frozenset({"NNS", "NNPS"})
MASS = frozenset({"territory", "all", "whole", "entire", "entirety"})
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
HELD_BY = frozenset({"nmod", "obl", "obj", "conj"})
# What is done to places, or by them, and to no undertaking.
OF_PLACES = frozenset({
    "capture", "seize", "take", "retake", "recapture", "hold", "control", "fall", "lose", "occupy",
    "overrun", "abandon", "leave", "liberate", "besiege",
})  # fmt: skip
# Prepositions whose phrase is often hung on the noun before instead of on the verb.
LOOSE = frozenset({
    "by", "from", "to", "against", "in", "at", "near", "on", "with", "between", "into", "outside",
    "inside", "around", "across", "out of", "toward", "towards", "over", "using", "via", "along",
})  # fmt: skip


@asked_once
def spread(token: Token) -> list[Token]:
    """The token and what is coordinated with it below it, in text order."""
    found: list[Token] = []
    waiting = [token]
    while waiting and len(found) < MAXIMUM_CONJUNCTS:
        current = waiting.pop()
        found.append(current)
        for child in current.children:
            kind = relation(child)
            if kind == "conj":
                if not _left_out(child):
                    waiting.append(child)
            elif kind == "appos":
                if is_listed(child, current):
                    waiting.append(child)
                waiting.extend(_beside_the_name(child, current))
            elif kind == "nmod" and child.ent_type_ == "PLACE":
                waiting.extend(_people_behind(child, current))
    return sorted(found, key=lambda each: each.i)


def is_listed(item: Token, first: Token) -> bool:
    """ "A doctor, *two patients* and a guard": no words for the doctor, who is one.

    Nor is "a maid" in "six priests, *a maid* and her daughter" one for the six.
    """
    marks = {child.dep_ for child in item.children if child.i < item.i}
    several = item.tag_ == "NNS" and first.tag_ == "NN" and "nummod" in marks
    one = item.tag_ == "NN" and first.tag_ in PLURALS and bool(marks & {"det", "nmod:poss"})
    one = one and item.lemma_ in load_words().classes["people"] - COLLECTIVES
    if not several and not one:
        return False
    later = [
        child
        for host in (first, item)
        for child in host.children
        if relation(child) == "conj" and child.i > item.i
    ]
    # "The team, two nurses and a guard, fled": a comma behind says that they are the team.
    behind = max((each.right_edge.i + 1 for each in later), default=len(item.doc))
    return behind < len(item.doc) and item.doc[behind].text != ","


def _beside_the_name(name: Token, title: Token) -> list[Token]:
    """ "The judge Ana Duarte and *her driver*": beside the judge, though hung on the name."""
    if name.i != title.i + 1 or name.ent_type_ != "PERSON":
        return []
    return [child for child in name.children if relation(child) == "conj" and child.pos_ == "NOUN"]


def _people_behind(place: Token, first: Token) -> list[Token]:
    """ "The bishop of Beira, *two priests* and a nun": beside the bishop, and not beside Beira."""
    if first.pos_ not in {"NOUN", "PROPN"} or first.ent_type_ == "PLACE":
        return []
    people = load_words().classes["people"]
    return [
        child
        for child in place.children
        if relation(child) == "conj"
        and (child.ent_type_ == "PERSON" or (child.pos_ == "NOUN" and child.lemma_ in people))
        and first.lemma_.lower() in people
    ]


def _left_out(conjunct: Token) -> bool:
    """ "Took the port but not the airport": coordinated, and told apart."""
    if listed_verb(conjunct) is not None or _is_second_verb(conjunct):
        return True
    return any(
        child.i < conjunct.i and child.lower_ in {"not", "never"} and child.dep_ in {"advmod", "cc"}
        for child in conjunct.children
    )


def _is_second_verb(conjunct: Token) -> bool:
    """ "Killed one protester and *wounded* three", with the verb hung on the protester."""
    return (
        conjunct.tag_ == "VBD"
        and conjunct.head.tag_ in {"NN", "NNS"}
        and any(child.dep_ == "obj" for child in conjunct.children)
    )


def listed_verb(noun: Token) -> Token | None:
    """ "Stormed the town, looted shops, kidnapped six": a verb of a list, read as an adjective.

    Right behind a comma, with another verb of the list to come.
    """
    first = noun
    while relation(first) == "conj" and first.head != first:
        first = first.head
    edge = noun.left_edge.i
    if first is noun or first.dep_ != "obj" or noun.doc[edge].text != ",":
        return None
    verb, governor = noun.doc[edge + 1], first.head
    if relation(verb) != "amod" or verb.head != noun or verb.tag_ not in {"VBN", "VBD"}:
        return None
    if governor.tag_ not in {"VBD", "VBZ", "VBP"}:
        return None
    later = any(
        relation(each) == "conj" and each.i > noun.i and each.tag_ == governor.tag_
        for each in governor.children
    )
    return governor if later else None


@asked_once
def preposition(token: Token) -> str:
    """The token's own preposition, lower case, "out of" joined; "" where it has none.

    "On the outskirts", "in front of" stay what they are; of several, all are joined.
    """
    words: list[str] = []
    for child in token.children:
        if child.i > token.i:
            break
        if child.dep_ == "case":
            words.append(child.lower_)
            words.extend(each.lower_ for each in child.children if each.dep_ == "fixed")
            if child.lower_ == "of" and words == ["of"] and _is_out(child):
                words.insert(0, "out")
    return " ".join(words)


def _is_out(of: Token) -> bool:
    """ "Out of Kaga-Bandoro", with the two words hung on the two halves of the name."""
    before = of.nbor(-1) if of.i else of
    return before.lower_ == "out" and before.dep_ == "case" and before.head != of.head


def is_relative(token: Token) -> bool:
    """A relative pronoun: "who", "which", "that" …"""
    return token.lower_ in RELATIVE and token.tag_ in {"WP", "WDT", "WP$", "IN"}


def relative_clause(token: Token) -> Token | None:
    """The head of the relative clause that a word stands in, if it stands in one."""
    current = token
    for _ in range(12):
        if current.dep_ == "acl:relcl":
            return current
        if current.head == current or relation(current) in {"ccomp", "advcl", "parataxis"}:
            return None
        current = current.head
    return None


def antecedent(token: Token) -> list[Token]:
    """What a relative pronoun stands for; the pronoun itself when nothing is found."""
    clause = relative_clause(token)
    if clause is None or clause.head == clause:
        return [token]
    if token.lower_ == "who" and (listed := _listed_before(clause)):
        return listed
    nearest = _thing_before(clause) if token.lower_ == "which" else None
    return [clause.head if nearest is None else nearest]


def _listed_before(clause: Token) -> list[Token]:
    """ "Ana Ruiz, Juan Soto and Luis Paz, who *were* captured": all of them, not the first."""
    several = any(child.lower_ in {"were", "are", "have"} for child in clause.children)
    if not several:
        return []
    return [each for each in spread(clause.head) if each.i < clause.left_edge.i]


def _thing_before(clause: Token) -> Token | None:
    """ "Families from Nganda, which fell": people are "who", so that it is the name before.

    Nor are offensives taken: "an offensive entering Nganda, which they had held".
    """
    noun = clause.head.lemma_.lower()
    undertaking = noun in grammar_words().undertakings and clause.lemma_ in OF_PLACES
    if noun not in grammar_words().people and not undertaking:
        return None
    before = clause.left_edge.i - (clause.left_edge.text != ",")
    name = clause.doc[before - 1] if before > 0 else clause.head
    while name.dep_ == "flat":
        name = name.head
    if undertaking:
        return name if name.ent_type_ == "PLACE" else None
    return name if name.pos_ == "PROPN" and name.head == clause.head else None


@asked_once
def held_town(verb: Token) -> Token | None:
    """ "The militia held coast": the noun behind a participle that was taken for a past tense.

    What stands behind has no determiner, and the holder belongs to a phrase before: no clause of
    its own begins there.
    """
    if verb.tag_ not in {"VBN", "VBD"} or verb.lemma_ not in grammar_words().holding or verb.i == 0:
        return None
    holder = verb.nbor(-1)
    clause = relation(verb) in {"advcl", "ccomp", "conj", "dep", "acl", "parataxis"}
    # "Troops enter the militia held town of Mir", with "held" for the verb of it all.
    misled = relation(verb) == "ROOT" and holder.head.pos_ == "VERB" and holder.head != verb
    if not clause and not misled:
        return None
    known = [child for child in verb.children if child.dep_ == "obj" and child.i > verb.i]
    if not known or not holder.whitespace_:
        return None
    # "The militia held town": an article before the holder may be hung on the town.
    behind = [child for child in known[0].children if child.left_edge.i > verb.i]
    if min([each.left_edge.i for each in behind] + [known[0].i]) != verb.i + 1:
        return None
    if any(child.dep_ in {"det", "nmod:poss"} for child in behind):
        return None
    first = holder.head.i if is_bare_place(known[0]) and holder.head.pos_ == "VERB" else 0
    own = [child for child in verb.children if child.dep_ in SUBJECTS and child.i >= first]
    if any(child != holder for child in own):
        return None  # "Troops enter the militia held town of Mir": they are those who enter
    adjective = holder.pos_ == "ADJ" and holder.head == verb  # "the Kurdish held north"
    before = holder.pos_ in NOMINAL and holder.head.i < holder.i and relation(holder) in HELD_BY
    before = before or (holder.head == verb and bool(preposition(holder)))
    return known[0] if adjective or before else None


def is_bare_place(noun: Token) -> bool:
    """ "Town of Sarmin" right behind a participle: no object, as it has no article there."""
    return (
        noun.tag_ == "NN"
        and noun.lemma_.lower() in load_words().classes["whole"] - MASS
        and any(child.dep_ == "nmod" and child.i == noun.i + 2 for child in noun.children)
    )


def _beyond_holder(noun: Token) -> Token:
    """ "Strikes on the militia held coast": the coast, where the parse has the militia."""
    if noun.i + 1 >= len(noun.doc):
        return noun
    town = held_town(noun.nbor(1))
    return noun if town is None else town


def phrase(token: Token) -> list[Token]:
    """The heads that one argument stands for: conjuncts, or the antecedent of a relative."""
    if is_relative(token):
        return antecedent(token)
    return [_beyond_holder(each) for each in spread(token)]


def prepositional(head: Token) -> Iterator[tuple[str, Token]]:
    """(preposition, head) of each prepositional phrase under a verb or noun, conjuncts spread.

    A coordinated noun without a preposition of its own shares that of the first.
    """
    before: Token | None = None
    for child in head.children:
        kind = relation(child)
        if kind in {"obl", "nmod"} and child.dep_ != "nmod:poss":
            if before is not None and _names(child, before):
                for each in spread(child):
                    yield preposition(before), each
            else:
                yield from _shared(child)
            before = child
        elif kind == "advmod" and child.lower_ == "there":
            yield "in", child
        elif kind == "advmod" and child.lower_ in RELATIVE_PLACE:
            for each in antecedent(child):
                if each != child:
                    yield "in", each


def _names(name: Token, before: Token) -> bool:
    """ "The murder of the leaders *Ana Ruiz and Juan Soto*", hung beside those that they are."""
    return name.ent_type_ == "PERSON" and name.i == before.i + 1 and not preposition(name)


def _shared(first: Token) -> Iterator[tuple[str, Token]]:
    if is_relative(first):
        stranded = [child.lower_ for child in first.children if child.dep_ == "case"]
        for each in antecedent(first):
            yield " ".join(stranded), each
        return
    own = preposition(first)
    if own == "from to":  # "from American to Afghan forces", both hung on the last noun
        yield "to", first
        return
    for each in spread(first):
        yield preposition(each) or own, _beyond_holder(each)
    if own == "from" and _taker(first):
        yield "to", first


def _taker(noun: Token) -> bool:
    """ "From American to Afghan forces": one noun for both, its adjectives told apart."""
    return any(
        relation(inner) == "conj" and preposition(inner) == "to"
        for child in noun.children
        if child.i < noun.i and relation(child) in {"amod", "compound"}
        for inner in child.children
    )


def add_loose(slots: Slots, tokens: list[Token]) -> None:
    """Phrases hung on an argument that belong to the predicate as likely as not.

    "Seized the town from rebels": the parser may read "the town from rebels". They come after what
    hangs on the predicate itself; of two origins only the predicate's own is one: "soldiers
    from Fiji were evacuated from a post".
    """
    away = "from" in slots.found
    for token in tokens:
        for case, each in prepositional(token):
            if case in LOOSE and not (case == "from" and away):
                slots.add(case, [each])
