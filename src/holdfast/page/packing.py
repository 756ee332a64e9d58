"""The record's JSON as it stands in the file: plain where it is short, else folded and compressed.

The file may be mailed, so its size has a bound; articles are carried in the order of need for as
long as there is room, and at least a few whatever the size.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from holdfast.page.contents import Contents

PLAIN_LIMIT = 300_000
"""Bytes of JSON up to which it is carried as it is, to be read by anyone."""
ROOM = 590_000
"""Bytes of the whole file that carrying articles may fill."""
LEAST_ARTICLES = 80
"""Carried however large the rest is: about as many as the brief and the reasons cite."""
LEAST_SHARED = 10
"""Letters (UTF-16) from which on a text that stands twice is written once; as in embedded.ts."""


@dataclass(frozen=True, slots=True)
class Packed:
    """The text between the tags, and how it is written: "" or "gzip"."""

    text: str
    encoding: str


def packed(contents: Contents, taken: int) -> Packed:
    """The JSON of the screens and of as many articles as there is room for. ``taken``: bytes of the
    file that are filled already."""
    whole = dict(screens_with(contents, contents.articles)) if is_small(contents) else None
    if whole is not None:
        text = json_text(whole)
        if len(utf8(text)) <= PLAIN_LIMIT:
            # No "<" stands in it, so that no text of an article can end the script or open another.
            return Packed(text.replace("<", "\\u003c"), "")
    data = Stream((ROOM - taken) * 3 // 4).of(contents)
    return Packed(base64.b64encode(data).decode("ascii"), "gzip")


def is_small(contents: Contents) -> bool:
    """Whether all articles could fit as they are."""
    return len(contents.articles) * 1000 <= PLAIN_LIMIT


def screens_with(contents: Contents, articles: tuple[str, ...]) -> Iterator[tuple[str, object]]:
    """The screens, those articles and their list."""
    yield from sorted(contents.screens.items())
    for each in articles:
        yield article_address(each), contents.article(each)
    yield "/documents.json", contents.listed(frozenset(articles))


def article_address(document: str) -> str:
    """Where the reader finds it."""
    return f"/reader/{document}.json"


def json_text(value: object) -> str:
    """Compact JSON, its keys in order."""
    return json.dumps(
        value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), sort_keys=True
    )


class Stream:
    """Compresses screen after screen, and stops taking articles when the bytes are used up."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._folder = Folder()
        self._pieces: list[str] = []
        self._gauge = zlib.compressobj(9)
        self._used = 0

    def of(self, contents: Contents) -> bytes:
        """The gzip stream of the JSON."""
        for address, screen in sorted(contents.screens.items()):
            self._add(address, screen)
        carried: list[str] = []
        for each in contents.articles:
            if self._used >= self._room and len(carried) >= LEAST_ARTICLES:
                break
            self._add(article_address(each), contents.article(each))
            carried.append(each)
        self._add("/documents.json", contents.listed(frozenset(carried)))
        return gzipped(utf8("{" + ",".join(self._pieces) + "}"))

    def _add(self, address: str, screen: object) -> None:
        # The keys keep their order: by it both sides count.
        folded = json.dumps(
            self._folder.folded(screen), ensure_ascii=False, allow_nan=False, separators=(",", ":")
        )
        piece = f"{json_text(address)}:{folded}"
        self._pieces.append(piece)
        self._used += len(self._gauge.compress(utf8(piece)))
        self._used += len(self._gauge.flush(zlib.Z_SYNC_FLUSH))


class Folder:
    """Writes every text and object once: where it stands again, ``{"$": number}`` stands for it.

    Both sides number what they meet, texts of ``LEAST_SHARED`` letters and all objects, in the
    order in which they are done with.
    """

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def folded(self, value: object) -> object:
        """The value with its repetitions folded."""
        if isinstance(value, str):
            return self._once("s" + value, value) if letters(value) >= LEAST_SHARED else value
        if isinstance(value, dict):
            key = json_text(value)
            if key in self._numbers:
                return {"$": self._numbers[key]}
            return self._once(key, {each: self.folded(value[each]) for each in sorted(value)})
        if isinstance(value, list | tuple):
            return [self.folded(each) for each in value]
        return value

    def _once(self, key: str, value: object) -> object:
        if key in self._numbers:
            return {"$": self._numbers[key]}
        self._numbers[key] = len(self._numbers)
        return value


def utf8(text: str) -> bytes:
    """The bytes of the text; a half of a pair, which stands for nothing alone, becomes "?"."""
    return text.encode("utf-8", "replace")


def letters(text: str) -> int:
    """How long JavaScript says the text is."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def gzipped(data: bytes) -> bytes:
    """A gzip stream without a time, so that the same data give the same bytes."""
    stream = zlib.compressobj(9, zlib.DEFLATED, 31)
    return stream.compress(data) + stream.flush()
