"""The screens by HTTP: each at its own address plus ``.json``."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Path, Query, Request, Response
from fastapi.responses import JSONResponse

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
from holdfast.screens.facets import SORTS, Choice
from holdfast.screens.layers import TURN
from holdfast.screens.shown import Shown
from holdfast.web.answering import screen, state_of
from holdfast.web.progress import Progress
from holdfast.web.refusing import MISSING
from holdfast.web.state import Gathered

router = APIRouter(tags=["screens"])

LISTED = 100  # documents of a page, where nobody says how many
LONGEST = 500  # characters of a question or a search
Words = Annotated[str, Query(max_length=LONGEST)]
Day = Annotated[date | None, Query()]
Values = Annotated[list[Annotated[str, Query(max_length=LONGEST)]], Query(max_length=100)]
Offset = Annotated[int, Query(ge=0, le=10_000_000)]
Limit = Annotated[int, Query(ge=1, le=1000)]
Degrees = Annotated[float | None, Query(ge=-540, le=540)]
NO_DOCUMENT = "There is no such document in this record."
NO_EFFECT = "The record holds no such change to ask about."
NO_ACTOR = "No such party holds or held a place in this record."


def found(model: object) -> dict[int | str, dict[str, object]]:
    """What a screen answers, for the description of the interface."""
    return {200: {"model": model}}


# What every visitor asks for: it is made as soon as there is something new to show.
PREPARED: dict[str, Callable[[Gathered], Any]] = {
    "/record.json": lambda now: record.record_info(now.shown),
    "/control.json": lambda now: control.control_screen(now.shown),
    "/points.json": lambda now: points.points(now.shown),
    "/brief.json": lambda now: brief.brief_screen(now.shown),
    "/why.json": lambda now: why.why_screen(now.shown),
    "/incidents.json": lambda now: now.catalogue.screen(Choice()),
    "/documents.json": lambda now: documents.document_list(now.shown, None, 0, LISTED),
}


@router.get("/record.json", responses=found(shapes.RecordInfo))
def get_record(request: Request) -> Response:
    """What record this is."""
    return screen(request, PREPARED["/record.json"])


@router.get("/progress.json", responses=found(Progress))
def get_progress(request: Request) -> Response:
    """How far the record is gathered; answered at once."""
    told = state_of(request).progress()
    return JSONResponse(told, headers={"Cache-Control": "no-store"})


@router.get("/brief.json", responses=found(shapes.BriefScreen))
def get_brief(
    request: Request,
    question: Words = "",
    from_: Annotated[date | None, Query(alias="from")] = None,
    to: Day = None,
    since: Day = None,
) -> Response:
    """The brief on a question, or on the record as a whole."""
    check_window(from_, to)
    asked = " ".join(question.split()) or None
    return screen(request, lambda now: brief.brief_screen(now.shown, asked, (from_, to), since))


@router.get("/documents.json", responses=found(shapes.DocumentList))
def get_documents(
    request: Request, q: Words = "", offset: Offset = 0, limit: Limit = LISTED
) -> Response:
    """A page of the documents; ``q`` searches title and text."""
    search = state_of(request).search
    return screen(
        request,
        lambda now: documents.document_list(
            now.shown, search.find("document", q) if q.strip() else None, offset, limit
        ),
    )


@router.get("/reader/{document}.json", responses={**found(shapes.ReaderScreen), **MISSING})
def get_reader(request: Request, document: Annotated[str, Path(max_length=LONGEST)]) -> Response:
    """One article with its cards."""
    return screen(request, lambda now: documents.reader_screen(now.shown, document), NO_DOCUMENT)


@router.get("/control.json", responses=found(shapes.ControlScreen))
def get_control(request: Request) -> Response:
    """Who held what, when."""
    return screen(request, PREPARED["/control.json"])


@router.get("/ground.json", responses={**found(shapes.GroundScreen), **MISSING})
def get_ground(request: Request, actor: Words) -> Response:
    """The ground of one party."""
    return screen(request, lambda now: ground.ground_screen(now.shown, actor), NO_ACTOR)


@router.get("/points.json", responses=found(shapes.Points))
def get_points(request: Request) -> Response:
    """Every incident with a place, in columns."""
    return screen(request, PREPARED["/points.json"])


@router.get("/basemap.json", responses=found(shapes.Basemap))
def get_basemap(
    request: Request,
    west: Degrees = None,
    south: Annotated[float | None, Query(ge=-90, le=90)] = None,
    east: Degrees = None,
    north: Annotated[float | None, Query(ge=-90, le=90)] = None,
    width: Annotated[int, Query(ge=100, le=4000)] = 1000,
) -> Response:
    """The base map of an extent, or of the record where none is given."""
    sides = (west, south, east, north)
    given = [each for each in sides if each is not None and math.isfinite(each)]
    if len(given) not in {0, 4}:
        raise HTTPException(422, "An extent has four sides: west, south, east, north.")
    wanted = extent(*given) if given else None
    return screen(
        request,
        lambda now: basemap.basemap(wanted or basemap.extent_of(places(now.shown)), width),
    )


def extent(west: float, south: float, east: float, north: float) -> basemap.Extent:
    """The extent, to a tenth of a degree, so that neighbouring views share one cut."""
    if east < west:
        east += TURN
    if not (south < north and west < east <= west + TURN):
        raise HTTPException(422, "South must lie below north, and west before east.")
    return basemap.Extent(*(round(each, 1) for each in (west, south, east, north)))


def places(shown: Shown) -> list[tuple[float, float]]:
    """Where the record's places lie, whole countries left out."""
    return [
        (each.longitude, each.latitude)
        for each in shown.places
        if each.longitude is not None
        and each.latitude is not None
        and each.precision not in points.TOO_WIDE
    ]


@router.get("/why.json", responses={**found(shapes.WhyScreen), **MISSING})
def get_why(
    request: Request,
    effect: Words = "",
    from_: Annotated[date | None, Query(alias="from")] = None,
    to: Day = None,
) -> Response:
    """The reasons for an effect."""
    check_window(from_, to)
    return screen(
        request, lambda now: why.why_screen(now.shown, effect or None, from_, to), NO_EFFECT
    )


@router.get("/incidents.json", responses=found(shapes.IncidentsScreen))
def get_incidents(
    request: Request,
    q: Words = "",
    id: Values = [],  # noqa: B006  the names that the page uses; FastAPI copies the defaults
    type: Values = [],  # noqa: B006
    actor: Values = [],  # noqa: B006
    country: Values = [],  # noqa: B006
    status: Values = [],  # noqa: B006
    from_: Annotated[date | None, Query(alias="from")] = None,
    to: Day = None,
    sort: Annotated[str, Query(pattern=f"^({'|'.join(SORTS)})$")] = "date",
    order: Annotated[str, Query(pattern="^(asc|desc)$")] = "desc",
    offset: Offset = 0,
    limit: Limit = 50,
) -> Response:
    """A page of the incidents that are chosen, with facets; ``q`` searches quotes and names."""
    check_window(from_, to)
    search = state_of(request).search
    chosen = {"type": type, "actor": actor, "country": country, "status": status}

    def choice() -> Choice:
        return Choice(
            chosen=chosen,
            found=search.find("statement", q) if q.strip() else None,
            ids=frozenset(id),
            since=from_,
            until=to,
            sort=sort,
            ascending=order == "asc",
            offset=offset,
            limit=limit,
        )

    return screen(request, lambda now: now.catalogue.screen(choice()))


@router.get("/method.json", responses=found(shapes.MethodScreen))
def get_method(request: Request) -> Response:
    """How it is done, and what it does not cover."""
    return screen(request, lambda now: method.method_screen(now.shown))


def check_window(since: date | None, until: date | None) -> None:
    """A window ends after it begins."""
    if since and until and until < since:
        raise HTTPException(422, f"{until} lies before {since}.")
