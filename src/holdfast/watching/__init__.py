"""Watching: feeds followed into the ledger, politely, with what each correction changed.

with Ledger("holdfast.sqlite") as ledger, State(Path("holdfast.sqlite.watch")) as state:
    with watching(ledger, state) as watcher:
        told = watcher.round(read_feed_list(Path("feeds.opml")).feeds)
"""

from holdfast.watching.clock import Clock
from holdfast.watching.feed_list import FeedList, read_feed_list
from holdfast.watching.options import WatchOptions
from holdfast.watching.rounds import Round
from holdfast.watching.state import State
from holdfast.watching.watcher import Watcher, watching

__all__ = [
    "Clock",
    "FeedList",
    "Round",
    "State",
    "WatchOptions",
    "Watcher",
    "read_feed_list",
    "watching",
]
