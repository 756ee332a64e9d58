"""Words that name the tie themselves: causative verbs, nouns of cause and result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.reading.reasons.antecedents import antecedent, points_back, resolved, stood_for
from holdfast.reading.reasons.extents import (
    RELATIVE_PRONOUNS,
    Range,
    clause,
    cover,
    is_predicate,
    noun_phrase,
    phrase,
)
from holdfast.reading.reasons.hosts import event_nouns
from holdfast.reading.reasons.signal import (
    Sides,
    Signal,
    clause_above,
    in_class,
    in_signal,
    is_agent,
    is_or_carries,
    overlap,
    sides,
)
from holdfast.reading.tree import (
    case_of,
    children,
    first_conjunct,
    is_passive,
    relation,
)

if TYPE_CHECKING:
    from spacy.tokens import Token


def verb(signal: Signal) -> Sides | None:
    """A causative verb: its subject explains its object, or the reverse where the rule says so."""
    token = signal.first
    if token.pos_ not in {"VERB", "AUX"} or only_describes(token):
        return None
    if signal.rule.unreal and not any(in_class(each, "modals") for each in children(token, "aux")):
        return None
    if is_passive(token) and not (signal.rule.flips and needs(signal, token)):
        return None if signal.rule.active else passive_verb(signal, token)
    subject = subject_range(token)
    nouns = subjects_of(token)[:1]
    if "object" not in " ".join(signal.rule.effect) and is_transitive(token):
        return None
    if nouns and points_back(nouns[0]):
        subject = resolved(nouns[0])
    if any(refused(signal, child) for child in nouns) or is_meant(token):
        return None
    if orders(token) or never_was(token):
        return None
    told = first_slot(signal, signal.rule.effect)
    if subject is None or told is None or overlap(subject, told):
        return None
    if (signal.rule.governs or signal.rule.not_governs) and not brings_about(signal, token):
        return None
    return sides(signal, subject, told, token.i)


def only_describes(token: Token) -> bool:
    """Whether an -ing form only describes the noun after it ("over worsening shortages")."""
    if token.tag_ != "VBG" or not token.i:
        return False
    before = token.nbor(-1)
    opened = before.lower_ in {"over", "amid", "with", "of", "to", "at", "about", "despite"}
    return relation(token) == "amod" or (opened and in_class(token, "worsening"))


def orders(token: Token) -> bool:
    """Whether "requires" tells what a law orders somebody to do, and names no condition."""
    if token.lemma_ != "require":
        return False
    return bool(infinitives(token) or children(token, "xcomp")) or (
        relation(token) == "acl" and in_class(token.head, "papers")
    )


def never_was(token: Token) -> bool:
    """Whether a relative clause tells what would have been ("vetoes a bill that would have let …"),
    which was not."""
    helpers = {each.lower_ for each in children(token, "aux")}
    return relation(token) == "acl" and {"would", "have"} <= helpers


def brings_about(signal: Signal, token: Token) -> bool:
    """Whether the object is of the sort that the rule asks for, and no record or rank ("makes her
    the first woman to …"), which tells what somebody is.

    What a clause results in (", creating the largest port") may be of any sort.
    """
    slots = signal.rule.effect
    objects = children(token, "obj") or [
        each for each in children(token, "obl") if each.i > token.i and case_of(each) in slots
    ]
    cost = "objects" in slots and signal.rule.relation == "cause"
    lost = cost and any(each.ent_type_ == "PLACE" for each in objects)
    fits = lost or any(is_or_carries(each, signal.rule.governs) for each in objects)
    if not (fits or (signal.rule.relation == "cause" and set_off(token))):
        return False
    told = [each for child in children(token, "obj", "xcomp") for each in child.subtree]
    ranks = "object+bare" in slots
    return not any(
        each.lemma_.lower() in signal.rule.not_governs
        or (ranks and each.tag_ == "JJS" and each.lower_ != "least")
        for each in told
    )


def subjects_of(token: Token) -> list[Token]:
    """The subjects of a verb, its own or those of the verbs that it completes or goes on with; the
    noun that it describes where it has none."""
    current = token
    while not children(current, "nsubj", "csubj"):
        if relation(current) == "acl":
            return [current.head]
        if relation(current) not in {"conj", "xcomp"} or current.head == current:
            return []
        current = current.head
    return children(current, "nsubj", "csubj")


def is_meant(token: Token) -> bool:
    """Whether a verb only tells what is meant to be done ("an attempt to ease …")."""
    first = first_conjunct(token)
    asked = any(mark.lower_ == "to" for mark in children(first, "mark"))
    return asked and in_class(first.head, "intents")


def is_transitive(token: Token) -> bool:
    """Whether a verb has an object, which makes it another verb ("led the column to the coast")."""
    return bool(children(token, "obj"))


def refused(signal: Signal, subject: Token) -> bool:
    """Whether the subject is of the sort that makes the verb a mere act."""
    if subject.lemma_.lower() in signal.rule.not_subject:
        return True
    return signal.rule.not_agent and is_agent(subject)


def needs(signal: Signal, token: Token) -> bool:
    """Whether a passive names what it rests on ("is based on …") rather than who did it."""
    return not any(case_of(child) == "by" for child in children(token, "obl"))


def passive_verb(signal: Signal, token: Token) -> Sides | None:
    """ "Y was caused by X": the agent explains the subject, and what the subject was made to do."""
    if not any("object" in slot for slot in signal.rule.effect) and not signal.rule.flips:
        return None  # What "is led by" somebody does not come of him.
    made_to = [each for each in children(token, "xcomp") if not in_signal(signal, each)]
    agents = [
        child
        for above in (token, *children(token, "xcomp"))
        for child in children(above, "obl")
        if case_of(child) == "by"
    ]
    agents = [child for child in agents if not refused(signal, child)]
    subjects = children(token, "nsubj", "csubj")
    effect = antecedent(subjects[0], token) if subjects else modified(token)
    joined = all("+" in slot for slot in signal.rule.effect)
    if token.lemma_ == "motivate" and subjects and is_person(subjects[0]):
        return None  # What "he was motivated by" explains his deed, not him.
    if not agents or effect is None or (joined and not made_to) or not meant(signal, token):
        return None
    if made_to:
        effect = cover(effect, phrase(made_to[0], agents))
    cause = noun_phrase(agents[0])
    if cause is None or effect is None or overlap(cause, effect):
        return None
    return sides(signal, cause, effect, token.i)


def is_person(noun: Token) -> bool:
    """Whether a noun names somebody who acts ("the attacker")."""
    return is_agent(noun) or noun.lemma_.endswith(("er", "or", "man"))


def meant(signal: Signal, token: Token) -> bool:
    """Whether what a passive is said of is of the sort that the rule asks for."""
    nouns = children(token, "nsubj") or [token.head]
    return any(is_or_carries(each, signal.rule.governs) for each in nouns)


def modified(token: Token) -> Range | None:
    """The noun that a participle describes: the one right before it ("damage caused by …"), though
    the parser may have hung it on another."""
    if relation(token) != "acl":
        return None
    before = token.nbor(-1) if token.i else token
    if token.head.ent_type_ == "PLACE":  # "Fires sweep through Elm Park fuelled by wind".
        subjects = children(clause_above(token.head), "nsubj")
        return noun_phrase(subjects[0]) if subjects else None
    if before.pos_ == "NOUN" and before != token.head and token.head in before.ancestors:
        return phrase(before, [token])
    return head_of_participle(token)


def head_of_participle(token: Token) -> Range | None:
    """The noun phrase above a participle, without the participle."""
    return phrase(token.head, [token])


def subject_range(token: Token) -> Range | None:
    """What a verb is said of: its subject, the noun it describes, or the clause it continues."""
    current = token
    while True:
        subjects = children(current, "nsubj", "csubj")
        if subjects:
            return cover(antecedent(subjects[0], current), rest_of_subject(subjects, current))
        kind = relation(current)
        if kind == "acl" and any(each.lower_ == "having" for each in children(current, "aux")):
            current = clause_above(current.head)  # "It sank to a storm having caused …": it did.
            continue
        if kind == "acl":
            if current.head.lower_ == "what":
                return stood_for(current.head)
            aim = current.tag_ == "VB" and children(current.head, "cop")
            if aim or (current.tag_ == "VBG" and introduced(current)):
                return None  # "It is most of all to contribute to a truce".
            return set_off(current) or result_of(current) or head_of_participle(current)
        if kind == "advcl" and current.tag_ == "VBG":
            return None if introduced(current) else clause(current.head, [current])
        if kind not in {"conj", "xcomp"} or current.head == current:
            return None
        if current.tag_ == "VB" and children(current.head, "cop"):
            return None  # "Our aim is to contribute to a truce".
        current = current.head


def rest_of_subject(subjects: list[Token], verb_token: Token) -> Range | None:
    """The part of a subject that a comma in a name broke off ("tests in Orla County, Texas, | mills
    led to …")."""
    before = [each for each in subjects if each.i < verb_token.i and each.dep_ == "nsubj"]
    if len(before) < 2 or before[-1].left_edge.i - 1 != before[0].right_edge.i:
        return None
    return noun_phrase(before[-1]) if before[0].right_edge.lower_ == "," else None


def introduced(participle: Token) -> bool:
    """Whether a word before an -ing form makes it no result ("after halting", "for helping")."""
    return any(child.i < participle.i for child in children(participle, "mark", "case"))


def set_off(participle: Token) -> Range | None:
    """The clause before "…, paving the way", which a comma sets off from the noun before it."""
    before = participle.doc[participle.i - 1] if participle.i else None
    if participle.tag_ != "VBG" or before is None or before.lower_ != ",":
        return None
    above = clause_above(participle.head)
    return clause(above, [participle]) if is_predicate(above) else None


def result_of(participle: Token) -> Range | None:
    """The clause before "… resulting in nine deaths" on its object, which is what brought that
    about ("rivals traded blows resulting in …"); a happening named as subject stands for itself."""
    noun = participle.head
    if participle.tag_ != "VBG" or relation(noun) not in {"obj", "obl"}:
        return None
    if relation(noun) == "obl" and noun.lemma_.lower() in event_nouns():
        return None
    above = clause_above(noun)
    return clause(above, [participle]) if is_predicate(above) else None


def first_slot(signal: Signal, slots: tuple[str, ...]) -> Range | None:
    """The first of the slots that the cue fills; "object+xcomp" joins the two."""
    for slot in slots:
        found = slot_range(signal.first, slot)
        if found is None and signal.end - signal.start > 1:  # "paved the way for …"
            found = slot_range(signal.last, slot)
        if found is not None:
            return found
    return None


def slot_range(token: Token, slot: str) -> Range | None:
    """The words in one slot: object, xcomp, ccomp, clause, a preposition, or two joined by +."""
    if "+" in slot:
        left, right = (slot_range(token, each) for each in slot.split("+", 1))
        return cover(left, right) if left is not None and right is not None else None
    if slot in {"xcomp", "ccomp"}:
        found = children(token, slot) or (infinitives(token) if slot == "xcomp" else [])
        return phrase(found[0], openers_for(found[0])) if found else None
    if slot == "bare":
        bare = [each for each in children(token, "xcomp") if not children(each, "mark")]
        return phrase(bare[0]) if bare else None
    if slot == "objects":
        found = children(token, "obj", "iobj")
        return cover(noun_phrase(found[0]), noun_phrase(found[-1])) if found else None
    if slot == "object":
        found = children(token, "obj", "iobj")
        # "Caused her great harm": the second is what came about.
        second = len(found) > 1 and found[0].pos_ == "PRON"
        return noun_phrase(found[1] if second else found[0]) if found else None
    for child in token.children:
        hangs = relation(child) in {"obl", "nmod", "advcl", "acl"} and child.i > token.i
        if hangs and preposition(child) == slot:
            return phrase(child, openers(child))
    return None


def openers(token: Token) -> list[Token]:
    """The prepositions and conjunctions that a phrase begins with, up to its subject."""
    subjects = children(token, "nsubj")
    last = min([token.i, *(each.left_edge.i for each in subjects)])
    return [each for each in children(token, "case", "mark") if each.i < last]


def openers_for(verb: Token) -> list[Token]:
    """The "for" before the subject of an infinitive."""
    return [each for each in children(verb, "mark") if each.lower_ == "for"]


def infinitives(token: Token) -> list[Token]:
    """Infinitives after the verb or on its object, which parsers take for purposes as often."""
    above = [token, *children(token, "obj", "iobj")]
    return [
        child
        for each in above
        for child in children(each, "advcl", "acl")
        if child.i > token.i and any(mark.lower_ == "to" for mark in children(child, "mark"))
    ]


def preposition(token: Token) -> str:
    """The case or mark of a dependent, lower case."""
    marks = children(token, "mark")
    return case_of(token) or (marks[0].lower_ if marks else "")


def noun(signal: Signal) -> Sides | None:
    """ "The reason for X is Y", "X is the result of Y", "a setback for Y"."""
    token = signal.first
    if token.pos_ not in {"NOUN", "ADJ"}:
        return None
    told = first_slot(signal, signal.rule.effect)
    of_what = said_of(token)
    if told is None or of_what is None or overlap(told, of_what):
        return None
    if signal.rule.relation == "prevent" and any(
        each.lower_ == "no" for each in children(token, "det")
    ):
        return None  # "Is no threat to the port".
    return sides(signal, of_what, told, token.i)


def said_of(token: Token) -> Range | None:
    """What a predicate noun is said of: its subject, or that of the verb that it completes."""
    subjects = children(token, "nsubj", "csubj")
    if subjects:
        # "The mayor, a trader, says the raid is revenge": the nearest is its own.
        nearest = ([each for each in subjects if each.i < token.i] or subjects)[-1]
        return noun_phrase(nearest) if nearest.lower_ not in RELATIVE_PRONOUNS else None
    if relation(token) in {"obj", "xcomp", "obl"} and in_class(token.head, "being"):
        return subject_range(token.head)
    if relation(token) == "appos":
        return phrase(token.head, [token])
    return put_as(token) if case_of(token) == "as" else None


def put_as(token: Token) -> Range | None:
    """What somebody points to, or names, "as the reason"."""
    noun_ = token.head if token.head.pos_ == "NOUN" else None
    verb_token = token.head if noun_ is None else noun_.head
    if not in_class(verb_token, "accounted"):
        return None
    named = [noun_] if noun_ is not None else children(verb_token, "obj", "obl")
    told = [each for each in named if each.i < token.i and case_of(each) in {"", "to"}]
    return phrase(told[0], [token, *children(told[0], "case")]) if told else None
