"""The server: screens, page, adding and deciding, behind one guard."""

from __future__ import annotations

from collections.abc import AsyncIterator
from concurrent.futures import CancelledError
from contextlib import asynccontextmanager
from importlib.metadata import version
from threading import Thread

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse

from holdfast.briefing.questions import understand
from holdfast.intake import IntakeOptions
from holdfast.screens import basemap, method
from holdfast.screens.layers import layers
from holdfast.web import adding_routes, deciding_routes, login_routes, reading_routes, shell
from holdfast.web.ended import EndedSessions
from holdfast.web.guard import Guard
from holdfast.web.inbox import Inbox, inbox_of
from holdfast.web.jobs import Jobs
from holdfast.web.reading_routes import places
from holdfast.web.refusing import PROBLEMS, Counter, Refused, in_a_sentence
from holdfast.web.settings import Settings
from holdfast.web.state import State

MODEL_AFTER = 4.0  # seconds


def create_app(settings: Settings) -> FastAPI:
    """The application that serves a ledger. Raises as ``Ledger`` does where it cannot be used."""
    state = State(settings, reading_routes.PREPARED)
    ended = EndedSessions(state.ledger.location)
    options = IntakeOptions(allow_private=settings.allow_private)
    jobs = Jobs(state.ledger, Inbox(inbox_of(settings.ledger)), options)

    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        jobs.start()
        Thread(target=warm, args=(state,), daemon=True).start()
        yield
        jobs.close()
        ended.close()
        state.close()

    app = FastAPI(
        title="Holdfast",
        version=version("holdfast"),
        description="Who holds what, since when, who says so, and why.",
        lifespan=running,
        # Their pages would load scripts from elsewhere.
        docs_url=None,
        redoc_url=None,
        responses=PROBLEMS,
    )
    app.add_exception_handler(RequestValidationError, not_understood)
    app.state.settings = settings
    app.state.holdfast = state
    app.state.jobs = jobs
    app.state.ended = ended
    app.state.guesses = Counter(settings.limits.logins)
    app.include_router(reading_routes.router)
    app.include_router(deciding_routes.router)
    app.include_router(adding_routes.router)
    app.include_router(login_routes.router)
    app.include_router(shell.router)
    app.add_middleware(Guard, settings=settings, guesses=app.state.guesses, ended=ended)
    return app


def not_understood(_: Request, error: Exception) -> JSONResponse:
    """One sentence, as for every other refusal."""
    assert isinstance(error, RequestValidationError)
    return JSONResponse({"detail": in_a_sentence(error.errors())}, 422)


def warm(state: State) -> None:
    """What the first visitor would wait for."""
    layers()
    try:
        shown = state.now().shown
    except (Refused, CancelledError):
        return  # stopped before there was anything to show
    basemap.basemap(basemap.extent_of(places(shown)))
    method.method_screen(shown)
    state.search.find("document", "a")
    # The language model, which questions are read with, is loaded once the page had its turn.
    if not state.closing.wait(MODEL_AFTER):
        understand("Who holds it?")
