"""Same input, same bytes: the documents of re3d read in other orders, threads and processes.

Each reading runs in a process of its own, with its own hash seed, number of threads and order of
documents; the bytes of all statements, by document, must be the same. The score is the share of
readings that agree with the first.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from bench.task import Result, Settings, Task

# (hash seed, threads, order of documents)
READINGS = (("0", "2", "forward"), ("1", "1", "backward"), ("random", "2", "backward"))


def texts(folder: Path, settings: Settings) -> list[str]:
    """The documents of the set, in order of their files."""
    found = [
        str(json.loads(line)["text"])
        for path in sorted(folder.glob("*/documents.json"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return settings.some(found, str)


def fingerprint(documents: list[str]) -> str:
    """sha256 over the statements of each document, whichever order they were read in."""
    from holdfast.batch import attempt
    from holdfast.intake import document_from_text
    from holdfast.model import DocumentReading
    from holdfast.serial import to_dict, to_json

    sums = []
    for text in documents:
        reading = attempt(document_from_text(text))
        assert isinstance(reading, DocumentReading)
        lines = [to_json(to_dict(statement)) for statement in reading.statements]
        sums.append(hashlib.sha256("\n".join(lines).encode()).hexdigest())
    return hashlib.sha256("\n".join(sorted(sums)).encode()).hexdigest()


def in_a_process(documents: list[str], seed: str, threads: str, order: str) -> str:
    """The fingerprint as another process finds it."""
    given = documents if order == "forward" else documents[::-1]
    done = subprocess.run(
        [sys.executable, "-m", "bench.determinism"],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).resolve().parents[1],
        env={**os.environ, "PYTHONHASHSEED": seed, "HOLDFAST_THREADS": threads},
    )
    return done.stdout.strip()


def run(sets: Mapping[str, Path], settings: Settings) -> Result:
    """The task as ``python -m bench determinism`` runs it."""
    documents = texts(sets["re3d"], settings)
    found = [in_a_process(documents, *how) for how in READINGS]
    agreed = sum(each == found[0] for each in found)
    return Result(agreed / len(found), len(documents), {"hash": found[0][:16]})


TASK = Task("determinism", ("re3d",), "share of readings with the same bytes", run)


if __name__ == "__main__":
    sys.stdout.write(fingerprint(json.load(sys.stdin)) + "\n")
