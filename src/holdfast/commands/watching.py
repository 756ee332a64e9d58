"""``holdfast watch``."""

from __future__ import annotations

import json
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import click

from holdfast.commands.store import open_ledger, store_errors
from holdfast.commands.terminal import failure_line, say, visible, write
from holdfast.ledger.location import Location
from holdfast.watching.clock import Clock
from holdfast.watching.feed_list import read_feed_list
from holdfast.watching.options import WatchOptions
from holdfast.watching.rounds import Round
from holdfast.watching.state import State
from holdfast.watching.telling import lines, summary, to_plain, waiting_line
from holdfast.watching.watcher import Watcher, watching

STATE_NAME = "holdfast.watch"  # where the ledger is no file that it could stand beside


@dataclass(frozen=True, slots=True)
class Wish:
    """What to watch. ``every``: minutes between the beginnings of rounds; None: one round only."""

    feeds: Path
    every: float | None
    state: Path | None
    allow_private: bool
    form: str


def watch(path: Location, wish: Wish, clock: Clock | None = None) -> int:
    """Watch until stopped, or for one round; 1 where that round could not read something."""
    clock = clock or Clock()
    options = WatchOptions(allow_private=wish.allow_private)
    with ExitStack() as stack:
        stack.enter_context(store_errors(path))
        ledger = stack.enter_context(open_ledger(path, create=True))
        state = stack.enter_context(open_state(wish.state or state_beside(path)))
        watcher = stack.enter_context(watching(ledger, state, options, clock))
        try:
            while True:
                began = clock.seconds()
                done = one_round(watcher, wish)
                if wish.every is None:
                    return 1 if done.failures else 0
                clock.wait(max(0.0, began + wish.every * 60 - clock.seconds()))
        except KeyboardInterrupt:
            say("Stopped; the same command goes on from here.")
            raise click.Abort from None


def one_round(watcher: Watcher, wish: Wish) -> Round:
    """Read the list of feeds, which may have changed, then all that is new; and tell it."""
    listed = read_feed_list(wish.feeds)
    done = watcher.round(listed.feeds, listed.failures)
    if wish.form == "jsonl":
        write(json.dumps(to_plain(done), ensure_ascii=False) + "\n")
    else:
        write("".join(f"{visible(line)}\n" for line in lines(done)))
    for failed in done.failures:
        say(failure_line(failed))
    for waiting in done.waiting:
        say(visible(waiting_line(waiting)))
    say(summary(done))
    return done


def open_state(path: Path) -> State:
    """What was remembered, or a new memory."""
    try:
        return State(path)
    except ValueError as error:
        raise click.ClickException(f"{error}. Name another with --state.") from error


def state_beside(path: Location) -> Path:
    """Where a ledger's watcher keeps what it knows."""
    return path.with_name(f"{path.name}.watch") if isinstance(path, Path) else Path(STATE_NAME)
