"""The JSON texts made lately: each is made once, however many ask for it."""

from __future__ import annotations

import gzip
import hashlib
import re
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Any

from holdfast.serial import to_json

HALVES = re.compile("[\ud800-\udfff]")
CACHED = 96_000_000  # bytes of answers that are kept
WORTH_PACKING = 600


@dataclass(frozen=True, slots=True)
class Answer:
    """A JSON text, packed too, and what it is known by."""

    plain: bytes
    packed: bytes
    tag: str


class Answers:
    """The answers made lately, as many as there is room for; the least used one goes first."""

    def __init__(self, room: int = CACHED) -> None:
        self._room = room
        self._used = 0
        self._kept: OrderedDict[tuple[str, str], Answer] = OrderedDict()
        self._turns: dict[tuple[str, str], Lock] = {}
        self._lock = Lock()

    def get(self, state: str, key: str, make: Callable[[], Any]) -> Answer:
        """The answer of that key in that state, made where it is not there."""
        known = state, key
        if (found := self._find(known)) is not None:
            return found
        with self._lock:
            turn = self._turns.setdefault(known, Lock())
        try:
            with turn:
                # Another may have been faster.
                return self._find(known) or self._keep(known, answer_of(make()))
        finally:
            with self._lock:
                self._turns.pop(known, None)

    def _find(self, known: tuple[str, str]) -> Answer | None:
        with self._lock:
            found = self._kept.get(known)
            if found is not None:
                self._kept.move_to_end(known)
            return found

    def _keep(self, known: tuple[str, str], made: Answer) -> Answer:
        with self._lock:
            if known not in self._kept:
                self._kept[known] = made
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
