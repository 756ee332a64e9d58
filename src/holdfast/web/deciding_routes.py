"""Review and decisions by HTTP: the verbs of the ledger, each answer recorded at once."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from holdfast.ledger import Correction, Judged
from holdfast.model import Verb
from holdfast.screens import review, shapes
from holdfast.web.answering import sent, state_of
from holdfast.web.answers import answer_of
from holdfast.web.identity import who

router = APIRouter(tags=["decisions"])
Words = Annotated[str, Field(max_length=4000)]


class DecisionAsk(BaseModel):
    """A decision that somebody asks to be recorded."""

    model_config = ConfigDict(extra="forbid")

    verb: Verb
    targets: Annotated[
        list[Annotated[str, Field(min_length=1, max_length=128)]],
        Field(min_length=1, max_length=200),
    ]
    reason: Words = ""
    field: Annotated[str, Field(max_length=100)] | None = None
    value: Words | None = None


@router.get("/review.json", responses={200: {"model": shapes.ReviewScreen}})
def get_review(
    request: Request,
    kind: Annotated[Literal["statement", "pair", ""], Query()] = "",
    offset: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
) -> Response:
    """The next question, and the log."""
    state = state_of(request)
    now = state.now()
    log = review.log_now(now.shown.judged, state.ledger.decisions())
    found = review.review_screen(now.shown, kind or None, offset, log, now.queue)
    return sent(request, answer_of(found))


@router.post("/decisions", responses={200: {"model": shapes.DecisionAnswer}})
def post_decision(request: Request, asked: DecisionAsk) -> Response:
    """Record a decision; what it changes is shown from then on, to everybody."""
    state = state_of(request)
    correction = None
    if asked.field is not None or asked.value is not None:
        correction = Correction(asked.field or "", asked.value or "")
    try:
        made = state.ledger.decide(
            asked.verb,
            asked.targets,
            by=who(request),
            reason=asked.reason,
            correction=correction,
        )
    except ValueError as error:
        raise HTTPException(422, f"{error}. Nothing was recorded.") from error
    shown = state.now(hurry=True).shown
    cards: list[shapes.Card] = []
    if made.field:
        read = [each for target in asked.targets if (each := state.ledger.statement(target))]
        cards = review.alike(shown, read, made.field)
    row = review.decision_row(shown, Judged(made, "in force", made.targets))
    answer: shapes.DecisionAnswer = {"decision": row, "alike": cards}
    return sent(request, answer_of(answer))
