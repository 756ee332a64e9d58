"""The daily gate: ``python -m bench gate [--full]``. Every task on its sample, against its floor.

Sampled where a task is long, whole with ``--full``. A floor holds for the data it was measured on:
their hash stands beside it, and other data make a failure. Data that are not there are a clear
skip, and a failure where ``CI`` is set, so that nothing passes by reading nothing.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from bench.task import Settings, Task, folders

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Floor:
    """What a task must reach: on its ``sample`` in the daily gate, on everything with --full."""

    least: float
    sample: int | None


def floor_of(known: dict[str, Any], full: bool) -> Floor:
    """The floor that applies."""
    if full or "sample" not in known:
        return Floor(float(known["floor"]), None)
    return Floor(float(known["sample_floor"]), int(known["sample"]))


@lru_cache(maxsize=32)
def data_hash(folder: Path) -> str:
    """sha256 (first 16) over the names and bytes of a set's files."""
    digest = hashlib.sha256()
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def gate(
    tasks: Iterable[Task], known: dict[str, dict[str, Any]], data: Path, full: bool, say: Say
) -> bool:
    """Run the tasks that have a floor; whether all held."""
    verdicts = [check(task, known[task.name], data, full, say) for task in tasks]
    return all(verdicts)


def check(task: Task, known: dict[str, Any], data: Path, full: bool, say: Say) -> bool:
    """One task against its floor."""
    found = folders(data, task.sets)
    if len(found) < len(task.sets):
        say(f"skip  {task.name}: no {' or '.join(sorted(set(task.sets) - set(found)))} in {data}")
        return not os.environ.get("CI")
    for name, folder in found.items():
        if data_hash(folder) != known.get("data", {}).get(name):
            say(f"fail  {task.name}: {folder} is not the data that its floor was measured on")
            return False
    floor = floor_of(known, full)
    score = round(task.run(found, Settings(sample=floor.sample)).score, 4)
    held = score >= floor.least
    say(f"{'pass' if held else 'fail'}  {task.name}: {score:.4f}, floor {floor.least:.2f}")
    return held
