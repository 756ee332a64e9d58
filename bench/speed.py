"""Words a second of the whole path and of the bare encoder, in one run; memory; growth; start-up.

Both measurements run in the same processes, one a core with one thread each, as a batch gives them
to users. They alternate, text by text; the score is the median of the rounds' ratios by processor
time, all processes together: other work on the machine slows both, and on an idle machine it is the
ratio by the clock, which is told too. Absolute figures are of this machine.

The bare encoder splits the text into words and runs the encoder with its least head alone (the
graph is cut to that: onnxruntime runs every node that it is given); it fills no ``Doc``. One
process a core suits it better than one process with a thread for each core. In one process it is
told, too, where the time of the whole path goes.
"""

from __future__ import annotations

import json
import os
import pickle
import resource
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from bench.task import Result, Settings, Task
from holdfast.batch import attempt, new_pool
from holdfast.intake import document_from_text
from holdfast.model import DocumentReading, Failure

WARM_UP = "The army retook the town of Tikrit on Monday, killing 12 fighters, officials said."
SHORT = 100
ENCODER = "encoder"
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Plan:
    """How much to measure: rounds; numbers of short articles; words of the long documents."""

    rounds: int = 3
    articles: tuple[int, ...] = (10, 100, 400)
    long_words: tuple[int, ...] = (1_000, 5_000, 20_000)
    starts: int = 5
    cores: int | None = None  # all of them


class Pass(NamedTuple):
    """Seconds on the clock and of processors, of the whole path and of the bare encoder, added up
    over texts."""

    whole: float
    whole_processor: float
    bare: float
    bare_processor: float


def texts(data: Path) -> list[str]:
    """The documents of a folder laid out like re3d, in order of their ids."""
    found: list[tuple[str, str]] = []
    for path in sorted(data.rglob("documents.json")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                each = json.loads(line)
                found.append((each["_id"], each["text"]))
    return [text for _, text in sorted(found)]


def words(documents: Sequence[str]) -> int:
    """Whitespace words."""
    return sum(len(text.split()) for text in documents)


def read_one(text: str) -> tuple[float, DocumentReading]:
    """Read one text whole: seconds of the processor, and what was read (it travels back)."""
    begun = time.process_time()
    result = attempt(document_from_text(text))
    if isinstance(result, Failure):
        raise RuntimeError(result.problem)
    return time.process_time() - begun, result


def encode_one(text: str) -> int:
    """Run the bare encoder over one text: how many windows."""
    from holdfast.language import load_parser

    return load_parser().encode_only(text)


def compare_one(task: tuple[str, bool]) -> Pass:
    """Read a text whole and run the bare encoder over it, the encoder first where that is asked.

    Both within a blink, so that whatever else the machine does slows both alike. What was read is
    packed as it is to travel back to who asked for it.
    """
    text, bare_first = task
    spent: dict[bool, tuple[float, float]] = {}
    for bare in (bare_first, not bare_first):
        begun, own = time.perf_counter(), time.process_time()
        if bare:
            encode_one(text)
        else:
            pickle.dumps(read_one(text))
        spent[bare] = time.perf_counter() - begun, time.process_time() - own
    return Pass(*spent[False], *spent[True])


def passed(pool: ProcessPoolExecutor, documents: Sequence[str]) -> float:
    """Processor seconds of reading all documents whole, the longest first, handing them out and
    taking in what was read included."""
    own = time.process_time()
    ordered = sorted(documents, key=len, reverse=True)
    processor = sum(seconds for seconds, _ in pool.map(read_one, ordered))
    return processor + time.process_time() - own


def measure_rounds(documents: list[str], cores: int, rounds: int) -> list[Pass]:
    """All documents by both, text by text; which goes first changes with each text and round."""
    found: list[Pass] = []
    ordered = sorted(documents, key=len, reverse=True)
    with new_pool(cores) as pool:
        list(pool.map(compare_one, [(WARM_UP, False)] * cores * 8))
        list(pool.map(compare_one, [(text, False) for text in documents[: cores * 2]]))
        for number in range(rounds):
            tasks = [(text, (place + number) % 2 == 1) for place, text in enumerate(ordered)]
            found.append(Pass(*map(sum, zip(*pool.map(compare_one, tasks), strict=True))))
    return found


def steps_of(documents: list[str]) -> dict[str, float]:
    """Processor seconds of each step of the whole path over all documents, in this process; and,
    under ``ENCODER``, of the encoder with its least head."""
    from holdfast.language import load_parser
    from holdfast.reading.assembly import assemble
    from holdfast.reading.pipeline import STEPS, parse
    from holdfast.reading.runs import current_run
    from holdfast.reading.verify import verify

    found: defaultdict[str, float] = defaultdict(float)

    def timed(name: str, work: Callable[[], Made]) -> Made:
        begun = time.process_time()
        made = work()
        found[name] += time.process_time() - begun
        return made

    load_parser().encode_only(WARM_UP)
    for text in documents:
        document = document_from_text(text)
        reading = timed("parse", partial(parse, document))
        for name, step in STEPS:
            timed(name, partial(step, reading))
        statements = timed("assembly", partial(assemble, reading, current_run().id))
        timed("verify", partial(verify, reading, statements))
        timed(ENCODER, partial(load_parser().encode_only, text))
    return dict(found)


def step_parts(seconds: Mapping[str, float], count: int) -> dict[str, object]:
    """Share and time a word of each step, the longest first; and the encoder's share."""
    whole = sum(value for name, value in seconds.items() if name != ENCODER)
    ranked = sorted(seconds.items(), key=lambda pair: (-pair[1], pair[0]))
    table = {
        name: {
            "share": round(value / whole, 3),
            "microseconds_a_word": round(value / count * 1e6, 1),
        }
        for name, value in ranked
        if name != ENCODER
    }
    return {"ratio_in_one_process": round(seconds[ENCODER] / whole, 3), "by step": table}


def peak_memory() -> float:
    """The most memory that this process has held, in MB (10^6 bytes)."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6)


def growth(
    pool: ProcessPoolExecutor, documents: list[str], sizes: Sequence[int]
) -> dict[str, dict[str, float]]:
    """Processor seconds in one process for more and more articles, and milliseconds for each."""
    short = [" ".join(text.split()[:SHORT]) for text in documents]
    found: dict[str, dict[str, float]] = {}
    for size in sizes:
        chosen = [short[index % len(short)] for index in range(size)]
        seconds = passed(pool, chosen)
        found[str(size)] = {
            "seconds": round(seconds, 2),
            "milliseconds_an_article": round(seconds / size * 1000, 1),
            "peak_memory_mb": pool.submit(peak_memory).result(),
        }
    return found


def long_documents(
    pool: ProcessPoolExecutor, documents: list[str], sizes: Sequence[int]
) -> dict[str, dict[str, float]]:
    """Milliseconds a word and memory for one document, longer and longer, in one process."""
    found: dict[str, dict[str, float]] = {}
    for size in sizes:
        seconds, _ = pool.submit(read_one, joined(documents, size)).result()
        found[str(size)] = {
            "milliseconds_a_word": round(seconds / size * 1000, 3),
            "peak_memory_mb": pool.submit(peak_memory).result(),
        }
    return found


def joined(documents: list[str], size: int) -> str:
    """One text of so many words, from the documents in turn."""
    parts: list[str] = []
    count = 0
    while count < size:
        text = documents[len(parts) % len(documents)]
        parts.append(text)
        count += len(text.split())
    surplus = count - size
    if surplus:
        parts[-1] = parts[-1].rsplit(None, surplus)[0]
    return "\n\n".join(parts)


def help_seconds(starts: int) -> float:
    """The best of several starts of ``holdfast --help``: the others waited for something else."""
    found = []
    for _ in range(starts):
        begun = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "holdfast", "--help"], check=True, capture_output=True
        )
        found.append(time.perf_counter() - begun)
    return min(found)


def rates(rounds: list[Pass], count: int, cores: int) -> dict[str, object]:
    """Medians over the rounds; words a second of all cores together."""

    def median(values: list[float]) -> float:
        return statistics.median(values)

    by_processor = [each.bare_processor / each.whole_processor for each in rounds]
    return {
        "whole_path_words_per_second": round(count * cores / median([r.whole for r in rounds])),
        "bare_encoder_words_per_second": round(count * cores / median([r.bare for r in rounds])),
        "ratio_by_clock": round(median([each.bare / each.whole for each in rounds]), 3),
        "ratio_by_processor_time": round(median(by_processor), 3),
        "ratios_by_processor_time": [round(each, 3) for each in by_processor],
    }


def run(sets: Mapping[str, Path], settings: Settings) -> Result:
    """The task as ``python -m bench speed`` runs it."""
    return measure(sets["re3d"], Plan())


def measure(data: Path, plan: Plan) -> Result:
    """Measure all; the score is whole path over bare encoder, by processor time."""
    documents = texts(data)
    count = words(documents)
    cores = plan.cores or os.cpu_count() or 1
    rounds = measure_rounds(documents, cores, plan.rounds)
    figures = rates(rounds, count, cores)
    parts: dict[str, object] = {"words": count, "cores": cores, **figures}
    with new_pool(1) as pool:
        list(pool.map(read_one, [WARM_UP, *documents[:3]]))
        parts.update(step_parts(pool.submit(steps_of, documents).result(), count))
        parts[f"articles_of_{SHORT}_words"] = growth(pool, documents, plan.articles)
        parts["one_long_document"] = long_documents(pool, documents, plan.long_words)
    parts["help_seconds"] = round(help_seconds(plan.starts), 3)
    return Result(float(str(figures["ratio_by_processor_time"])), len(documents), parts)


TASK = Task(
    "speed",
    ("re3d",),
    "whole path over bare encoder, words a second of processor time",
    run,
)
