"""A site, a clock moved by hand, and a watcher of a new ledger."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from holdfast.ledger import Ledger
from holdfast.watching.options import WatchOptions
from holdfast.watching.rounds import Round
from holdfast.watching.state import State
from holdfast.watching.watcher import watching
from tests.ledger.backends import CLOCK

from .site import HandClock, Site, running_site


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as made:
        yield made


@pytest.fixture
def hand() -> HandClock:
    return HandClock()


@dataclass
class Post:
    """Where a watcher stands: each round opens all files anew, as ``--once`` does."""

    folder: Path
    hand: HandClock
    options: WatchOptions = field(
        default_factory=lambda: WatchOptions(allow_private=True, fetch_seconds=60)
    )

    @property
    def path(self) -> Path:
        """The ledger."""
        return self.folder / "test.sqlite"

    @property
    def state(self) -> Path:
        """What is remembered."""
        return self.folder / "test.sqlite.watch"

    def round(self, *feeds: str, **limits: object) -> Round:
        """One round."""
        options = replace(self.options, **limits)  # type: ignore[arg-type]
        with (
            self.ledger() as ledger,
            State(self.state) as state,
            watching(ledger, state, options, self.hand.clock()) as watcher,
        ):
            return watcher.round(feeds)

    def ledger(self) -> Ledger:
        """The ledger, with a clock that stands still."""
        return Ledger(self.path, clock=lambda: CLOCK)


@pytest.fixture
def post(tmp_path: Path, empty_file: Path, hand: HandClock) -> Post:
    made = Post(tmp_path, hand)
    shutil.copy(empty_file, made.path)
    return made
