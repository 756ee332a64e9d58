"""What watching remembers between rounds: a small SQLite file of its own, never in the record.

Each change is one transaction, so that a watcher killed at any moment goes on where it was. One
watcher at a time holds the file. Times are seconds since 1970.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar

Row = TypeVar("Row")

VERSION = 1
SCHEMA = """
CREATE TABLE feeds (
    address TEXT PRIMARY KEY, etag TEXT, modified TEXT, sha256 TEXT,
    failures INTEGER NOT NULL, due REAL NOT NULL
);
CREATE TABLE hosts (
    host TEXT PRIMARY KEY, failures INTEGER NOT NULL, until REAL NOT NULL, why TEXT NOT NULL
);
CREATE TABLE robots (origin TEXT PRIMARY KEY, text TEXT NOT NULL, fetched REAL NOT NULL);
CREATE TABLE articles (
    number INTEGER PRIMARY KEY, address TEXT NOT NULL UNIQUE, title TEXT NOT NULL,
    published TEXT, mark TEXT NOT NULL, state TEXT NOT NULL, etag TEXT, modified TEXT,
    document TEXT, text_sha256 TEXT, replaces TEXT, decided INTEGER, read REAL,
    failures INTEGER NOT NULL, due REAL
);
CREATE INDEX articles_due ON articles (due);
"""


@dataclass(frozen=True, slots=True)
class KnownFeed:
    """A feed as it was when last read; ``due``: when it may be asked for again."""

    address: str
    etag: str | None = None
    modified: str | None = None
    sha256: str | None = None
    failures: int = 0
    due: float = 0


@dataclass(frozen=True, slots=True)
class KnownHost:
    """A host that failed so many times in a row, and is left alone until then."""

    host: str
    failures: int = 0
    until: float = 0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Robots:
    """The robots.txt of an origin."""

    origin: str
    text: str
    fetched: float


@dataclass(frozen=True, slots=True)
class Article:
    """An article that a feed named.

    ``document``: what was read from it last, with the hash of its text and title. ``replaces``: the
    version that a correction under way takes the place of; ``decided``: how many decisions the
    ledger held before. ``due``: when it is asked for next; None for never.
    """

    number: int
    address: str
    title: str
    published: str | None
    mark: str
    state: Literal["new", "read", "given up"] = "new"
    etag: str | None = None
    modified: str | None = None
    document: str | None = None
    text_sha256: str | None = None
    replaces: str | None = None
    decided: int | None = None
    read: float | None = None
    failures: int = 0
    due: float | None = 0


class State:
    """The file. Raises ``ValueError`` where it is none of ours or another watcher holds it."""

    def __init__(self, path: Path) -> None:
        try:
            self._connection = sqlite3.connect(path, timeout=1, isolation_level=None)
        except sqlite3.OperationalError as error:
            raise ValueError(f"{path} cannot be used: {error}") from error
        try:
            self._prepare()
        except sqlite3.OperationalError as error:
            self._connection.close()
            held = "another watcher holds it" if "locked" in str(error) else str(error)
            raise ValueError(f"{path} cannot be used: {held}") from error
        except (sqlite3.DatabaseError, ValueError) as error:
            self._connection.close()
            raise ValueError(f"{path} is not what a watcher keeps: {error}") from error

    def __enter__(self) -> State:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def feed(self, address: str) -> KnownFeed:
        """What is known of a feed; nothing, for a new one."""
        return self._one(KnownFeed, "feeds", "address", address) or KnownFeed(address)

    def save_feed(self, feed: KnownFeed, found: Iterable[Article] = ()) -> None:
        """Keep a feed with the articles it names: all at once, so that none of them is missed.

        An article that is known keeps what is known of it. Where its mark changed it is due.
        """
        with self._transaction():
            self._put("feeds", feed)
            for article in found:
                known = self.article(article.address)
                if known is None:
                    number = self._value("SELECT coalesce(max(number), 0) + 1 FROM articles")
                    self._put("articles", article, number=number)
                elif known.mark != article.mark:
                    due = article.due if known.due is None else min(known.due, article.due or 0)
                    state = "new" if known.state == "given up" else known.state
                    changes = (article.mark, article.title, due, state, article.address)
                    self._connection.execute(
                        "UPDATE articles SET mark = ?, title = ?, due = ?, state = ?, failures = 0"
                        " WHERE address = ?",
                        changes,
                    )

    def host(self, host: str) -> KnownHost:
        """What is known of a host."""
        return self._one(KnownHost, "hosts", "host", host) or KnownHost(host)

    def save_host(self, host: KnownHost) -> None:
        """Keep it."""
        with self._transaction():
            self._put("hosts", host)

    def robots(self, origin: str) -> Robots | None:
        """The robots.txt of an origin, where it was fetched."""
        return self._one(Robots, "robots", "origin", origin)

    def save_robots(self, robots: Robots) -> None:
        """Keep it."""
        with self._transaction():
            self._put("robots", robots)

    def article(self, address: str) -> Article | None:
        """What is known of an article."""
        return self._one(Article, "articles", "address", address)

    def save_article(self, article: Article) -> None:
        """Keep it."""
        with self._transaction():
            self._put("articles", article)

    def due(self, now: float) -> list[Article]:
        """Articles that may be asked for: those that failed least first, then as they came."""
        query = "SELECT * FROM articles WHERE due <= ? ORDER BY failures, number"
        return [Article(**dict(row)) for row in self._rows(query, now)]

    def under_way(self) -> list[Article]:
        """Articles whose correction was begun and not ended."""
        query = "SELECT * FROM articles WHERE replaces IS NOT NULL ORDER BY number"
        return [Article(**dict(row)) for row in self._rows(query)]

    def last_read(self) -> Article | None:
        """The article that was read last."""
        query = "SELECT * FROM articles WHERE document IS NOT NULL ORDER BY read DESC, number DESC"
        row = self._rows(f"{query} LIMIT 1").fetchone()
        return None if row is None else Article(**dict(row))

    def forget_documents(self) -> None:
        """Every article is to be read anew: the ledger is not the one that it was read into."""
        with self._transaction():
            self._connection.execute(
                "UPDATE articles SET state = 'new', etag = NULL, modified = NULL, document = NULL,"
                " text_sha256 = NULL, replaces = NULL, decided = NULL, failures = 0, due = 0"
            )

    def _prepare(self) -> None:
        self._connection.row_factory = sqlite3.Row
        self._connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        with self._transaction("EXCLUSIVE"):
            version = self._value("PRAGMA user_version")
            if version == 0 and not self._value("SELECT count(*) FROM sqlite_master"):
                for statement in SCHEMA.split(";"):
                    self._connection.execute(statement)
                self._connection.execute(f"PRAGMA user_version = {VERSION}")
            elif version != VERSION or not self._value(
                "SELECT count(*) FROM sqlite_master WHERE name = 'articles_due'"
            ):
                raise ValueError("it is another program's, or of another Holdfast")

    @contextmanager
    def _transaction(self, kind: str = "IMMEDIATE") -> Iterator[None]:
        self._connection.execute(f"BEGIN {kind}")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def _put(self, table: str, item: Any, **instead: object) -> None:
        row = {**asdict(item), **instead}
        columns, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
        self._connection.execute(
            f"INSERT OR REPLACE INTO {table} ({columns}) VALUES ({marks})", row
        )

    def _one(self, kind: type[Row], table: str, key: str, value: str) -> Row | None:
        query = f"SELECT * FROM {table} WHERE {key} = ?"
        row = self._rows(query, value).fetchone()
        return None if row is None else kind(**dict(row))

    def _rows(self, query: str, *values: object) -> sqlite3.Cursor:
        return self._connection.execute(query, values)

    def _value(self, query: str) -> Any:
        return self._connection.execute(query).fetchone()[0]
