"""``holdfast copies``: which documents are one voice, and why."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import click

from holdfast.commands.linked import decided_lines
from holdfast.commands.store import open_ledger, store_errors
from holdfast.commands.terminal import say, visible, write
from holdfast.ledger import Judged
from holdfast.ledger.location import Location
from holdfast.linking import CopyCluster
from holdfast.linking.plain import plain_cluster
from holdfast.model import Document

ID_SHOWN = 12


def show_copies(path: Location, identity: str | None, form: str) -> int:
    """Clusters of two documents at least, the largest first; 1 where there is none."""
    with store_errors(path), open_ledger(path) as ledger:
        clusters, judged = ledger.copies(), ledger.judged()
        documents = {each.id: each for each in ledger.documents()}
    if identity is None:
        found = [each for each in clusters if len(each.documents) > 1]
        found.sort(key=lambda each: (-len(each.documents), each.id))
    else:
        found = [cluster_with(clusters, identity)]
    if form == "json":
        rows = [plain(each, documents) for each in found]
        write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
    elif found:
        write("\n".join(line for each in found for line in lines_of(each, documents, judged)))
    if not found:
        say("no document copies another: each is a voice of its own.")
    return 0 if found else 1


def cluster_with(clusters: Sequence[CopyCluster], start: str) -> CopyCluster:
    """The cluster of the document whose id begins so.

    Raises ``click.ClickException`` where there is none, or more than one such document.
    """
    found = {
        document: each
        for each in clusters
        for document in each.documents
        if document.startswith(start)
    }
    if len(found) != 1:
        problem = "more than one document" if found else "no document that is shown"
        raise click.ClickException(f"{problem} has an id that begins with {start!r}.")
    return next(iter(found.values()))


def plain(cluster: CopyCluster, documents: Mapping[str, Document]) -> dict[str, Any]:
    """The cluster as JSON values, its documents by name."""
    value = plain_cluster(cluster)
    value["read_as"] = [documents[each].source_id for each in cluster.documents]
    return value


def lines_of(
    cluster: CopyCluster, documents: Mapping[str, Document], judged: Sequence[Judged]
) -> list[str]:
    """Its documents, why they are one voice, and what people said of that."""
    count = len(cluster.documents)
    voice = f"{count} documents, one voice" if count > 1 else "one document, a voice of its own"
    lines = [visible(voice + (f"; at bottom {cluster.root}" if cluster.root else ""))]
    for identity in cluster.documents:
        each = documents[identity]
        told = (each.source_id, each.publisher, each.published, each.title)
        lines.append(visible(f"  {identity[:ID_SHOWN]}  {' · '.join(filter(None, told))}"))
    for link in cluster.links:
        pair = f"{link.one[:ID_SHOWN]} and {link.other[:ID_SHOWN]}"
        lines.append(visible(f"  {pair}: {link.kind}, {link.similarity:.2f}: {link.why}"))
    lines.extend(f"  {line}" for line in decided_lines(judged, cluster.documents))
    return [*lines, "", ""]
