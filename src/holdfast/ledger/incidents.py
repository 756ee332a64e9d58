"""Happenings as linking finds them, joined and parted as people decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from holdfast.ledger.links import Groups, Links, groups_of
from holdfast.model import Document, Statement

if TYPE_CHECKING:
    from holdfast.linking import Incident


def decided_incidents(
    statements: Sequence[Statement], documents: Sequence[Document], links: Links
) -> tuple[Incident, ...]:
    """Incidents by id. Those that no decision touches are as ``holdfast.linking`` gives them.

    A decided pair of which one is in no incident (nothing that happened) changes nothing.
    """
    from holdfast.linking import incidents

    found = incidents(statements, documents)
    where = {each: incident.id for incident in found for each in incident.statements}
    touched = {
        where[each]
        for pair in links.same | links.different
        if all(one in where for one in pair)
        for each in pair
    }
    if not touched:
        return found
    known = {each.id: each for each in statements}
    of = {each.id: each for each in documents}
    changed = [each for each in found if each.id in touched]
    remade = [
        remake([known[identity] for identity in group], of)
        for group in regrouped(changed, links, known)
    ]
    kept = [each for each in found if each.id not in touched]
    return tuple(sorted((*kept, *remade), key=lambda each: each.id))


def regrouped(
    changed: Iterable[Incident], links: Links, known: Mapping[str, Statement]
) -> list[list[str]]:
    """The statements of these incidents in new groups, sorted: decided pairs first, then what
    linking had tied, its best links first, as far as the decisions let it."""
    shown = Links(
        frozenset(pair for pair in links.same if known.keys() >= set(pair)),
        frozenset(pair for pair in links.different if known.keys() >= set(pair)),
    )
    groups = groups_of(shown)
    incidents = sorted(changed, key=lambda each: each.id)
    for incident in incidents:
        for telling in incident.tellings:
            tie(groups, telling)
    ties = sorted(
        (link for each in incidents for link in each.links),
        key=lambda link: (-link.score, link.one, link.other),
    )
    for link in ties:
        groups.join(link.one, link.other)
    made: dict[str, list[str]] = {}
    for incident in incidents:
        for identity in incident.statements:
            made.setdefault(groups.of(identity), []).append(identity)
    return sorted(sorted(each) for each in made.values())


def tie(groups: Groups, telling: Sequence[str]) -> None:
    """What one document says of one happening stays together, but for what was told apart."""
    for identity in telling[1:]:
        groups.join(telling[0], identity)


def remake(group: Sequence[Statement], documents: Mapping[str, Document]) -> Incident:
    """One incident of these statements, whatever linking alone would make of them."""
    from holdfast.linking import incidents

    own = sorted({each.document for each in group})
    parts = incidents(group, [documents[each] for each in own if each in documents])
    first = max(parts, key=lambda each: (len(each.tellings), each.id))
    earliest = latest_of([each.earliest for each in parts])
    latest = earliest_of([each.latest for each in parts])
    if earliest is not None and latest is not None and latest < earliest:
        # They were said to be one although their days differ: any of those days may be right.
        earliest = earliest_of([each.earliest for each in parts])
        latest = latest_of([each.latest for each in parts])
    ids = sorted(identity for each in parts for identity in each.statements)
    return replace(
        first,
        id=ids[0],
        statements=tuple(ids),
        documents=tuple(sorted({identity for each in parts for identity in each.documents})),
        types=tuple(sorted({kind for each in parts for kind in each.types})),
        earliest=earliest,
        latest=latest,
        tellings=tuple(sorted(telling for each in parts for telling in each.tellings)),
        links=tuple(link for each in parts for link in each.links),
    )


def latest_of(days: Iterable[date | None]) -> date | None:
    """The last of the days that are known."""
    return max((each for each in days if each is not None), default=None)


def earliest_of(days: Iterable[date | None]) -> date | None:
    """The first of the days that are known."""
    return min((each for each in days if each is not None), default=None)
