"""Where the statements that people decided about stand in the newest readings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, select

from holdfast.ledger.following import differences, follow
from holdfast.ledger.judging import ABOUT_STATEMENTS, Found
from holdfast.ledger.tables import readings, statements
from holdfast.model import Decision, Statement
from holdfast.serial import from_line

BATCH = 500
NEWER = "a newer version of the article took the place of its document"
UNHEARD = "no reading ever had such a statement"
GONE = "the newest reading has no such statement at its words"


def find_decided(
    connection: Connection, decided: Iterable[Decision], current: Sequence[Mapping[str, Any]]
) -> dict[str, Found]:
    """For each statement that the decisions are about, what it is in the newest reading; documents
    are themselves, until a newer version takes their place.

    ``current``: rows of ``view_documents``.
    """
    named = {t for each in decided if each.verb in ABOUT_STATEMENTS for t in each.targets}
    runs = {row["document"]: row["run"] for row in current}
    replaced = {row["document"] for row in current if row["superseded_by"] is not None}
    wanted = sorted(named - runs.keys())
    found = dict.fromkeys(wanted, Found(None, UNHEARD))
    for document in sorted(named & runs.keys()):
        gone = document in replaced
        found[document] = Found(None, NEWER) if gone else Found(None, document=document)
    elsewhere: list[tuple[str, str, str]] = []
    for identity, rows in readings_of(connection, wanted):
        document = rows[-1][0]
        if document in replaced:
            found[identity] = Found(None, NEWER)
        else:
            elsewhere.append((document, last_reading(rows, runs[document]), identity))
    for (document, run), group in groupby(sorted(elsewhere), key=lambda each: each[:2]):
        old = load_reading(connection, document, run)
        new = old if run == runs[document] else load_reading(connection, document, runs[document])
        for _, _, identity in group:
            found[identity] = found_in(identity, old, new)
    return found


def readings_of(
    connection: Connection, identities: list[str]
) -> Iterable[tuple[str, list[tuple[str, str]]]]:
    """Each id, with the (document, run) of every reading that has it, in the order of reading."""
    for start in range(0, len(identities), BATCH):
        query = (
            select(statements.c.id, statements.c.document, statements.c.run)
            .join(
                readings,
                (readings.c.document == statements.c.document)
                & (readings.c.run == statements.c.run),
            )
            .where(statements.c.id.in_(identities[start : start + BATCH]))
            .order_by(readings.c.sequence)
        )
        rows: dict[str, list[tuple[str, str]]] = {}
        for identity, document, run in connection.execute(query):
            rows.setdefault(identity, []).append((document, run))
        yield from sorted(rows.items())


def last_reading(rows: list[tuple[str, str]], newest: str) -> str:
    """The run that has the statement: the newest where that one does."""
    runs = [run for _, run in rows]
    return newest if newest in runs else runs[-1]


def load_reading(connection: Connection, document: str, run: str) -> Mapping[str, Statement]:
    """The statements of one reading, by id."""
    query = select(statements.c.json).where(
        statements.c.document == document, statements.c.run == run
    )
    found = (from_line(line) for line in connection.scalars(query.order_by(statements.c.position)))
    return {each.id: each for each in found}


def found_in(identity: str, old: Mapping[str, Statement], new: Mapping[str, Statement]) -> Found:
    """What the statement of the old reading is in the new one."""
    statement = follow(identity, old.values(), new.values())
    if statement is None:
        return Found(None, GONE)
    return Found(statement, changed=tuple(differences(old[identity], statement)))
