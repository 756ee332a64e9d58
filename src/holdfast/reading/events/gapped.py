"""One verb, several places with a day each: "took Mora on Monday, *Kali on Tuesday*".

The verb is said once. What was read of the first place is read of each that follows with a day of
its own, and of nothing that has a verb of its own behind it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from holdfast.model import Mention, TimeMention
from holdfast.reading.context import Draft, Note, Reading
from holdfast.reading.tree import relation

JOINED = re.compile(
    r"\s*(?:,\s*(?:and\s+|then\s+|and\s+then\s+)?|;\s*|and\s+(?:then\s+)?)"
    r"(?:the\s+(?:town|city|village|port|district)\s+of\s+)?"
)
TO_ITS_DAY = re.compile(r"\s*,?\s*(?:(?:early|late)\s+)?(?:on|in|at|by)?\s*")
FAMILIES = ("territory.", "battle.", "strike.", "movement.", "bombing.", "violence.")
RELATIONS = frozenset({"on", "during", "until", "before"})  # "A by 15 May and B by 20 May"
MOST = 12
"""Places that one verb is given."""
Pair = tuple[Mention, TimeMention]


def read_gapped(reading: Reading) -> None:
    """Add a draft for every further place and day that share a draft's verb."""
    added: list[Draft] = []
    for draft in reading.drafts:
        if draft.time is None or "place" not in draft.roles or not draft.type.startswith(FAMILIES):
            continue
        for place, time in pairs_after(reading, draft):
            release(draft, place)
            if is_told(reading, draft, place):
                break
            roles = {role: each for role, each in draft.roles.items() if role != "target"}
            roles["place"] = [place]
            added.append(replace(draft, roles=roles, time=time, numbers=[], notes=["gapped"]))
            note = f"{place.text}: {time.edtf}"
            reading.trace.append(Note("gapped", draft.rule, place.start or 0, time.end or 0, note))
    reading.drafts.extend(added)


def pairs_after(reading: Reading, draft: Draft) -> list[Pair]:
    """Places in a row behind a draft's time, each with its own time right behind it."""
    found: list[Pair] = []
    at = (draft.time.end if draft.time is not None else None) or 0
    while len(found) < MOST:
        joined = JOINED.match(reading.document.text, at)
        place = place_at(reading, draft, joined.end()) if joined else None
        if place is None or place.end is None or has_own_verb(reading, place):
            break
        time = time_at(reading, place.end)
        if time is None or time.end is None:
            break
        found.append((place, time))
        at = time.end
    return found


def place_at(reading: Reading, draft: Draft, offset: int) -> Mention | None:
    """The place that begins at an offset: one that the draft has, or one that lists know."""
    own = [each for each in draft.roles["place"] if each.start == offset]
    if own:
        return own[0]
    index = bisect_left(reading.places, offset, key=lambda each: each.start or 0)
    if index == len(reading.places) or reading.places[index].start != offset:
        return None
    place = reading.places[index]
    return place if place.relation == "at" else None


def time_at(reading: Reading, offset: int) -> TimeMention | None:
    """The time behind an offset, a preposition between."""
    space = TO_ITS_DAY.match(reading.document.text, offset)
    begin = space.end() if space else offset
    near = [each for each in reading.times if offset <= (each.start or 0) <= begin]
    return near[0] if near and near[0].relation in RELATIONS else None


def has_own_verb(reading: Reading, place: Mention) -> bool:
    """ "Took Mora on Monday, and *Kali* on Tuesday was shelled": the subject of what follows."""
    span = reading.doc.char_span(place.start or 0, place.end or 0, alignment_mode="expand")
    if span is None:
        return True
    head = span.root
    return relation(head) in {"nsubj", "csubj"} and head.head.i > head.i


def release(draft: Draft, place: Mention) -> None:
    """Take a place with a day of its own from those that share the first day."""
    others = [each for each in draft.roles["place"] if each.start != place.start]
    draft.roles["place"] = others or draft.roles["place"]


def is_told(reading: Reading, draft: Draft, place: Mention) -> bool:
    """Whether the same deed is read of that place already."""
    return any(
        each.type == draft.type
        and each.trigger == draft.trigger
        and any(other.start == place.start for other in each.roles.get("place", ()))
        for each in reading.drafts
    )
