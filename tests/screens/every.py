"""Every screen of what is shown, with the shape it must have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from holdfast.screens import (
    basemap,
    brief,
    control,
    documents,
    ground,
    method,
    points,
    record,
    review,
    shapes,
    why,
)
from holdfast.screens.facets import Catalogue, Choice
from holdfast.screens.shown import Shown

Screen = tuple[str, Any, Any]


def screens(shown: Shown) -> Iterator[Screen]:
    """(name, shape, JSON) of each; of those with parts, of each part."""
    yield "record", shapes.RecordInfo, record.record_info(shown)
    yield "brief", shapes.BriefScreen, brief.brief_screen(shown)
    yield "documents", shapes.DocumentList, documents.document_list(shown, None, 0, 100)
    for identity in shown.documents:
        yield "reader", shapes.ReaderScreen, documents.reader_screen(shown, identity)
    yield "control", shapes.ControlScreen, control.control_screen(shown)
    for key in shown.looks:
        yield "ground", shapes.GroundScreen, ground.ground_screen(shown, key)
    yield "points", shapes.Points, points.points(shown)
    places = [(each.longitude, each.latitude) for each in shown.places]
    known = [(x, y) for x, y in places if x is not None and y is not None]
    yield "basemap", shapes.Basemap, basemap.basemap(basemap.extent_of(known))
    told = why.why_screen(shown)
    assert told is not None
    yield "why", shapes.WhyScreen, told
    for effect in told["effects"]:
        yield "why", shapes.WhyScreen, why.why_screen(shown, effect["key"])
    everything = Catalogue(shown).screen(Choice(limit=None))
    yield "incidents", shapes.IncidentsScreen, everything
    for kind in (None, "statement", "pair"):
        yield "review", shapes.ReviewScreen, review.review_screen(shown, kind, 0, shown.judged)
    yield "method", shapes.MethodScreen, method.method_screen(shown)


def parts(value: Any) -> Iterator[dict[str, Any]]:
    """Every object anywhere in JSON."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from parts(each)
