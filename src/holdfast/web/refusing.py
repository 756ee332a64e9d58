"""Saying no: the refusal, and how often each client may ask before it comes."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Sequence
from typing import Any

from starlette.exceptions import HTTPException
from typing_extensions import TypedDict

MINUTE = 60.0
MOST_CLIENTS = 10_000


class Problem(TypedDict):
    """What every refusal says: one sentence that can be shown."""

    detail: str


# Statuses of refusals that any address may answer with, for the description of the interface.
PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem, "description": words}
    for status, words in {
        401: "Not logged in.",
        403: "Not from our own page, or not the token.",
        421: "Not asked by a name of this server.",
        422: "It cannot be understood.",
        429: "Too often, or too much is waiting.",
        503: "The record is being gathered, and too many wait for it.",
    }.items()
}
MISSING: dict[int | str, dict[str, Any]] = {
    404: {"model": Problem, "description": "There is no such thing."}
}


def in_a_sentence(errors: Sequence[Any]) -> str:
    """The first of the things that are wrong with a request."""
    if not errors:
        return "It cannot be understood."
    first = errors[0]
    where = ".".join(str(each) for each in first["loc"][1:]) or "the body"
    return f"{where}: {first['msg']}.".replace("..", ".")


class Refused(HTTPException):
    """A request that goes no further: status and a sentence."""


class Counter:
    """How often each client did something in the last minute."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._times: dict[str, deque[float]] = {}

    def is_full(self, client: str) -> bool:
        """Whether it did so as often as it may."""
        times = self._times.get(client, deque())
        while times and times[0] <= time.monotonic() - MINUTE:
            times.popleft()
        return len(times) >= self._most

    def count(self, client: str) -> None:
        """Note that it did so now."""
        now = time.monotonic()
        if len(self._times) > MOST_CLIENTS:
            lately = now - MINUTE
            self._times = {who: some for who, some in self._times.items() if some[-1] > lately}
        self._times.setdefault(client, deque()).append(now)

    def allows(self, client: str) -> bool:
        """Whether it may do so once more; if so, that is counted."""
        if self.is_full(client):
            return False
        self.count(client)
        return True
