"""What the file carries: the JSON of every screen that a reader may open in it, by its address."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from holdfast.screens import (
    basemap,
    brief,
    control,
    documents,
    ground,
    method,
    points,
    record,
    shapes,
    why,
)
from holdfast.screens.facets import Catalogue, Choice
from holdfast.screens.layers import TURN
from holdfast.screens.shown import Shown

MOST_QUESTIONS = 8
MOST_EFFECTS = 12
MOST_CLAUSES, MOST_ROWS = 16, 40  # of a group, and of a table, in a brief on a question
Screens = dict[str, object]


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file may carry. ``screens``: address → JSON, all of which it needs. ``articles``: the
    documents in the order in which a reader would miss them; ``article`` makes the screen of one.
    ``ids``: those of the record's documents, statements and happenings.
    """

    title: str
    screens: Screens
    articles: tuple[str, ...]
    article: Callable[[str], Any]
    listed: Callable[[Collection[str]], object]
    ids: frozenset[str]


def contents(shown: Shown, question: str | None = None) -> Contents:
    """All screens that a file can show. ``question``: what the brief answers; None for a brief on
    the whole record. Nobody can be asked in a file: review and add are not among them.
    """
    told = replace(shown, questions=None)
    found: Screens = briefs(told, question) | reasons(told)
    found["/control.json"] = control.control_screen(told)
    found |= dict(grounds(told))
    found["/incidents.json"] = Catalogue(told).screen(Choice(limit=None))
    found["/points.json"] = points.points(told)
    found["/basemap.json"] = basemap.basemap(frame(places(found)))
    found["/method.json"] = method.method_screen(told)
    info = record.record_info(told)
    found["/record.json"] = info
    return Contents(
        info["title"],
        found,
        tuple(by_need(told, found)),
        lambda each: documents.reader_screen(told, each),
        lambda carried: list_of(told, carried),
        frozenset((*told.documents, *told.by_id, *told.incidents_by_id)),
    )


def by_need(shown: Shown, screens: Screens) -> list[str]:
    """Every document: those cited first, in the order of the screens; then those of which most was
    read."""
    cited: dict[str, None] = {}
    for screen in screens.values():
        cited.update(dict.fromkeys(cited_in(screen)))
    rest = sorted(shown.documents, key=lambda each: (-len(shown.of_document.get(each, ())), each))
    return list(dict.fromkeys([*(each for each in cited if each in shown.documents), *rest]))


def cited_in(value: object) -> Iterator[str]:
    """The documents of all quotes in a screen."""
    if isinstance(value, dict):
        if "quote" in value and "document" in value:
            yield value["document"]
        for each in value.values():
            yield from cited_in(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from cited_in(each)


def list_of(shown: Shown, carried: Collection[str]) -> object:
    """The list of articles, with how many of them the file does not carry."""
    whole = documents.document_list(shown, None, 0, len(shown.documents))
    kept = [each for each in whole["documents"] if each["id"] in carried]
    return {**whole, "documents": kept, "total": len(kept), "left": whole["total"] - len(kept)}


def briefs(shown: Shown, question: str | None) -> Screens:
    """The brief that is opened first, and those on the questions that the record raises itself."""
    first = brief.brief_screen(shown, question)
    raised = [each for each in first["questions"] if each != question][:MOST_QUESTIONS]
    listed = [*([question] if question else []), *raised]
    found: Screens = {"/brief.json": {**first, "questions": listed}}
    for each in listed:
        answer = first if each == question else brief.brief_screen(shown, each)
        sections = [folded(section) for section in answer["sections"]]
        told = {**answer, "questions": listed, "sections": sections}
        found[address("/brief.json", question=each)] = told
        if each == question:
            found["/brief.json"] = told
    return found


def folded(section: shapes.Section) -> shapes.Section:
    """A section no longer than a reader of a file reads on: what is left out is counted."""
    table = section["table"]
    return {
        **section,
        "groups": [
            {
                **each,
                "clauses": each["clauses"][:MOST_CLAUSES],
                "more": each["more"] + max(0, len(each["clauses"]) - MOST_CLAUSES),
            }
            for each in section["groups"]
        ],
        "table": table
        and {
            **table,
            "rows": table["rows"][:MOST_ROWS],
            "more": table["more"] + max(0, len(table["rows"]) - MOST_ROWS),
        },
    }


def reasons(shown: Shown) -> Screens:
    """The reasons for the effects of which most is said."""
    first = why.why_screen(shown, None)
    if first is None:
        return {}
    shown_first = first["effect"]
    ranked = sorted(
        (each for each in first["effects"] if each["reasons"] or each["key"] == shown_first),
        key=lambda each: (each["key"] != shown_first, -each["reasons"], each["key"]),
    )[:MOST_EFFECTS]
    found: Screens = {"/why.json": {**first, "effects": ranked}}
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


def places(found: Screens) -> list[tuple[float, float]]:
    """What the map is fitted to: where control is told of; if it is of nowhere, the incidents."""
    told: Any = found
    held = [each["place"] for each in told["/control.json"]["places"]]
    located = [(each["lon"], each["lat"]) for each in held if each["lat"] is not None]
    dots = told["/points.json"]
    return located or list(zip(dots["lon"], dots["lat"], strict=True))


def frame(found: list[tuple[float, float]]) -> basemap.Extent:
    """A square about the places, twice as wide as they are: no edge of it shows in any window."""
    extent = basemap.extent_of(found)
    side = extent.span
    middle = (extent.west + extent.east) / 2, (extent.south + extent.north) / 2
    across = min(TURN / 2, side / math.cos(math.radians(middle[1])))
    south, north = max(-85.0, middle[1] - side), min(85.0, middle[1] + side)
    sides = (middle[0] - across, south, middle[0] + across, north)
    return basemap.Extent(*(round(each, 1) for each in sides))
