"""When a feed or an article is asked for next."""

from __future__ import annotations

from dataclasses import replace

from holdfast.watching.clock import Clock
from holdfast.watching.options import WatchOptions
from holdfast.watching.state import Article, KnownFeed


class Schedule:
    """Due times, in seconds since 1970, by the clock and the limits given."""

    def __init__(self, clock: Clock, options: WatchOptions) -> None:
        self._clock = clock
        self._options = options

    def read(self, article: Article) -> Article:
        """Just read: asked for again after a while, to see whether it was corrected."""
        return self.checked(replace(article, read=self._clock.seconds()))

    def checked(self, article: Article) -> Article:
        """Asked for with success: due at the next of its rechecks, after the last one never."""
        now = self._clock.seconds()
        read = now if article.read is None else article.read
        later = [read + each for each in self._options.rechecks if read + each > now]
        return replace(article, state="read", read=read, failures=0, due=min(later, default=None))

    def failed(self, article: Article) -> Article:
        """Tried again later, each time after a longer while; then given up, unless it was read."""
        retries, failures = self._options.retries, article.failures + 1
        if failures <= len(retries):
            due = self._clock.seconds() + retries[failures - 1]
            return replace(article, failures=failures, due=due)
        if article.document is None:
            return replace(article, state="given up", failures=failures, due=None)
        return replace(article, failures=failures, due=None)

    def failed_feed(self, feed: KnownFeed) -> KnownFeed:
        """Tried again later; never given up, as the list names it."""
        retries, failures = self._options.retries, feed.failures + 1
        due = self._clock.seconds() + retries[min(failures, len(retries)) - 1]
        return replace(feed, failures=failures, due=due)
