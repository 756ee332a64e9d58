"""Full-text search over documents and statements: FTS5 in SQLite, text vectors in PostgreSQL.

The index is worked out from the append-only tables, lives beside them, and only ever grows: what is
no longer shown is left out by whoever asks. Dropped at any time, it is made anew when first asked.
Words are folded here, the indexed ones and those asked for alike, so that both databases find the
same whatever their settings are; they only take off endings.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Engine, func, select, text

from holdfast.gazetteer.keys import exact_key
from holdfast.ledger.engines import open_engine
from holdfast.ledger.location import Location
from holdfast.ledger.tables import (
    decisions,
    document_sources,
    documents,
    failures,
    readings,
    statements,
)

Kind = Literal["document", "statement"]
BATCH = 2_000
MOST_TERMS = 16
# A phrase in quotation marks, or a word; a minus before it asks for what does not have it.
TERM = re.compile(r'(-?)(?:"([^"]*)"|“([^”]*)”|(\S+))')
# Apostrophes inside a word are letters of some languages ("Ta'izz"); a possessive's is not.
WORD = re.compile(r"\w+(?:['’‘`´ʼʻʽʿʾ]\w+)*")
POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
# Raised whenever words are folded otherwise: an index of an older folding is made anew.
FOLDING = 1

SQLITE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_words USING fts5"
    "(words, kind UNINDEXED, id UNINDEXED, tokenize = 'porter unicode61')",
    "CREATE TABLE IF NOT EXISTS search_state "
    "(documents INTEGER, readings INTEGER, folding INTEGER)",
)
POSTGRESQL = (
    "CREATE TABLE IF NOT EXISTS search_words (words tsvector, kind text, id text)",
    "CREATE INDEX IF NOT EXISTS search_words_by_word ON search_words USING gin (words)",
    "CREATE TABLE IF NOT EXISTS search_state "
    "(documents integer, readings integer, folding integer)",
)
DROP = ("DROP TABLE IF EXISTS search_words", "DROP TABLE IF EXISTS search_state")


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand together, or must not stand at all; the last may be a beginning."""

    words: tuple[str, ...]
    wanted: bool
    begins: bool


def terms_of(query: str) -> list[Term]:
    """What the words of a person ask for; nothing in them is an error."""
    found: list[Term] = []
    for minus, *phrases, word in TERM.findall(query):
        phrase = "".join(phrases)
        words = tuple(folded(phrase or word))
        if words:
            found.append(Term(words, not minus, begins=not phrase))
    return found[:MOST_TERMS]


def folded(words: str) -> Iterator[str]:
    """The words as they compare: lower case, without accents, vowel signs and apostrophes."""
    if not words.isascii():
        # Marks above and below letters are no letters, and would part a word in two.
        apart = unicodedata.normalize("NFKD", words)
        words = "".join(each for each in apart if not unicodedata.combining(each))
    for found in WORD.findall(words):
        yield from exact_key(POSSESSIVE.sub("", found)).split()


class SearchIndex:
    """The words of a ledger. Safe to use from several threads and processes."""

    def __init__(self, location: Location) -> None:
        self._engine: Engine = open_engine(location)

    def close(self) -> None:
        """Let go of the file or the database."""
        self._engine.dispose()

    def state(self) -> str:
        """What the ledger holds, in a few numbers: the same while nothing is recorded."""
        columns = (
            document_sources.c.sequence,
            readings.c.sequence,
            decisions.c.id,
            failures.c.sequence,
        )
        with self._engine.connect() as connection:
            return ":".join(
                str(connection.scalar(select(func.coalesce(func.max(each), 0)))) for each in columns
            )

    def find(self, kind: Kind, query: str) -> frozenset[str]:
        """Ids of the documents (title and text) or statements (quote and names) that have the
        words. None of them for a query without a word that is wanted."""
        terms = terms_of(query)
        if not any(each.wanted for each in terms):
            return frozenset()
        self._catch_up()
        sqlite = self._engine.dialect.name == "sqlite"
        condition = "search_words MATCH :asked" if sqlite else f"words @@ {vector_query(terms)}"
        asked = match_query(terms) if sqlite else None
        query_text = text(f"SELECT id FROM search_words WHERE {condition} AND kind = :kind")
        values: dict[str, Any] = {"kind": kind}
        if asked is not None:
            values["asked"] = asked
        else:
            values |= {f"term{n}": vector_term(each) for n, each in enumerate(terms)}
        with self._engine.connect() as connection:
            return frozenset(connection.scalars(query_text, values))

    def _catch_up(self) -> None:
        """Index what was recorded since the last time."""
        with self._engine.connect() as connection:
            if self._is_current(connection):
                return
        with self._engine.execution_options(writing=True).begin() as connection:
            sqlite = connection.dialect.name == "sqlite"
            outdated = () if read_state(connection) else DROP
            for statement in (*outdated, *(SQLITE if sqlite else POSTGRESQL)):
                connection.execute(text(statement))
            state = read_state(connection)
            seen = (state["documents"], state["readings"]) if state else (0, 0)
            words = ":words" if sqlite else "to_tsvector('english', :words)"
            add = text(f"INSERT INTO search_words (words, kind, id) VALUES ({words}, :kind, :id)")
            batch: list[dict[str, str]] = []
            for each in (*new_documents(connection, seen[0]), *new_statements(connection, seen[1])):
                batch.append(each)
                if len(batch) == BATCH:
                    connection.execute(add, batch)
                    batch = []
            if batch:
                connection.execute(add, batch)
            connection.execute(text("DELETE FROM search_state"))
            connection.execute(
                text("INSERT INTO search_state VALUES (:documents, :readings, :folding)"),
                newest(connection),
            )

    def _is_current(self, connection: Connection) -> bool:
        return read_state(connection) == newest(connection)


def read_state(connection: Connection) -> dict[str, int] | None:
    """What the index was made from; None where there is none, or one of an older folding."""
    from sqlalchemy import inspect

    told = inspect(connection)
    names = ["documents", "readings", "folding"]
    if not told.has_table("search_state"):
        return None
    if [each["name"] for each in told.get_columns("search_state")] != names:
        return None
    row = connection.execute(text(f"SELECT {', '.join(names)} FROM search_state")).first()
    found = None if row is None else dict(zip(names, row, strict=True))
    return found if found is not None and found["folding"] == FOLDING else None


def newest(connection: Connection) -> dict[str, int]:
    """The last document and the last reading that the ledger holds, and how words are folded."""
    columns = {"documents": document_sources.c.sequence, "readings": readings.c.sequence}
    return {"folding": FOLDING} | {
        name: int(connection.scalar(select(func.coalesce(func.max(column), 0))) or 0)
        for name, column in columns.items()
    }


def new_documents(connection: Connection, after: int) -> Iterator[dict[str, str]]:
    """The words of documents whose first name came in later."""
    first = (
        select(document_sources.c.document, func.min(document_sources.c.sequence).label("sequence"))
        .group_by(document_sources.c.document)
        .subquery()
    )
    query = (
        select(documents.c.id, documents.c.title, documents.c.text)
        .join(first, first.c.document == documents.c.id)
        .where(first.c.sequence > after)
        .order_by(first.c.sequence)
    )
    for identity, title, words in connection.execute(query).all():
        yield row("document", identity, f"{title or ''}\n{words}")


def new_statements(connection: Connection, after: int) -> Iterator[dict[str, str]]:
    """The words of statements that were read later: their quotes, and the names in them."""
    query = (
        select(statements.c.id, statements.c.json)
        .join(
            readings,
            (readings.c.document == statements.c.document) & (readings.c.run == statements.c.run),
        )
        .where(readings.c.sequence > after)
        .order_by(readings.c.sequence, statements.c.position)
    )
    for identity, line in connection.execute(query).all():
        yield row("statement", identity, words_of(json.loads(line)))


def words_of(statement: dict[str, Any]) -> str:
    """The quote, and the names of those it speaks of where the words differ from them."""
    names = {
        each["name"]
        for mentions in statement["roles"].values()
        for each in mentions
        if each.get("name")
    }
    return "\n".join([statement["evidence"]["quote"], *sorted(names)])


def row(kind: Kind, identity: str, words: str) -> dict[str, str]:
    """A row of the index. Half of a character is no word, and so is not among them."""
    return {"kind": kind, "id": identity, "words": " ".join(folded(words))}


def match_query(terms: list[Term]) -> str:
    """The terms as FTS5 takes them. All is quoted, so that nothing is an operator."""

    def written(term: Term) -> str:
        return f'"{" ".join(term.words)}"' + ("*" if term.begins else "")

    wanted = " AND ".join(written(each) for each in terms if each.wanted)
    unwanted = "".join(f" NOT {written(each)}" for each in terms if not each.wanted)
    return f"({wanted}){unwanted}"


def vector_query(terms: list[Term]) -> str:
    """The terms as PostgreSQL takes them, with a parameter for each."""
    parts = [
        ("" if each.wanted else "!! ") + f"to_tsquery('english', :term{number})"
        for number, each in enumerate(terms)
    ]
    return f"({' && '.join(parts)})"


def vector_term(term: Term) -> str:
    """One term: words that follow each other, the last as far as it goes."""
    return " <-> ".join(term.words) + (":*" if term.begins else "")
