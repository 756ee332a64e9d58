"""How far the gathering is, for those who wait for it."""

from __future__ import annotations

import time
from threading import Lock

from typing_extensions import TypedDict

from holdfast.screens.shown import STEPS

WEIGHING = "Weighing who says what"
ALL_STEPS = (*STEPS, WEIGHING)


class Progress(TypedDict):
    """``ready``: there is something to show. ``step``: what is done now, ``number`` of ``of``; ""
    and 0 while nothing is gathered. ``seconds``: since the gathering began."""

    ready: bool
    step: str
    number: int
    of: int
    seconds: float


class Steps:
    """The steps of one gathering after the other. Written by one thread, read by any."""

    def __init__(self) -> None:
        self._step = ""
        self._begun = 0.0
        self._lock = Lock()

    def begin(self, step: str) -> None:
        """A step begins; with the first one a gathering does."""
        with self._lock:
            if step == ALL_STEPS[0]:
                self._begun = time.monotonic()
            self._step = step

    def end(self) -> None:
        """The gathering is done."""
        with self._lock:
            self._step = ""

    def now(self, ready: bool) -> Progress:
        """Where it stands."""
        with self._lock:
            step, begun = self._step, self._begun
        return {
            "ready": ready,
            "step": step,
            "number": ALL_STEPS.index(step) + 1 if step else 0,
            "of": len(ALL_STEPS),
            "seconds": round(time.monotonic() - begun, 1) if step else 0.0,
        }
