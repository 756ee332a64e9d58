"""Grouping by links: the same groups whatever the order of members and links."""

from __future__ import annotations

from collections.abc import Iterable


def components(members: Iterable[str], links: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    """Members joined by links, directly or through others; groups and members sorted."""
    leader = {member: member for member in members}

    def find(member: str) -> str:
        while leader[member] != member:
            leader[member] = leader[leader[member]]
            member = leader[member]
        return member

    for one, other in links:
        first, second = sorted((find(one), find(other)))
        leader[second] = first
    groups: dict[str, list[str]] = {}
    for member in sorted(leader):
        groups.setdefault(find(member), []).append(member)
    return sorted(tuple(group) for group in groups.values())
