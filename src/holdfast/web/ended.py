"""Sessions that were ended before they ran out.

They are kept beside the ledger, so that neither a restart nor another server of the same ledger
takes for open what somebody closed.
"""

from __future__ import annotations

import time

from sqlalchemy import BigInteger, Column, MetaData, String, Table, inspect, select

from holdfast.ledger.engines import open_engine
from holdfast.ledger.location import Location
from holdfast.web.identity import Session

sessions = Table(
    "ended_sessions",
    MetaData(),
    Column("number", String(32), primary_key=True),
    Column("until", BigInteger, nullable=False),
)


class EndedSessions:
    """The sessions of a ledger's servers that somebody logged out of. Safe in several threads."""

    def __init__(self, location: Location) -> None:
        self._engine = open_engine(location)
        self._known: set[str] = set()

    def close(self) -> None:
        """Let go of the file or the database."""
        self._engine.dispose()

    def end(self, session: Session) -> None:
        """From now on the session is none, whoever holds its cookie."""
        with self._engine.execution_options(writing=True).begin() as connection:
            sessions.create(connection, checkfirst=True)
            # What has run out is none anyway.
            connection.execute(sessions.delete().where(sessions.c.until < time.time()))
            same = select(sessions).where(sessions.c.number == session.number)
            if connection.execute(same).first() is None:
                row = {"number": session.number, "until": session.until}
                connection.execute(sessions.insert(), row)
        self._known.add(session.number)

    def has(self, session: Session) -> bool:
        """Whether the session was ended, here or by another server of the ledger."""
        if session.number in self._known:
            return True
        with self._engine.connect() as connection:
            if not inspect(connection).has_table(sessions.name):
                return False
            same = select(sessions).where(sessions.c.number == session.number)
            found = connection.execute(same).first() is not None
        if found:
            self._known.add(session.number)
        return found
