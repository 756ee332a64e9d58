"""The arguments of an event noun: its own phrases and those of the verb that carries it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.reading.predicates.arguments import (
    LOOSE,
    add_loose,
    phrase,
    preposition,
    prepositional,
    spread,
)
from holdfast.reading.predicates.model import Predicate, Slots
from holdfast.reading.predicates.subjects import spread_head, surface_subjects
from holdfast.reading.predicates.verbs import is_clause_in_disguise, verb_predicate
from holdfast.reading.predicates.words import grammar_words
from holdfast.reading.tree import SUBJECTS, asked_once, first_conjunct, relation
from holdfast.rules.schema import load_words

if TYPE_CHECKING:
    from spacy.tokens import Token

HOSTS = {"obj": "object", "nsubj:pass": "object", "nsubj": "subject", "obl": "", "nmod": ""}
BLAME = frozenset({"blame", "accuse", "condemn", "denounce", "criticise", "criticize"})
SERIES = frozenset({
    "series", "wave", "string", "spate", "number", "round", "chain", "rash", "dozen", "dozens",
    "score", "scores", "hundred", "hundreds", "hour", "day", "week", "month",
})  # fmt: skip
STRUCK = frozenset({"target", "victim", "object"})
# What one takes somebody to be is said of that somebody: "held the rebels responsible".
DEEMING = frozenset({"hold", "deem", "consider", "find", "declare", "call", "judge", "believe"})
ANSWERABLE = frozenset({"responsible", "guilty", "culpable", "accountable"})
# "Took part in the killing": who did it, perhaps with others.
INVOLVED = frozenset({"involved", "implicated"})
PARTAKING = frozenset({"participate", "implicate", "involve", "partake", "assist"})
EMPLOYING = frozenset({"use", "employ"})
FOUGHT = frozenset({"fight", "battle", "struggle", "campaign", "war"})
SHARED = frozenset({"by", "from", "on", "against", "of", "in", "at", "near"})
ENCLOSING = frozenset({"siege", "blockade", "encirclement"})
# "A march over the kidnapping of girls by rebels": they did that, and did not march.
CAUSES = frozenset({"over", "about", "for", "against"})
# "Fled into Chad ahead of an offensive": where they went is not where it is to be.
YET_TO_COME = frozenset({"ahead of", "prior to"})
HELD_IN = frozenset({"control", "charge", "possession"})
NOT_HANDED_DOWN = frozenset({"object", "subject", "apposed", "indirect"})


@asked_once
def noun_predicate(noun: Token) -> Predicate:
    """The noun with its phrases, and those of a light or happening verb that carries it."""
    slots = Slots()
    for child in noun.children:
        kind = relation(child)
        if child.dep_ == "nmod:poss":
            slots.add("poss", phrase(child))
        elif kind in {"compound", "amod", "flat", "nummod"} and child.i < noun.i:
            _add_modifier(slots, child)
        elif child.dep_ in SUBJECTS:
            slots.add("subject", phrase(child))
    if "subject" not in slots.found:
        slots.add("subject", _understood(noun))
    for case, each in prepositional(noun):
        slots.add(case, [each])
    phrases = [
        child
        for child in noun.children
        if relation(child) == "nmod" and not (preposition(child) in CAUSES and _is_event(child))
    ]
    add_loose(slots, [each for child in phrases for each in spread(child)])
    _add_clauses(noun, slots)
    _add_shared(noun, slots)
    if "by" not in slots.found:
        slots.add("by", _by_behind(noun))
    if "of" not in slots.found:
        slots.add("of", _of_behind(noun))
    if relation(noun) == "appos":
        slots.add("apposed", [noun.head])
    elif relation(noun) == "amod" and noun.pos_ == "ADJ":
        slots.add("modified", [noun.head])  # "the wounded *soldiers*", with no verb seen in it
    slots.add("named", _name_behind(noun))
    case = preposition(noun)
    _add_governor(noun, case, slots)
    host, host_slot = _host(noun, case)
    if host is not None:
        _add_host(noun, host, host_slot, slots)
    return Predicate(noun, "noun", slots.frozen(), _host_particles(host), case, host, host_slot)


def _understood(noun: Token) -> list[Token]:
    """ "*They* beat off the attack and were in control of the town": the verb's subject."""
    verb = noun.head
    if relation(noun) == "nmod" and preposition(noun) == "in" and noun.lemma_ in HELD_IN:
        return [verb]  # "the *rebels* in control of the town"
    if relation(noun) != "conj" or verb.pos_ != "VERB":
        return []
    copular = any(child.dep_ == "cop" for child in noun.children)
    return surface_subjects(verb) if copular else []


def _is_event(noun: Token) -> bool:
    return noun.lemma_.lower() in load_words().classes["event"]


def _name_behind(noun: Token) -> list[Token]:
    """ "In its stronghold Sirte": the name right behind, without a comma."""
    return [
        child
        for child in noun.children
        if child.dep_ == "appos" and child.pos_ == "PROPN" and child.left_edge.i == noun.i + 1
    ]


def _add_modifier(slots: Slots, modifier: Token) -> None:
    """A word before the noun: "suicide car bomb attack", "US-led airstrikes", "Iraqi offensive"."""
    name = relation(modifier)
    if modifier.tag_ in {"VBN", "VBD", "JJ"} and modifier.lemma_ in {"lead", "led"}:
        slots.add("led", [child for child in modifier.children if child.i < modifier.i
                          and child.pos_ in {"NOUN", "PROPN", "ADJ"}])  # fmt: skip
        return
    slots.add("compound" if name == "flat" else name, spread(modifier))
    for child in modifier.children:
        if relation(child) in {"compound", "amod"} and child.i < modifier.i:
            _add_modifier(slots, child)


def _add_shared(noun: Token, slots: Slots) -> None:
    """ "Attacks or air strikes from the coalition": phrases after the last noun serve them all."""
    for child in noun.children:
        if relation(child) == "conj" and child.pos_ == "NOUN":
            for case, each in prepositional(child):
                if case in SHARED and case not in slots.found:
                    slots.add(case, [each])
    first = noun.head
    if relation(noun) == "conj" and first.pos_ == "NOUN":
        # "The kidnapping and murder of a student", with the phrase hung on the first noun.
        for case, each in prepositional(first):
            if case in SHARED and each.i > noun.i and case not in slots.found:
                slots.add(case, [each])


def _by_behind(noun: Token) -> list[Token]:
    """ "Denied any part in the seizure of Goma by rebels", with the doer hung on the verb."""
    edge = noun.right_edge.i + 1
    if edge + 1 >= len(noun.doc):
        return []
    mark = noun.doc[edge]
    doer = mark.head
    if mark.lower_ != "by" or mark.dep_ != "case" or relation(doer) != "obl":
        return []
    verb = doer.head
    passive = any(child.dep_ in {"aux:pass", "nsubj:pass"} for child in verb.children)
    above = any(each.i == verb.i for each in noun.ancestors)
    return phrase(doer) if above and verb.pos_ == "VERB" and not passive else []


def _of_behind(noun: Token) -> list[Token]:
    """ "Attacks on judges, above all the murders *of Ana Ruiz*", hung on a noun before.

    Or on the verb: "recaptured control *of the town* from rebels".
    """
    at = noun.i + 1
    if at >= len(noun.doc) or noun.doc[at].lower_ != "of" or noun.doc[at].dep_ != "case":
        return []
    owned = noun.doc[at].head
    carried = relation(owned) == "obl" and relation(noun) == "obj" and owned.head == noun.head
    before = relation(owned) == "nmod" and owned.head.i < noun.i
    return phrase(owned) if before or carried else []


def _host(noun: Token, case: str) -> tuple[Token | None, str]:
    """The verb that the noun stands under, and in which slot; of conjuncts, that of the first."""
    disguised = _verb_before(noun)
    if disguised is not None:
        return disguised, "object"
    first = noun
    for _ in range(8):
        if relation(first) != "conj" or first.head == first:
            break
        first = first.head
    if first is not noun and first.pos_ == "VERB":
        return None, ""
    if relation(first) == "nmod" and first.head.lemma_.lower() in SERIES:
        first = first.head  # "began a series of attacks"
    governor = first.head
    if governor is first or governor.pos_ not in {"VERB", "AUX"}:
        return None, ""
    slot = HOSTS.get(first.dep_, HOSTS.get(relation(first)))
    if slot is None and relation(first) == "xcomp" and case:
        slot = ""  # "remains in rebel hands"
    if slot is None:
        return None, ""
    return governor, slot or case or preposition(first)


def _verb_before(noun: Token) -> Token | None:
    """ "The military lost control of the port", read as the control that the military lost."""
    if noun.lemma_ not in {"control", "rule"}:
        return None
    return next((child for child in noun.children if is_clause_in_disguise(child)), None)


def _host_particles(host: Token | None) -> frozenset[str]:
    if host is None:
        return frozenset()
    return frozenset(child.lower_ for child in host.children if child.dep_ == "compound:prt")


def _add_host(noun: Token, host: Token, slot: str, slots: Slots) -> None:
    """What the verb lends: its subject when it is light, its object when the noun hits it."""
    words = grammar_words()
    if host.lemma_ in BLAME:
        _add_blamed(host, slot, slots)
    elif slot == "object" and host.lemma_ in words.light_verbs:
        view = verb_predicate(host)
        slots.add("subject", view.slot("subject"))
        slots.add("indirect", view.slot("indirect"))
        slots.merge(view.slots, NOT_HANDED_DOWN | {"by"})
    elif slot == "subject" and host.lemma_ in words.impact_verbs:
        view = verb_predicate(host)
        slots.add("struck", view.slot("object") or view.slot("through"))
        slots.merge(view.slots, NOT_HANDED_DOWN | {"through", "by"})
    elif slot == "by" and host.lemma_ in words.impact_verbs and host.tag_ == "VBN":
        view = verb_predicate(host)  # "the town was hit by air strikes"
        slots.add("struck", view.slot("object"))
        slots.merge(view.slots, NOT_HANDED_DOWN | {"through", "by"})
    elif slot == "subject" and host.lemma_ in words.happening_verbs:
        slots.merge(verb_predicate(host).slots, NOT_HANDED_DOWN)
    elif slot == "in" and host.lemma_ in EMPLOYING:
        view = verb_predicate(host)  # "dynamite was used in the attack"
        slots.add("using", view.slot("object"))
        slots.add("bearer", view.slot("object" if view.form == "passive" else "subject"))
    elif slot == "in" and host.lemma_ in PARTAKING:
        view = verb_predicate(host)
        slots.add("subject", view.slot("object" if view.form == "passive" else "subject"))
    elif slot != "subject":
        view = verb_predicate(host)
        taker = "object" if slot not in {"object", ""} and view.form == "passive" else "subject"
        slots.add("bearer", view.slot(taker))
        # "Praised the capture of the town by rebels": the doer may hang on the verb.
        if slot in YET_TO_COME:
            return
        kept = {slot} if view.form == "active" else {slot, "by"}
        slots.merge({k: v for k, v in view.slots.items() if k in LOOSE}, frozenset(kept))


def _add_blamed(host: Token, slot: str, slots: Slots) -> None:
    """ "Blamed rebels for the shelling", "blamed it on rebels": they did it, it is said."""
    view = verb_predicate(host)
    if slot in {"for", "of"}:
        slots.add("subject", view.slot("object"))
    elif slot == "object" and "for" not in view.slots:
        slots.add("subject", view.slot("on"))
        slots.add("subject", tuple(slots.found.pop("on", ())))


def _add_governor(noun: Token, case: str, slots: Slots) -> None:
    """What a noun or adjective above the event says of its subject.

    "The bank was the target of an attack": it was struck. "He is responsible for the killing": he
    did it.
    """
    governor = noun.head
    if relation(noun) == "nsubj" and governor.lower_ in {"way", "underway"}:
        for each_case, each in prepositional(governor):  # "fighting is under way for the port"
            slots.add(each_case, [each])
    if governor != noun and relation(noun) == "nsubj" and _is_somebody(governor):
        slots.add("equated", spread(governor))  # "the wounded were Ana Ruiz and Juan Soto"
    first = first_conjunct(noun)  # "sanctions on the junta for the coup and the killings"
    if (case or preposition(first)) == "for" and (blamed := _sanctioned(first.head)):
        slots.add("subject", blamed)
    if governor == noun or relation(noun) not in {"nmod", "obl"}:
        return
    if case == "under" and noun.lemma_ in ENCLOSING and relation(noun) == "obl":
        slots.add("bearer", _right_before(noun))
    if case == "under" and governor.pos_ in {"NOUN", "PROPN"}:
        slots.add("bearer", spread_head(governor))  # "Kobane, under siege", "towns under IS rule"
    elif case == "of" and governor.lemma_.lower() in STRUCK:
        slots.add("struck", _subjects(governor))
    elif case in {"for", "of"} and governor.lower_ in ANSWERABLE:
        slots.add("subject", _subjects(governor))
    elif case == "in" and noun.lemma_ in FOUGHT and governor.pos_ in {"NOUN", "PROPN"}:
        slots.add("subject", spread_head(governor))  # "troops in the fight for the port"
    elif case == "in" and governor.lower_ in INVOLVED and governor.pos_ != "VERB":
        slots.add("subject", _subjects(governor))  # "the men involved in the murder"


def _is_somebody(predicate: Token) -> bool:
    """A person by name, or by what "was a nurse" says that somebody is."""
    if predicate.ent_type_ == "PERSON":
        return True
    equated = any(child.dep_ == "cop" for child in predicate.children)
    return equated and predicate.lemma_.lower() in load_words().classes["people"]


def _sanctioned(governor: Token) -> list[Token]:
    """ "Sanctions against the junta for the coup": those against whom they are did it."""
    nouns = [governor]
    if governor.pos_ == "VERB":  # "imposed sanctions on …", "sanctions were announced against …"
        nouns += [each for each in governor.children if each.dep_ in {"obj", "nsubj:pass"}]
    if not any(each.lemma_.lower() == "sanction" for each in nouns):
        return []
    return [
        each
        for noun in nouns
        for case, each in prepositional(noun)
        if case in {"against", "on"} and each.pos_ in {"PROPN", "NOUN"}
    ]


def _right_before(noun: Token) -> list[Token]:
    """ "Sent food to Homs under siege by troops": the name before it, with "under" hung higher."""
    before = noun.left_edge.i - 1
    if before < 0 or noun.doc[before].pos_ != "PROPN":
        return []
    name = noun.doc[before]
    while name.dep_ == "flat":
        name = name.head
    return [name]


def _subjects(predicate: Token) -> list[Token]:
    """The subject of a copula, or of the verb that a noun is object of ("became a target")."""
    own = [each for child in predicate.children if child.dep_ in SUBJECTS for each in phrase(child)]
    if own:  # "the report that soldiers are responsible", hung on the noun
        return own
    if relation(predicate) == "amod" or predicate.dep_ == "acl":
        return [predicate.head]
    verb = predicate.head if predicate.dep_ in {"obj", "xcomp"} else predicate
    if predicate.dep_ == "xcomp" and verb.lemma_ in DEEMING:
        deemed = [each for child in verb.children if child.dep_ == "obj" for each in phrase(child)]
        if deemed:  # "the army holds *rebels* responsible for the raid"
            return deemed
    return [each for child in verb.children if child.dep_ in SUBJECTS for each in phrase(child)]


def _add_clauses(noun: Token, slots: Slots) -> None:
    """ "An attack carried out by the militia", "an offensive launched in June"."""
    words = grammar_words()
    for child in noun.children:
        if relation(child) != "acl":
            continue
        if child.tag_ == "VB":  # "an operation to retake the town": what it is aimed at
            slots.add("aim", verb_predicate(child).slot("object"))
        if child.lemma_ in words.light_verbs:
            view = verb_predicate(child)
            if any(each.i == noun.i for each in view.slot("object")):
                slots.add("subject", view.slot("subject"))
                slots.merge({k: v for k, v in view.slots.items() if k in LOOSE}, frozenset({"by"}))
        elif child.lemma_ in words.impact_verbs:
            view = verb_predicate(child)
            if any(each.i == noun.i for each in view.slot("subject")):
                slots.add("struck", view.slot("object"))
                slots.merge({k: v for k, v in view.slots.items() if k in LOOSE}, frozenset({"by"}))
