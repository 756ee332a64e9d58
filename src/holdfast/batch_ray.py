"""Many documents, read on Ray Data: on this machine, or on the cluster that RAY_ADDRESS names.

The documents are read in parts. The outcomes of a part are handed on, in order, before the next
part is begun; so whoever records each outcome as it comes loses at most one part, and a second run
that skips what is recorded goes on from there. The readings are those of ``holdfast.batch``, byte
for byte: the same function reads each document, wherever it runs.
"""

from __future__ import annotations

import logging
import os
import pickle
import shutil
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, redirect_stdout
from dataclasses import dataclass
from itertools import islice
from typing import Any

from holdfast.batch import Outcome, attempt, outcome, read_parallel
from holdfast.intake.options import Intake
from holdfast.model import Failure

PART = 512
# Pieces of a part for each process: small enough that none waits long for the last.
PIECES = 4
# How often a piece is tried again whose process died; then the part is read without Ray.
RETRIES = 2
# Room for the documents and readings of one part; Ray would take a third of the memory.
STORE_BYTES = 128 * 1024 * 1024
ADDRESS = "RAY_ADDRESS"
# Ray looks at these when it is imported: nothing is reported to its makers, and a node of our own
# listens on the loopback interface alone, as Ray does by itself on systems where it has no cluster.
SILENT = {"RAY_USAGE_STATS_ENABLED": "0"}
LOOPBACK = {"RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0"}
MISSING = "Ray is not installed: pip install 'holdfast[ray]', or leave out --engine ray"

Skip = Callable[[Intake], bool]


@dataclass(frozen=True, slots=True)
class Plan:
    """``jobs``: processes on this machine, None for one per core; ``part``: documents in a part."""

    jobs: int | None = None
    part: int = PART

    @property
    def processes(self) -> int:
        """How many processes read."""
        return self.jobs or os.cpu_count() or 1


def read_batch_on_ray(
    inputs: Iterable[Intake | Failure], plan: Plan, skip: Skip | None = None
) -> Iterator[Outcome]:
    """Read each input, in order, as ``read_batch`` does.

    Ray is started when there is something to read, and ended with the last outcome. Raises
    ``ImportError`` where it is not installed, and ``ConnectionError`` where its cluster is gone.
    """
    waiting = iter(inputs)
    with ExitStack() as stack:
        data: Any = None
        while part := list(islice(waiting, plan.part)):
            known = [settled(each, skip) for each in part]
            unread = [each for each in known if isinstance(each, Intake)]
            if unread and data is None:
                data = stack.enter_context(ray_data(plan))
            read = iter(read_part(data, unread, plan))
            yield from (each if isinstance(each, Outcome) else next(read) for each in known)


def settled(each: Intake | Failure, skip: Skip | None) -> Outcome | Intake:
    """The outcome of what need not be read, or the document that must be."""
    if isinstance(each, Failure):
        return Outcome(failure=each)
    return Outcome(intake=each) if skip is not None and skip(each) else each


def read_part(data: Any, part: Sequence[Intake], plan: Plan) -> list[Outcome]:
    """The outcomes of one part, in order; read by processes of our own where Ray gives up on it."""
    if not part:
        return []
    from ray.exceptions import RayError

    rows = [
        {"number": number, "item": pickle.dumps(each.document)} for number, each in enumerate(part)
    ]
    pieces = min(len(rows), plan.processes * PIECES)
    try:
        read = mapped(data.from_items(rows, override_num_blocks=pieces))
        results = {row["number"]: pickle.loads(row["item"]) for row in read.iter_rows()}
    except RayError:
        # One text that kills every process that reads it must cost neither the part nor the batch.
        return list(read_parallel(part, plan.processes, None))
    return [outcome(each, results[number]) for number, each in enumerate(part)]


def mapped(rows: Any) -> Any:
    """The rows with each document read; of itself, Ray Data would try a piece again for ever."""
    with warnings.catch_warnings():
        # This way to say how often will go with Ray 2.64, below which we stay.
        warnings.filterwarnings("ignore", message=".*ray_remote_args")
        return rows.map(read_row, num_cpus=1, max_retries=RETRIES)


def read_row(row: dict[str, Any]) -> dict[str, Any]:
    """One document, in a process of Ray's, which keeps the model for the next."""
    os.environ["HOLDFAST_THREADS"] = "1"
    return {"number": row["number"], "item": pickle.dumps(attempt(pickle.loads(row["item"])))}


@contextmanager
def ray_data(plan: Plan) -> Iterator[Any]:
    """Ray Data, connected to the cluster that RAY_ADDRESS names, or to a node of our own."""
    cluster = os.environ.get(ADDRESS)
    os.environ.update(SILENT if cluster else SILENT | LOOPBACK)
    try:
        import ray
        import ray.data as data
        from ray._private import ray_constants
    except ImportError as error:
        raise ImportError(MISSING) from error
    if not cluster:
        # Whoever imported Ray before us did so without the setting.
        ray_constants.ENABLE_RAY_CLUSTER = False
    folder = tempfile.mkdtemp(prefix="holdfast-ray-")
    ours = {
        "num_cpus": plan.processes,
        "include_dashboard": False,
        "object_store_memory": STORE_BYTES,
        "_temp_dir": folder,
    }
    quiet = {"log_to_driver": False, "logging_level": logging.ERROR}
    try:
        ray.init(**quiet, **({} if cluster else ours))
        context = data.DataContext.get_current()
        context.enable_progress_bars = False
        logging.getLogger("ray.data").setLevel(logging.ERROR)
        # What Ray has to say is no part of any output.
        with redirect_stdout(sys.stderr):
            yield data
    finally:
        ray.shutdown()
        shutil.rmtree(folder, ignore_errors=True)
