"""Rounds: each feed asked whether it has anything new, then each article that is due read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC
from itertools import zip_longest

from holdfast.intake import IntakeError, IntakeOptions
from holdfast.intake.identity import sha256_hex
from holdfast.intake.isolation import Workshop
from holdfast.intake.web import Fetched
from holdfast.ledger import Ledger
from holdfast.model import Failure
from holdfast.watching.articles import Reader
from holdfast.watching.clock import Clock
from holdfast.watching.feed_list import host_of
from holdfast.watching.feeds import read_feed
from holdfast.watching.messages import failure
from holdfast.watching.options import DEFAULT_OPTIONS, WatchOptions
from holdfast.watching.rounds import Round, Waiting
from holdfast.watching.schedule import Schedule
from holdfast.watching.state import Article, KnownFeed, State
from holdfast.watching.visiting import Disallowed, NotModified, Visitor, Waits


class Visits:
    """What one round asked for, and what it did not because the host is left alone."""

    def __init__(self) -> None:
        self.made: set[str] = set()
        self.counts: Counter[str] = Counter()
        self.refused: dict[str, set[str]] = {}

    @contextmanager
    def to(self, address: str) -> Iterator[None]:
        """One visit."""
        self.made.add(address)
        try:
            yield
        except Waits as waits:
            self.refused.setdefault(waits.host, set()).add(address)


class Watcher:
    """Follows feeds into a ledger. Made by ``watching``."""

    def __init__(
        self, ledger: Ledger, state: State, clock: Clock, options: WatchOptions, workshop: Workshop
    ) -> None:
        self._ledger = ledger
        self._state = state
        self._clock = clock
        self._options = options
        self._schedule = Schedule(clock, options)
        self._visitor = Visitor(state, clock, options)
        self._reader = Reader(ledger, state, self._schedule, workshop)

    def round(self, feeds: Sequence[str], failures: Iterable[Failure] = ()) -> Round:
        """Ask all feeds once, and read what is due. Safe to kill at any moment.

        ``failures``: of the list of feeds itself, to be told with the others.
        """
        told = Round(started=self._now(), failures=list(failures))
        visits = Visits()
        self._check_ledger()
        for article in self._state.under_way():
            self._reader.finish(article, told)
        known = [self._state.feed(each) for each in feeds]
        # A host is left alone when it fails: what failed before comes after all that may not.
        for failed in (False, True):
            for feed in known:
                if bool(feed.failures) is failed:
                    with visits.to(feed.address):
                        self._read_feed(feed, told)
            self._read_articles(told, visits)
        for host, addresses in sorted(visits.refused.items()):
            left_alone = self._state.host(host)
            told.waiting.append(Waiting(host, left_alone.until, left_alone.why, len(addresses)))
        told.ended = self._now()
        return told

    def _read_feed(self, feed: KnownFeed, told: Round) -> None:
        """Ask one feed, and note the articles that it names."""
        if feed.due > self._clock.seconds():
            told.feeds_waiting += 1
            return
        asked = (feed.etag, feed.modified)
        try:
            fetched = self._visitor.get(
                feed.address, max_bytes=self._options.feed_bytes, known=asked
            )
        except NotModified:
            told.feeds += 1
            told.feeds_unchanged += 1
            self._state.save_feed(replace(feed, failures=0, due=0))
        except Disallowed as refused:
            told.failures.append(failure(feed.address, "robots", host=refused.host))
            self._state.save_feed(self._schedule.failed_feed(feed))
        except IntakeError as error:
            told.failures.append(error.failure(feed.address))
            self._state.save_feed(self._schedule.failed_feed(feed))
        else:
            self._take_feed(feed, fetched, told)

    def _take_feed(self, feed: KnownFeed, fetched: Fetched, told: Round) -> None:
        """Keep what the feed names, with how to ask it next; all of it or nothing."""
        told.feeds += 1
        sha256 = sha256_hex(fetched.raw)
        kept = KnownFeed(feed.address, fetched.etag, fetched.modified, sha256)
        if sha256 == feed.sha256:
            told.feeds_unchanged += 1
            self._state.save_feed(kept)
            return
        found = read_feed(feed.address, fetched, self._options)
        told.failures += found.failures
        now = self._clock.seconds()
        named = [
            Article(0, each.address, each.title, each.published, each.mark, due=now)
            for each in found.entries
        ]
        if not found.whole and not named:
            self._state.save_feed(self._schedule.failed_feed(feed))
        else:
            # What came damaged is asked for anew, whatever the server calls this state of it.
            self._state.save_feed(kept if found.whole else KnownFeed(feed.address), named)

    def _read_articles(self, told: Round, visits: Visits) -> None:
        """Read what is due: of one host so many in a round, the hosts by turns."""
        due: dict[str, list[Article]] = {}
        for article in self._state.due(self._clock.seconds()):
            if article.address not in visits.made:
                due.setdefault(host_of(article.address), []).append(article)
        rows = []
        told.left = 0
        for host, articles in due.items():
            room = self._options.articles_of_a_host - visits.counts[host]
            rows.append(articles[: max(0, room)])
            told.left += len(articles) - len(rows[-1])
        intake = IntakeOptions(
            allow_private=self._options.allow_private,
            max_bytes=self._options.article_bytes,
            clock=self._clock.now,
        )
        for article in by_turns(rows):
            visits.counts[host_of(article.address)] += 1
            with visits.to(article.address):
                self._reader.read(article, self._visitor, intake, told)

    def _check_ledger(self) -> None:
        """What was read is in this ledger: another one, or an older copy of it, starts anew."""
        last = self._state.last_read()
        if last is not None and last.document is not None and last.replaces is None:
            try:
                self._ledger.identify(last.document, "supersede")
            except ValueError:
                self._state.forget_documents()

    def _now(self) -> str:
        return self._clock.now().astimezone(UTC).isoformat(timespec="seconds")


def by_turns(rows: Sequence[Sequence[Article]]) -> Iterator[Article]:
    """The first of each row, then the second of each, and so on."""
    for turn in zip_longest(*rows):
        yield from (each for each in turn if each is not None)


@contextmanager
def watching(
    ledger: Ledger,
    state: State,
    options: WatchOptions = DEFAULT_OPTIONS,
    clock: Clock = Clock(),  # noqa: B008 (frozen)
) -> Iterator[Watcher]:
    """A watcher, with the process in which it takes pages apart, ended with the block."""
    with Workshop(IntakeOptions(max_bytes=options.article_bytes)) as workshop:
        yield Watcher(ledger, state, clock, options, workshop)
