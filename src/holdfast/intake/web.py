"""A web address to bytes, within limits on size, time, redirects and where it may lead."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC
from http import HTTPStatus
from importlib.metadata import version
from typing import Protocol

import httpx

from holdfast.intake.building import check_size
from holdfast.intake.messages import IntakeError, in_words
from holdfast.intake.network import Deadline, GuardedTransport
from holdfast.intake.options import IntakeOptions, Origin

REDIRECTS = {301, 302, 303, 307, 308}
CHUNK = 65_536
REFUSED_KINDS = ("image/", "audio/", "video/", "font/")
_PLAIN = {"", "identity"}
_ZLIB = {"gzip": 31, "x-gzip": 31, "deflate": 47}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: the bytes, unpacked, and where and when they came from.

    ``etag`` and ``modified`` as the server declared them, to ask later whether anything changed.
    """

    raw: bytes
    origin: Origin
    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Asking:
    """How to ask. ``headers``: sent with each request.

    ``before`` is called with each address on the way before it is asked for; what it raises ends
    the fetch.
    """

    headers: Mapping[str, str] = field(default_factory=dict)
    before: Callable[[str], None] = lambda _: None


DEFAULT_ASKING = Asking()


class StatusError(IntakeError):
    """The server answered with another status than 200: its number, and its Retry-After."""

    def __init__(self, response: httpx.Response) -> None:
        super().__init__("web-status", status=_status(response))
        self.code = response.status_code
        self.retry_after: str | None = response.headers.get("retry-after")


def is_address(path: str) -> bool:
    """Whether an argument is an address, not a path: it begins with a scheme and two slashes."""
    scheme, separator, _ = path.partition("://")
    return bool(separator) and scheme.isascii() and scheme.replace("+", "").isalnum()


def fetch(address: str, options: IntakeOptions, asking: Asking = DEFAULT_ASKING) -> Fetched:
    """Get an address. Raises ``IntakeError`` for all that can go wrong.

    Each hop's host is resolved and refused if it is not public, unless the options allow it.
    """
    deadline = Deadline(options.fetch_seconds)
    url = _url(address)
    headers = {
        "User-Agent": f"holdfast/{version('holdfast')}",
        "Accept": "text/html, text/plain, application/pdf, */*;q=0.5",
        "Accept-Encoding": "gzip, identity",
        **asking.headers,
    }
    transport = GuardedTransport(deadline, options.allow_private)
    with httpx.Client(transport=transport, headers=headers, trust_env=False) as client:
        for _ in range(options.max_redirects + 1):
            asking.before(str(url))
            fetched = _hop(client, url, (address, deadline), options)
            if isinstance(fetched, Fetched):
                return fetched
            url = fetched
    raise IntakeError("web-redirects", limit=options.max_redirects)


def _hop(
    client: httpx.Client, url: httpx.URL, asked: tuple[str, Deadline], options: IntakeOptions
) -> Fetched | httpx.URL:
    """One request: what it gave, or where it leads. ``asked``: the first address, the deadline."""
    address, deadline = asked
    try:
        with client.stream("GET", url, timeout=deadline.left(), follow_redirects=False) as response:
            location = response.headers.get("location")
            if response.status_code in REDIRECTS and location:
                return _url(str(_joined(url, location)))
            if response.status_code != HTTPStatus.OK:
                raise StatusError(response)
            _check_kind(response)
            limit = _limit(response, options)
            raw = b"".join(_unpacked(response, limit))
    except httpx.TimeoutException as error:
        raise IntakeError("web-time", seconds=deadline.seconds) from error
    except httpx.ConnectError as error:
        raise _unreachable(url.host, error) from error
    except httpx.HTTPError as error:
        raise IntakeError("web-broken", why=str(error) or type(error).__name__) from error
    origin = Origin(
        source_id=address,
        url=str(url.copy_with(fragment=None)),
        fetched=options.clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        media_type=_media_type(response) or None,
        charset=response.charset_encoding,
    )
    told = (response.headers.get(name) for name in ("etag", "last-modified"))
    return Fetched(raw, origin, *told)


def _url(address: str) -> httpx.URL:
    """The address as a URL with a host, http or https, and no user or password in it."""
    try:
        url = httpx.URL(address)
        host = url.host
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise IntakeError("address-broken", why=str(error)) from error
    if url.scheme not in {"http", "https"}:
        raise IntakeError("address-scheme")
    if not host:
        raise IntakeError("address-broken", why="it names no host")
    if url.port is not None and not 0 < url.port < 65_536:
        raise IntakeError("address-broken", why="there is no such port")
    if url.userinfo:
        raise IntakeError("address-broken", why="it holds a user name or password")
    return url


def _joined(url: httpx.URL, location: str) -> httpx.URL:
    try:
        return url.join(location)
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise IntakeError("address-broken", why=f"a redirect: {error}") from error


def _status(response: httpx.Response) -> str:
    """The status as a number and its usual words, not the server's own."""
    try:
        return f"{response.status_code} ({HTTPStatus(response.status_code).phrase})"
    except ValueError:
        return str(response.status_code)


def _media_type(response: httpx.Response) -> str:
    stated: str = response.headers.get("content-type", "")
    return stated.partition(";")[0].strip().lower()


def _check_kind(response: httpx.Response) -> None:
    media_type = _media_type(response)
    if media_type.startswith(REFUSED_KINDS):
        raise IntakeError("binary", what=media_type)


def _limit(response: httpx.Response, options: IntakeOptions) -> int:
    """The limit for this kind; a body that declares itself too large is not begun."""
    is_pdf = _media_type(response) in {"application/pdf", "application/x-pdf"}
    limit = options.max_pdf_bytes if is_pdf else options.max_bytes
    declared = response.headers.get("content-length", "")
    if declared.isascii() and declared.isdigit() and len(declared) < 19:
        check_size(int(declared), limit)
    return limit


def _unpacked(response: httpx.Response, limit: int) -> Iterator[bytes]:
    """The body, unpacked piece by piece, so that a small body cannot become a large one."""
    packing = response.headers.get("content-encoding", "").strip().lower()
    if packing not in _PLAIN and packing not in _ZLIB:
        raise IntakeError("web-encoding", encoding=packing)
    unpacker = zlib.decompressobj(_ZLIB[packing]) if packing in _ZLIB else None
    size = 0
    for packed in response.iter_raw(CHUNK):
        for piece in _pieces(packed, unpacker):
            size += len(piece)
            if size >= limit:
                raise IntakeError(
                    "too-large", size=f"more than {in_words(size)}", limit=in_words(limit)
                )
            yield piece
    if unpacker is not None and size and not unpacker.eof:
        raise IntakeError("web-broken", why="the packed page is cut off")


class Unpacker(Protocol):
    """What zlib gives: it unpacks so many bytes at a time and keeps the rest."""

    @property
    def unconsumed_tail(self) -> bytes: ...

    def decompress(self, data: bytes, max_length: int = ..., /) -> bytes: ...


def _pieces(packed: bytes, unpacker: Unpacker | None) -> Iterator[bytes]:
    if unpacker is None:
        yield packed
        return
    try:
        while packed:
            piece = unpacker.decompress(packed, CHUNK * 4)
            packed = unpacker.unconsumed_tail
            if not piece and not packed:
                return
            yield piece
    except zlib.error as error:
        raise IntakeError("web-broken", why="the packed page is damaged") from error


def _unreachable(host: str, error: httpx.ConnectError) -> IntakeError:
    said = str(error)
    if "CERTIFICATE" in said.upper():
        return IntakeError("web-certificate", host=host)
    return IntakeError("web-unreachable", host=host, why=said or "no answer")
