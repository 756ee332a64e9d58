"""Many documents, read in order: in this process, or one process per core with the same result."""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TYPE_CHECKING

from holdfast.model import Document, DocumentReading, Failure
from holdfast.reading import read_document

if TYPE_CHECKING:
    from holdfast.intake import Intake

# Below this many documents, starting processes (a second each) costs more than it saves.
WORTH_PROCESSES = 16
# Documents handed out ahead of the one whose turn it is: enough to keep every process busy.
AHEAD = 4
REPORT = "Please report this, with the text if you can share it."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one input: a reading, a failure, or neither where it was skipped."""

    intake: Intake | None = None
    reading: DocumentReading | None = None
    failure: Failure | None = None


Pending = tuple["Intake | None", "Future[DocumentReading | Failure] | Outcome"]


def read_batch(
    inputs: Iterable[Intake | Failure],
    jobs: int | None = None,
    skip: Callable[[Intake], bool] | None = None,
) -> Iterator[Outcome]:
    """Read each input, in order; what fails is an outcome, and the batch goes on.

    ``jobs``: processes; None: one per core where there are documents enough. ``skip`` is asked
    before a document is read. The outcomes are the same whatever ``jobs`` is.
    """
    waiting = iter(inputs)
    first = list(islice(waiting, WORTH_PROCESSES)) if jobs is None else []
    few = jobs is None and len(first) < WORTH_PROCESSES
    count = 1 if few else jobs or os.cpu_count() or 1
    inputs = chain(first, waiting)
    if count == 1:
        return (read_one(each, skip) for each in inputs)
    return read_parallel(inputs, count, skip)


def read_one(each: Intake | Failure, skip: Callable[[Intake], bool] | None) -> Outcome:
    """The outcome of one input, in this process."""
    if isinstance(each, Failure):
        return Outcome(failure=each)
    if skip is not None and skip(each):
        return Outcome(intake=each)
    return outcome(each, attempt(each.document))


def outcome(intake: Intake, result: DocumentReading | Failure) -> Outcome:
    """The outcome of what a process returned."""
    if isinstance(result, Failure):
        return Outcome(intake=intake, failure=result)
    return Outcome(intake=intake, reading=result)


def attempt(document: Document) -> DocumentReading | Failure:
    """The reading, or the failure that a mistake of ours becomes: one text must not end a batch."""
    try:
        reading = read_document(document)
        keep_what_is_loaded()
        return reading
    except Exception as error:
        said = " ".join(str(error).split())
        problem = f"the reader stopped with {type(error).__name__}" + (f" ({said})" if said else "")
        return Failure(document.source_id, problem, REPORT)


@lru_cache(maxsize=1)
def keep_what_is_loaded() -> None:
    """In a process that only reads, what the first reading loaded (rules, gazetteer, words) stays:
    the collector need not look through it again and again. Nowhere else: it is not ours to say."""
    if parent_process() is not None:
        gc.freeze()


def read_parallel(
    inputs: Iterable[Intake | Failure], jobs: int, skip: Callable[[Intake], bool] | None
) -> Iterator[Outcome]:
    """As ``read_one`` for each, on several processes; a few documents are read ahead."""
    pending: deque[Pending] = deque()
    with Processes(jobs) as processes:
        for each in inputs:
            if isinstance(each, Failure):
                pending.append((None, Outcome(failure=each)))
            elif skip is not None and skip(each):
                pending.append((each, Outcome(intake=each)))
            else:
                pending.append((each, processes.submit(each.document)))
            if len(pending) > jobs * AHEAD:
                yield settle(pending.popleft())
        while pending:
            yield settle(pending.popleft())


class Processes:
    """Processes that read, replaced when one of them dies and takes the others with it."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool = new_pool(jobs)

    def __enter__(self) -> Processes:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)

    def submit(self, document: Document) -> Future[DocumentReading | Failure]:
        """Hand the document out."""
        try:
            return self._pool.submit(attempt, document)
        except BrokenProcessPool:
            self._pool.shutdown()
            self._pool = new_pool(self._jobs)
            return self._pool.submit(attempt, document)


def settle(pending: Pending) -> Outcome:
    """Wait for the result. When the processes died, the document is tried once more, by itself."""
    intake, result = pending
    if isinstance(result, Outcome):
        return result
    assert intake is not None
    try:
        return outcome(intake, result.result())
    except BrokenProcessPool:
        return outcome(intake, attempt_alone(intake.document))


def attempt_alone(document: Document) -> DocumentReading | Failure:
    """Read in a process of its own: whether it was this text that killed the others."""
    with new_pool(1) as pool:
        try:
            return pool.submit(attempt, document).result()
        except BrokenProcessPool:
            problem = "the process that read it was killed, perhaps for want of memory"
            return Failure(document.source_id, problem, "Try it alone, with more memory.")


def new_pool(jobs: int) -> ProcessPoolExecutor:
    """Processes that start clean: a copy of one with running threads can lock up."""
    return ProcessPoolExecutor(jobs, get_context("spawn"), prepare_process)


def prepare_process() -> None:
    """One thread a process, as there is one process a core; Ctrl-C is for the parent to answer."""
    os.environ["HOLDFAST_THREADS"] = "1"
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=end_with_parent, name="end with parent", daemon=True).start()


def end_with_parent() -> None:
    """Wait for the parent's end, and end: one that was killed can tell nobody to stop, and its
    processes would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
