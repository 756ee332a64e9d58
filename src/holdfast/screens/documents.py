"""The list of documents, and one of them with all that was read from it."""

from __future__ import annotations

from collections.abc import Collection

from holdfast.model import Document
from holdfast.screens import shapes
from holdfast.screens.cards import card
from holdfast.screens.quoting import document_ref
from holdfast.screens.shown import Shown


def document_list(
    shown: Shown, found: Collection[str] | None, offset: int, limit: int
) -> shapes.DocumentList:
    """A page of the documents, by day of publication; ``found``: only those ids."""
    ordered = [each for each in in_time(shown) if found is None or each.id in found]
    return {
        "total": len(ordered),
        "documents": [document_ref(shown, each) for each in ordered[offset : offset + limit]],
    }


def in_time(shown: Shown) -> list[Document]:
    """The documents by day of publication, those without one last."""
    return sorted(
        shown.record.documents, key=lambda each: (each.published or "~", each.source_id, each.id)
    )


def reader_screen(shown: Shown, identity: str) -> shapes.ReaderScreen | None:
    """A document with its cards, copies, versions and what was refused; None for no such id."""
    document = shown.documents.get(identity)
    if document is None:
        return None
    cluster = shown.cluster_of.get(identity)
    others = [each for each in cluster.documents if each != identity] if cluster else []
    ties = cluster.links if cluster else ()
    return {
        "document": full(shown, document),
        "text": document.text,
        "zones": [
            {"kind": each.kind, "start": each.start, "end": each.end} for each in document.zones
        ],
        "cards": [card(shown, each) for each in shown.of_document.get(identity, ())],
        "copies": [document_ref(shown, shown.documents[each]) for each in others],
        "copiesWhy": [
            f"{each.kind}: {each.why}" for each in ties if identity in {each.one, each.other}
        ],
        "dropped": [
            {"quote": each.statement.evidence.quote, "reason": each.reason}
            for each in shown.dropped_in.get(identity, ())
        ],
        "versions": [
            document_ref(shown, each) for each in shown.versions_of(document) if each != document
        ],
    }


def full(shown: Shown, document: Document) -> shapes.DocumentFull:
    """The document with all that is known of it."""
    line = document.dateline
    dateline = None
    if line is not None:
        dateline = " ".join(document.text[line.start : line.end].split()) or None
    return {
        **document_ref(shown, document),
        "url": document.url,
        "authors": list(document.authors),
        "fetched": document.fetched,
        "sha256": document.raw_sha256,
        "mediaType": document.media_type,
        "language": document.language,
        "dateline": dateline,
    }
