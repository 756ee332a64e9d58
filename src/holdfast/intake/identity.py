"""What makes a document this document and no other."""

from __future__ import annotations

import hashlib
import json


def sha256_hex(raw: bytes) -> str:
    """The sha256 of the bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(raw).hexdigest()


def document_id(
    raw_sha256: str,
    text: str,
    *,
    title: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
) -> str:
    """The id of a document: sha256 over a canonical JSON list of what it says and who says it."""
    content = [raw_sha256, text, title, published, publisher, url]
    canonical = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return sha256_hex(canonical.encode("utf-8"))
