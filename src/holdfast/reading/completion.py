"""Give every drafted event its mood, its attribution chain, its time and its numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from holdfast.model import Commitment, Mention, Polarity, Quantity
from holdfast.reading.attribution import (
    attributed_mood,
    attribution_chain,
    enclosing,
    publication,
)
from holdfast.reading.context import Draft, Modality, Note, Reading
from holdfast.reading.events import number_fits
from holdfast.reading.events.phrases import is_a
from holdfast.reading.modality import modality_of, with_attribution
from holdfast.reading.predicates import preposition
from holdfast.reading.quantities import quantities_for
from holdfast.reading.times import time_for
from holdfast.reading.tree import SUBJECTS, relation

if TYPE_CHECKING:
    from spacy.tokens import Token

# Words that say that a state has ended.
OVER = frozenset({"former", "formerly", "previously", "once", "erstwhile", "hitherto"})
# "Denied involvement in the attack": denied is the part in it.
PARTS_IN = frozenset({
    "participation", "involvement", "responsibility", "role", "link", "connection", "part",
    "complicity", "knowledge", "hand",
})  # fmt: skip
DENYING = frozenset({"deny", "reject", "dismiss", "disclaim", "repudiate"})
# "Arrested 20 people after the raid": that there was a raid is taken for granted.
OCCASIONS = frozenset({"after", "following", "since", "in response to", "in the wake of", "amid"})
KNOWN = frozenset({"the", "this", "these", "recent", "last", "latest", "deadly"})
KILLERS = frozenset({"assassin", "murderer", "killer"})
REJECTIONS = frozenset({"rejection", "condemnation", "denunciation", "criticism"})
REJECTING = frozenset({"reject", "repudiate", "condemn", "deplore", "denounce"})
# What is done by saying it, and the verbs by which it is done.
DONE_BY_SAYING = frozenset({"governance.curfew", "talks.ceasefire", "governance.declaration"})
DECLARING = frozenset({"declare", "proclaim", "announce", "impose"})
WARNING = frozenset({"warn", "caution"})
PERFECT = frozenset({"have", "has", "had", "'ve", "was", "were"})
HARM = ("violence.", "displacement", "release")
# What became of those who suffer a deed of this type, as their numbers say it.
HARMED = {
    "violence.killing": "killed",
    "violence.injury": "injured",
    "violence.abduction": "abducted",
    "violence.detention": "captured",
    "release": "freed",
}
COUNTED = frozenset(HARMED.values()) | {"people", "fighters", "displaced"}
CHARGES = frozenset({"accusation", "claim"})
# From the most to the least committed; a chain is as weak as its weakest link.
COMMITMENTS: tuple[Commitment, ...] = ("certain", "probable", "possible", "uncommitted")


def complete_drafts(reading: Reading) -> None:
    """Fill in place what the frames of the events leave open."""
    for draft in reading.drafts:
        complete(reading, draft)


def complete(reading: Reading, draft: Draft) -> None:
    """Mood and source first; a time or a number is read only once we know how it is said."""
    token = reading.doc[draft.trigger]
    known = is_doer_known(token)
    draft.modality = framed(draft, Modality() if known else modality_of(reading, token))
    # "Rejected a plan to retake IS-held Mosul": it is IS-held, whatever is said of the plan.
    if draft.kind != "state" or token.dep_ != "amod":
        draft.modality = put_in_mouth(reading, draft, draft.modality)
    if is_done_by_saying(reading, draft, token):
        draft.attribution = (publication(reading),)
    else:
        draft.attribution = attribution_chain(reading, token)
    if is_past_state(draft, token):
        draft.modality = replace(draft.modality, polarity="-")
        draft.notes.append("said to be over")
    # "The kidnapped nurses were freed on Monday": when they were kidnapped is not said.
    described = token.dep_ == "amod" and draft.type.startswith("violence.")
    if draft.time is None and not described:
        draft.time = time_for(reading, token)
        if is_of_the_deed(reading, draft, token):
            draft.time = None
            draft.notes.append("the time is of the deed, not of the charge")
    if is_before_that(draft, token):
        leave_end_open(draft)
    if not draft.numbers:
        counts = quantities_for(reading, token)
        draft.numbers = [
            each
            for each in counts
            if number_fits(draft.rule, each)
            and not counts_doers(draft, each)
            and not counts_speakers(draft, each)
        ] or shared_counts(reading, draft)
    if draft.type == "displacement":  # "thousands crossed into Chad": they are the displaced
        draft.numbers = [
            replace(each, what="displaced") if each.what == "people" else each
            for each in draft.numbers
        ]
    reading.trace.append(
        Note(
            "completion",
            draft.rule,
            token.idx,
            token.idx + len(token),
            f"{draft.modality.polarity} {draft.modality.mood} {draft.modality.commitment}",
        )
    )


def is_of_the_deed(reading: Reading, draft: Draft, token: Token) -> bool:
    """ "Charged over a bombing *on 2 May*", "condemned *Wednesday's* murder": whose time it is.

    The time stands in the phrase of the deed that somebody is charged with, blamed for or wanted
    for; when that was done to him is not said.
    """
    time = draft.time
    if draft.type not in CHARGES or time is None or time.start is None or time.end is None:
        return False
    if time.edtf is not None and time.edtf == reading.document.published:
        return False  # "condemned today's raid": that was today too
    span = reading.doc.char_span(time.start, time.end, alignment_mode="expand")
    if span is None:
        return False
    current = span.root
    while current.head != current and current.i != token.i:
        if current.i != span.root.i and current.pos_ in {"NOUN", "PROPN"}:
            named = relation(current) in {"obl", "nmod", "obj", "compound"}
            if named and is_a(current, "event"):
                return True
        current = current.head
    return False


def shared_counts(reading: Reading, draft: Draft) -> list[Quantity]:
    """ "Kidnapped and killed five nurses": five were killed, and five were kidnapped.

    What is counted once is counted for each harm that befell the same people.
    """
    what = HARMED.get(draft.type)
    victims = draft.roles.get("victim", ())
    if what is None or not victims:
        return []
    found: list[Quantity] = []
    for victim in victims:
        counts = (each for each in reading.quantities if stands_in(each, victim))
        first = next(counts, None)  # "20 of the 35 people": twenty
        if first is not None and first.what in COUNTED and not first.part_of and first.best != 0:
            found.append(replace(first, what=what))
    return found


def counts_doers(draft: Draft, count: Quantity) -> bool:
    """ "Three men were charged with the killing of a nurse": three are not the dead."""
    if not draft.type.startswith(HARM) or count.side_start is None:
        return False
    sufferers = (*draft.roles.get("victim", ()), *draft.roles.get("people", ()))
    done = count.what in {"people", "fighters"}
    if done and any(stands_in(count, each) for each in draft.roles.get("actor", ())):
        return True
    if not sufferers or any(stands_in(count, each) for each in sufferers):
        return False
    return done


def counts_speakers(draft: Draft, count: Quantity) -> bool:
    """ "According to several officials", "three nurses said": those who tell of it are no toll."""
    return any(
        source.start is not None
        and source.end is not None
        and source.start <= count.start < source.end
        for source in draft.attribution
    )


def stands_in(count: Quantity, mention: Mention) -> bool:
    """Whether those counted are those of the mention: their words overlap."""
    if mention.start is None or mention.end is None or count.side_start is None:
        return False
    end = count.side_end if count.side_end is not None else count.end
    return min(count.start, count.side_start) < mention.end and mention.start < end


def is_before_that(draft: Draft, token: Token) -> bool:
    """ "Had held the town when the army came": a state that lies behind what is told.

    What somebody said may put "have held" as "had held".
    """
    if draft.kind != "state" or draft.modality.polarity == "-" or len(draft.attribution) > 1:
        return False
    return token.tag_ in {"VBN", "NN"} and any(
        child.dep_ == "aux" and child.lower_ == "had" for child in token.children
    )


def leave_end_open(draft: Draft) -> None:
    """ "Had held the town since 2016": when it began, and not that it lasts until today."""
    if draft.time is not None and draft.time.relation == "since" and draft.time.edtf is not None:
        begun = draft.time.edtf.removesuffix("..")
        draft.time = replace(draft.time, edtf=begun, relation="during")
        draft.notes.append("its end is not told")


def is_past_state(draft: Draft, token: Token) -> bool:
    """ "Formerly rebel-held", "the former IS-controlled town", "once ruled by": no longer so."""
    if draft.kind != "state" or draft.modality.polarity == "-":
        return False
    if token.dep_ in {"xcomp", "advcl"} and token.head.lower_ == "used":
        return draft.modality.mood == "fact"  # "used to control"
    near = [*token.children]
    if token.dep_ in {"amod", "acl"} and token.head.i != token.i:
        near.extend(child for child in token.head.children if child.i < max(token.i, token.head.i))
    near.extend(grand for child in token.children if child.i < token.i for grand in child.children)
    # "Once held by the group, the island is quiet", with "once" taken for a conjunction
    begun = {child.lower_ for child in token.children if child.dep_ == "mark"}
    bare = token.tag_ == "VBN" and not any(child.dep_ in SUBJECTS for child in token.children)
    if bare and "once" in begun:
        return True
    return any(child.lower_ in OVER and child.dep_ in {"amod", "advmod"} for child in near)


def framed(draft: Draft, found: Modality) -> Modality:
    """What the frame itself decides ("failed offensive") holds, unless the clause is weaker."""
    frame = draft.modality
    if frame == Modality():
        return found
    mood = frame.mood if found.mood == "fact" else found.mood
    polarity: Polarity = "-" if "-" in (frame.polarity, found.polarity) else "+"
    return Modality(
        polarity=polarity,
        mood=mood,
        commitment=weaker(frame.commitment, found.commitment),
        cues=frame.cues + found.cues,
        rules=frame.rules + found.rules,
    )


def put_in_mouth(reading: Reading, draft: Draft, modality: Modality) -> Modality:
    """A fact that somebody says is reported, claimed or denied; a plan stays a plan.

    "Denied any part in the murder", "rejected the murder": that there was a murder is not denied.
    """
    token = reading.doc[draft.trigger]
    if is_presupposed(token) or is_done_by_saying(reading, draft, token):
        return modality
    told = attributed_mood(reading, token)
    if told is not None and told[0] == "predicted" and is_warned_of_as_done(reading, token):
        told = ("reported", "certain")
    return with_attribution(modality, told)


def is_done_by_saying(reading: Reading, draft: Draft, token: Token) -> bool:
    """ "The army declared a curfew": to declare it is to do it, not to tell of it."""
    subject = token.dep_ == "nsubj:pass"
    if token.pos_ != "NOUN" or not (subject or token.dep_ == "obj"):
        return False
    if draft.type not in DONE_BY_SAYING:
        return False
    said = enclosing(reading, token)
    return (
        len(said) == 1
        and said[0].cue_token == token.head.i
        and token.head.lemma_.lower() in DECLARING
    )


def is_warned_of_as_done(reading: Reading, token: Token) -> bool:
    """ "Warned that militants had surrounded the town": what is past is told, not foreseen."""
    said = enclosing(reading, token)
    if not said or reading.doc[said[-1].cue_token].lemma_.lower() not in WARNING:
        return False
    verb = token
    while verb.pos_ not in {"VERB", "AUX"} and verb.head != verb:
        verb = verb.head
    if verb.i == said[-1].cue_token:
        return False
    helpers = {child.lower_ for child in verb.children if child.dep_ in {"aux", "aux:pass"}}
    if any(child.dep_ == "aux" and child.tag_ == "MD" for child in verb.children):
        return False
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and bool(helpers & PERFECT))


def is_presupposed(token: Token) -> bool:
    """Whether a deed is the noun that a denied part, or a condemnation, is about."""
    if token.pos_ != "NOUN":
        return False
    while token.dep_ in {"conj", "appos"} and token.head.pos_ == "NOUN":
        token = token.head  # "rejected the attacks, especially the murders of two judges"
    above = token.head
    if token.dep_ == "nmod" and above.lemma_.lower() in PARTS_IN:
        return above.head.lemma_.lower() in DENYING
    if token.dep_ == "nmod" and above.lemma_.lower() in REJECTIONS:
        return True
    if relation(token) in {"obl", "nmod"} and preposition(token) in OCCASIONS:
        return is_definite(token)
    return token.dep_ == "obj" and above.lemma_.lower() in REJECTING


def is_doer_known(noun: Token) -> bool:
    """ "Make *the assassins of the bishop* pay": that he was killed is taken for granted."""
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in KILLERS or not is_definite(noun):
        return False
    said_of = any(child.dep_ in {"cop", "amod"} for child in noun.children)
    return not said_of and noun.dep_ not in {"xcomp", "ccomp"}


def is_definite(noun: Token) -> bool:
    """ "The raid", "recent raids", "Monday's raid": one that is taken to be known."""
    return any(
        child.dep_ == "nmod:poss" or child.lower_ in KNOWN or child.ent_type_ == "DATE"
        for child in noun.children
        if child.i < noun.i
    )


def weaker(left: Commitment, right: Commitment) -> Commitment:
    """The less committed of two."""
    return max(left, right, key=COMMITMENTS.index)
