"""Reading: a parsed document becomes statements, by an explicit list of steps."""

from __future__ import annotations

from holdfast.model import Document, DocumentReading

__all__ = ["read_document"]


def read_document(document: Document) -> DocumentReading:
    """Read one document whole; see ``holdfast.reading.pipeline`` for the list of steps."""
    # Imported on first use: the steps import this package, and the model is heavy.
    from holdfast.reading.pipeline import read_document as read

    return read(document)
