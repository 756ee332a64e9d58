"""After the actors are found: which entity a source is, and whether it is a party."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import replace

from holdfast.model import ActorMention, Mention, Source, TimeMention
from holdfast.reading.attribution.columns import Columns, columns_of
from holdfast.reading.attribution.cues import cue_table
from holdfast.reading.context import Attribution, Note, Reading

PARTIES = frozenset({"military", "armed-group", "militia", "coalition", "intelligence", "police"})
GOVERNING = frozenset({"government", "officials"})
KINDS = {
    "government": "government",
    "military": "government",
    "police": "government",
    "intelligence": "government",
    "officials": "government",
    "armed-group": "armed-group",
    "militia": "armed-group",
    "coalition": "government",
    "media": "media",
    "organisation": "organisation",
    "person": "person",
}
SHARE_OF_PLACES = 0.2
"""A government is a party when at least this share of the places named lies in its country."""


def refine_sources(reading: Reading) -> None:
    """Set entity, kind and date of each source, and claim what a party or nobody by name says.

    To be called when ``reading.actors``, ``references``, ``places`` and ``times`` are filled;
    whatever is missing changes nothing. Rewrites ``reading.attributions`` in place, writes a note
    for each source it changes, and may be called again.
    """
    if not reading.attributions:
        return
    columns = columns_of(reading.doc)
    belligerent = _countries_at_war(reading)
    actors = sorted(
        (each for each in (*reading.actors, *reading.references) if each.start is not None),
        key=lambda each: (each.start or 0, -(each.end or 0)),
    )
    times = _by_sentence(reading, columns)
    for index, each in enumerate(reading.attributions):
        if each.source.start is None or each.source.end is None:
            continue
        actor = _actor_at(actors, each.source.start, spoken_until(each.source))
        source = _with_actor(each.source, actor)
        source = replace(source, date=source.date or _report_date(times, columns, each))
        changed = replace(each, source=source)
        voice = cue_table().phrases[each.rule].kind.voice
        told = voice and each.mood == "reported" and source.kind != "imagery"
        if told and (_is_party(columns, source, actor, belligerent) or _unnamed(columns, source)):
            changed = replace(changed, mood="claimed")
        if changed != each:
            reading.attributions[index] = changed
            reading.trace.append(_note(changed))


def spoken_until(source: Source) -> int:
    """Where the words end that name a source, before a clause that describes it.

    In code points; 0 where the text names nobody.
    """
    if source.start is None or source.end is None:
        return 0
    if source.name is not None and source.source.startswith(source.name):
        return source.start + len(source.name)
    return source.end


def _countries_at_war(reading: Reading) -> frozenset[str]:
    """Countries that hold a good share of the places named."""
    counts = Counter(place.country for place in reading.places if place.country)
    total = sum(counts.values())
    return frozenset(
        country for country, count in counts.items() if count >= SHARE_OF_PLACES * total
    )


def _actor_at(
    actors: list[ActorMention | Mention], start: int, end: int
) -> ActorMention | Mention | None:
    """The first actor named inside the source, or what a pronoun there stands for.

    Of words that are read twice ("the rebels": some rebels, and by reference a party named before)
    the reading that knows whom they mean.
    """
    place = bisect_left(actors, start, key=lambda each: each.start or 0)
    inside = [each for each in actors[place : place + 3] if (each.end or 0) <= end]
    same = [each for each in inside if (each.start, each.end) == (inside[0].start, inside[0].end)]
    return next((each for each in same if each.entity is not None), inside[0] if inside else None)


def _with_actor(source: Source, actor: ActorMention | Mention | None) -> Source:
    if actor is None:
        return source
    kind = source.kind
    if isinstance(actor, ActorMention) and kind in {"unknown", "person"}:
        kind = KINDS.get(actor.category, kind)
    referred = actor.name if actor.antecedent is not None else source.name
    return replace(source, entity=source.entity or actor.entity, kind=kind, name=referred)


def _by_sentence(reading: Reading, columns: Columns) -> dict[int, list[tuple[int, TimeMention]]]:
    """Resolved times by the number of their sentence, with their first token."""
    found: dict[int, list[tuple[int, TimeMention]]] = {}
    for time in reading.times:
        if time.start is None or time.edtf is None:
            continue
        index = bisect_right(columns.starts, time.start) - 1
        if index >= 0:
            found.setdefault(columns.sentence[index], []).append((index, time))
    return found


def _report_date(
    times: dict[int, list[tuple[int, TimeMention]]], columns: Columns, attribution: Attribution
) -> str | None:
    """The day a report came out: "Reuters reported on May 3", "a report published on May 3 …"."""
    cue = attribution.cue_token
    for index, time in times.get(columns.sentence[cue], ()):
        if any(start <= index < end for start, end in attribution.content):
            continue
        current = index
        while columns.head[current] not in {current, cue}:
            current = columns.head[current]
        if columns.head[current] == cue and columns.relation[current] in {"nsubj", "obl"}:
            return time.edtf
    return None


def _is_party(
    columns: Columns,
    source: Source,
    actor: ActorMention | Mention | None,
    belligerent: frozenset[str],
) -> bool:
    if source.kind == "armed-group":
        return True
    if isinstance(actor, ActorMention):
        if actor.category in PARTIES:
            return True
        if actor.category in GOVERNING and actor.country in belligerent:
            return True
    return source.kind == "government" and bool(
        cue_table().lists["military"] & _words(columns, source)
    )


def _unnamed(columns: Columns, source: Source) -> bool:
    """Somebody without a name ("residents", "a source", "two officials"); not a paper."""
    if source.kind in {"agency", "media", "publication", "organisation", "imagery"}:
        return False
    inside = _inside(columns, source)
    if any(columns.pos[index] == "PROPN" or columns.entity[index] for index in inside):
        return False
    if any(columns.words[index][:1].isupper() for index in inside[1:]):
        return False
    return bool(cue_table().lists["unnamed"] & {columns.lemma[index] for index in inside})


def _words(columns: Columns, source: Source) -> set[str]:
    inside = _inside(columns, source)
    words = {columns.lower[index] for index in inside} | {columns.lemma[index] for index in inside}
    pairs = {f"{columns.lower[i]} {columns.lower[j]}" for i, j in itertools.pairwise(inside)}
    return words | pairs


def _inside(columns: Columns, source: Source) -> range:
    """Token indexes of the source."""
    if source.start is None:
        return range(0)
    first = bisect_left(columns.starts, source.start)
    return range(first, bisect_left(columns.starts, spoken_until(source)))


def _note(attribution: Attribution) -> Note:
    source = attribution.source
    decided = f"{source.source}: {source.kind}, {attribution.mood}"
    return Note("attribution", "sources", source.start or 0, source.end or 0, decided)
