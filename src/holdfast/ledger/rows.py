"""Documents, runs and decisions as rows, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from holdfast.model import Dateline, Decision, Document, Statement, Zone
from holdfast.serial import to_line

Row = Mapping[str, Any]


def document_row(document: Document) -> dict[str, Any]:
    """A row of ``documents``: all but the name that it was read under."""
    row = asdict(document)
    del row["source_id"]
    return {**row, "authors": list(document.authors)}


def document_of(row: Row, source_id: str) -> Document:
    """The document of a row, under the name that it is to be shown with."""
    dateline = row["dateline"]
    return Document(
        **{
            **row,
            "source_id": source_id,
            "authors": tuple(row["authors"]),
            "zones": tuple(Zone(**zone) for zone in row["zones"]),
            "dateline": None if dateline is None else Dateline(**dateline),
        }
    )


def statement_row(statement: Statement, run: str, position: int) -> dict[str, Any]:
    """A row of ``statements``."""
    return {
        "document": statement.document,
        "run": run,
        "position": position,
        "id": statement.id,
        "kind": statement.kind,
        "type": statement.type,
        "polarity": statement.polarity,
        "mood": statement.mood,
        "time": statement.time.edtf if statement.time else None,
        "rule": statement.rule,
        "json": to_line(statement),
    }


def decision_of(row: Row) -> Decision:
    """The decision of a row."""
    return Decision(**{**row, "targets": tuple(row["targets"])})
