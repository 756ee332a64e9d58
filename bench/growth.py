"""What a ledger of more and more documents costs, end to end, by the commands that users give.

For each size a ledger is filled by ``holdfast add`` with one process a core; then ``holdfast why``
is asked twice: the first time the views are worked out, the second time they are there. Told are
documents a minute by the clock, processor seconds of each command with all its processes, and the
most memory that they held together. What a start costs (models are loaded by every process) is
measured by a ledger of one document for each process, and taken off before growth is fitted.

The score is 1 where the whole grows no faster than n log n from the least size to the most, else
the share of it that n log n would explain. ``exponent``: k of a fit of n to the power k.

Ordinarily hundreds of documents are read; with ``--whole`` 1,000, 4,000 and 15,000, in an hour or
less. Each part of the corpus is a fair sample of all of it.
"""

from __future__ import annotations

import math
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.corpus import SETS, Row, corpus, write_corpus
from bench.task import Result, Settings, Task

WHOLE = 15_000
ORDINARY = 300
SHARES = (15, 15 / 4, 1)
LOOK = 0.1  # seconds between two looks at the memory
PAGE = resource.getpagesize()
QUESTION = "Why is Islamic State gaining ground?"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one command took: seconds by the clock and of processors, and its most memory in MB."""

    clock: float
    processor: float
    memory: float


@dataclass(frozen=True, slots=True)
class Measured:
    """What a ledger of ``size`` documents took: filling it, an answer with the
    working out of its views, and one from them."""

    size: int
    add: Cost
    first_why: Cost
    why: Cost

    @property
    def processor(self) -> float:
        """Processor seconds of all three."""
        return self.add.processor + self.first_why.processor + self.why.processor

    def figures(self) -> dict[str, float]:
        """A row of the table."""
        return {
            "documents_a_minute": round(self.size / self.add.clock * 60),
            "add_seconds": round(self.add.processor, 1),
            "first_why_seconds": round(self.first_why.processor, 1),
            "why_seconds": round(self.why.processor, 1),
            "milliseconds_a_document": round(self.processor / self.size * 1000, 1),
            "memory_mb": round(max(self.add.memory, self.first_why.memory, self.why.memory)),
        }


def run(sets: Mapping[str, Path], settings: Settings) -> Result:
    """The task as ``python -m bench growth`` runs it."""
    rows = corpus(sets)
    most = min(len(rows), WHOLE if settings.whole else settings.sample or ORDINARY)
    return measure(rows, sorted({max(2, round(most / share)) for share in SHARES}))


def measure(rows: Sequence[Row], sizes: Sequence[int]) -> Result:
    """Measure ledgers of so many documents, the least first."""
    cores = os.cpu_count() or 1
    found: list[Measured] = []
    with tempfile.TemporaryDirectory(prefix="holdfast-growth-") as folder:
        start = one(rows[:cores], Path(folder), cores)
        for size in sizes:
            found.append(one(rows[:size], Path(folder), cores))
    spent = [max(0.001, each.processor - start.processor) for each in found]
    parts: dict[str, object] = {
        "cores": cores,
        "start_seconds": round(start.processor, 1),
        "exponent": round(exponent(sizes, spent), 3),
        "over_n_log_n": round(over_n_log_n(sizes, spent), 3),
        "by size": {f"{each.size:,}": each.figures() for each in found},
    }
    for name in ("add", "first_why", "why"):
        own = [getattr(each, name).processor - getattr(start, name).processor for each in found]
        parts[f"exponent_of_{name}"] = round(exponent(sizes, [max(0.001, each) for each in own]), 3)
    score = min(1.0, 1 / over_n_log_n(sizes, spent))
    return Result(round(score, 4), max(sizes), parts)


def one(rows: Sequence[Row], folder: Path, cores: int) -> Measured:
    """Fill a ledger with the rows, and ask it."""
    texts, ledger = folder / f"{len(rows)}.jsonl", folder / f"{len(rows)}.sqlite"
    write_corpus(list(rows), texts)
    where = ("--ledger", str(ledger))
    return Measured(
        size=len(rows),
        add=cost("add", str(texts), "--jobs", str(cores), *where),
        first_why=cost("why", QUESTION, *where),
        why=cost("why", QUESTION, *where),
    )


def cost(*words: str) -> Cost:
    """Run a command of Holdfast to its end. Raises ``RuntimeError`` where it fails."""
    begun, before = time.perf_counter(), children()
    command = [sys.executable, "-m", "holdfast", *words]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        watch = Watch(process.pid)
        watch.start()
        _, said = process.communicate()
        watch.over.set()
        watch.join()
    if process.returncode:
        raise RuntimeError(f"holdfast {words[0]}: {said.decode('utf-8', 'replace')[-500:]}")
    return Cost(time.perf_counter() - begun, children() - before, watch.most / 1e6)


def children() -> float:
    """Processor seconds of all processes that ended below this one."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Watch(threading.Thread):
    """Looks at the memory of a process and of all below it: ``most``, in bytes.

    Pages that they share count once for each; so it is rather too much than too little. Told from
    /proc; 0 where there is none.
    """

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self._process = process
        self.most = 0
        self.over = threading.Event()

    def run(self) -> None:
        """Look until it is over."""
        while not self.over.wait(LOOK):
            self.most = max(self.most, resident(family(self._process)))


def family(process: int) -> set[int]:
    """A process and all below it."""
    found, waiting = {process}, [process]
    while waiting:
        tasks = Path(f"/proc/{waiting.pop()}/task")
        for listed in tasks.glob("*/children"):
            try:
                below = {int(each) for each in listed.read_text().split()} - found
            except OSError:
                continue
            found |= below
            waiting += below
    return found


def resident(processes: Iterable[int]) -> int:
    """Bytes of memory that they hold."""
    total = 0
    for each in processes:
        try:
            total += int(Path(f"/proc/{each}/statm").read_text().split()[1]) * PAGE
        except (OSError, IndexError):
            continue
    return total


def exponent(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """The k with which n to the power k fits the seconds best; 1 for a single size."""
    if len(sizes) < 2:
        return 1.0
    return float(np.polyfit(np.log(sizes), np.log(seconds), 1)[0])


def over_n_log_n(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """How many times the most documents cost what n log n, from the least of them, allows."""
    first, last = (each * math.log(each) for each in (sizes[0], sizes[-1]))
    return (seconds[-1] / seconds[0]) / (last / first)


TASK = Task(
    "growth",
    SETS,
    "what n log n explains of the growth of the cost, from the least ledger to the most",
    run,
)
