"""What record this is: shown on every screen."""

from __future__ import annotations

from holdfast.screens import parties, shapes
from holdfast.screens.quoting import iso
from holdfast.screens.shown import Shown

EVERY = ("brief", "reader", "map", "timeline", "why", "incidents", "review", "add", "method")
# What needs somebody who answers: a file cannot.
ANSWERED = frozenset({"review", "add"})
CREDITS = (
    "Borders, rivers, lakes and towns of the map: Natural Earth, de facto, no opinion implied.",
    "Places: GeoNames (CC BY 4.0) and Who's On First.",
    "Parties: names as facts from the UCDP actor list (Uppsala Conflict Data Program).",
    "No roads are shown: no source of roads is included.",
)


def record_info(shown: Shown) -> shapes.RecordInfo:
    """The record's title, days, counts, run and parties."""
    record = shown.record
    first, last = shown.days
    run = record.run
    return {
        "title": shown.title or title_of(shown),
        "asOf": iso(last),
        "first": iso(first),
        "counts": {
            "documents": len(record.documents),
            "statements": len(record.statements),
            "incidents": len(shown.incidents),
            "places": len(shown.places),
            "copies": len(shown.originals),
            "unread": len(record.failures),
            "dropped": len(record.dropped),
        },
        "run": {
            "id": run.id,
            "code": run.code,
            "rules": run.rules,
            "model": run.model,
            "gazetteer": run.gazetteer,
        }
        if run
        else None,
        "hash": shown.hash,
        "actors": [parties.actor(each) for each in shown.looks.values()],
        "screens": [each for each in EVERY if shown.questions is not None or each not in ANSWERED],
        "credits": list(CREDITS),
    }


def title_of(shown: Shown) -> str:
    """The one document's title, or how many there are."""
    documents = shown.record.documents
    if len(documents) == 1 and documents[0].title:
        return documents[0].title
    count = len(documents)
    return f"The record of {count:,} document{'' if count == 1 else 's'}"
