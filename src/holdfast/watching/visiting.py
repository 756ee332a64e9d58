"""Asking hosts politely: not often, not where robots.txt says no, and not while they fail."""

from __future__ import annotations

from datetime import UTC
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from holdfast.intake.messages import IntakeError
from holdfast.intake.options import IntakeOptions
from holdfast.intake.web import Asking, Fetched, StatusError, fetch
from holdfast.watching.clock import Clock
from holdfast.watching.feed_list import host_of
from holdfast.watching.options import WatchOptions
from holdfast.watching.state import KnownHost, Robots, State

AGENT = "holdfast"
NOTHING_ALLOWED = "User-agent: *\nDisallow: /"
NOT_MODIFIED = 304
BUSY = {429, 503}
SERVER_ERROR = 500
# What tells of the host, not of the one page.
OF_THE_HOST = {"web-time", "web-unreachable", "web-certificate", "address-unknown"}


class Waits(Exception):
    """The host is left alone for a while."""

    def __init__(self, host: str) -> None:
        super().__init__(host)
        self.host = host


class Disallowed(Exception):
    """The host's robots.txt asks programs not to read the address."""

    def __init__(self, host: str) -> None:
        super().__init__(host)
        self.host = host


class NotModified(Exception):
    """Nothing has changed since the address was last asked for."""


class Visitor:
    """Fetches addresses; what hosts answered is kept in the state."""

    def __init__(self, state: State, clock: Clock, options: WatchOptions) -> None:
        self._state = state
        self._clock = clock
        self._options = options
        self._asked: dict[str, float] = {}

    def get(self, address: str, *, max_bytes: int, known: tuple[str | None, str | None]) -> Fetched:
        """What the address gives, if it changed since; ``known``: ETag and Last-Modified of then.

        Raises ``Waits``, ``Disallowed``, ``NotModified``, or ``IntakeError`` for all else.
        """
        asked = zip(("If-None-Match", "If-Modified-Since"), known, strict=True)
        headers = {name: value for name, value in asked if value and value.isascii()}
        at = address
        hops = 0

        def before(hop: str) -> None:
            nonlocal at, hops
            at, hops = hop, hops + 1
            if hops > 1:
                self._admitted(hop)

        try:
            # Before the fetch begins: the time that it may take is not spent waiting for a turn.
            self._wait(host_of(address), self._admitted(address))
            found = fetch(address, self._intake(max_bytes), Asking(headers, before))
        except StatusError as error:
            if error.code == NOT_MODIFIED and headers:
                self._answered(host_of(at))
                raise NotModified from None
            if error.code in BUSY or error.code >= SERVER_ERROR:
                self._failed(host_of(at), error)
            raise
        except IntakeError as error:
            if error.message in OF_THE_HOST:
                self._failed(host_of(at), error)
            raise
        self._answered(host_of(at))
        return found

    def waiting(self, host: str) -> KnownHost | None:
        """The host, while it is left alone."""
        known = self._state.host(host)
        return known if known.until > self._clock.seconds() else None

    def _admitted(self, address: str) -> float:
        """The pause that its host wants between requests; refuses what is not to be asked for."""
        host = host_of(address)
        if self.waiting(host):
            raise Waits(host)
        robots = self._robots(address)
        if not robots.can_fetch(AGENT, address):
            raise Disallowed(host)
        wanted = float(robots.crawl_delay(AGENT) or 0)
        return max(self._options.pause, min(wanted, self._options.longest_pause))

    def _wait(self, host: str, pause: float) -> None:
        """Let the pause pass since the host was last asked."""
        left = self._asked.get(host, float("-inf")) + pause - self._clock.seconds()
        if left > 0:
            self._clock.wait(min(left, pause))
        self._asked[host] = self._clock.seconds()

    def _robots(self, address: str) -> RobotFileParser:
        """The rules of the address's origin, asked for once a day."""
        parts = urlsplit(address)
        origin = f"{parts.scheme}://{parts.netloc.lower()}"
        kept = self._state.robots(origin)
        now = self._clock.seconds()
        if kept is None or not kept.fetched <= now < kept.fetched + self._options.robots_kept:
            kept = Robots(origin, self._fetch_robots(origin), now)
            self._state.save_robots(kept)
        rules = RobotFileParser()
        rules.parse(kept.text.splitlines())
        return rules

    def _fetch_robots(self, origin: str) -> str:
        """The text of robots.txt. None there: all is allowed (RFC 9309); locked away: nothing.

        Where the host fails it is left alone: raises ``Waits``.
        """
        host = host_of(origin)
        self._wait(host, self._options.pause)
        try:
            found = fetch(f"{origin}/robots.txt", self._intake(self._options.robots_bytes))
        except StatusError as error:
            if error.code in {401, 403}:
                return NOTHING_ALLOWED
            if error.code in BUSY or error.code >= SERVER_ERROR:
                self._failed(host, error)
                raise Waits(host) from error
            return ""
        except IntakeError as error:
            if error.message == "web-redirects":
                return ""
            if error.message.startswith("address-"):
                raise
            self._failed(host, error)
            raise Waits(host) from error
        return found.raw.decode("utf-8", "replace")

    def _intake(self, max_bytes: int) -> IntakeOptions:
        return IntakeOptions(
            allow_private=self._options.allow_private,
            max_bytes=max_bytes,
            max_pdf_bytes=max_bytes,
            fetch_seconds=self._options.fetch_seconds,
            clock=self._clock.now,
        )

    def _answered(self, host: str) -> None:
        known = self._state.host(host)
        if known.failures:
            self._state.save_host(KnownHost(host))

    def _failed(self, host: str, error: IntakeError) -> None:
        """Leave the host alone: as long as it asks, or twice as long as the last time."""
        options, known = self._options, self._state.host(host)
        delay = min(options.first_back_off * 2.0**known.failures, options.longest_back_off)
        asked = error.retry_after if isinstance(error, StatusError) else None
        if asked is not None and (seconds := self._retry_after(asked)) is not None:
            delay = min(max(seconds, options.pause), options.longest_retry_after)
        until = self._clock.seconds() + delay
        self._state.save_host(KnownHost(host, min(known.failures + 1, 30), until, error.problem))

    def _retry_after(self, words: str) -> float | None:
        """Seconds from now: stated as such, or as a date; None for anything else."""
        stated = words.strip()
        if stated.isascii() and stated.isdecimal() and len(stated) < 12:
            return float(stated)
        try:
            then = parsedate_to_datetime(stated)
        except (ValueError, TypeError, IndexError):
            return None
        then = then if then.tzinfo else then.replace(tzinfo=UTC)
        return then.timestamp() - self._clock.seconds()
