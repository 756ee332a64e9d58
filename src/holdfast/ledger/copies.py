"""Clusters of copies as linking finds them, joined and parted as people decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from holdfast.ledger.links import Links, groups_of
from holdfast.model import Document

if TYPE_CHECKING:
    from holdfast.linking import CopyCluster


def decided_copies(documents: Sequence[Document], links: Links) -> tuple[CopyCluster, ...]:
    """Clusters by id; each document is in one. Those that no decision touches are linking's own.

    People's pairs come first, then linking's links, the surest first, as far as they let them.
    """
    from holdfast.linking import copies

    found = copies(documents)
    known = {document.id: document for document in documents}
    told = Links(
        frozenset(pair for pair in links.same if known.keys() >= set(pair)),
        frozenset(pair for pair in links.different if known.keys() >= set(pair)),
    )
    named = {identity for pair in told.same | told.different for identity in pair}
    touched = [each for each in found if named & set(each.documents)]
    kept = [each for each in found if not named & set(each.documents)]
    remade = regrouped(touched, told, known)
    return tuple(sorted((*kept, *remade), key=lambda each: each.id))


def regrouped(
    touched: Sequence[CopyCluster], told: Links, known: Mapping[str, Document]
) -> list[CopyCluster]:
    """The documents of these clusters in new ones."""
    from holdfast.linking.copies import cluster_of

    groups = groups_of(told)
    ties = sorted(
        (link for each in touched for link in each.links),
        key=lambda link: (-link.similarity, link.one, link.other),
    )
    for link in ties:
        groups.join(link.one, link.other)
    made: dict[str, list[str]] = {}
    for identity in sorted(identity for each in touched for identity in each.documents):
        made.setdefault(groups.of(identity), []).append(identity)
    return [
        cluster_of([known[identity] for identity in group], ties) for group in sorted(made.values())
    ]
