"""All that a token stands for: places, actors and references headed by it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from holdfast.model import Mention
from holdfast.reading.actors.lookup import actors_at
from holdfast.reading.context import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token


def mention_at(reading: Reading, token: Token) -> list[Mention]:
    """Mentions that the token lies in: references with an entity first, then actors, then places.

    Sorted mentions are searched by bisection. A reference to several gives several.
    """
    references = _covering(reading.references, token.idx)
    actors: list[Mention] = [
        each
        for each in actors_at(reading, token)
        if each.entity is not None or not any(ref.kind == each.kind for ref in references)
    ]
    return [*references, *actors, *_covering(reading.places, token.idx)]


def _covering(mentions: Sequence[Mention], offset: int) -> list[Mention]:
    """Mentions whose span holds the offset; the list is sorted by start."""
    index = bisect_right(mentions, offset, key=lambda each: each.start or 0)
    found: list[Mention] = []
    while index > 0 and len(found) < 8:
        index -= 1
        each = mentions[index]
        if (each.end or 0) <= offset:
            if found or offset - (each.start or 0) > _LONGEST:
                break
            continue
        found.insert(0, each)
    return found


_LONGEST = 200
"""Code points that a mention may be long; further back nothing can hold the offset."""
