"""What is counted: killed, injured, captured, displaced, fighters, strikes, a population."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from holdfast.reading.predicates.arguments import is_listed
from holdfast.reading.quantities.numerals import vocabulary
from holdfast.reading.tree import SUBJECTS, first_conjunct, is_counted_between, relation
from holdfast.rules.schema import load_words

if TYPE_CHECKING:
    from spacy.tokens import Token

PEOPLE = frozenset({"people", "fighters", "bombers"})
FLEEING = frozenset({"flee", "escape"})
HARMING = frozenset({"wounds", "injures", "kills"})  # read as nouns, they have other lemmas
INTRANSITIVE = frozenset({"die", "perish", "flee", "escape", "drown"})
DEADLY = frozenset({"dead", "death", "fatally", "mortally"})
KNOWN = frozenset({"the", "those", "these"})
SUFFERING = frozenset({"suffer", "sustain", "receive"})
HURTS = frozenset({"injury", "wound", "burn"})
BOUNDING = frozenset(
    {"least", "most", "many", "more", "fewer", "less", "up", "upwards", "upward", "excess", "total"}
    | {"minimum", "maximum", "much"}
)


@dataclass(frozen=True, slots=True)
class Kinds:
    """Words to kinds, turned round for look-up by lemma."""

    verbs: dict[str, str]
    person_verbs: dict[str, str]
    participles: dict[str, str]
    adjectives: dict[str, str]
    toll_nouns: dict[str, str]
    nouns: dict[str, str]
    events: dict[str, str]
    tolls: frozenset[str]  # kinds that tell what happened to people
    deeds: dict[str, str]  # nouns of what is done to those named behind "of"
    people: frozenset[str]  # nouns for people, of whatever trade


@lru_cache(maxsize=1)
def kinds() -> Kinds:
    """The kinds of ``rules/quantities.yaml``, loaded once."""
    words = vocabulary()
    verbs, person_verbs = _turned(words["verbs"]), _turned(words["person_verbs"])
    toll_nouns = _turned(words["toll_nouns"])
    adjectives: dict[str, str] = words["adjectives"]
    tolls = set(verbs.values()) | set(adjectives.values()) | set(toll_nouns.values())
    return Kinds(
        verbs=verbs,
        person_verbs=person_verbs,
        participles={f"{verb.rstrip('e')}ed": kind for verb, kind in verbs.items()},
        adjectives=adjectives,
        toll_nouns=toll_nouns,
        nouns=_turned(words["nouns"]),
        events=_turned(words["event_nouns"]),
        tolls=frozenset(tolls | {"deployed"}),
        deeds=_turned(words["deed_nouns"]),
        people=load_words().classes["people"],
    )


def _turned(groups: dict[str, Any]) -> dict[str, str]:
    return {word: kind for kind, members in groups.items() for word in members}


def noun_kind(noun: Token) -> str | None:
    """What the noun names by itself: "deaths" are killed, "militants" are fighters."""
    known = kinds()
    lemma = noun.lemma_ if noun.lemma_ in known.nouns else noun.lemma_.lower()
    if lemma not in known.nouns and lemma.endswith("s"):  # "troops" is its own lemma
        lemma = lemma[:-1]
    if lemma in known.toll_nouns:
        return known.toll_nouns[lemma]
    if noun.lower_ in known.adjectives and noun.pos_ in {"NOUN", "ADJ", "VERB"}:
        return known.adjectives[noun.lower_]
    named = known.nouns.get(lemma)
    return "people" if named is None and lemma in known.people else named


def happened_to(governor: Token, counted: Token | None = None) -> str | None:
    """What the words say was done to those counted, by verb, participle or adjective; or None.

    ``governor`` is what the clause hangs on ("dozens of soldiers": "dozens"), ``counted`` the noun.
    """
    counted = counted if counted is not None else governor
    if not is_people(counted):
        return None  # "two wounded cities"
    # "Of those abducted, 26 were killed": what they had suffered before is not what is counted.
    described = () if counted.lower_ == "those" else (counted, governor)
    if governor != counted and _is_known(counted):
        verb, role = predicate_of(governor)
        if verb is not None and (told := _by_verb(counted, verb, role)) is not None:
            return told  # "fourteen of the kidnapped nurses were freed"
    for each in described:
        found = by_participle(each)
        if found is not None:
            return _harmed_since(governor, counted) or found if found == "displaced" else found
    listed = first_conjunct(counted)
    if listed != counted and (found := by_participle(listed, counted.i)) is not None:
        return found  # "in which 13 marines and nine nurses died"
    suffered = _by_event(governor)
    if suffered is not None:
        return suffered
    verb, role = predicate_of(governor)
    if verb is None:
        return _by_deed(governor)
    return _by_verb(counted, verb, role)


def _harmed_since(governor: Token, counted: Token) -> str | None:
    """ "Hacked 41 *displaced* people to death": what they were before is not what is counted."""
    verb, role = predicate_of(governor)
    return None if verb is None else _by_verb(counted, verb, role)


def _is_known(counted: Token) -> bool:
    """ "Fourteen of *the* nurses": some of those who were told of."""
    return any(child.lower_ in KNOWN and child.i < counted.i for child in counted.children)


def _by_deed(governor: Token) -> str | None:
    """ "The murder of *six priests*", "the *six priests'* murder"."""
    first = first_conjunct(governor)
    if first.dep_ == "nmod:poss":
        return kinds().deeds.get(first.head.lemma_.lower())
    marks = [child.lower_ for child in first.children if child.dep_ == "case"]
    if relation(first) != "nmod" or marks != ["of"]:
        return None
    return kinds().deeds.get(first.head.lemma_.lower())


def _by_event(counted: Token) -> str | None:
    """ "The killing of 21 farmers", "the abduction of nine girls": what was done to them."""
    host = counted.head
    if relation(counted) != "nmod" or host.pos_ != "NOUN":
        return None
    if not any(child.dep_ == "case" and child.lower_ == "of" for child in counted.children):
        return None
    return kinds().events.get(host.lemma_)


def is_people(noun: Token) -> bool:
    """Whether something can have happened to them: people, or a noun of no known kind."""
    kind = noun_kind(noun)
    return kind is None or kind in PEOPLE or kind in kinds().tolls


def by_participle(noun: Token, behind: int = -1) -> str | None:
    """ "Six *killed* men", "six men *killed* there", "six men who *died*"; behind that token."""
    known = kinds()
    compounds = [child for child in noun.children if relation(child) == "compound"]
    for child in (grand for each in (noun, *compounds) for grand in each.children):
        if relation(child) not in {"amod", "acl"} or child.i <= behind:
            continue
        if _has_own_subject(child):
            continue  # "35 people killed, 70 injured": the clause has a subject of its own
        if child.i > noun.i and child.dep_ == "amod" and _counts_behind(child):
            continue  # "killed six soldiers, wounded nine and": told of those behind it
        if child.lower_ in known.adjectives:
            return known.adjectives[child.lower_]
        if relation(child) == "acl" and child.tag_ == "VBG" and child.lemma_ in FLEEING:
            return known.verbs[child.lemma_]
        if relation(child) == "acl" and child.tag_ == "VBD" and child.lemma_ in INTRANSITIVE:
            return known.verbs[child.lemma_]
        if child.tag_ in {"VBN", "JJ"} and child.lower_ in known.participles:
            return known.participles[child.lower_]
    return None


def _has_own_subject(clause: Token) -> bool:
    """Whether a clause on a noun is told of somebody else: "girls, of whom 12 were freed"."""
    if relation(clause) != "acl":
        return False
    return any(
        child.dep_ in SUBJECTS and child.tag_ not in {"WP", "WDT"} for child in clause.children
    )


def _counts_behind(participle: Token) -> bool:
    """Whether a number stands right behind a participle."""
    at = participle.i + 1
    return at < len(participle.doc) and participle.doc[at].pos_ == "NUM"


def _by_verb(counted: Token, verb: Token, role: str) -> str | None:
    known = kinds()
    if role.startswith("nsubj") and (found := _said_to_be(verb)) is not None:
        return found
    lemma = "wound" if verb.lower_ == "wound" else verb.lemma_.lower()
    if role == "nsubj" and lemma in SUFFERING and _is_hurt(verb):
        return "injured"
    if verb.lower_ in known.adjectives and verb.pos_ == "ADJ":
        return known.adjectives[verb.lower_]
    if lemma == "leave" and role == "obj" and (left := _left_alike(verb)) is not None:
        return left
    intransitive = lemma in INTRANSITIVE
    passive = role == "nsubj:pass" or (role == "nsubj" and verb.tag_ == "VBN" and not _has(verb))
    undergoes = role == "obj" or passive or (role == "nsubj" and intransitive)
    if undergoes and known.verbs.get(lemma) == "killed" and _is_also_hurt(verb):
        return "casualties"
    if lemma in known.verbs and undergoes and not (intransitive and role == "obj"):
        return known.verbs[lemma]
    if lemma in known.person_verbs and undergoes and _is_person(counted):
        if _is_deadly(verb):
            return "killed"
        return known.toll_nouns.get(counted.lemma_.lower(), known.person_verbs[lemma])
    if undergoes and _is_to_death(verb) and _is_person(counted):
        return "killed"  # whatever the verb: "hacked nine people to death"
    return None


def _is_hurt(verb: Token) -> bool:
    """ "Nine suffered *injuries*"."""
    return any(child.dep_ == "obj" and child.lemma_.lower() in HURTS for child in verb.children)


def _left_alike(verb: Token) -> str | None:
    """ "Left *six militants* and one officer dead": both, where the parse parts the two."""
    for child in verb.children:
        joined = child.dep_ in {"xcomp", "ccomp", "conj"} and child.lower_ in kinds().adjectives
        if joined and any(each.dep_ == "cc" and each.lower_ == "and" for each in child.children):
            return kinds().adjectives[child.lower_]
    return None


def _is_also_hurt(verb: Token) -> bool:
    """ "60 were killed and *injured*": all of them together, with no number of the dead."""
    at = verb.i + 2
    if at >= len(verb.doc) or verb.nbor(1).lower_ not in {"and", "or"}:
        return False
    second = verb.doc[at]
    hurt = kinds().participles.get(second.lower_) or kinds().verbs.get(second.lemma_.lower())
    return second.head == verb and hurt == "injured"


def _said_to_be(verb: Token) -> str | None:
    """ "Nine were *reported killed*", "*found dead*": what is said to have become of them."""
    if not any(child.dep_ == "aux:pass" for child in verb.children):
        return None
    for child in verb.children:
        if child.dep_ in {"xcomp", "ccomp"} and child.lower_ in kinds().adjectives:
            return kinds().adjectives[child.lower_]
    return None


def _is_to_death(verb: Token) -> bool:
    """ "To death" on a verb that is no sentence of a court."""
    if verb.lemma_.lower() in {"sentence", "condemn"}:
        return False
    return any(
        child.lower_ == "death"
        and any(mark.lower_ == "to" for mark in child.children if mark.dep_ == "case")
        for child in verb.children
    )


def _is_deadly(verb: Token) -> bool:
    """ "Shot dead", "shot and killed", "stabbed to death"."""
    return any(
        child.lower_ in DEADLY
        or (relation(child) == "conj" and kinds().verbs.get(child.lemma_.lower()) == "killed")
        for child in verb.children
    )


def _has(verb: Token) -> bool:
    return any(child.lower_ in {"has", "have", "had"} for child in verb.children)


def _is_person(counted: Token) -> bool:
    kind = noun_kind(counted)
    return kind in PEOPLE or kind in kinds().tolls or counted.pos_ == "NUM"


def predicate_of(counted: Token) -> tuple[Token | None, str]:
    """The verb or adjective that the counted words depend on, and in which role."""
    told = _verb_before(counted)
    if told is not None:
        return told, "obj"
    current = counted
    for _ in range(4):
        kind = relation(current)
        if current.head == current:
            return None, ""
        if kind == "obj":
            return _own_verb(current), current.dep_
        if kind == "nsubj":
            return current.head, current.dep_
        if kind == "obl" and current.lower_ in BOUNDING:
            passive = any(child.dep_ == "aux:pass" for child in current.head.children)
            return current.head, "nsubj:pass" if passive else "obj"
        if kind == "obl" and is_counted_between(current):
            passive = any(child.dep_ == "aux:pass" for child in current.head.children)
            return current.head, "nsubj:pass" if passive else "nsubj"
        if kind == "obl" and _object_like(current):
            return current.head, "obj"
        if kind == "nmod" and (current.head.lower_ in BOUNDING or current.head.pos_ == "NUM"):
            current = current.head
            continue
        if kind == "conj" and current.head.pos_ in {"NOUN", "PROPN", "NUM", "PRON", "ADJ"}:
            place = current.head.ent_type_ == "PLACE" and relation(current.head) == "nmod"
            current = current.head.head if place else current.head  # "the mayor of Bor, two nuns"
            continue
        if kind == "appos" and is_listed(current, current.head):
            current = current.head
            continue
        return None, ""
    return None, ""


def _verb_before(counted: Token) -> Token | None:
    """ "Killed nine and *wounded more than 30*", where the parse has one list of the numbers."""
    first = counted
    while relation(first) in {"nummod", "nmod"} and first.head.i < first.i:
        first = first.head
    if relation(first) not in {"conj", "obj"}:
        return None
    start = first.left_edge.i
    before = first.doc[start - 1] if start else first
    coordinated = start > 1 and first.doc[start - 2].lower_ in {"and", "but", ","}
    told = before.lemma_.lower() in kinds().verbs or before.lower_ in HARMING
    if first.head.pos_ == "VERB":  # "killing two and *injuring three*", both hung on the first
        if before.i == first.head.i + 2 and before.nbor(-1).lower_ == "and":
            return first.head  # "killing and wounding 40 people": both befell them
        later = relation(before) == "conj" and first.head.i < before.i
        told = told and later and relation(first) == "obj"
    return before if coordinated and told else None


def _own_verb(noun: Token) -> Token:
    """The verb before it, where "killed five and wounded 17" hangs both on the first verb."""
    verb = noun.head
    for child in verb.children:
        between = verb.i < child.i < noun.i and child.pos_ == "VERB" and relation(child) == "conj"
        if between and not any(each.dep_ == "obj" for each in child.children):
            return child
    return verb


def _object_like(noun: Token) -> bool:
    """An object that the parse took for an oblique: "killed *at least* 14 people"."""
    marks = [child.lower_ for child in noun.children if relation(child) == "case"]
    bound = any(child.lower_ in {"least", "most", "many"} for child in noun.children)
    before = noun.doc[noun.left_edge.i - 1].lower_ if noun.left_edge.i else ""
    if marks == ["of"] and before in BOUNDING:  # "wounded upwards of 30 men"
        return True
    return (not marks and noun.dep_ != "obl:tmod") or (bound and marks in (["at"], ["as"]))
