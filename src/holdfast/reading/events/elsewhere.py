"""What a sentence names besides the event it tells: deeds told before it, answered or demanded.

"Three nurses kidnapped in Kano are freed": they were kidnapped in Kano, and freed who knows where.
"Marchers calling for his arrest blocked a road in Quito": he was not arrested there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.reading.tree import SUBJECTS, case_of, relation

if TYPE_CHECKING:
    from spacy.tokens import Token

# Participles that say what had been done to somebody, or what is thought of him.
BEFORE = frozenset({
    "abduct", "kidnap", "capture", "seize", "arrest", "detain", "jail", "imprison", "convict",
    "charge", "sentence",
})  # fmt: skip
THOUGHT = frozenset({"believe", "accuse", "suspect", "blame", "want", "allege"})
PARTICIPLES = frozenset({"acl", "advcl", "xcomp"})
# Before what is given as a reason or an occasion.
GROUNDS = frozenset({
    "for", "over", "about", "despite", "because of", "since", "ahead of", "before", "prior to",
})  # fmt: skip
AFTER = frozenset({"after", "following"})
# "Took the town after heavy fighting": in and around the town.
LEADING_UP = frozenset({"fighting", "clash", "battle", "siege", "offensive", "assault", "raid"})
FREEING = frozenset({"release", "free", "rescue", "liberate"})
SPANS = frozenset({"hour", "day", "night", "week", "weekend", "month", "year", "time"})
# "In response to", "in retaliation for", "in connection with", "plans for", "calls for" a deed.
ANSWERS = frozenset({
    "response", "retaliation", "revenge", "reprisal", "connection", "suspicion", "plan", "call",
    "demand", "answer", "reaction", "anniversary",
})  # fmt: skip
# Whose object or occasion is a deed at another place or time, or none yet.
DEMANDING = frozenset({
    "call", "demand", "urge", "seek", "quell", "stop", "halt", "prevent", "avenge", "condemn",
    "denounce", "mourn", "respond", "retaliate", "fear", "protest", "spur", "prompt", "provoke",
    "spark", "investigate",
})  # fmt: skip


def is_told_before(participle: Token) -> bool:
    """Whether a participle beside a noun or verb tells of what was before, or is only thought."""
    lemma, kind = participle.lemma_.lower(), relation(participle)
    if participle.tag_ != "VBN" or participle.dep_ == "acl:relcl":
        return False
    if lemma in BEFORE and kind == "advcl" and participle.head.lemma_ in FREEING:
        return True  # "freed after being seized in Gao"
    # "Arrested, believed responsible for" is often read as two verbs side by side.
    if not (lemma in THOUGHT and kind in {"conj", *PARTICIPLES}) and not (
        lemma in BEFORE and kind in PARTICIPLES
    ):
        return False
    return not any(child.dep_ in {"aux", "aux:pass", *SUBJECTS} for child in participle.children)


def is_ground(token: Token) -> bool:
    """Whether a phrase names a deed only as the reason, occasion or aim of what governs it."""
    kind, above = relation(token), token.head.lemma_.lower()
    if kind not in {"nmod", "obl", "obj"}:
        return False
    if above in DEMANDING or (kind == "nmod" and above in ANSWERS):
        return True
    if kind == "obj":
        return False
    case, noun = case_of(token), token.lemma_.lower()
    if case in GROUNDS:
        return noun not in SPANS
    return case in AFTER and noun not in LEADING_UP and is_doing(token.head)


def is_doing(verb: Token) -> bool:
    """ "Jets strike Rafah": somebody does something to something."""
    return {"nsubj", "obj"} <= {child.dep_ for child in verb.children}


def has_its_own_scene(clause: Token) -> bool:
    """ "He is freed and is greeted in Lyon": a second verb with a subject or helping verb."""
    own = {"aux", "aux:pass", *SUBJECTS}
    return any(child.dep_ in own for child in clause.children)
