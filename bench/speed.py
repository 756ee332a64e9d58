"""Words a second of the whole path and of the bare encoder, in one run; memory; growth.

The whole path runs as users run it (one process a core); the bare encoder gets the same cores. Only
the ratio is claimed: absolute figures are of this machine.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

WARM_UP = "The army retook the town on Monday."
SIZES = (10, 100, 1000)


def texts(data: Path) -> list[str]:
    """The documents of re3d, in order of their ids."""
    found: list[tuple[str, str]] = []
    for path in sorted(data.glob("*/documents.json")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                each = json.loads(line)
                found.append((each["_id"], each["text"]))
    return [text for _, text in sorted(found)]


def words(documents: list[str]) -> int:
    """Whitespace words."""
    return sum(len(text.split()) for text in documents)


def encoder_seconds(documents: list[str]) -> float:
    """The bare encoder over all documents, on all cores."""
    from holdfast.language import load_parser

    parser = load_parser()
    parser.encode_only(WARM_UP)
    begun = time.perf_counter()
    for text in documents:
        parser.encode_only(text)
    return time.perf_counter() - begun


def path_seconds(documents: list[str], jobs: int) -> float:
    """The whole path over all documents, processes started and warm before the clock runs."""
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs) as pool:
        list(pool.map(read_one, [WARM_UP] * jobs * 4))
        begun = time.perf_counter()
        list(pool.map(read_one, documents, chunksize=4))
        return time.perf_counter() - begun


def read_one(text: str) -> int:
    """Read one text whole; the number of its statements."""
    from holdfast.intake import document_from_text
    from holdfast.reading import read_document

    return len(read_document(document_from_text(text)).statements)


def growth(documents: list[str]) -> dict[str, float]:
    """Seconds of the whole path, one process, as articles grow in number."""
    found: dict[str, float] = {}
    for size in SIZES:
        chosen = [short(documents[index % len(documents)]) for index in range(size)]
        begun = time.perf_counter()
        for text in chosen:
            read_one(text)
        found[str(size)] = round(time.perf_counter() - begun, 2)
    return found


def short(text: str) -> str:
    """The first hundred words: a thousand whole articles would take the bench an hour."""
    return " ".join(text.split()[:100])


def help_seconds() -> float:
    """The best of five starts of ``holdfast --help``."""
    starts = []
    for _ in range(5):
        begun = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "holdfast", "--help"], check=True, capture_output=True
        )
        starts.append(time.perf_counter() - begun)
    return min(starts)


def run(data: Path) -> dict[str, object]:
    """Measure all; ``score`` is whole path over bare encoder."""
    begun = time.perf_counter()
    documents = texts(data)
    count = words(documents)
    jobs = os.cpu_count() or 1
    whole = path_seconds(documents, jobs)
    bare = encoder_seconds(documents)
    parts: dict[str, object] = {
        "words": count,
        "whole_path_words_per_second": round(count / whole),
        "bare_encoder_words_per_second": round(count / bare),
        "cores": jobs,
        "seconds_for_articles_of_100_words": growth(documents),
        "help_seconds": round(help_seconds(), 3),
    }
    peak = max(
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    parts["peak_memory_mb_of_one_process"] = round(peak / 1024)
    return {
        "task": "speed",
        "score": round(bare / whole, 3),
        "metric": "whole path over bare encoder, words a second",
        "n": len(documents),
        "parts": parts,
        "published": None,
        "seconds": round(time.perf_counter() - begun, 1),
    }
