"""Which kind of input this is: by what the bytes say, by the name, by what a server declares."""

from __future__ import annotations

import json
import re
from pathlib import PurePath
from typing import Final, Literal

Kind = Literal["text", "markdown", "page", "pdf", "json-lines"]

SUFFIXES: Final[dict[str, Kind]] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".pdf": "pdf",
    ".jsonl": "json-lines",
    ".ndjson": "json-lines",
}
MEDIA_TYPES: Final[dict[Kind, str]] = {
    "text": "text/plain",
    "markdown": "text/markdown",
    "page": "text/html",
    "pdf": "application/pdf",
    "json-lines": "application/x-ndjson",
}
_DECLARED: Final[dict[str, Kind]] = {
    "text/markdown": "markdown",
    "text/html": "page",
    "application/xhtml+xml": "page",
    "application/pdf": "pdf",
    "application/x-pdf": "pdf",
    "application/x-ndjson": "json-lines",
    "application/jsonl": "json-lines",
    "application/jsonlines": "json-lines",
}
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,300}>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|article|main|div|title|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
HEAD = 4096
PDF_MARK = b"%PDF-"
PDF_MARK_WITHIN = 1024  # readers of PDF look for its mark in so many bytes


def kind_of_name(name: str) -> Kind | None:
    """The kind that a file's suffix tells, or None."""
    return SUFFIXES.get(PurePath(name).suffix.lower())


def kind_of_bytes(raw: bytes, name: str | None = None, declared: str | None = None) -> Kind:
    """The kind of these bytes. A PDF's mark and a page's first tag outweigh name and declaration.

    A file named as text stays text, whatever is in it, unless it is a PDF.
    """
    named = kind_of_name(name) if name else None
    if PDF_MARK in raw[:PDF_MARK_WITHIN] or named == "pdf":
        return "pdf"
    if named is not None:
        return named
    if _PAGE.match(raw[:HEAD]):
        return "page"
    stated = _DECLARED.get(declared or "")
    if stated is not None and stated != "pdf":
        return stated
    return "json-lines" if starts_as_json_lines(raw) else "text"


def starts_as_json_lines(raw: bytes) -> bool:
    """Whether the first line with anything on it is a JSON object."""
    opening = raw.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not opening.startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(opening.partition(b"\n")[0]), dict)
    except (ValueError, RecursionError):
        return False
