"""The page itself: one document for every screen, its script and its style."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import FileResponse, HTMLResponse

from holdfast.screens.record import EVERY
from holdfast.web.identity import page_mark
from holdfast.web.settings import Settings

router = APIRouter(include_in_schema=False)
NAME = re.compile(r"[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)?")
KINDS = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
    ".map": "application/json",
}
NOT_BUILT = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Holdfast</title></head><body>
<h1>Holdfast</h1>
<p>The page was not built with this copy. Run <code>npm ci &amp;&amp; npm run build</code> in
<code>frontend/</code>, or install Holdfast where npm is. The record itself is here:</p>
<ul><li><a href="/record.json">record.json</a></li><li><a href="/control.json">control.json</a></li>
<li><a href="/incidents.json">incidents.json</a></li>
<li><a href="/openapi.json">openapi.json</a></li></ul></body></html>
"""


@router.get("/static/{name:path}")
def get_static(request: Request, name: str) -> Response:
    """A file of the page."""
    folder: Path = request.app.state.settings.static
    path = folder / name
    if not NAME.fullmatch(name) or ".." in name or not path.is_file():
        raise HTTPException(404, "There is no such file.")
    kind = KINDS.get(path.suffix)
    if kind is None:
        raise HTTPException(404, "There is no such file.")
    return FileResponse(path, media_type=kind, headers={"Cache-Control": "no-cache"})


def page(request: Request) -> Response:
    """The document, with the mark that its script sends when it changes something."""
    settings: Settings = request.app.state.settings
    index = settings.static / "index.html"
    if not index.is_file():
        return HTMLResponse(NOT_BUILT, headers={"Cache-Control": "no-store"})
    mark = page_mark(settings, request.scope.get("holdfast.session"))
    meta = f'<meta name="holdfast-token" content="{escape(mark)}" />'
    text = index.read_text(encoding="utf-8").replace("</head>", f"{meta}</head>", 1)
    return HTMLResponse(text, headers={"Cache-Control": "no-store"})


@router.get("/")
def get_start(request: Request) -> Response:
    """The first screen."""
    return page(request)


@router.get("/{screen}")
def get_screen(request: Request, screen: str) -> Response:
    """The page at the address of a screen."""
    if screen not in EVERY:
        raise HTTPException(404, "There is no such page.")
    return page(request)


@router.get("/{screen}/{part:path}")
def get_part(request: Request, screen: str, part: str) -> Response:
    """The page at the address of a part of a screen, such as one article."""
    if screen not in EVERY or part.endswith(".json"):
        raise HTTPException(404, "There is no such page.")
    return page(request)
