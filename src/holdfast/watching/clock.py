"""The one clock of watching, given from outside so that tests need not wait."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from holdfast.intake.options import now


@dataclass(frozen=True, slots=True)
class Clock:
    """``now``: the time in UTC. ``wait``: let so many seconds pass."""

    now: Callable[[], datetime] = now
    wait: Callable[[float], None] = time.sleep

    def seconds(self) -> float:
        """The time as seconds since 1970."""
        return self.now().timestamp()


def in_words(seconds: float) -> str:
    """A point in time, for a person: UTC, to the minute."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M UTC")
