"""Logging in, where a server can be reached by others: a page without any script."""

from __future__ import annotations

from html import escape
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse
from typing_extensions import TypedDict

from holdfast.web.guard import client_of
from holdfast.web.identity import (
    COOKIE,
    HOURS,
    LONGEST_NAME,
    check_token,
    open_session,
    page_mark,
    plain_words,
)
from holdfast.web.refusing import Refused
from holdfast.web.settings import Settings

router = APIRouter(tags=["identity"])
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Log in · Holdfast</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/static/app.css"></head>
<body><main class="login"><h1>Holdfast</h1>{problem}
<form method="post" action="/login">
<p><label>Your name, kept with each decision<br>
<input name="name" required maxlength="80" autocomplete="name"></label></p>
<p><label>Token of this server<br>
<input name="token" type="password" required maxlength="200" autocomplete="current-password">
</label></p>
<p><button>Log in</button></p></form></main></body></html>
"""


def page(problem: str = "", status: int = 200) -> Response:
    """The form."""
    words = f'<p role="alert">{escape(problem)}</p>' if problem else ""
    return HTMLResponse(PAGE.format(problem=words), status, {"Cache-Control": "no-store"})


class SessionScreen(TypedDict):
    """Who asks; ``token`` goes into the header X-Holdfast-Token of whatever changes something."""

    name: str
    token: str


@router.get("/session.json", responses={200: {"model": SessionScreen}})
def get_session(request: Request) -> Response:
    """Who decides, and the mark to send with each change."""
    settings: Settings = request.app.state.settings
    mark = page_mark(settings, request.scope.get("holdfast.session"))
    found: SessionScreen = {"name": request.scope["holdfast.name"], "token": mark}
    return JSONResponse(found, headers={"Cache-Control": "no-store"})


@router.get("/login", include_in_schema=False)
def get_login(request: Request) -> Response:
    """The form; whoever is in already, or needs not to be, goes on."""
    if request.scope.get("holdfast.name"):
        return RedirectResponse("/", 303)
    return page()


@router.post("/login", include_in_schema=False)
def post_login(
    request: Request,
    name: Annotated[str, Form(max_length=LONGEST_NAME)],
    token: Annotated[str, Form(max_length=200)],
) -> Response:
    """Begin a session for who knows the token."""
    settings: Settings = request.app.state.settings
    try:
        check_token(settings, token, request.app.state.guesses, client_of(request.scope))
    except Refused as refusal:
        return page(refusal.detail, refusal.status_code)
    shown = plain_words(name)
    if not shown:
        return page("A name is kept with each decision, so that there must be one.", 422)
    answer = RedirectResponse("/", 303)
    answer.set_cookie(
        COOKIE,
        open_session(settings, shown),
        max_age=HOURS * 3600,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return answer


@router.post("/logout", include_in_schema=False)
def post_logout(request: Request) -> Response:
    """End the session: its cookie is worth nothing from now on, wherever it is."""
    session = request.scope.get("holdfast.session")
    if session is None:
        raise HTTPException(401, "Nobody is logged in.")
    request.app.state.ended.end(session)
    answer = RedirectResponse("/login", 303)
    answer.delete_cookie(COOKIE, httponly=True, samesite="strict")
    return answer
