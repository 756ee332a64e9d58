"""Who the victims were: "the victims were identified as Ana Ruiz, a nurse, and Juan Soto".

The words that name them tell no deed of their own. What became of them was told before, or is told
by the word for them ("the dead", "the hostages").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.model import ActorMention
from holdfast.reading.attribution.columns import columns_of
from holdfast.reading.completion import complete
from holdfast.reading.context import Draft, Note, Reading
from holdfast.reading.coreference import mention_at
from holdfast.reading.predicates import preposition, spread
from holdfast.reading.tree import relation

if TYPE_CHECKING:
    from spacy.tokens import Token

    from holdfast.model import Mention

STEP = "naming"
NAMING = frozenset({"identify", "name", "list"})
# Words for those who are named, and the rule of what became of them; None: as told before.
NAMED: dict[str, tuple[str, str] | None] = {
    "victim": None,
    "dead": ("violence.killing", "violence.kill"),
    "wounded": ("violence.injury", "violence.injure"),
    "injured": ("violence.injury", "violence.injure"),
    "hostage": ("violence.abduction", "violence.hostage"),
    "abductee": ("violence.abduction", "violence.abduct"),
}
# What no accident does to anybody.
MURDERS = {
    "murder": ("violence.killing", "violence.kill"),
    "assassinate": ("violence.killing", "violence.kill"),
    "slay": ("violence.killing", "violence.kill"),
    "kidnap": ("violence.abduction", "violence.abduct"),
    "abduct": ("violence.abduction", "violence.abduct"),
}
HELD = frozenset({"hostage", "abductee"})
HARM = ("violence.killing", "violence.injury", "violence.abduction")
TOLD = frozenset({"fact", "reported", "claimed"})
PERSONS = frozenset({"person", "officials"})
REACH = 150
"""Tokens back to the deed that the victims suffered: a few sentences."""


def name_victims(reading: Reading) -> None:
    """Add to ``reading.drafts`` a harm with its victims for each sentence that names them."""
    columns = columns_of(reading.doc)
    for place, (part, lemma) in enumerate(zip(columns.pos, columns.lemma, strict=True)):
        if part != "VERB" or lemma not in NAMING:
            continue
        verb = reading.doc[place]
        deed = deed_of(reading, verb)
        names = names_behind(reading, verb) if deed is not None else []
        if deed is None or not names or is_read(reading, names, deed[0]):
            continue
        draft = Draft(
            kind="event", type=deed[0], rule=deed[1], trigger=verb.i, roles={"victim": names}
        )
        complete(reading, draft)
        draft.numbers = []
        reading.drafts.append(draft)
        end = verb.idx + len(verb)
        reading.trace.append(Note(STEP, draft.rule, verb.idx, end, "those named are the victims"))


def deed_of(reading: Reading, verb: Token) -> tuple[str, str] | None:
    """Type and rule of what the named ones suffered; None where it is not told."""
    for child in verb.children:
        word = child.lemma_.lower() if child.pos_ == "NOUN" else child.lower_
        if relation(child) not in {"nsubj", "obj"}:
            continue
        if relation(child) == "nsubj" and child.dep_ != "nsubj:pass":
            continue  # "the victims identified their attackers"
        if word not in NAMED:
            suffered = suffered_by(reading, child)
            if suffered is not None:
                return suffered
            continue
        told, before = NAMED[word], told_before(reading, verb.i)
        # The dead of an accident are nobody's victims: violence must have been told before.
        return told if told is not None and (before is not None or word in HELD) else before
    return None


def suffered_by(reading: Reading, noun: Token) -> tuple[str, str] | None:
    """ "The two men *killed* in the raid were identified as", "the *murdered* judge was"."""
    for child in noun.children:
        if child.tag_ != "VBN" or relation(child) not in {"acl", "amod"}:
            continue
        if child.lemma_.lower() in MURDERS:
            return MURDERS[child.lemma_.lower()]
        for draft in reading.drafts:
            if draft.trigger == child.i and draft.type in HARM and is_told(draft):
                return draft.type, draft.rule
    return None


def is_told(draft: Draft) -> bool:
    """Whether a harm is said to have been done."""
    return draft.modality.polarity == "+" and draft.modality.mood in TOLD


def told_before(reading: Reading, token: int) -> tuple[str, str] | None:
    """The last harm told before: "two priests were kidnapped … The victims were identified as"."""
    earlier = [
        draft
        for draft in reading.drafts
        if draft.type in HARM and token - REACH < draft.trigger < token and is_told(draft)
    ]
    if not earlier:
        return None
    last = max(earlier, key=lambda draft: draft.trigger)
    return last.type, last.rule


def names_behind(reading: Reading, verb: Token) -> list[Mention]:
    """The persons whom the phrase with "as" names, in text order."""
    found: list[Mention] = []
    for child in verb.children:
        if child.i < verb.i or relation(child) not in {"obl", "xcomp"}:
            continue
        if preposition(child) != "as":
            continue
        for head in spread(child):
            known = [each for each in mention_at(reading, head) if is_person(each)]
            found.extend(known[:1])
    return found


def is_person(mention: Mention) -> bool:
    """Somebody with a name."""
    return isinstance(mention, ActorMention) and mention.category in PERSONS and bool(mention.name)


def is_read(reading: Reading, names: list[Mention], type_: str) -> bool:
    """Whether a harm of that type with the first of these names is read already."""
    first = names[0].start
    return any(
        draft.type == type_ and any(each.start == first for each in draft.roles.get("victim", ()))
        for draft in reading.drafts
    )
