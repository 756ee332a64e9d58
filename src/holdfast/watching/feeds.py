"""The bytes of a feed to its entries, by feedparser in a process of its own."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from pathlib import Path

from holdfast.intake.isolation import PATIENCE, START_SECONDS
from holdfast.intake.web import Fetched
from holdfast.model import Failure
from holdfast.watching.feed_list import normal_address
from holdfast.watching.messages import failure
from holdfast.watching.options import WatchOptions

_PROGRAM = (
    "import sys; sys.path.append(sys.argv[1]); from holdfast.watching.feed_worker import main; "
    "main()"
)
_HOME = str(Path(__file__).resolve().parents[2])
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Entry:
    """An article that a feed names. ``published``: the day (ISO 8601) that the feed tells."""

    address: str
    title: str
    published: str | None
    mark: str


@dataclass(frozen=True, slots=True)
class Feed:
    """The entries with an address, each once, in the feed's order; and what is wrong with it.

    ``whole``: whether it came undamaged; None of ``entries`` is lost either way.
    """

    entries: tuple[Entry, ...] = ()
    failures: tuple[Failure, ...] = ()
    whole: bool = True


def read_feed(address: str, fetched: Fetched, options: WatchOptions) -> Feed:
    """Take a feed apart; what is none gives a failure and nothing else."""
    request = {
        "address": fetched.origin.url or address,
        "charset": fetched.origin.charset,
        "entries": options.entries,
        "memory": options.parse_memory,
        "seconds": options.parse_seconds,
    }
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-c", _PROGRAM, _HOME],
            input=json.dumps(request).encode("ascii") + b"\n" + fetched.raw,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=options.parse_seconds * PATIENCE + START_SECONDS,
            check=True,
        )
        answer = json.loads(done.stdout)
    except (OSError, subprocess.SubprocessError, ValueError):
        return Feed(failures=(failure(address, "feed-time"),), whole=False)
    if not answer["version"] and not answer["entries"]:
        return Feed(failures=(failure(address, "not-a-feed"),), whole=False)
    failures: list[Failure] = []
    if answer["damage"]:
        failures.append(failure(address, "feed-damaged", why=answer["damage"]))
    if answer["more"]:
        failures.append(failure(address, "too-many", limit=options.entries))
    entries: dict[str, Entry] = {}
    for each in answer["entries"]:
        link = normal_address(each["address"]) if each["address"] else None
        if link is None:
            failures.append(failure(address, "no-link", title=each["title"] or "no title"))
        else:
            day = day_of(each["published"])
            entries.setdefault(link, Entry(link, each["title"], day, each["mark"]))
    return Feed(tuple(entries.values()), tuple(failures), not answer["damage"])


def day_of(words: str | None) -> str | None:
    """The day in the publisher's own time zone, of a date as feeds write it; None for no date."""
    if not words:
        return None
    try:
        if found := _DAY.match(words.strip()):
            return date.fromisoformat(found[0]).isoformat()
        return parsedate_to_datetime(words).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
