"""The list of feeds: OPML as every reader of feeds exports it, or one address a line."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from lxml import etree  # type: ignore[import-untyped]

from holdfast.intake.decode import decode
from holdfast.intake.messages import IntakeError
from holdfast.intake.web import is_address
from holdfast.model import Failure
from holdfast.watching.messages import failure

LONGEST = 5_000_000  # bytes of a list
# What publishers and mailers add to an address to count its readers: it names no other article.
COUNTING = frozenset({"fbclid", "gclid", "mc_cid", "mc_eid"})
COUNTING_STARTS = ("utm_", "at_medium", "at_campaign")


@dataclass(slots=True)
class FeedList:
    """Addresses of feeds, each once, in the order of the list; and what in it is none."""

    feeds: list[str] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)


def read_feed_list(path: Path) -> FeedList:
    """The feeds of a file. What cannot be read of it is among the failures."""
    try:
        with open(path, "rb") as stream:
            raw = stream.read(LONGEST + 1)
    except OSError as error:
        why = (error.strerror or type(error).__name__).lower()
        return FeedList(failures=[IntakeError("unreadable", why=why).failure(str(path))])
    if len(raw) > LONGEST:
        too_large = IntakeError("too-large", size="too many bytes", limit="5 MB")
        return FeedList(failures=[too_large.failure(str(path))])
    found = FeedList()
    if raw.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        _read_opml(raw, str(path), found)
    else:
        _read_lines(raw, str(path), found)
    found.feeds = list(dict.fromkeys(found.feeds))
    if not found.feeds and not found.failures:
        found.failures.append(failure(str(path), "list-empty"))
    return found


def _read_opml(raw: bytes, path: str, found: FeedList) -> None:
    """The ``xmlUrl`` of each outline, folders included. No entity is expanded, nothing fetched."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        found.failures.append(failure(path, "list-broken", why=error))
        return
    for outline in root.iter("outline"):
        address = outline.get("xmlUrl") or outline.get("xmlurl")
        if address is not None:
            _take(address, outline.sourceline or 0, path, found)


def _read_lines(raw: bytes, path: str, found: FeedList) -> None:
    """One address a line; blank lines, and what follows a ``#`` that begins a word, are left."""
    try:
        text = decode(raw) if raw else ""
    except IntakeError as error:
        found.failures.append(error.failure(path))
        return
    for number, line in enumerate(text.splitlines(), start=1):
        words = line.split()
        if words and not words[0].startswith("#"):
            _take(words[0], number, path, found)


def _take(words: str, line: int, path: str, found: FeedList) -> None:
    """One address: with ``feed:`` before it, as some programs write them, or without."""
    address = words.strip().removeprefix("feed:")
    if address.startswith("//"):
        address = "http:" + address
    if is_address(address) and (normal := normal_address(address)) is not None:
        found.feeds.append(normal)
    else:
        found.failures.append(failure(path, "not-an-address", line=line, words=words))


def normal_address(address: str) -> str | None:
    """The address without what names no other page: fragment, counting of readers, case of the
    host. None for what is no http or https address."""
    try:
        parts = urlsplit(address.strip())
        port = parts.port  # raises where it is no number
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname:
        return None
    query = parts.query
    asked = parse_qsl(query, keep_blank_values=True)
    kept = [pair for pair in asked if not _counts(pair[0].lower())]
    if len(kept) < len(asked):
        query = urlencode(kept)
    host = parts.netloc.lower() if "@" not in parts.netloc else parts.netloc
    if port == {"http": 80, "https": 443}[parts.scheme.lower()]:
        host = host.removesuffix(f":{port}")
    return urlunsplit((parts.scheme.lower(), host, parts.path or "/", query, ""))


def _counts(name: str) -> bool:
    return name in COUNTING or name.startswith(COUNTING_STARTS)


def host_of(address: str) -> str:
    """The host of an address, with its port where it is not the usual one."""
    return urlsplit(address).netloc.lower()
