"""The process in which a feed is taken apart: limited in memory and time, and free to break.

It reads a line of JSON and then the feed's bytes from standard input, and answers with one line.
"""

from __future__ import annotations

import hashlib
import io
import json
import sys
from typing import Any

from holdfast.intake.worker import limit_memory, limited_time

LONGEST_ADDRESS = 2_000
LONGEST_TITLE = 200
HARMLESS = {"CharacterEncodingOverride", "NonXMLContentType"}


def main() -> None:
    """Answer one request."""
    request = json.loads(sys.stdin.buffer.readline())
    limit_memory(request["memory"])
    with limited_time(request["seconds"]):
        answer = taken_apart(sys.stdin.buffer.read(), request)
    sys.stdout.write(json.dumps(answer))


def taken_apart(raw: bytes, request: dict[str, Any]) -> dict[str, Any]:
    """The kind of feed ("" for none), what is wrong with it, and its entries."""
    import feedparser

    declared = "application/xml"
    if request["charset"]:
        declared += f"; charset={request['charset']}"
    headers = {"content-type": declared, "content-location": request["address"]}
    # A stream: of a string the library would ask whether it is an address or a file's name.
    found = feedparser.parse(
        io.BytesIO(raw), response_headers=headers, sanitize_html=False, resolve_relative_uris=True
    )
    error = found.get("bozo_exception") if found.bozo else None
    damaged = error is not None and type(error).__name__ not in HARMLESS
    limit = request["entries"]
    return {
        "version": found.get("version", ""),
        "damage": (str(error) or type(error).__name__) if damaged else None,
        "more": len(found.entries) > limit,
        "entries": [plain_entry(each) for each in found.entries[:limit]],
    }


def plain_entry(entry: Any) -> dict[str, str | None]:
    """What is kept of an entry. ``mark`` changes when the publisher changes what it says."""
    link = whole(str(entry.get("link") or ""))
    title = " ".join(whole(str(entry.get("title") or "")).split())
    contents = [str(each.get("value", "")) for each in entry.get("content", ())]
    said = [title, entry.get("updated"), entry.get("summary"), contents]
    return {
        "address": link if 0 < len(link) <= LONGEST_ADDRESS else None,
        "title": title[:LONGEST_TITLE],
        "published": str(entry.get("published") or "")[:100] or None,
        "mark": hashlib.sha256(json.dumps(said).encode()).hexdigest()[:32],
    }


def whole(text: str) -> str:
    """The text without halves of characters: a feed can spell them, and nothing can keep them."""
    return text.encode("utf-8", "replace").decode("utf-8")


if __name__ == "__main__":
    main()
