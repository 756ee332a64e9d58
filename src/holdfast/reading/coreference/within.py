"""Pronouns that look past what came before: "our" in a quote, "its" ahead of its owner."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from holdfast.model import ActorMention, Mention
from holdfast.reading.attribution.columns import Columns
from holdfast.reading.context import Attribution, Reading
from holdfast.reading.coreference.candidates import Candidate, is_plural, is_singular_body

FIRST_PERSON = frozenset({"we", "us", "our", "ours"})
# Whose "we" is their own side; an official or a person speaks for others.
SPEAKING = frozenset({"armed-group", "militia", "military", "government", "police", "coalition"})
REACH = 200
"""Tokens between a word and the cue of who says it: a bound on the cost of a long document."""


def speaker_of(reading: Reading, columns: Columns, token: int) -> tuple[Mention, ...]:
    """Who "we" is in what somebody says: the speaker, where it is a party."""
    innermost: Attribution | None = None
    first = bisect_left(reading.attributions, token - REACH, key=_cue_token)
    last = bisect_right(reading.attributions, token + REACH, key=_cue_token)
    for each in reading.attributions[first:last]:
        holds = any(start <= token < end for start, end in each.content)
        if holds and (innermost is None or _size(each) < _size(innermost)):
            innermost = each
    if innermost is None or innermost.source.start is None or innermost.source.end is None:
        return ()
    start, end = innermost.source.start, innermost.source.end
    first = bisect_left(reading.actors, start, key=lambda each: each.start or 0)
    for actor in reading.actors[first:]:
        if (actor.start or 0) >= end:
            break
        if actor.category in SPEAKING and actor.end is not None and actor.end <= end:
            return (actor,)
    return ()


def _cue_token(attribution: Attribution) -> int:
    return attribution.cue_token


def _size(attribution: Attribution) -> int:
    return sum(end - start for start, end in attribution.content)


def announced(
    columns: Columns, waiting: dict[int, list[Candidate]], token: int, *, plural: bool
) -> tuple[Mention, ...]:
    """ "After *its* fighters took the town, the group …": the subject of the clause that follows.

    Only where the pronoun's clause comes before the main clause, and nothing told before fits.
    """
    clause = columns.head[token]
    for _ in range(6):
        if columns.relation[clause] == "advcl":
            break
        clause = columns.head[clause]
    else:
        return ()
    main = columns.head[clause]
    subject = columns.subject(main)
    if main <= clause or subject is None or subject < token:
        return ()
    for each in waiting.get(subject, ()):
        root = each.root
        if isinstance(root, ActorMention) and root.category not in {"person", "media"}:
            fits = is_plural(root) if plural else is_singular_body(root)
            return (root,) if fits else ()
    return ()
