"""What is shown now: one gathered state of the ledger, and the answers made from it.

Gathering takes a while in a large ledger. A request waits for it a few seconds; after that it gets
the state before, while the newer one is gathered beside it.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate
from dataclasses import dataclass
from functools import cached_property, partial
from threading import BoundedSemaphore, Event, Lock
from typing import Any

from holdfast.ledger import Ledger, Question
from holdfast.ledger.searching import SearchIndex
from holdfast.resting import collector_resting
from holdfast.screens.facets import Catalogue
from holdfast.screens.queue import remembered
from holdfast.screens.shown import Shown, shown_of_ledger
from holdfast.web.answers import Answers
from holdfast.web.progress import WEIGHING, Progress, Steps
from holdfast.web.refusing import Refused
from holdfast.web.settings import Settings

QUIET, LONGEST_WAIT = 1.5, 12.0  # seconds without a change before a large ledger is gathered anew
# Requests that may wait for what is gathered first: each holds one of the server's threads (40).
MOST_WAITING = 24


@dataclass(frozen=True)
class Gathered:
    """A state of the ledger, and what is shown in it; ``queue``: what is asked, and was lately."""

    state: str
    shown: Shown
    queue: tuple[Question, ...] = ()

    @cached_property
    def catalogue(self) -> Catalogue:
        """The happenings, to choose from."""
        return Catalogue(self.shown)


Maker = Callable[[Gathered], Any]


class State:
    """The newest state that could be gathered.

    ``prepared``: addresses whose answers are made before anybody asks, and how.
    """

    def __init__(self, settings: Settings, prepared: Mapping[str, Maker]) -> None:
        self._settings = settings
        self._prepared = prepared
        self._limits = settings.limits
        self.ledger = Ledger(settings.ledger, create=True)
        self.search = SearchIndex(self.ledger.location)
        self.answers = Answers()
        self._gatherer = ThreadPoolExecutor(1, "gather")
        self._steps = Steps()
        self._waiting = BoundedSemaphore(MOST_WAITING)
        self._lock = Lock()
        self.closing = Event()
        self._took = 0.0
        self._now: Gathered | None = None
        self._coming: Future[Gathered] | None = None

    def close(self) -> None:
        """Let go of the ledger."""
        with self._lock:
            self.closing.set()
        self._gatherer.shutdown(wait=True, cancel_futures=True)
        self.search.close()
        self.ledger.close()

    def now(self, hurry: bool = False) -> Gathered:
        """What is shown: as new as can be had in the time that a request may wait.

        ``hurry``: what is there is good enough; the newest is gathered all the same. Raises
        ``Refused`` where there is nothing yet and too many wait for it, or the server stops.
        """
        state = self.search.state()
        with self._lock:
            before = self._now
            if before is not None and before.state == state:
                return before
            if self.closing.is_set():
                raise Refused(503, "The server is stopping.")
            if self._coming is None or self._coming.done():
                self._coming = self._gatherer.submit(self._gather)
            coming = self._coming
        if before is None:
            return self._first(coming)
        try:
            return coming.result(0.0 if hurry else self._patience())
        except TooLate:
            return before

    def newer(self, shown: Gathered) -> Gathered | None:
        """A state after that one, waited for longer than usual: what one asks for may just have
        been added. None where there is none. Raises ``Refused`` where it takes too long.
        """
        if self.now(hurry=True).state == shown.state == self.search.state():
            return None
        with self._lock:
            coming = self._coming
        told = "What was added last is still being gathered. Ask again in a moment."
        late = Refused(503, told, {"Retry-After": "5"})
        if coming is None or not self._waiting.acquire(blocking=False):
            raise late
        try:
            found = coming.result(self._limits.newer_seconds)
        except TooLate:
            raise late from None
        finally:
            self._waiting.release()
        return None if found.state == shown.state else found

    def progress(self) -> Progress:
        """How far the gathering is."""
        return self._steps.now(self._now is not None)

    def _first(self, coming: Future[Gathered]) -> Gathered:
        """What is gathered first, for as many as may wait: the others' threads answer whoever asks
        for what is there without it."""
        if not self._waiting.acquire(blocking=False):
            told = "The record is still being gathered. Ask again in a moment."
            raise Refused(503, told, {"Retry-After": "5"})
        try:
            return coming.result()
        finally:
            self._waiting.release()

    def _patience(self) -> float:
        """Seconds that a request waits for the newest state, by how long the last one took."""
        return 0.0 if self._is_slow() else self._limits.wait_seconds

    def _is_slow(self) -> bool:
        """Whether gathering takes so long that nobody should wait for it."""
        return self._took > self._limits.slow_seconds

    def _gather(self) -> Gathered:
        """Gather all that is shown; once more where somebody recorded something meanwhile."""
        while True:
            state = self._settled()
            begun = time.monotonic()
            with collector_resting():
                found = self._gathered(state)
            self._took = time.monotonic() - begun
            if self._is_slow():
                # It stays: nobody shall wait while the collector looks through it.
                gc.freeze()
            with self._lock:
                self._now = found
                if not self.closing.is_set():
                    self._gatherer.submit(self._prepare, found)
            if state == self.search.state() or self.closing.is_set():
                return found

    def _gathered(self, state: str) -> Gathered:
        """All that is shown in a state, with what every screen needs of it."""
        shown = shown_of_ledger(self.ledger, self._settings.title, tell=self._steps.begin)
        self._steps.begin(WEIGHING)
        before = self._now.queue if self._now else ()
        found = Gathered(state, shown, remembered(before, shown.questions or ()))
        _ = found.catalogue, shown.voices, shown.hash
        self._steps.end()
        return found

    def _prepare(self, found: Gathered) -> None:
        """Make what every visitor asks for before anybody does."""
        for address, make in self._prepared.items():
            if self.closing.is_set():
                return
            self.answers.get(found.state, f"{address}?", partial(make, found))

    def _settled(self) -> str:
        """The state of the ledger; of a large one, once nobody has changed it for a moment.

        Somebody who reviews decides every few seconds, and each decision is a new state.
        """
        state = self.search.state()
        waited = 0.0
        while self._is_slow() and waited < LONGEST_WAIT:
            time.sleep(QUIET)
            waited += QUIET
            newer = self.search.state()
            if newer == state:
                break
            state = newer
        return state
