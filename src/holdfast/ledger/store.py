"""The ledger: what was read and decided, append-only, in one file or one database."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from holdfast.control import PlaceControl
from holdfast.control.intervals import at_day
from holdfast.ledger.adding import add_once, dropped_rows, is_read
from holdfast.ledger.correcting import Correction
from holdfast.ledger.deciding import Proposal, identify, record_decisions
from holdfast.ledger.judging import Judged, effective, superseded_by
from holdfast.ledger.linked import COPY_CLUSTERS, HAPPENINGS, Item, LinkedView, keep, load_incident
from holdfast.ledger.links import Links
from holdfast.ledger.loading import (
    insert,
    load_accepted,
    load_control,
    load_decisions,
    load_document,
    load_documents,
    load_links,
    load_statements,
)
from holdfast.ledger.opening import Opened
from holdfast.ledger.questions import Question, Shown, questions
from holdfast.ledger.rows import document_row, statement_row
from holdfast.ledger.states import due
from holdfast.ledger.tables import (
    document_sources,
    documents,
    dropped,
    failures,
    raw,
    readings,
    runs,
    statements,
    view_documents,
)
from holdfast.ledger.verification import Mismatch, verify_ledger
from holdfast.ledger.views import load_judged, rebuild_views, views_hash
from holdfast.model import (
    Decision,
    Document,
    DocumentReading,
    Dropped,
    Failure,
    Run,
    Statement,
    Verb,
)
from holdfast.resting import collector_resting
from holdfast.serial import from_line

if TYPE_CHECKING:
    from holdfast.intake import Intake
    from holdfast.linking import CopyCluster, Incident


class Ledger(Opened):
    """An append-only store of documents, readings and decisions: a file, or a database for a team.

    ``place``: the path of a SQLite file, or ``postgresql+psycopg://user@host/database``. Safe to
    kill at any moment: each document is added with all its statements in one transaction, or not
    at all. ``clock`` gives the time of recording, which is kept apart from all else. Raises
    ``FileNotFoundError`` where there is no ledger and ``create`` is false, and ``ValueError`` where
    it is not a ledger, is one of a newer Holdfast, or cannot be reached.
    """

    def add(self, intake: Intake, reading: DocumentReading) -> bool:
        """Record a document with all that one run read from it; False where it already was.

        One transaction: all of it or nothing. Raises ``ValueError`` where the reading is of
        another document, has no run, or the raw bytes are not those that the document names.
        """
        document, run = reading.document, reading.run
        if run is None or intake.document.id != document.id:
            raise ValueError(f"{document.source_id}: a reading needs its own document and a run")
        if hashlib.sha256(intake.raw).hexdigest() != document.raw_sha256:
            raise ValueError(f"{document.source_id}: the raw bytes are not those of the document")
        with self._write() as connection:
            self._add_document(connection, intake)
            if is_read(connection, document.id, run.id):
                return False
            add_once(connection, runs, {"id": run.id}, asdict(run))
            found = list({each.id: each for each in reading.statements}.values())
            insert(
                connection,
                statements,
                [statement_row(each, run.id, number) for number, each in enumerate(found)],
            )
            insert(connection, dropped, dropped_rows(reading, run))
            marker = {
                "document": document.id,
                "run": run.id,
                "statements": len(found),
                "dropped": len(reading.dropped),
                "recorded": self._clock(),
            }
            connection.execute(readings.insert(), marker)
        return True

    def has_read(self, intake: Intake, run: str) -> bool:
        """Whether the run has read the document; if so, the name it came under now is recorded."""
        with self._engine.connect() as connection:
            if not is_read(connection, intake.document.id, run):
                return False
        with self._write() as connection:
            self._add_document(connection, intake)
        return True

    def add_failure(self, failure: Failure) -> None:
        """Record that a document could not be read; the same failure is recorded once."""
        row = asdict(failure)
        with self._write() as connection:
            add_once(connection, failures, row, {**row, "recorded": self._clock()})

    def decide(
        self,
        verb: Verb,
        targets: Sequence[str],
        *,
        by: str,
        reason: str = "",
        correction: Correction | None = None,
    ) -> Decision:
        """Record a decision and return it. It takes effect in all views, and only there.

        Raises ``ValueError`` for an unknown verb, a target that the ledger does not hold, or a
        correction that a target cannot take.
        """
        return self.decide_all([Proposal(verb, tuple(targets), by, reason, correction)])[0]

    def decide_all(self, proposals: Sequence[Proposal]) -> list[Decision]:
        """Record decisions in order, all of them or none; see ``decide``."""
        with self._write() as connection:
            return record_decisions(connection, proposals, self._clock)

    def documents(self, every: bool = False) -> list[Document]:
        """Documents by id: the newest version of each article, or ``every`` one ever added."""
        with self._read() as connection:
            return load_documents(connection, every)

    def document(self, identity: str) -> Document | None:
        """Any document ever added, by its id; None for no such id."""
        with self._engine.connect() as connection:
            return load_document(connection, documents.c.id == identity)

    def newest_at(self, url: str) -> Document | None:
        """The newest version of the article at that address, or what people put in its place;
        None where none was added.

        Asks the record itself and no view: after each document of many it costs the same.
        """
        with self._engine.connect() as connection:
            found = load_document(connection, documents.c.url == url)
            replaced = superseded_by({}, effective(load_decisions(connection)))
            while found is not None and found.id in replaced:
                found = load_document(connection, documents.c.id == replaced[found.id])
        return found

    def statements(self) -> list[Statement]:
        """Statements of the newest reading of the newest versions, without the rejected ones."""
        with self._read() as connection:
            return load_statements(connection)

    def statement(self, identity: str) -> Statement | None:
        """Any statement ever recorded, by its id: of its newest reading. None for no such id."""
        query = select(statements.c.json).join(
            readings,
            (readings.c.document == statements.c.document) & (readings.c.run == statements.c.run),
        )
        newest = query.where(statements.c.id == identity).order_by(readings.c.sequence.desc())
        with self._engine.connect() as connection:
            line = connection.scalars(newest.limit(1)).first()
        return None if line is None else from_line(line)

    def dropped(self) -> list[Dropped]:
        """What the verifier refused in the newest readings of the newest versions."""
        query = (
            select(dropped)
            .join(
                view_documents,
                (view_documents.c.document == dropped.c.document)
                & (view_documents.c.run == dropped.c.run)
                & view_documents.c.superseded_by.is_(None),
            )
            .order_by(dropped.c.document, dropped.c.position)
        )
        with self._read() as connection:
            rows = connection.execute(query).mappings().all()
        return [Dropped(from_line(row["json"]), row["reason"]) for row in rows]

    def failures(self) -> list[Failure]:
        """What could not be read, and has not been read since under that name."""
        read_since = select(document_sources.c.source_id)
        query = (
            select(failures.c.source_id, failures.c.problem, failures.c.remedy)
            .where(failures.c.source_id.not_in(read_since))
            .order_by(failures.c.sequence)
        )
        with self._engine.connect() as connection:
            return [Failure(*row) for row in connection.execute(query)]

    def decisions(self) -> list[Decision]:
        """All decisions, in the order of deciding."""
        with self._engine.connect() as connection:
            return load_decisions(connection)

    def judged(self) -> list[Judged]:
        """All decisions with what became of each: in force, carried over to a newer reading,
        orphaned because its span is gone, overruled, or reverted."""
        with self._engine.connect() as connection:
            return load_judged(connection)

    def accepted(self) -> frozenset[str]:
        """Ids of the statements shown that a person accepted."""
        return frozenset(self.accepted_by())

    def accepted_by(self) -> dict[str, str]:
        """The statements shown that a person accepted: id → who."""
        with self._read() as connection:
            return load_accepted(connection)

    def links(self) -> Links:
        """Statements that people said to tell the same happening, or different ones."""
        with self._read() as connection:
            return load_links(connection, "statement")

    def document_links(self) -> Links:
        """Documents that people said to be one voice, or not."""
        with self._read() as connection:
            return load_links(connection, "document")

    def incidents(self) -> tuple[Incident, ...]:
        """Happenings (``holdfast.linking.incidents``), joined and parted as people decided."""
        return self._linked(HAPPENINGS)

    def incident(self, statement: str) -> Incident | None:
        """The happening that a statement tells of, by the statement's id; None where it tells of
        none, or is not shown."""
        with self._read() as connection:
            if due(connection, HAPPENINGS.name) is None:
                return load_incident(connection, statement)
        return next((each for each in self.incidents() if statement in each.statements), None)

    def copies(self) -> tuple[CopyCluster, ...]:
        """Documents that are one voice (``holdfast.linking.copies``), joined and parted as people
        decided; each of the documents shown is in one cluster."""
        return self._linked(COPY_CLUSTERS)

    def questions(self) -> list[Question]:
        """What a person is asked to look at, with the reason; what is decided is not asked."""
        judged = self.judged()
        linked = self.incidents(), self.links()
        told = self.statements(), self.control()
        return questions(Shown(*told, *linked, judged, self.rejected(judged), self.copies()))

    def rejected(self, judged: Iterable[Judged]) -> list[Statement]:
        """What is hidden because a decision about an earlier reading was carried over to it."""
        carried = {
            identity
            for each in judged
            if each.state == "carried over" and each.decision.verb == "reject"
            for identity in each.now
            if identity is not None
        }
        return [found for each in sorted(carried) if (found := self.statement(each))]

    def identify(self, start: str, verb: Verb) -> str:
        """The id that begins so, of what the verb is about: a document for "supersede", a decision
        for "revert", else a statement. Raises ``ValueError`` where there is none, or are several.
        """
        with self._engine.connect() as connection:
            return identify(connection, start, verb)

    def run(self) -> Run | None:
        """The run of the newest reading; None while nothing was read."""
        query = select(runs).join(readings, readings.c.run == runs.c.id)
        with self._engine.connect() as connection:
            row = connection.execute(query.order_by(readings.c.sequence.desc()).limit(1)).first()
        return None if row is None else Run(*row)

    def control(self, at: date | None = None) -> list[PlaceControl]:
        """Who held each place when (``holdfast.control.control``), from the view."""
        with self._read() as connection:
            places = load_control(connection)
        return places if at is None else at_day(places, at)

    def verify(self) -> list[Mismatch]:
        """Open each quote of each statement again, and check every hash. Empty when all hold."""
        with self._engine.connect() as connection:
            return list(verify_ledger(connection))

    def rebuild(self) -> str:
        """Drop all views and work them out anew; the hash of their rows, which never changes."""
        with self._write() as connection:
            rebuild_views(connection)
            return views_hash(connection)

    def _add_document(self, connection: Connection, intake: Intake) -> None:
        document = intake.document
        bytes_row = {"sha256": document.raw_sha256, "bytes": intake.raw}
        add_once(connection, raw, {"sha256": document.raw_sha256}, bytes_row)
        add_once(connection, documents, {"id": document.id}, document_row(document))
        name = {"document": document.id, "source_id": document.source_id}
        add_once(connection, document_sources, name, {**name, "recorded": self._clock()})

    def _linked(self, view: LinkedView[Item]) -> tuple[Item, ...]:
        """A view that is made when it is first asked for.

        It is made from one state of the ledger while others may write, and kept where the ledger
        still is in that state.
        """
        with self._read() as connection:
            wanted = due(connection, view.name)
            if wanted is None:
                return view.load(connection)
            with collector_resting():
                made = view.make(connection)
        with self._write() as connection:
            if due(connection, view.name) == wanted:
                keep(connection, view, made)
        return made
