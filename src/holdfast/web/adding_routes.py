"""Handing in a text, an address or files, and looking how far the reading is."""

from __future__ import annotations

import json
from typing import Annotated, Any
from urllib.parse import urlsplit

from fastapi import APIRouter, HTTPException, Path, Request, Response
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from typing_extensions import TypedDict

from holdfast.intake import IntakeError
from holdfast.intake.dates import publication_date
from holdfast.screens import shapes
from holdfast.web.answering import sent
from holdfast.web.answers import answer_of
from holdfast.web.inbox import Opening, Parcel
from holdfast.web.jobs import Jobs
from holdfast.web.refusing import MISSING, Problem, in_a_sentence
from holdfast.web.settings import Limits

router = APIRouter(tags=["adding"])
LONGEST_ADDRESS = 2000
FORM = "multipart/form-data"
ONE = "Send a text or an address, one of them."
NOT_A_DAY = "A day of publication is written 2015-06-01, 2015-06 or 2015."
NO_ADDRESS = "An address begins with https:// or http://, and names a host."
NO_FILES = "No file came with it."
SECRET = "An address with a password in it is not stored. Fetch the page yourself and paste it."


class JobAnswer(TypedDict):
    """The job that reads what was handed in."""

    job: shapes.Job


class DocumentAsk(BaseModel):
    """A text, or an address, that somebody hands in."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(max_length=3_000_000)] | None = None
    url: Annotated[str, Field(max_length=LONGEST_ADDRESS)] | None = None
    published: Annotated[str, Field(max_length=10)] | None = None


FILES: dict[str, Any] = {
    "type": "object",
    "required": ["files"],
    "properties": {
        "files": {
            "type": "array",
            "minItems": 1,
            "items": {"type": "string", "contentMediaType": "application/octet-stream"},
        },
        "published": {"type": "string", "maxLength": 10},
    },
}
BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": DocumentAsk.model_json_schema()},
            FORM: {"schema": FILES},
        },
    }
}
REFUSALS: dict[int | str, dict[str, Any]] = {
    400: {"model": Problem, "description": "The body cannot be read."},
    413: {"model": Problem, "description": "Too large."},
    507: {"model": Problem, "description": "There is no room for it."},
}


@router.post(
    "/documents",
    status_code=202,
    openapi_extra=BODY,
    responses={202: {"model": JobAnswer}, **REFUSALS},
)
async def post_documents(request: Request) -> Response:
    """Hand in a text or an address as JSON, or files as a form; it is read in the background."""
    jobs: Jobs = request.app.state.jobs
    limits: Limits = request.app.state.settings.limits
    if jobs.waiting() >= limits.jobs:
        raise HTTPException(429, "Too much is waiting to be read. Try again later.")
    if request.headers.get("content-type", "").startswith(FORM):
        async with request.form(max_files=limits.files, max_fields=20) as form:
            parcel = await run_in_threadpool(packed_files, jobs, form)
    else:
        asked = await json_body(request)
        parcel = await run_in_threadpool(packed, jobs, asked)
    answer: JobAnswer = {"job": jobs.take(parcel).screen()}
    response = sent(request, answer_of(answer))
    response.status_code = 202
    return response


@router.get("/jobs/{job}.json", responses={200: {"model": shapes.Job}, **MISSING})
def get_job(request: Request, job: Annotated[str, Path(max_length=64)]) -> Response:
    """How far it is, what was added, and what could not be read and why."""
    jobs: Jobs = request.app.state.jobs
    found = jobs.get(job)
    if found is None:
        raise HTTPException(404, "There is no such job, or it was done before the last restart.")
    return sent(request, answer_of(found.screen()))


async def json_body(request: Request) -> DocumentAsk:
    """The body as what somebody hands in."""
    try:
        value = json.loads(await request.body())
    except (ValueError, RecursionError) as error:
        raise HTTPException(400, "The body is not JSON.") from error
    try:
        return DocumentAsk.model_validate(value)
    except ValidationError as error:
        wrong = [{**each, "loc": ("body", *each["loc"])} for each in error.errors()]
        raise HTTPException(422, in_a_sentence(wrong)) from error


def packed(jobs: Jobs, asked: DocumentAsk) -> Parcel:
    """A parcel of a text or an address."""
    text, url = (asked.text or "").strip("\ufeff"), (asked.url or "").strip()
    if bool(text.strip()) == bool(url):
        raise HTTPException(422, ONE)
    if url:
        check_address(url)
    published = checked_day(asked.published)
    opening = jobs.inbox.open()
    if url:
        opening.add_address(url)
    else:
        opening.add_text(text)
    return opening.close(published)


def check_address(url: str) -> None:
    """Only what intake would open; the addresses behind it are checked when it is opened."""
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise HTTPException(422, NO_ADDRESS) from error
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise HTTPException(422, NO_ADDRESS)
    if parts.username is not None or parts.password is not None:
        raise HTTPException(422, SECRET)


def packed_files(jobs: Jobs, form: FormData) -> Parcel:
    """A parcel of files."""
    files = [each for _, each in form.multi_items() if isinstance(each, UploadFile)]
    if not files:
        raise HTTPException(422, NO_FILES)
    day = form.get("published")
    published = checked_day(day if isinstance(day, str) else None)
    opening: Opening = jobs.inbox.open()
    try:
        for each in files:
            opening.add_file(each.filename or "file", each.file)
    except OSError as error:
        opening.discard()
        raise HTTPException(507, f"It cannot be kept: {error.strerror}.") from error
    return opening.close(published)


def checked_day(words: str | None) -> str | None:
    """A day of publication; None for none."""
    day = (words or "").strip()
    if not day:
        return None
    try:
        publication_date(day)
    except IntakeError as error:
        raise HTTPException(422, NOT_A_DAY) from error
    return day
