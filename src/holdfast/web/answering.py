"""Sending JSON that was made before: packed where that is understood, and not twice."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any
from urllib.parse import urlencode

from fastapi import HTTPException, Request, Response

from holdfast.web.answers import Answer
from holdfast.web.state import Gathered, State

JSON = "application/json; charset=utf-8"


def state_of(request: Request) -> State:
    """The state that the server shows."""
    found: State = request.app.state.holdfast
    return found


def screen(
    request: Request, make: Callable[[Gathered], Any], missing: str = "There is no such page."
) -> Response:
    """The JSON of a screen; 404 where there is none of it, not even in what was added last."""
    state = state_of(request)
    key = f"{request.url.path}?{urlencode(sorted(request.query_params.multi_items()))}"

    def answer(gathered: Gathered) -> Answer:
        return state.answers.get(gathered.state, key, partial(made_of, make, gathered))

    shown = state.now()
    with suppress(NotThere):
        return sent(request, answer(shown))
    newer = state.newer(shown)
    if newer is not None:
        with suppress(NotThere):
            return sent(request, answer(newer))
    raise HTTPException(404, missing)


class NotThere(Exception):
    """A state has nothing to show at an address."""


def made_of(make: Callable[[Gathered], Any], gathered: Gathered) -> Any:
    """What is shown of a state. Raises ``NotThere`` where that is nothing."""
    value = make(gathered)
    if value is None:
        raise NotThere
    return value


def sent(request: Request, answer: Answer) -> Response:
    """The answer, or that nothing changed."""
    tag = f'"{answer.tag}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    takes = request.headers.get("accept-encoding", "")
    if answer.packed and "gzip" in takes:
        headers["Content-Encoding"] = "gzip"
        return Response(answer.packed, media_type=JSON, headers=headers)
    return Response(answer.plain, media_type=JSON, headers=headers)
