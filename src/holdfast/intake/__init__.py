"""Intake: files, folders, standard input and web addresses to documents.

Text, Markdown, HTML, PDF and JSON Lines; the raw bytes are kept and hashed. What cannot be read is
a ``Failure`` with one line of problem and one of remedy, and the batch goes on.
"""

from holdfast.intake.identity import document_id
from holdfast.intake.inputs import (
    document_from_text,
    intake_from_text,
    read_inputs,
    read_inputs_with_raw,
)
from holdfast.intake.messages import IntakeError
from holdfast.intake.options import Intake, IntakeOptions

__all__ = [
    "Intake",
    "IntakeError",
    "IntakeOptions",
    "document_from_text",
    "document_id",
    "intake_from_text",
    "read_inputs",
    "read_inputs_with_raw",
]
