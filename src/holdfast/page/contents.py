"""What the file carries: the JSON of every screen that a reader may open in it, by its address."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from urllib.parse import urlencode

from holdfast.screens import basemap, brief, control, documents, ground, method, points, record, why
from holdfast.screens.facets import Catalogue, Choice
from holdfast.screens.shown import Shown
from holdfast.serial import to_json

MOST_QUESTIONS = 8
MOST_EFFECTS = 12
Carried = dict[str, object]


def contents(shown: Shown, question: str | None = None) -> Carried:
    """Address → JSON. ``question``: what the brief answers; None for a brief on the whole record.

    Nobody can be asked in a file: the screens that need an answer are not among them.
    """
    told = replace(shown, questions=None)
    found: Carried = {
        "/control.json": control.control_screen(told),
        "/documents.json": documents.document_list(told, None, 0, len(told.documents)),
        "/incidents.json": Catalogue(told).screen(Choice(limit=None)),
        "/method.json": method.method_screen(told),
        "/points.json": points.points(told),
        "/basemap.json": basemap.basemap(frame(places(told))),
    }
    found |= briefs(told, question)
    found |= reasons(told)
    found |= dict(grounds(told))
    for document in told.documents:
        found[f"/reader/{document}.json"] = documents.reader_screen(told, document)
    if not told.hash:
        told = replace(told, hash=hashlib.sha256(to_json(found).encode()).hexdigest())
    found["/record.json"] = record.record_info(told)
    return found


def briefs(shown: Shown, question: str | None) -> Carried:
    """The brief that is opened first, and those on the questions that the record raises itself."""
    first = brief.brief_screen(shown, question)
    raised = [each for each in first["questions"] if each != question][:MOST_QUESTIONS]
    listed = [*([question] if question else []), *raised]
    found: Carried = {"/brief.json": {**first, "questions": listed}}
    for each in listed:
        answer = first if each == question else brief.brief_screen(shown, each)
        found[address("/brief.json", question=each)] = {**answer, "questions": listed}
    return found


def reasons(shown: Shown) -> Carried:
    """The reasons for the effects of which most is said."""
    first = why.why_screen(shown, None)
    if first is None:
        return {}
    stated = [each for each in first["effects"] if each["reasons"] or each["key"] == first["effect"]]
    ranked = sorted(stated, key=lambda each: (-each["reasons"], each["key"]))[:MOST_EFFECTS]
    found: Carried = {"/why.json": {**first, "effects": ranked}}
    for each in ranked:
        answer = why.why_screen(shown, each["key"])
        if answer is not None:
            found[address("/why.json", effect=each["key"])] = {**answer, "effects": ranked}
    return found


def grounds(shown: Shown) -> Iterator[tuple[str, object]]:
    """The ground of every party that holds or held a place."""
    for key in shown.looks:
        answer = ground.ground_screen(shown, key)
        if answer is not None:
            yield address("/ground.json", actor=key), answer


def address(path: str, **query: str) -> str:
    """As the browser writes it (``canonical`` in frontend/src/core/data.ts)."""
    return f"{path}?{urlencode(query, safe='*').replace('~', '%7E')}"


def places(shown: Shown) -> list[tuple[float, float]]:
    """Where the record's places lie; where control is told of none, where its incidents do."""
    held = [
        (each.longitude, each.latitude)
        for each in shown.places
        if each.longitude is not None
        and each.latitude is not None
        and each.precision not in points.TOO_WIDE
    ]
    if held:
        return held
    told: Mapping[str, list[float]] = points.points(shown)  # type: ignore[assignment]
    return list(zip(told["lon"], told["lat"], strict=True))


def frame(found: list[tuple[float, float]]) -> basemap.Extent:
    """A square about the places, twice as wide as they are: no edge of it shows in any window."""
    extent = basemap.extent_of(found)
    side = extent.span
    middle = (extent.west + extent.east) / 2, (extent.south + extent.north) / 2
    across = min(basemap.TURN / 2, side / math.cos(math.radians(middle[1])))
    south, north = max(-85.0, middle[1] - side), min(85.0, middle[1] + side)
    sides = (middle[0] - across, south, middle[0] + across, north)
    return basemap.Extent(*(round(each, 1) for each in sides))
