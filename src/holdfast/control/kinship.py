"""What the actors' data know of a party, loaded when first asked: that takes the reading's parts.

A view of a ledger that is up to date is shown without any of it.
"""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=8192)
def ancestors_of(entity: str) -> frozenset[str]:
    """All that the party is part of, however far up."""
    from holdfast.reading.actors.records import ancestors

    return ancestors(entity)


@lru_cache(maxsize=1)
def state_endings() -> tuple[str, ...]:
    """How the ids of a state's bodies end."""
    from holdfast.reading.actors.records import offices

    return tuple(sorted({f"-{office.id}" for office in offices().values()}))


def is_state(entity: str) -> bool:
    """Whether the party is a body of a state, by the form of its id."""
    return entity.endswith(state_endings())


@lru_cache(maxsize=1)
def categories() -> dict[str, str]:
    """The category of each listed actor, by entity."""
    from holdfast.reading.actors.records import actors

    return {each.entity: each.category for each in actors() if each.entity}


def compatible(one: str, other: str) -> bool:
    """Whether two parties may be the same one: equal, or one part of the other."""
    return one == other or one in ancestors_of(other) or other in ancestors_of(one)
