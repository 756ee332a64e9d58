"""Reading what was handed in, one parcel after the other, in processes of their own."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath
from queue import Empty, Queue
from threading import Event, Lock, Thread
from typing import Literal

from holdfast.batch import Outcome, Processes, settle
from holdfast.intake import (
    Intake,
    IntakeError,
    IntakeOptions,
    intake_from_text,
    read_inputs_with_raw,
)
from holdfast.intake.inputs import read_fetched
from holdfast.intake.isolation import Workshop
from holdfast.intake.kinds import MEDIA_TYPES, kind_of_name
from holdfast.intake.options import Origin
from holdfast.intake.web import Fetched
from holdfast.ledger import Ledger
from holdfast.model import Document, Failure
from holdfast.reading.runs import current_run
from holdfast.screens import shapes
from holdfast.web.inbox import Inbox, Item, Parcel

State = Literal["waiting", "reading", "done", "stopped"]
# Documents and failures that are listed; of more only the number is told.
MOST_LISTED = 500
MOST_KEPT = 200  # jobs that are remembered
IDLE_SECONDS = 120.0
BROKEN = "Please report this, with the file if you can share it."

log = logging.getLogger("holdfast")


@dataclass(slots=True)
class Job:
    """What became of a parcel so far. Written by the one reader, read by anybody."""

    parcel: Parcel
    state: State = "waiting"
    total: int = 0
    done: int = 0
    statements: int = 0
    added: list[shapes.DocumentRef] = field(default_factory=list)
    known: list[shapes.DocumentRef] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)

    def screen(self) -> shapes.Job:
        """As the page shows it."""
        return {
            "id": self.parcel.id,
            "state": self.state,
            "total": max(self.total, self.done),
            "done": self.done,
            "added": list(self.added[:MOST_LISTED]),
            "known": list(self.known[:MOST_LISTED]),
            "failures": [
                {"sourceId": each.source_id, "problem": each.problem, "remedy": each.remedy}
                for each in self.failures[:MOST_LISTED]
            ],
            "statements": self.statements,
        }


class Jobs:
    """The parcels being read. What was handed in before the last stop is taken up again."""

    def __init__(self, ledger: Ledger, inbox: Inbox, options: IntakeOptions) -> None:
        self._ledger = ledger
        self._options = options
        self.inbox = inbox
        self._jobs: dict[str, Job] = {}
        self._queue: Queue[Job] = Queue()
        self._lock = Lock()
        self._stop = Event()
        self._thread = Thread(target=self._run, name="reader", daemon=True)

    def start(self) -> None:
        """Begin to read."""
        for parcel in self.inbox.waiting():
            self.take(parcel)
        self._thread.start()

    def close(self) -> None:
        """Stop after the document that is being read; the rest is taken up at the next start."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(timeout=10)

    def take(self, parcel: Parcel) -> Job:
        """Queue a parcel."""
        job = Job(parcel, total=len(parcel.items))
        with self._lock:
            self._jobs[parcel.id] = job
            finished = [key for key, each in self._jobs.items() if each.state == "done"]
            for key in finished[: max(0, len(self._jobs) - MOST_KEPT)]:
                del self._jobs[key]
        self._queue.put(job)
        return job

    def get(self, identity: str) -> Job | None:
        """The job of that id."""
        with self._lock:
            return self._jobs.get(identity)

    def waiting(self) -> int:
        """How many are not done."""
        with self._lock:
            return sum(each.state in {"waiting", "reading"} for each in self._jobs.values())

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                job = self._queue.get(timeout=0.5)
            except Empty:
                continue
            with Processes(1) as processes:
                self._read(job, processes)
                self._read_on(processes)

    def _read_on(self, processes: Processes) -> None:
        """Go on while there is more: a process that is warm reads at once."""
        waited = 0.0
        while not self._stop.is_set() and waited < IDLE_SECONDS:
            try:
                job = self._queue.get(timeout=0.5)
            except Empty:
                waited += 0.5
                continue
            self._read(job, processes)
            waited = 0.0

    def _read(self, job: Job, processes: Processes) -> None:
        """Read one parcel. A mistake of ours ends this job and no other."""
        job.state = "reading"
        try:
            for outcome in self._outcomes(job, processes):
                self._record(job, outcome)
                if self._stop.is_set():
                    job.state = "stopped"
                    return
        except Exception as error:
            log.exception("a job stopped")
            problem = f"the reading stopped with {type(error).__name__}"
            job.failures.append(Failure(job.parcel.id, problem, BROKEN))
            job.state = "stopped"
            return
        job.state = "done"
        self.inbox.done(job.parcel)

    def _outcomes(self, job: Job, processes: Processes) -> Iterator[Outcome]:
        """What comes of each document, one by one."""
        run = current_run().id
        for each in self._intakes(job):
            if isinstance(each, Failure):
                yield Outcome(failure=each)
            elif self._ledger.has_read(each, run):
                yield Outcome(intake=each)
            else:
                yield settle((each, processes.submit(each.document)))

    def _intakes(self, job: Job) -> Iterator[Intake | Failure]:
        """The documents of each thing that was handed in."""
        options = IntakeOptions(
            published=job.parcel.published, allow_private=self._options.allow_private
        )
        with Workshop(options) as workshop:
            for item in job.parcel.items:
                try:
                    yield from self._opened(job.parcel, item, (workshop, options))
                except IntakeError as error:
                    yield error.failure(item.name)
                except OSError as error:
                    why = (error.strerror or str(error)).lower()
                    yield Failure(item.name, f"it cannot be opened: {why}", "Hand it in again.")

    def _opened(
        self, parcel: Parcel, item: Item, how: tuple[Workshop, IntakeOptions]
    ) -> Iterator[Intake | Failure]:
        """The documents of one thing."""
        workshop, options = how
        if item.kind == "url":
            yield from read_inputs_with_raw([item.name], options)
            return
        raw = self.inbox.path(parcel, item).read_bytes()
        if item.kind == "text":
            text = raw.decode("utf-8", "surrogatepass")
            yield intake_from_text(text, source_id=item.name, options=options)
            return
        kind = kind_of_name(PurePath(item.name).name)
        origin = Origin(item.name, media_type=MEDIA_TYPES[kind] if kind else None)
        yield from read_fetched(Fetched(raw, origin), workshop, options)

    def _record(self, job: Job, outcome: Outcome) -> None:
        """Put one outcome into the ledger, and into the job."""
        job.done += 1
        if outcome.failure is not None:
            self._ledger.add_failure(outcome.failure)
            job.failures.append(outcome.failure)
        elif outcome.intake is not None and outcome.reading is not None:
            count = len(outcome.reading.statements)
            if self._ledger.add(outcome.intake, outcome.reading):
                job.statements += count
                listed(job.added, outcome.intake.document, count)
            else:
                listed(job.known, outcome.intake.document, count)
        elif outcome.intake is not None:
            listed(job.known, outcome.intake.document, 0)


def listed(found: list[shapes.DocumentRef], document: Document, statements: int) -> None:
    """List a document, while there is room."""
    if len(found) < MOST_LISTED:
        found.append(
            {
                "id": document.id,
                "sourceId": document.source_id,
                "title": document.title,
                "published": document.published,
                "publisher": document.publisher,
                "statements": statements,
                "copyOf": None,
            }
        )
