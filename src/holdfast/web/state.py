"""What is shown now: one gathered state of the ledger, and the answers made from it.

Gathering takes a while in a large ledger. A request waits for it a few seconds; after that it gets
the state before, while the newer one is gathered beside it.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate
from dataclasses import dataclass
from functools import cached_property, partial
from threading import Event, Lock
from typing import Any

from holdfast.ledger import Ledger
from holdfast.ledger.searching import SearchIndex
from holdfast.screens.facets import Catalogue
from holdfast.screens.shown import Shown, shown_of_ledger
from holdfast.serial import to_json
from holdfast.web.settings import Settings

QUIET, LONGEST_WAIT = 1.5, 12.0  # seconds without a change before a large ledger is gathered anew
HALVES = re.compile("[\ud800-\udfff]")
CACHED = 96_000_000  # bytes of answers that are kept
WORTH_PACKING = 600


@dataclass(frozen=True, slots=True)
class Answer:
    """A JSON text, packed too, and what it is known by."""

    plain: bytes
    packed: bytes
    tag: str


@dataclass(frozen=True)
class Gathered:
    """A state of the ledger, and what is shown in it."""

    state: str
    shown: Shown

    @cached_property
    def catalogue(self) -> Catalogue:
        """The happenings, to choose from."""
        return Catalogue(self.shown)


class Answers:
    """The answers made lately, as many as there is room for; the least used one goes first."""

    def __init__(self, room: int = CACHED) -> None:
        self._room = room
        self._used = 0
        self._kept: OrderedDict[tuple[str, str], Answer] = OrderedDict()
        self._lock = Lock()

    def get(self, state: str, key: str, make: Callable[[], Any]) -> Answer:
        """The answer of that key in that state, made where it is not there."""
        with self._lock:
            found = self._kept.get((state, key))
            if found is not None:
                self._kept.move_to_end((state, key))
                return found
        made = answer_of(make())
        with self._lock:
            if (state, key) not in self._kept:
                self._kept[state, key] = made
                self._used += len(made.plain) + len(made.packed)
            while self._used > self._room and len(self._kept) > 1:
                _, gone = self._kept.popitem(last=False)
                self._used -= len(gone.plain) + len(gone.packed)
        return made


def answer_of(value: Any) -> Answer:
    """A value as JSON, packed where that is worth it."""
    # Half of a character cannot be sent: a sign stands for each, so that every offset holds.
    plain = HALVES.sub("\ufffd", to_json(value)).encode()
    packed = gzip.compress(plain, 6, mtime=0) if len(plain) > WORTH_PACKING else b""
    return Answer(plain, packed, hashlib.sha256(plain).hexdigest()[:24])


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
        self._lock = Lock()
        self.closing = Event()
        self._took = 0.0
        self._now: Gathered | None = None
        self._coming: Future[Gathered] | None = None

    def close(self) -> None:
        """Let go of the ledger."""
        self.closing.set()
        self._gatherer.shutdown(wait=True, cancel_futures=True)
        self.search.close()
        self.ledger.close()

    def now(self, hurry: bool = False) -> Gathered:
        """What is shown: as new as can be had in the time that a request may wait.

        ``hurry``: what is there is good enough; the newest is gathered all the same.
        """
        state = self.search.state()
        with self._lock:
            before = self._now
            if before is not None and before.state == state:
                return before
            if self._coming is None or self._coming.done():
                self._coming = self._gatherer.submit(self._gather)
            coming = self._coming
        if before is None:
            return coming.result()
        try:
            return coming.result(0.0 if hurry else self._patience())
        except TooLate:
            return before

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
            shown = shown_of_ledger(self.ledger, self._settings.title)
            found = Gathered(state, shown)
            # What every visitor asks for is made before anybody does.
            _ = found.catalogue, shown.voices, shown.hash
            self._took = time.monotonic() - begun
            for address, make in self._prepared.items():
                self.answers.get(state, f"{address}?", partial(make, found))
            with self._lock:
                self._now = found
            if state == self.search.state():
                return found

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
