"""Mentions by token: the noun phrase that a token heads or lies in."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from holdfast.model import ActorMention
from holdfast.reading.context import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token


def actor_at(reading: Reading, token: Token) -> ActorMention | None:
    """The actor mention that the token is part of, or None; ``reading.actors`` must be filled."""
    index = _index_at(reading, token)
    return None if index is None else reading.actors[index]


def _index_at(reading: Reading, token: Token) -> int | None:
    index = bisect_right(reading.actors, token.idx, key=lambda each: each.start or 0) - 1
    if index < 0 or token.idx >= (reading.actors[index].end or 0):
        return None
    return index


def actors_at(reading: Reading, token: Token) -> list[ActorMention]:
    """As :func:`actor_at`, with those that share its head ("the *Syrian* and Iraqi armies")."""
    index = _index_at(reading, token)
    if index is None:
        return []
    together = [reading.actors[index]]
    while index > 0 and _shares_head(reading, reading.actors[index - 1], reading.actors[index]):
        index -= 1
        together.insert(0, reading.actors[index])
    return together


def _shares_head(reading: Reading, left: ActorMention, right: ActorMention) -> bool:
    """Whether only "and" or a comma stands between, and both were read off one noun."""
    if left.end is None or right.start is None or left.rule != right.rule:
        return False
    between = reading.document.text[left.end : right.start].strip().lower()
    joined = between in {"and", ",", "or", ", and", "/", "and the"}
    return joined and left.rule in _COMPOSED and " " not in left.text.strip()


_COMPOSED = frozenset({"actors.nationality-force", "actors.nationality-said", "actors.member"})
