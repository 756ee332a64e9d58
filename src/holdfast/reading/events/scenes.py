"""Whether what is told in one clause or phrase is of the same scene as what is told around it.

"Killed when shells hit Azaz": one scene. "Arrested over the bombing in Lyon", "the suspects in a
murder in Jos": the deed was at another time, and as likely as not elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.reading.events.elsewhere import ANSWERS, SPANS
from holdfast.reading.events.phrases import is_a
from holdfast.reading.events.scene_words import (
    AT_REST,
    ATTACKS,
    AWAY,
    BEGINNING,
    CALLED_TO_ACCOUNT,
    CAUSES,
    CHARGED_WITH,
    DEEDS,
    EDGES,
    EMBASSIES,
    EXAMPLES,
    FINDING,
    HAPPENING,
    INHABITANTS,
    KEEPING,
    LATER,
    LURKING,
    OF_THE_PLACE,
    ON_ACCOUNT_OF,
    ORIGINS,
    PROTESTING,
    REACHING,
    SAME_TIME,
    SITES,
    STANDPOINTS,
    STEPPING,
    STRIKING,
    TAKING,
    TRYING,
    UNDERTAKING,
    VIOLENCE,
    WEAPONS,
)
from holdfast.reading.tree import SUBJECTS, case_of, relation

if TYPE_CHECKING:
    from spacy.tokens import Token

REPORTED = frozenset({"ccomp", "csubj", "parataxis"})


def leads_on(token: Token) -> bool:
    """Whether a place that holds for a word holds for what governs it."""
    governor = token.head
    if token.dep_ == "nmod:poss":
        if governor.lemma_.lower() in EMBASSIES:
            return False
        named = governor.ent_type_ == "PLACE" or governor.lemma_ in EDGES
        named = named or governor.lemma_ in OF_THE_PLACE
        site = governor.pos_ != "PROPN" or governor.lemma_.lower() in SITES
        return named or (site and is_a(governor, "place"))
    if token.dep_ in {"nsubj", "nsubj:outer"} and governor.pos_ == "VERB":
        return token.ent_type_ != "PLACE"
    if token.dep_ == "case":  # "following the raid", read as one that follows somebody
        return token.lower_ not in LATER
    if relation(token) not in {"nmod", "obl"}:
        return True
    case = case_of(token)
    if is_another_deed(token, case):
        return False
    if case == "after" and any(child.lemma_ in SPANS for child in token.children):
        return False  # "a week after the clashes on the bridge"
    if case in {"from", "out of"} and token.head.lemma_ in STEPPING:
        return True
    if case in EXAMPLES and is_a(governor, "place"):
        return True
    return case == "after" or case not in AWAY


def same_scene(clause: Token) -> bool:
    """Whether a clause below a verb tells of the same scene: "killed when shells hit Azaz"."""
    kind = relation(clause)
    if kind in REPORTED or (clause.dep_ == "acl:relcl" and not is_of_attack(clause)):
        return False
    marks = {child.lower_ for child in clause.children if child.dep_ in {"mark", "advmod"}}
    if "after" in marks and any(map(is_long_after, clause.children)):
        return False
    if "while" in marks and any(map(is_other_doer, clause.children)):
        return False
    above = clause.head
    if kind == "xcomp" and above.lemma_ in UNDERTAKING and not is_verbal_conjunct(above):
        return not (above.lemma_ in TRYING and clause.lemma_ in REACHING)
    if "to" in marks:  # a purpose, or what is planned
        return is_aim_of_attack(clause)
    if "after" in marks and is_answer(clause):
        return False
    if kind in {"xcomp", "acl"}:
        return True
    return not marks or bool(marks & SAME_TIME)


def is_long_after(mark: Token) -> bool:
    """ "Captured months after a bomb went off in Gao"."""
    return mark.lower_ == "after" and mark.i > 0 and mark.nbor(-1).lemma_ in SPANS


def is_other_doer(subject: Token) -> bool:
    """ "Ten were shot, while the army shelled Gao": somebody else who does something else."""
    doing = subject.dep_ == "nsubj" and subject.head.pos_ == "VERB"
    return doing and subject.pos_ in {"NOUN", "PROPN"}


def is_aim_of_attack(clause: Token) -> bool:
    """ "Launched an assault to retake Azaz": what is attacked is where the attack is."""
    above = clause.head
    begun = above.lemma_ in BEGINNING and any(
        child.dep_ == "obj" and child.lemma_.lower() in ATTACKS for child in above.children
    )
    return clause.lemma_ in TAKING and (begun or above.lemma_.lower() in ATTACKS)


def is_of_attack(clause: Token) -> bool:
    """ "Killed by a bomber who struck a checkpoint in Azaz": who or what attacked, and where.

    "At a shop they ran in Azaz" tells as well where the shop is.
    """
    noun = clause.head
    if clause.lemma_ in KEEPING and is_a(noun, "place"):
        return True
    if noun.dep_ == "obl:agent":
        return clause.lemma_ in STRIKING or clause.lemma_ in LURKING
    if noun.dep_ == "obj" and clause.lemma_ in AT_REST:
        return noun.pos_ == "NOUN" and not is_a(noun, "people")
    deed = noun.lemma_.lower()
    if deed in WEAPONS:
        return clause.lemma_ in STRIKING
    if deed not in ATTACKS and deed not in DEEDS and deed not in VIOLENCE:
        return False
    return clause.lemma_ in STRIKING or is_happening(clause)


def is_happening(clause: Token) -> bool:
    """ "The raids, which took place in Gao": where a deed was."""
    if clause.lemma_ == "take":
        return any(child.dep_ == "obj" and child.lemma_ == "place" for child in clause.children)
    return clause.lemma_ in HAPPENING


def is_cause(token: Token) -> bool:
    """ "Marched against the war in Mali", "rallied in support of Tibet": for what, not where.

    A town may be where they did: "marched against the war in Bamako".
    """
    case = case_of(token)
    if case == "in" and token.lemma_.lower() in STANDPOINTS:
        return True
    above = token.head.lemma_.lower()
    return (case in {"against", "over"} and above in PROTESTING) or (
        case in CAUSES and above in STANDPOINTS
    )


def is_answer(clause: Token) -> bool:
    """ "The army shelled the hills after rockets hit Azaz": two doers, and two scenes."""
    above = {child.dep_ for child in clause.head.children}
    return {"nsubj", "obj"} <= above and any(child.dep_ == "nsubj" for child in clause.children)


def is_another_deed(token: Token, case: str) -> bool:
    """ "Arrested over the bombing in Lyon", "suspects in a murder in Jos": that was elsewhere."""
    if not {token.lemma_.lower(), token.lower_} & DEEDS or relation(token) not in {"nmod", "obl"}:
        return False
    above = token.head.lemma_.lower()
    if case in LATER and above in CALLED_TO_ACCOUNT:
        return True
    return case in ON_ACCOUNT_OF or above in CHARGED_WITH or above in ANSWERS


def is_found_later(participle: Token) -> bool:
    """ "Guards kidnapped by militants were found in Tikrit": found there, taken elsewhere."""
    if participle.dep_ not in {"acl", "acl:relcl"} or participle.tag_ != "VBN":
        return False
    noun = participle.head
    while relation(noun) == "nmod" and noun.head != noun:
        noun = noun.head
    return noun.dep_ in SUBJECTS and noun.head.lemma_ in FINDING


def is_verbal_conjunct(token: Token) -> bool:
    """A clause side by side with the one before."""
    return relation(token) == "conj" and token.pos_ in {"VERB", "AUX"}


def is_home(token: Token) -> bool:
    """ "A resident of Kibera in Nairobi": where somebody is from, whatever befell him."""
    return (
        relation(token) == "nmod"
        and case_of(token) in ORIGINS
        and token.head.lemma_.lower() in INHABITANTS
        and token.head.tag_ == "NN"
    )
