"""Claims of responsibility and blame: the deed stays fact; who did it is only ever claimed.

The claimant, or the one who lays the blame, is the source of that.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from holdfast.model import ActorMention, Mention, Source
from holdfast.reading.attribution import claims_of_responsibility
from holdfast.reading.context import Attribution, Draft, Note, Reading
from holdfast.reading.tree import relation
from holdfast.voices import voice

if TYPE_CHECKING:
    from spacy.tokens import Token

STEP = "responsibility"
OWN_DEED = "attribution.responsibility"
DENIED = "attribution.responsibility-denied"
# In which role an accusation or an arrest names the accused.
ACCUSED = {"accusation": "target", "violence.detention": "victim"}
LAYING = frozenset({"of", "for", "with", "in", "over", "as"})
CHARGING = frozenset({
    "suspect", "accuse", "charge", "implicate", "involve", "link", "connect", "participate",
    "connection", "responsible", "involvement", "participation", "mastermind", "perpetrate",
    "commit", "crime", "wanted", "complicity", "role", "blame",
})  # fmt: skip
ASCRIBING = frozenset({"attribute", "ascribe", "impute"})
SHARES = frozenset({"responsibility", "blame"})
OFFICIAL = frozenset({"government", "police", "military", "intelligence", "officials"})
UNNAMED = "unnamed"
CLAIMED = "the doer only as claimed"
DEFINITE = frozenset({"the", "this", "that", "both"})
REACH = 120
"""Tokens that a claim reaches back for the deed it names: a few sentences."""
# What is said about a deed is no deed.
SPEECH = frozenset({"claim", "accusation", "threat", "propaganda", "talks"})


def claim_deeds(reading: Reading) -> None:
    """Add to ``reading.drafts`` a claimed draft for each deed that is claimed, or blamed on one.

    A deed that has an actor already, and a claim that is itself negated ("no group claimed"), add
    nothing.
    """
    added: list[Draft] = []
    for denial in reading.attributions:
        if denial.rule == DENIED:
            for draft in reading.drafts:
                stand_by_deed(draft, denial)
    for claim in claims_of_responsibility(reading):
        doer = doer_of(reading, claim)
        if doer is None or not stands(reading, claim):
            continue
        for draft in reading.drafts:
            if holds(claim, draft.trigger):
                take_back(draft, doer)
        reading.drafts = [each for each in reading.drafts if not is_stripped(each)]
        deeds = [
            draft for draft in reading.drafts if is_deed(draft) and holds(claim, draft.trigger)
        ] or told_before(reading, claim)
        added.extend(claimed(draft, doer, claim.source) for draft in deeds)
    laid = {(draft.trigger, doer_start(draft)) for draft in added}
    added.extend(
        draft for draft in accused_deeds(reading) if (draft.trigger, doer_start(draft)) not in laid
    )
    for draft in added:
        token = reading.doc[draft.trigger]
        reading.trace.append(
            Note(STEP, draft.rule, token.idx, token.idx + len(token), draft.notes[-1])
        )
    reading.drafts.extend(added)


def accused_deeds(reading: Reading) -> list[Draft]:
    """ "Three students were charged with the killing", "arrested for it", "wanted in it".

    The deed once more, for each that nobody is named for, with the accused as the doer who is
    claimed. What the accused are arrested *after* or *during* is not laid to them.
    """
    found: list[Draft] = []
    deeds = [draft for draft in reading.drafts if is_deed(draft)]
    for charge in reading.drafts:
        accused = answerable(charge.roles.get(ACCUSED.get(charge.type, ""), []))
        if not accused or not is_asserted(charge):
            continue
        cue = reading.doc[charge.trigger]
        source = accuser(reading, charge)
        for deed in deeds:
            token = reading.doc[deed.trigger]
            if (token.i > cue.i and is_laid_to(token, cue)) or is_ascribed(token, cue):
                spans = {each.start for each in deed.roles.get("victim", ())}
                doers = [each for each in accused if each.start not in spans]
                found.extend(claimed(deed, doer, source) for doer in doers)
    return found


def is_asserted(draft: Draft) -> bool:
    """Whether it is said to have happened."""
    return draft.modality.polarity == "+" and draft.modality.mood in {"fact", "reported", "claimed"}


def is_ascribed(deed: Token, cue: Token) -> bool:
    """ "The *murder* was attributed to gunmen", "attributed the murder to them".

    "Responsibility for the *murder* was attributed to them" too.
    """
    if deed.dep_ == "nmod" and deed.head.lemma_.lower() in SHARES:
        deed = deed.head
    return (
        cue.lemma_.lower() in ASCRIBING
        and deed.head == cue
        and (relation(deed) == "obj" or deed.dep_ == "nsubj:pass")
    )


def is_laid_to(deed: Token, cue: Token) -> bool:
    """Whether the words between the cue and the deed lay the deed to the accused."""
    current = deed
    for _ in range(8):
        kind = relation(current)
        marks = {each.lower_ for each in current.children if each.dep_ in {"case", "mark"}}
        if kind in {"acl", "advcl", "nmod", "obl", "conj", "ccomp", "xcomp", "obj"}:
            above = current.head
            linked = bool(marks & LAYING) or kind in {"conj", "xcomp", "obj"}
            if kind == "conj" and above == cue:
                return False  # "ten were arrested and three killed"
            if not linked and current.lemma_.lower() not in CHARGING:
                return False
            if above == cue or above.head == cue:
                return above == cue or bool(marks & LAYING) or current.lemma_.lower() in CHARGING
            current = above
            continue
        return False
    return False


def accuser(reading: Reading, charge: Draft) -> Source:
    """Who lays the deed to somebody, by which word."""
    cue = reading.doc[charge.trigger]
    who = next(iter(charge.roles.get("actor", ())), None)
    return Source(
        source=who.text if who is not None else UNNAMED,
        kind="government" if getattr(who, "category", "") in OFFICIAL else "unknown",
        start=who.start if who is not None else None,
        end=who.end if who is not None else None,
        cue=cue.text,
        cue_start=cue.idx,
        cue_end=cue.idx + len(cue),
        entity=who.entity if who is not None else None,
    )


def doer_start(draft: Draft) -> int | None:
    """Where the words for the doer begin."""
    return next((each.start for each in draft.roles.get("actor", ())), None)


def stand_by_deed(draft: Draft, denial: Attribution) -> None:
    """ "The group denied responsibility for the bombing": there was a bombing all the same."""
    if draft.modality.mood != "denied" or not holds(denial, draft.trigger):
        return
    if denial.source in draft.attribution:
        draft.modality = replace(draft.modality, mood="fact")
        draft.attribution = tuple(each for each in draft.attribution if each != denial.source)


def told_before(reading: Reading, claim: Attribution) -> list[Draft]:
    """ "… claimed responsibility for *the bombing*": the last deed told by the same noun."""
    doc = reading.doc
    for start, end in claim.content:
        for noun in doc[start:end]:
            definite = any(child.lower_ in DEFINITE for child in noun.children)
            if noun.pos_ != "NOUN" or not definite:
                continue
            earlier = [
                draft
                for draft in reading.drafts
                if start - REACH < draft.trigger < start and is_deed(draft)
                if doc[draft.trigger].lemma_ == noun.lemma_
            ]
            if earlier:
                return [max(earlier, key=lambda draft: draft.trigger)]
    return []


def stands(reading: Reading, claim: Attribution) -> bool:
    """Whether the claim was made: no draft at its cue says that it was not."""
    return not any(
        draft.modality.polarity == "-" or draft.modality.mood not in {"fact", "reported", "claimed"}
        for draft in reading.drafts
        if draft.trigger == claim.cue_token
    )


def take_back(draft: Draft, doer: Mention) -> None:
    """A frame may have read the one who is blamed as the actor: nobody asserts that."""
    actors = draft.roles.get("actor", [])
    if draft.type.partition(".")[0] not in SPEECH and [each.start for each in actors] == [
        doer.start
    ]:
        del draft.roles["actor"]


def is_stripped(draft: Draft) -> bool:
    """A deed told once more for its claimant, who is taken back: the deed itself stands."""
    return CLAIMED in draft.notes and not draft.roles.get("actor")


def is_deed(draft: Draft) -> bool:
    """Whether a draft is an asserted event without an actor."""
    return (
        draft.kind == "event"
        and draft.type.partition(".")[0] not in SPEECH
        and not draft.roles.get("actor")
        and draft.modality.polarity == "+"
        and draft.modality.mood in {"fact", "reported", "claimed"}
    )


def holds(claim: Attribution, token: int) -> bool:
    """Whether a token stands in what the claim is about."""
    return any(start <= token < end for start, end in claim.content)


def doer_of(reading: Reading, claim: Attribution) -> Mention | None:
    """The claimant, or whom he blames: the actor whose words these are; None when not found."""
    if claim.rule == OWN_DEED:
        return actor_within(reading, claim.source.start, claim.source.end)
    targets = [
        mention
        for draft in reading.drafts
        if draft.trigger == claim.cue_token
        for mention in answerable(draft.roles.get("target", []))
    ]
    return targets[0] if targets else None


def answerable(targets: list[Mention]) -> list[Mention]:
    """Those who can have done something; by "condemned the attack" nobody is blamed for it."""
    return [each for each in targets if each.kind != "event"]


def actor_within(reading: Reading, start: int | None, end: int | None) -> Mention | None:
    """The first actor named or referred to in these code points."""
    if start is None or end is None:
        return None
    for mention in (*reading.actors, *reading.references):
        inside = mention.start is not None and start <= mention.start < end
        if inside and isinstance(mention, ActorMention):
            return mention
    return None


def claimed(deed: Draft, doer: Mention, source: Source) -> Draft:
    """The deed once more, with its doer as claimed by the source."""
    chain = deed.attribution if source in deed.attribution else (*deed.attribution, source)
    return replace(
        deed,
        roles={**deed.roles, "actor": [doer]},
        numbers=list(deed.numbers),
        modality=replace(deed.modality, mood="claimed"),
        attribution=chain,
        evidence=None,
        notes=[*deed.notes, f"actor only as claimed by {voice(source)}"],
    )
