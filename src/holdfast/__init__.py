"""Holdfast: who holds what, since when, who says so, and why.

``read`` reads a file, a folder, a web address or a text into a ``Record``; a ``Ledger`` keeps
records on disk. Names are loaded when first used, so that importing this costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from holdfast.ledger import Ledger
    from holdfast.model import Document, Failure, Statement
    from holdfast.record import Record, read

__all__ = ["Document", "Failure", "Ledger", "Record", "Statement", "read"]

_HOMES = {
    "Document": "holdfast.model",
    "Failure": "holdfast.model",
    "Ledger": "holdfast.ledger",
    "Record": "holdfast.record",
    "Statement": "holdfast.model",
    "read": "holdfast.record",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
