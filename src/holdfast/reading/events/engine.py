"""Triggers to drafts: every word that may carry an event is looked up, matched and filled."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from holdfast.model import Commitment, Mention, Mood, PlaceMention, Polarity
from holdfast.reading.attribution.columns import columns_of
from holdfast.reading.context import Draft, Modality, Note
from holdfast.reading.events.enumerated import is_short_of_all, number_of_places
from holdfast.reading.events.fillers import Fillers
from holdfast.reading.events.guards import guarded
from holdfast.reading.events.index import Entry, TriggerIndex, trigger_index
from holdfast.reading.events.localities import is_land
from holdfast.reading.events.matching import Match, match
from holdfast.reading.events.mentions import is_party
from holdfast.reading.events.phrases import is_a
from holdfast.reading.events.placing import Found
from holdfast.reading.events.settling import settle
from holdfast.reading.events.whole_names import complete_names
from holdfast.reading.predicates import Predicate, predicate_of
from holdfast.reading.tree import relation

if TYPE_CHECKING:
    from spacy.tokens import Token

    from holdfast.reading.context import Reading

# Who holds a place changes by the whole of it; a part that is taken is a share.
WHOLE_PLACE_TYPES = frozenset({
    "territory.gained", "territory.lost", "territory.held", "territory.withdrawn", "control",
})  # fmt: skip
ATTACKS = frozenset({"battle", "strike", "bombing"})
TERRITORY = frozenset({"territory", "control", "share"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A frame that fits a trigger."""

    entry: Entry
    predicate: Predicate
    match: Match


def draft_events(reading: Reading) -> list[Draft]:
    """Fill ``reading.drafts`` with the events and states of the document, in text order.

    Needs ``reading.actors``, ``references`` and ``places``; time, numbers, mood and attribution are
    left to the completion step, but for what a frame itself decides.
    """
    fillers = Fillers(reading)
    index = trigger_index()
    found: list[Found] = []
    for place in index.places(columns_of(reading.doc)):
        if place not in fillers.known.credits:
            for candidate in candidates(reading.doc[place], index, fillers):
                found.extend(drafts_of(candidate))
    reading.drafts = settle(reading, found, fillers)
    complete_names(reading.drafts, reading.doc)
    for draft in reading.drafts:
        trigger = reading.doc[draft.trigger]
        end = trigger.idx + len(trigger)
        reading.trace.append(Note("events", draft.rule, trigger.idx, end, draft.type))
    return reading.drafts


def candidates(token: Token, index: TriggerIndex, fillers: Fillers) -> list[Candidate]:
    """The frames that fit a word, one a rule; fallbacks only where nothing else fits."""
    entries, noun = index.entries(token)
    if not entries or (noun and is_inside_name(token, fillers)):
        return []
    predicate = predicate_of(token, noun)
    found: list[Candidate] = []
    matched: set[str] = set()
    for entry in entries:
        subject = subject_matter(entry.frame.type)
        if entry.rule.id in matched or (entry.frame.fallback and subject in matched):
            continue
        roles = match(entry.frame, predicate, fillers)
        if roles is not None and not guarded(entry.frame, token, fillers):
            matched.update((entry.rule.id, subject))
            found.append(Candidate(entry, predicate, roles))
    return found


def subject_matter(type_: str) -> str:
    """What a type is about: a fallback stands back where the same is already read."""
    first = type_.partition(".")[0]
    return "attack" if first in ATTACKS else "territory" if first in TERRITORY else first


def is_inside_name(token: Token, fillers: Fillers) -> bool:
    """ "Attack helicopter", "control tower", "Free Army Front": a noun that only names."""
    if relation(token) in {"compound", "flat"} and token.head.i > token.i:
        return True
    if token.pos_ != "PROPN":
        return False
    before = token.doc[max(token.i - 3, 0) : token.i]
    named = len(before) == 3 and before[0].pos_ == "PROPN"
    if named and [each.lower_ for each in before[1:]] == ["for", "the"]:
        return True  # "Army for the Liberation of Uganda"
    return any(
        mention.entity is not None and (is_party(mention) or isinstance(mention, PlaceMention))
        for mention in fillers.known.mentions(token)
    )


def drafts_of(candidate: Candidate) -> list[Found]:
    """The statement of a frame, a share where only a part is meant, and what goes with it."""
    frame, rule = candidate.entry.frame, candidate.entry.rule
    roles, heads = candidate.match.roles, candidate.match.heads
    draft = Draft(
        kind=frame.kind,
        type=frame.type,
        rule=rule.id,
        trigger=candidate.predicate.token.i,
        roles={name: list(mentions) for name, mentions in roles.items()},
        modality=modality_of_frame(candidate.entry),
    )
    if frame.partial:
        draft.roles["place"] = [within(place) for place in draft.roles.get("place", [])]
    drafts = split_shares(draft, heads)
    for also in frame.also:
        if not all(roles.get(name) for name in also.needs):
            continue
        own = Modality(mood=cast(Mood, also.mood), rules=(rule.id,)) if also.mood else Modality()
        second = Draft(
            kind=also.kind,
            type=also.type,
            rule=rule.id,
            trigger=draft.trigger,
            roles={name: list(roles[source]) for name, source in also.roles if roles.get(source)},
            modality=own,
        )
        drafts.extend(split_shares(second, heads))
    return [Found(each, candidate.predicate, frame, heads) for each in drafts]


def within(place: Mention) -> Mention:
    """Somewhere in the place: "made gains in Anbar" does not take Anbar."""
    if isinstance(place, PlaceMention) and place.relation == "at":
        return replace(place, relation="part-of", rule="events.within")
    return place


def modality_of_frame(entry: Entry) -> Modality:
    """What the frame itself decides; the neutral modality where it decides nothing."""
    frame = entry.frame
    if frame.mood is None and frame.polarity is None and frame.commitment is None:
        return Modality()
    return Modality(
        polarity=cast(Polarity, frame.polarity or "+"),
        mood=cast(Mood, frame.mood or "fact"),
        commitment=cast(Commitment, frame.commitment or "certain"),
        rules=(entry.rule.id,),
    )


def split_shares(draft: Draft, heads: dict[str, list[Token]]) -> list[Draft]:
    """ "Half of P", "parts of P" are a share of it, told apart from places taken whole."""
    if draft.type not in WHOLE_PLACE_TYPES:
        return [draft]
    places, heads_of = draft.roles.get("place", []), heads.get("place", [])
    parts: list[Mention] = []
    whole: list[Mention] = list(places)
    for place, head in zip(places, heads_of, strict=False):
        short = is_short_of_all(head) or is_land(head)
        named = place.rule == "events.part-of" and (
            is_a(head, "part") or number_of_places(head) is not None
        )
        if named or short:
            parts.append(within(place) if short else place)
            whole.remove(place)
    if not parts:
        return [draft]
    share = replace(
        draft,
        kind="state",
        type="share",
        roles={**draft.roles, "place": parts},
        notes=[*draft.notes, f"a part only: {draft.type}"],
    )
    if not whole:
        return [share]
    return [replace(draft, roles={**draft.roles, "place": whole}), share]
