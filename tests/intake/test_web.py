"""Web addresses, against a server of our own that misbehaves in the ways servers do."""

from __future__ import annotations

import gzip
import socket
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from threading import Thread
from typing import Any

import pytest

from holdfast.intake import IntakeOptions, network, read_inputs
from holdfast.intake.network import is_public
from holdfast.intake.web import is_address
from holdfast.model import Document, Failure
from tests.intake.making import SENTENCES, page_of, pdf_of

PAGE = page_of(f"<article><h1>Karm falls</h1><p>{SENTENCES}</p></article>").encode()
BOMB = gzip.compress(b" " * 60_000_000)


class Misbehaving(BaseHTTPRequestHandler):
    """Each path is one way to answer."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.close_connection = True
        getattr(self, "answer_" + self.path.strip("/").partition("/")[0].replace("-", "_"))()

    def say(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content_Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def answer_page(self) -> None:
        self.say(PAGE, Content_Type="text/html; charset=utf-8")

    def answer_text(self) -> None:
        self.say("Karm a été prise.".encode("cp1252"), Content_Type="text/plain; charset=cp1252")

    def answer_pdf_as_text(self) -> None:
        self.say(pdf_of([["Karm fell."]]), Content_Type="text/html")

    def answer_page_as_text(self) -> None:
        self.say(PAGE, Content_Type="application/octet-stream")

    def answer_json_lines(self) -> None:
        self.say(b'{"id": "a", "text": "Karm fell."}\n{"id": "b", "text": "It rained."}')

    def answer_picture(self) -> None:
        self.say(b"\x89PNG", Content_Type="image/png")

    def answer_disguised(self) -> None:
        self.say(b"\x89PNG\r\n\x1a\n\x00\x00", Content_Type="text/html")

    def answer_error(self) -> None:
        self.say(b"no", status=500)

    def answer_gone(self) -> None:
        self.say(b"no", status=404)

    def answer_empty(self) -> None:
        self.say(b"", Content_Type="text/html")

    def answer_packed(self) -> None:
        self.say(gzip.compress(PAGE), Content_Encoding="gzip", Content_Type="text/html")

    def answer_bomb(self) -> None:
        self.say(BOMB, Content_Encoding="gzip", Content_Type="text/html")

    def answer_packed_twice(self) -> None:
        self.say(gzip.compress(gzip.compress(PAGE)), Content_Encoding="gzip, gzip")

    def answer_packed_wrong(self) -> None:
        self.say(PAGE, Content_Encoding="gzip")

    def answer_packed_cut(self) -> None:
        self.say(gzip.compress(PAGE)[:-40], Content_Encoding="gzip")

    def answer_loop(self) -> None:
        self.say(b"", status=302, Location="/loop")

    def answer_moved(self) -> None:
        self.say(b"", status=301, Location="../page#top")

    def answer_to_private(self) -> None:
        self.say(b"", status=302, Location=f"http://127.0.0.2:{self.server.server_port}/page")

    def answer_to_file(self) -> None:
        self.say(b"", status=302, Location="file:///etc/passwd")

    def answer_cut(self) -> None:
        self.say(PAGE[:100], Content_Length="5000", Content_Type="text/html")

    def answer_huge(self) -> None:
        self.say(PAGE, Content_Length="99000000000")

    def answer_endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.drip(b"Karm fell. " * 6000, 0)

    def answer_slow_body(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.drip(b"K", 0.05)

    def answer_slow_head(self) -> None:
        self.drip(b"H", 0.05)

    def answer_nonsense(self) -> None:
        self.wfile.write(b"\x00\x01 this is not HTTP\r\n\r\n")

    def drip(self, piece: bytes, pause: float) -> None:
        try:
            while True:
                self.wfile.write(piece)
                time.sleep(pause)
        except OSError:
            return

    def log_message(self, *arguments: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Misbehaving) as running:
        running.daemon_threads = True
        Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


def options(**changes: Any) -> IntakeOptions:
    clock = datetime(2016, 3, 27, 12, tzinfo=UTC)
    return IntakeOptions(**{"allow_private": True, "clock": lambda: clock, **changes})


def get(address: str, **changes: Any) -> Document | Failure:
    (found,) = read_inputs([address], options(**changes))
    assert found.source_id == address
    if isinstance(found, Failure):
        assert (found.problem + found.remedy).isprintable()
    return found


def problem_of(address: str, **changes: Any) -> str:
    found = get(address, **changes)
    assert isinstance(found, Failure), found
    return found.problem


def test_a_page(server: str) -> None:
    document = get(f"{server}/page#below")
    assert isinstance(document, Document)
    assert document.url == f"{server}/page"
    assert document.fetched == "2016-03-27T12:00:00Z"
    assert document.title == "Karm falls"
    assert document.published is None
    again = get(f"{server}/page#below", clock=lambda: datetime(2020, 1, 1, tzinfo=UTC))
    assert again.id == document.id, "when it was fetched is no part of what it is"


@pytest.mark.parametrize(
    ("path", "media_type", "words"),
    [
        ("text", "text/plain", "Karm a été prise."),
        ("pdf-as-text", "application/pdf", "Karm fell."),
        ("page-as-text", "text/html", "raised a flag"),
        ("packed", "text/html", "raised a flag"),
        ("moved", "text/html", "raised a flag"),
    ],
)
def test_what_arrives_is_told_by_what_it_is(
    server: str, path: str, media_type: str, words: str
) -> None:
    document = get(f"{server}/{path}")
    assert isinstance(document, Document), document
    assert document.media_type == media_type
    assert words in document.text


def test_a_redirect_gives_the_final_address(server: str) -> None:
    document = get(f"{server}/moved/here")
    assert isinstance(document, Document)
    assert document.url == f"{server}/page"


def test_json_lines_from_the_web(server: str) -> None:
    found = list(read_inputs([f"{server}/json-lines"], options()))
    assert [each.source_id for each in found] == ["a", "b"]
    assert all(isinstance(each, Document) and each.fetched for each in found)


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("error", "500 (Internal Server Error)"),
        ("gone", "404 (Not Found)"),
        ("picture", "image/png"),
        ("disguised", "picture (PNG)"),
        ("empty", "empty"),
        ("bomb", "limit is less than"),
        ("huge", "limit is less than"),
        ("endless", "limit is less than"),
        ("packed-twice", "unknown way"),
        ("packed-wrong", "damaged"),
        ("packed-cut", "cut off"),
        ("cut", "before the page was whole"),
        ("nonsense", "before the page was whole"),
        ("loop", "more than 5 times"),
        ("to-file", "only http and https"),
    ],
)
def test_misbehaving_servers(server: str, path: str, problem: str) -> None:
    assert problem in problem_of(f"{server}/{path}")


@pytest.mark.parametrize("path", ["slow-body", "slow-head"])
def test_bytes_that_drip_in_do_not_hold_us(server: str, path: str) -> None:
    # The server never ends, so a fetch that waited for it would not either.
    assert "within 0.5 seconds" in problem_of(f"{server}/{path}", fetch_seconds=0.5)


def test_nobody_listens() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "cannot be reached" in problem_of(f"http://127.0.0.1:{port}/")


def test_a_server_without_a_certificate(server: str) -> None:
    found = problem_of(server.replace("http:", "https:") + "/page")
    assert "cannot be reached" in found


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost:8000/",
        "http://2130706433/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://10.1.2.3/",
        "http://169.254.169.254/latest/meta-data/",
        "http://0.0.0.0/",
        "https://192.168.1.1/admin",
    ],
)
def test_private_addresses_are_refused(address: str) -> None:
    assert "private or local" in problem_of(address, allow_private=False)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f::1", True),
        ("10.0.0.1", False),
        ("100.64.0.1", False),
        ("172.16.5.5", False),
        ("127.8.8.8", False),
        ("169.254.169.254", False),
        ("224.0.0.1", False),
        ("239.1.1.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("0.0.0.0", False),
        ("::", False),
        ("::1", False),
        ("fe80::1", False),
        ("fec0::1", False),
        ("fc00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(ip_address(address)) is public


def test_a_redirect_to_a_private_address_is_refused(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # One loopback address stands for the public network; the next hop leads to another.
    monkeypatch.setattr(network, "is_public", lambda address: str(address) == "127.0.0.1")
    assert isinstance(get(f"{server}/page", allow_private=False), Document)
    assert "127.0.0.2 is a private" in problem_of(f"{server}/to-private", allow_private=False)


def test_a_name_that_changes_its_answer_gains_nothing(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def changing(host: str, port: int, **_: object) -> list[Any]:
        asked.append(host)
        address = "127.0.0.1" if len(asked) == 1 else "127.0.0.2"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    real = socket.getaddrinfo
    monkeypatch.setattr(
        network.socket,
        "getaddrinfo",
        lambda host, port, *rest, **more: (
            changing(host, port) if host == "news.example" else real(host, port, *rest, **more)
        ),
    )
    monkeypatch.setattr(network, "is_public", lambda address: str(address) == "127.0.0.1")
    address = server.replace("127.0.0.1", "news.example") + "/page"
    assert isinstance(get(address, allow_private=False), Document)
    assert asked == ["news.example"], "it is resolved once, and connected to what was checked"


def test_one_private_address_among_several_refuses_the_host(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(network, "addresses_of", lambda *_: ["93.184.215.14", "10.0.0.1"])
    assert "private" in problem_of("http://news.example/", allow_private=False)


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("ftp://ledger.example/a", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("http://", "names no host"),
        ("http://[::1", "not a web address"),
        ("http://user:secret@ledger.example/", "user name or password"),
        ("http://ledger.example:99999/", "not a web address"),
        ("http://nowhere.invalid/", "is not known"),
        ("http://" + "a" * 300 + ".example/", "is not known"),
    ],
)
def test_addresses_that_lead_nowhere(address: str, problem: str) -> None:
    assert problem in problem_of(address)


@pytest.mark.parametrize("path", ["report.txt", "a/b://c", "://x", "http:/one", ""])
def test_what_is_no_address(path: str) -> None:
    assert not is_address(path)
