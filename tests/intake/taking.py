"""Inputs taken as users give them: files of every form, for the tests of each form."""

from __future__ import annotations

from pathlib import Path

from holdfast.intake import IntakeOptions, read_inputs
from holdfast.intake.building import build
from holdfast.intake.options import Origin
from holdfast.intake.page import read_page
from holdfast.model import Document, Failure
from tests.intake.making import SENTENCES, check_document

ARTICLE = (
    f"<article><h1>Karm falls</h1><p>{SENTENCES}</p><h2>What next</h2><p>{SENTENCES}</p></article>"
)


def read(folder: Path, name: str, raw: bytes | str) -> list[Document | Failure]:
    path = folder / name
    path.write_bytes(raw.encode() if isinstance(raw, str) else raw)
    found = list(read_inputs([str(path)]))
    for each in found:
        if isinstance(each, Document):
            check_document(each)
        else:
            assert (each.problem + each.remedy).isprintable()
    return found


def document_of(folder: Path, name: str, raw: bytes | str) -> Document:
    (document,) = read(folder, name, raw)
    assert isinstance(document, Document), document
    return document


def page_document(source: bytes | str) -> Document:
    """The document of a page, read in this process: what happens in the worker, without one."""
    raw = source.encode() if isinstance(source, str) else source
    origin = Origin("page.html")
    document = build(raw, read_page(raw, None, None), origin, "text/html", IntakeOptions()).document
    check_document(document)
    return document


def problem_of(folder: Path, name: str, raw: bytes | str) -> str:
    (failure,) = read(folder, name, raw)
    assert isinstance(failure, Failure), failure
    return failure.problem
