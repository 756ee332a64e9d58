"""Copies and incidents: views that are made when they are first asked for, and kept.

To link all documents takes a minute where there are many, which nobody who only adds to the ledger
should wait for. Made or kept, they are the same function of what counts and of what was decided.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from sqlalchemy import Connection, Table, select

from holdfast.ledger.copies import decided_copies
from holdfast.ledger.incidents import decided_incidents
from holdfast.ledger.loading import insert, load_documents, load_links, load_statements
from holdfast.ledger.states import COPIES, INCIDENTS, note_made
from holdfast.ledger.tables import view_copies, view_incident_statements, view_incidents
from holdfast.serial import to_json

if TYPE_CHECKING:
    from holdfast.linking import CopyCluster, Incident

Item = TypeVar("Item")
Rows = Mapping[Table, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class LinkedView(Generic[Item]):
    """A view that is made when asked for: how, and how its items become rows and come back."""

    name: str
    make: Callable[[Connection], tuple[Item, ...]]
    rows: Callable[[Iterable[Item]], Rows]
    load: Callable[[Connection], tuple[Item, ...]]


def keep(connection: Connection, view: LinkedView[Item], made: Iterable[Item]) -> None:
    """Put what was made in the place of what was kept."""
    for table, rows in view.rows(made).items():
        connection.execute(table.delete())
        insert(connection, table, rows)
    note_made(connection, view.name)


def make_copies(connection: Connection) -> tuple[CopyCluster, ...]:
    """Documents that are one voice, as linking and people have it."""
    return decided_copies(load_documents(connection), load_links(connection, "document"))


def rows_of_copies(clusters: Iterable[CopyCluster]) -> Rows:
    """A row for each cluster."""
    from holdfast.linking.plain import plain_cluster

    rows = [{"id": each.id, "json": to_json(plain_cluster(each))} for each in clusters]
    return {view_copies: rows}


def load_copies(connection: Connection) -> tuple[CopyCluster, ...]:
    """The clusters that were kept, by id."""
    from holdfast.linking.plain import cluster_of_plain

    return tuple(cluster_of_plain(each) for each in kept(connection, view_copies))


def make_incidents(connection: Connection) -> tuple[Incident, ...]:
    """Statements that tell one happening, as linking and people have it."""
    links = load_links(connection, "statement")
    return decided_incidents(load_statements(connection), load_documents(connection), links)


def rows_of_incidents(incidents: Iterable[Incident]) -> Rows:
    """A row for each incident, and one for each of its statements."""
    from holdfast.linking.plain import plain_incident

    found = list(incidents)
    members = [
        {"statement": statement, "incident": each.id}
        for each in found
        for statement in each.statements
    ]
    return {
        view_incidents: [{"id": each.id, "json": to_json(plain_incident(each))} for each in found],
        view_incident_statements: members,
    }


def load_incidents(connection: Connection) -> tuple[Incident, ...]:
    """The incidents that were kept, by id."""
    from holdfast.linking.plain import incident_of_plain

    return tuple(incident_of_plain(each) for each in kept(connection, view_incidents))


def load_incident(connection: Connection, statement: str) -> Incident | None:
    """The incident, of those that were kept, that the statement is in."""
    from holdfast.linking.plain import incident_of_plain

    query = (
        select(view_incidents.c.json)
        .join(view_incident_statements, view_incident_statements.c.incident == view_incidents.c.id)
        .where(view_incident_statements.c.statement == statement)
    )
    line = connection.scalars(query).first()
    return None if line is None else incident_of_plain(json.loads(line))


def kept(connection: Connection, table: Table) -> Iterator[dict[str, Any]]:
    """What was kept in a table, by id."""
    for line in connection.scalars(select(table.c.json).order_by(table.c.id)):
        yield json.loads(line)


COPY_CLUSTERS: LinkedView[CopyCluster] = LinkedView(
    COPIES, make_copies, rows_of_copies, load_copies
)
HAPPENINGS: LinkedView[Incident] = LinkedView(
    INCIDENTS, make_incidents, rows_of_incidents, load_incidents
)
