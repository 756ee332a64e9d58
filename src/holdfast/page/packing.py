"""The record's JSON as it stands in the file: plain where it is short, else folded and compressed.

The file may be mailed, so its size has a bound. Every article is carried as far as there is room,
in the order of need: whole, or else the passages that something was read from.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from holdfast.page.contents import Contents
from holdfast.page.extracts import extract

PLAIN_LIMIT = 300_000
"""Bytes of JSON up to which it is carried as it is, to be read by anyone."""
ROOM = 590_000
"""Bytes of the whole file that carrying articles may fill."""
LEAST_ARTICLES = 80
"""Carried however large the rest is: about as many as the brief and the reasons cite."""
LEAST_SHARED = 10
"""Letters (UTF-16) from which on a text that stands twice is written once; as in embedded.ts."""
SLACK = 98
"""Percent of the room that are planned to be filled."""
LEAST_OF_ID = 10
"""Letters of an id that are written at least."""
NONE: Mapping[str, str] = MappingProxyType({})


def plain(contents: Contents) -> str | None:
    """The JSON of the screens and of all articles as it may stand in HTML; None where it is too
    long to be carried so."""
    if len(contents.articles) * 1000 > PLAIN_LIMIT:
        return None
    text = json_text(dict(screens_with(contents, Plan(len(contents.articles)))))
    # No "<" stands in it, so that no text of an article can end the script or open another.
    return text.replace("<", "\\u003c") if len(utf8(text)) <= PLAIN_LIMIT else None


def packed(contents: Contents, taken: int) -> str:
    """The JSON of the screens and of as many articles as there is room for, compressed, in base 64.
    ``taken``: bytes of the file that are filled already."""
    room = (ROOM - taken) * 3 // 4
    # What each article needs by itself is more than what all need together: how much more, the
    # first plan tells.
    first = compressed(contents, planned(contents, room))
    found = planned(contents, room * room // len(first) * SLACK // 100)
    data = compressed(contents, found)
    while len(data) > room and found != found.smaller():
        found = found.smaller()
        data = compressed(contents, found)
    return base64.b64encode(data).decode("ascii")


@dataclass(frozen=True, slots=True)
class Plan:
    """How many articles are carried whole, and how many after them as extracts."""

    whole: int
    extracts: int = 0

    def smaller(self) -> Plan:
        """A plan that needs less room: fewer whole ones, then fewer extracts."""
        if self.whole > LEAST_ARTICLES:
            fewer = max(LEAST_ARTICLES, self.whole * 9 // 10)
            return Plan(fewer, self.extracts + self.whole - fewer)
        return Plan(self.whole, self.extracts * 9 // 10)


def planned(contents: Contents, room: int) -> Plan:
    """First every article as an extract, in the order of need, as far as they go; what room is left
    goes to whole texts, in the same order."""
    gauge = Gauge(short_names(contents.ids))
    for address, screen in sorted(contents.screens.items()):
        gauge.add(address, screen)
    rest: list[int] = []  # what each article would need beyond its extract
    for each in contents.articles:
        if gauge.used >= room and len(rest) >= LEAST_ARTICLES:
            break
        article = contents.article(each)
        gauge.add(article_address(each), extract(article))
        rest.append(gauge.cost_of(article["text"]))
    whole = 0
    while whole < len(rest) and (gauge.used + rest[whole] < room or whole < LEAST_ARTICLES):
        gauge.used += rest[whole]
        whole += 1
    return Plan(whole, len(rest) - whole)


def screens_with(
    contents: Contents, plan: Plan, names: Mapping[str, str] = NONE
) -> Iterator[tuple[str, object]]:
    """The screens, the articles of the plan and their list. ``names``: of ids, shortened."""
    yield from sorted(contents.screens.items())
    carried = contents.articles[: plan.whole + plan.extracts]
    for place, each in enumerate(carried):
        article = contents.article(each)
        address = article_address(names.get(each, each))
        yield address, article if place < plan.whole else extract(article)
    yield "/documents.json", contents.listed(frozenset(carried))


def article_address(document: str) -> str:
    """Where the reader finds it."""
    return f"/reader/{document}.json"


def json_text(value: object) -> str:
    """Compact JSON, its keys in order."""
    return json.dumps(
        value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), sort_keys=True
    )


def compressed(contents: Contents, plan: Plan) -> bytes:
    """The gzip stream of the JSON, its repetitions folded."""
    names = short_names(contents.ids)
    folder = Folder(names)
    pieces = (folder.piece(*each) for each in screens_with(contents, plan, names))
    return gzipped(utf8("{" + ",".join(pieces) + "}"))


class Gauge:
    """Tells how many bytes screens need, one after the other, compressed."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.used = 0
        self._folder = Folder(names)
        self._stream = zlib.compressobj(9)
        self._texts = zlib.compressobj(9)

    def add(self, address: str, screen: object) -> None:
        """Count a screen in."""
        self.used += through(self._stream, self._folder.piece(address, screen))

    def cost_of(self, text: str) -> int:
        """What a text needs beside others of its kind."""
        return through(self._texts, text)


def through(stream: zlib._Compress, text: str) -> int:
    """How many bytes the text adds to the stream."""
    return len(stream.compress(utf8(text))) + len(stream.flush(zlib.Z_SYNC_FLUSH))


class Folder:
    """Writes every text and object once: where it stands again, ``{"$": number}`` stands for it.

    Both sides number what they meet, texts of ``LEAST_SHARED`` letters and all objects, in the
    order in which they are done with. ``names``: what is written for some texts.
    """

    def __init__(self, names: Mapping[str, str] = NONE) -> None:
        self._numbers: dict[str, int] = {}
        self._names = names

    def piece(self, address: str, screen: object) -> str:
        """A screen as a member of the whole. The keys keep their order: by it both sides count."""
        folded = json.dumps(
            self.folded(screen), ensure_ascii=False, allow_nan=False, separators=(",", ":")
        )
        return f"{json_text(address)}:{folded}"

    def folded(self, value: object) -> object:
        """The value with its repetitions folded."""
        if isinstance(value, str):
            text = self._names.get(value, value)
            return self._once("s" + text, text) if letters(text) >= LEAST_SHARED else text
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


def short_names(ids: Collection[str]) -> dict[str, str]:
    """The beginning of each id, all of one length, by which it is told from every other: an id is
    drawn by lot, so that it takes as much room as it has letters."""
    length = LEAST_OF_ID
    while len({each[:length] for each in ids}) < len(ids):
        length += 1
    return {each: each[:length] for each in ids}


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
