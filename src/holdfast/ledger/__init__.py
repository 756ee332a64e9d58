"""The ledger: an append-only store of documents, readings and decisions, and its rebuilt views."""

from __future__ import annotations

from holdfast.ledger.correcting import Correction
from holdfast.ledger.deciding import Proposal
from holdfast.ledger.judging import Judged
from holdfast.ledger.links import Links
from holdfast.ledger.location import Address
from holdfast.ledger.questions import Question
from holdfast.ledger.store import Ledger
from holdfast.ledger.verification import Mismatch

__all__ = ["Address", "Correction", "Judged", "Ledger", "Links", "Mismatch", "Proposal", "Question"]
