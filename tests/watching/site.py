"""A news site on loopback that a test writes, and that misbehaves as it is told to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

from holdfast.watching.clock import Clock

START = datetime(2016, 3, 27, 12, tzinfo=UTC)
FILLER = (
    "The road to the river was closed for most of the day, and shops in the old quarter kept "
    "their shutters down. A baker in the market said that flour had come from the north again. "
)


@dataclass
class Answer:
    """What a path answers; ``drip``: seconds between single bytes, after the body."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    drip: float | None = None


@dataclass
class Site:
    """Paths and what they answer; ``asked``: what was asked for, in order, with its headers."""

    address: str
    paths: dict[str, Answer | Callable[[dict[str, str]], Answer]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    closing: Event = field(default_factory=Event)

    def times(self, path: str) -> int:
        """How often a path was asked for."""
        return sum(each == path for each, _ in self.asked)

    def page(self, path: str, title: str, *sentences: str, etag: str | None = None) -> None:
        """An article, as plain text: a page of HTML takes a process to take apart."""
        text = "\n\n".join([title, *sentences, FILLER])
        headers = {"Content-Type": "text/plain; charset=utf-8"}
        self.paths[path] = conditional(text.encode(), etag, headers)

    def html(self, path: str, title: str, *sentences: str, more: str = "") -> None:
        """An article as a page of HTML; ``more`` stands at its end, and nobody sees it."""
        said = "".join(f"<p>{escape(each)}</p>" for each in (*sentences, FILLER, FILLER))
        page = (
            f"<html><head><title>{escape(title)}</title></head><body><article>"
            f"<h1>{escape(title)}</h1>{said}</article></body>{more}</html>"
        )
        self.paths[path] = Answer(page.encode(), headers={"Content-Type": "text/html"})

    def feed(self, path: str, *items: str, etag: str | None = None) -> None:
        """An RSS feed of these items."""
        self.paths[path] = conditional(rss(*items), etag, {"Content-Type": "application/rss+xml"})

    def item(self, path: str, title: str = "A report", more: str = "") -> str:
        """An item of a feed."""
        return f"<item><title>{title}</title><link>{self.address}{path}</link>{more}</item>"


def rss(*items: str) -> bytes:
    """An RSS feed."""
    body = "".join(items)
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{body}</channel></rss>'.encode()


def conditional(
    body: bytes, etag: str | None, headers: dict[str, str]
) -> Callable[[dict[str, str]], Answer]:
    """304 to who has it already."""

    def answer(asked: dict[str, str]) -> Answer:
        if etag is None:
            return Answer(body, headers=headers)
        if asked.get("If-None-Match") == etag:
            return Answer(status=304)
        return Answer(body, headers={**headers, "ETag": etag})

    return answer


@contextmanager
def running_site() -> Iterator[Site]:
    """A site with nothing on it, for as long as the block runs."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.close_connection = True
            site.asked.append((self.path, dict(self.headers.items())))
            found = site.paths.get(self.path, Answer(status=404))
            answer = found(dict(self.headers.items())) if callable(found) else found
            self.send_response(answer.status)
            length = {"Content-Length": str(len(answer.body))} if answer.drip is None else {}
            for name, value in {**length, **answer.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                self.wfile.write(answer.body)
                while answer.drip is not None and not site.closing.wait(answer.drip):
                    self.wfile.write(b" ")
            except OSError:
                return

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        site = Site(f"http://127.0.0.1:{server.server_port}")
        Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield site
        site.closing.set()
        server.shutdown()


@dataclass
class HandClock:
    """A clock that moves only when it is told to, or waited for."""

    time: datetime = START
    waited: list[float] = field(default_factory=list)

    def clock(self) -> Clock:
        """As the watcher takes it."""
        return Clock(lambda: self.time, self.wait)

    def wait(self, seconds: float) -> None:
        """Waiting takes no time of ours."""
        self.waited.append(seconds)
        self.pass_by(seconds=seconds)

    def pass_by(self, **units: float) -> None:
        """So much later."""
        self.time += timedelta(**units)
