"""The ledger: an append-only store of documents, readings and decisions, and its rebuilt views."""

from __future__ import annotations

from holdfast.ledger.store import Ledger
from holdfast.ledger.verification import Mismatch

__all__ = ["Ledger", "Mismatch"]
