"""Limits of watching: how often, how much, how long. Times are seconds, sizes bytes."""

from __future__ import annotations

from dataclasses import dataclass

MINUTE = 60.0
HOUR = 60 * MINUTE
DAY = 24 * HOUR


@dataclass(frozen=True, slots=True)
class WatchOptions:
    """What a caller may set.

    ``pause``: between two requests to one host, or longer where its robots.txt says so, up to
    ``longest_pause``. ``articles_of_a_host``: in one round; the rest is left for the next.
    ``rechecks``: how long after it was read an article is asked for again, to see whether it was
    corrected. ``retries``: how long after each failure it is tried again, before it is given up.
    """

    allow_private: bool = False
    feed_bytes: int = 5_000_000
    article_bytes: int = 20_000_000
    fetch_seconds: float = 30.0
    parse_seconds: float = 10.0
    parse_memory: int = 1_000_000_000
    entries: int = 1_000
    articles_of_a_host: int = 100
    pause: float = 1.0
    longest_pause: float = 30.0
    robots_bytes: int = 512_000
    robots_kept: float = DAY
    first_back_off: float = MINUTE
    longest_back_off: float = 6 * HOUR
    longest_retry_after: float = 7 * DAY
    rechecks: tuple[float, ...] = (HOUR, 6 * HOUR, DAY, 3 * DAY, 7 * DAY, 30 * DAY)
    retries: tuple[float, ...] = (10 * MINUTE, HOUR, 6 * HOUR, DAY, 3 * DAY)


DEFAULT_OPTIONS = WatchOptions()
