"""Who stands behind what is shown: independent sources, of which five copies are one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from holdfast.control import Edge, Interval, PlaceControl, to_plain
from holdfast.ledger import Ledger
from holdfast.weighing import Voice, backing, voices

Told = Mapping[str, Voice]
MOST_NAMES = 4


def voices_of(ledger: Ledger) -> dict[str, Voice]:
    """Statement id → who says it in the end, for all that the ledger shows."""
    record = ledger.statements(), ledger.documents(), ledger.copies()
    return voices(*record, accepted=ledger.accepted_by())


def told_by(interval: Interval) -> set[str]:
    """Statements that tell of the interval or of its edges."""
    edges = [edge for edge in (interval.start, interval.end) if edge]
    return {each for edge in edges for each in edge.told_by} | set(interval.affirmed_by)


def sources(ids: Iterable[str], told: Told) -> int:
    """How many independent sources stand behind statements."""
    return backing(ids, told).sources


def source_words(ids: Iterable[str], told: Told) -> str:
    """How many, and who."""
    found = backing(ids, told)
    names = [root.name for root in found.roots]
    more = f" and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else ""
    count = "1 independent source" if found.sources == 1 else f"{found.sources} independent sources"
    return f"{count}: {', '.join(names[:MOST_NAMES])}{more}" if names else "no source known"


def plain_with_sources(place: PlaceControl, told: Told) -> dict[str, Any]:
    """The place as JSON values, with the number of independent sources of each interval, edge and
    change."""
    value: dict[str, Any] = to_plain(place)
    for interval, shown in zip(place.intervals, value["intervals"], strict=True):
        shown["sources"] = sources(told_by(interval), told)
        for name in ("start", "end"):
            add_sources(getattr(interval, name), shown[name], told)
    for change, shown in zip(place.changes, value["changes"], strict=True):
        add_sources(change.edge, shown["edge"], told)
    return value


def add_sources(edge: Edge | None, shown: dict[str, Any] | None, told: Told) -> None:
    """The number of independent sources of an edge, among its JSON values."""
    if edge is not None and shown is not None:
        shown["sources"] = sources(edge.told_by, told)
