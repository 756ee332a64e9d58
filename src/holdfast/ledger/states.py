"""What each view was worked out from, and whether that is still what it is a function of."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, func, select

from holdfast.ledger.tables import (
    decisions,
    document_sources,
    readings,
    view_documents,
    view_links,
    view_state,
    view_statements,
)

# Raised whenever the same record would be shown otherwise: views of an older policy are rebuilt.
POLICY = 5
RECORD, CONTROL, COPIES, INCIDENTS = "record", "control", "copies", "incidents"


def stale(connection: Connection) -> bool:
    """Whether anything was recorded since the views of what counts were built."""
    return made_from(connection, RECORD) != inputs(connection)


def inputs(connection: Connection) -> str:
    """What all views are a function of: nothing is ever changed, so that counting is enough."""
    counts = [
        connection.scalar(select(func.coalesce(func.max(column), 0)))
        for column in (document_sources.c.sequence, readings.c.sequence, decisions.c.id)
    ]
    return ":".join(str(count) for count in (POLICY, *counts))


def made_from(connection: Connection, view: str) -> str | None:
    """What the view was last worked out from; None where it was not."""
    return connection.scalar(select(view_state.c.made).where(view_state.c.view == view))


def due(connection: Connection, view: str) -> str | None:
    """What the view is a function of now; None where it is worked out from that already."""
    query = select(view_state.c.inputs, view_state.c.made).where(view_state.c.view == view)
    row = connection.execute(query).one()
    return None if row.inputs == row.made else str(row.inputs)


def note_inputs(connection: Connection) -> None:
    """Write down what each view is a function of, from the views of what counts as they are now.

    What was decided without changing what a view shows leaves it as it is.
    """
    known = {row.view: row.made for row in connection.execute(select(view_state))}
    connection.execute(view_state.delete())
    rows = [
        {"view": view, "inputs": mark, "made": known.get(view)}
        for view, mark in marks(connection).items()
    ]
    connection.execute(view_state.insert(), rows)


def note_made(connection: Connection, view: str) -> None:
    """Write down that the view was worked out from what it is a function of now."""
    row = view_state.c.view == view
    connection.execute(view_state.update().where(row).values(made=view_state.c.inputs))


def marks(connection: Connection) -> dict[str, str]:
    """View → what it is a function of, as a hash of that."""
    read = list(connection.execute(select(view_documents).order_by(view_documents.c.document)))
    newest = [row.document for row in read if row.superseded_by is None]
    told = digest(chained(read, statements_shown(connection)))
    return {
        RECORD: inputs(connection),
        CONTROL: told,
        COPIES: digest(chained(newest, links_about(connection, "document"))),
        INCIDENTS: digest(chained([told], links_about(connection, "statement"))),
    }


def chained(*parts: Iterable[Any]) -> Iterator[Any]:
    """The parts one after the other, each with a mark at its end."""
    for part in parts:
        yield from part
        yield None


def statements_shown(connection: Connection) -> Iterable[Any]:
    """The statements that count, as they are told; whether a person accepted them is no part."""
    columns = (view_statements.c.document, view_statements.c.run, view_statements.c.position)
    query = select(*columns, view_statements.c.json).order_by(view_statements.c.number)
    return connection.execute(query)


def links_about(connection: Connection, about: str) -> Iterable[Any]:
    """Decided pairs of statements, or of documents."""
    pairs = select(view_links.c.one, view_links.c.other, view_links.c.verdict)
    told = pairs.where(view_links.c.about == about)
    return connection.execute(told.order_by(view_links.c.one, view_links.c.other))


def digest(rows: Iterable[Any]) -> str:
    """A hash of rows, with the policy before it."""
    found = hashlib.sha256()
    for row in rows:
        found.update(repr(row if row is None or isinstance(row, str) else tuple(row)).encode())
    return f"{POLICY}:{found.hexdigest()}"
