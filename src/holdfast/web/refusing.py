"""Saying no: the refusal, and how often each client may ask before it comes."""

from __future__ import annotations

import time
from collections import deque

from starlette.exceptions import HTTPException

MINUTE = 60.0
MOST_CLIENTS = 10_000


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
