"""Parts of a text from which nothing is read: repeated titles, bylines, datelines, boilerplate."""

from __future__ import annotations

from holdfast.model import Zone

SILENT_ZONES = frozenset({"repeated-title", "byline", "dateline", "boilerplate"})


def silent(zones: tuple[Zone, ...], offset: int) -> bool:
    """Whether the offset (code points) lies in a zone whose words are kept but not read."""
    return any(zone.start <= offset < zone.end for zone in zones if zone.kind in SILENT_ZONES)
