"""The reading that users get, as the tasks call it.

Parses can be kept between runs, so that rules are measured without reading every text anew: set
``HOLDFAST_BENCH_PARSES`` to a folder. A parse is kept under the hash of the model, the tokenizer's
rules, the text and its breaks; the steps after the parser always run.
"""

from __future__ import annotations

import hashlib
import os
from functools import lru_cache
from pathlib import Path

from spacy.tokens import Doc

from holdfast.intake import IntakeOptions, document_from_text
from holdfast.language import load_parser
from holdfast.language.tokens import blank_english
from holdfast.model import Document, DocumentReading
from holdfast.reading.context import Reading
from holdfast.reading.pipeline import read_document, read_drafts, zone_breaks


def drafts_of(document: Document | str) -> Reading:
    """All steps of reading up to the drafts."""
    known = as_document(document)
    return read_drafts(known, parsed(known))


def statements_of(document: Document | str) -> DocumentReading:
    """The whole reading, verified."""
    known = as_document(document)
    return read_document(known, parsed(known))


def as_document(document: Document | str, published: str | None = None) -> Document:
    """A text as intake makes a document of it."""
    if isinstance(document, Document):
        return document
    return document_from_text(document, options=IntakeOptions(published=published))


def parsed(document: Document) -> Doc:
    """The parse of a document's text, kept or made."""
    return parsed_text(document.text, tuple(zone_breaks(document)))


def parsed_text(text: str, breaks: tuple[int, ...] = ()) -> Doc:
    """The parse of a text, kept or made."""
    folder = os.environ.get("HOLDFAST_BENCH_PARSES")
    if not folder:
        return load_parser().parse(text, breaks)
    name = hashlib.sha256(f"{_reader_hash()}\n{breaks}\n{text}".encode("utf-8", "replace"))
    path = Path(folder) / f"{name.hexdigest()[:32]}.doc"
    if path.is_file():
        return Doc(blank_english().vocab).from_bytes(path.read_bytes())
    doc = load_parser().parse(text, breaks)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}")
    part.write_bytes(doc.to_bytes(exclude=["user_data"]))
    part.replace(path)
    return doc


@lru_cache(maxsize=1)
def _reader_hash() -> str:
    """Changes when the model or the code that parses with it changes."""
    from holdfast import language

    sums = hashlib.sha256()
    for file in sorted(Path(language.__file__).parent.rglob("*")):
        if file.suffix in {".py", ".json", ".onnx", ".npz"}:
            sums.update(file.read_bytes())
    return sums.hexdigest()
