"""Claims of responsibility and blame: the deed stays fact; who did it is only ever claimed.

The claimant, or the one who lays the blame, is the source of that.
"""

from __future__ import annotations

from dataclasses import replace

from holdfast.model import ActorMention, Mention, Source
from holdfast.reading.attribution import claims_of_responsibility
from holdfast.reading.context import Attribution, Draft, Note, Reading

STEP = "responsibility"
OWN_DEED = "attribution.responsibility"
# What is said about a deed is no deed.
SPEECH = frozenset({"claim", "accusation", "threat", "propaganda", "talks"})


def claim_deeds(reading: Reading) -> None:
    """Add to ``reading.drafts`` a claimed draft for each deed that is claimed, or blamed on one.

    A deed that has an actor already, and a claim that is itself negated ("no group claimed"), add
    nothing.
    """
    added: list[Draft] = []
    for claim in claims_of_responsibility(reading):
        doer = doer_of(reading, claim)
        if doer is None or not stands(reading, claim):
            continue
        for draft in reading.drafts:
            if holds(claim, draft.trigger):
                take_back(draft, doer)
        deeds = [
            draft for draft in reading.drafts if is_deed(draft) and holds(claim, draft.trigger)
        ]
        added.extend(claimed(draft, doer, claim.source) for draft in deeds)
    for draft in added:
        token = reading.doc[draft.trigger]
        reading.trace.append(
            Note(STEP, draft.rule, token.idx, token.idx + len(token), draft.notes[-1])
        )
    reading.drafts.extend(added)


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
        for mention in draft.roles.get("target", [])
    ]
    return targets[0] if targets else None


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
        notes=[*deed.notes, f"actor only as claimed by {source.source}"],
    )
