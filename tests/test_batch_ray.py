"""The same corpus on Ray Data: the same bytes, whatever happens to the processes that read."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from holdfast.batch import read_batch
from holdfast.batch_ray import Plan, read_batch_on_ray
from holdfast.intake import read_inputs_with_raw

pytest.importorskip("ray.data", reason="Ray is not installed: pip install 'holdfast[ray]'")

TOWNS = ("Ramadi", "Palmyra", "Tikrit", "Kobane", "Sirte", "Fallujah", "Sinjar", "Manbij")
PATIENCE = 400  # seconds, of a machine that does much else
PART = 15
COUNT = 60


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Short reports, a line that is none, and one report twice."""
    rows = [
        {
            "id": f"report-{number}",
            "published": f"2016-03-{number % 28 + 1:02}",
            "publisher": "River Wire",
            "text": f"The army captured {TOWNS[number % 8]} on Monday, killing {number + 3} "
            f"fighters. Islamic State denied that it had lost {TOWNS[number % 8]}.",
        }
        for number in range(COUNT)
    ]
    lines = [json.dumps(each) for each in rows]
    lines[20:20] = ["{broken", lines[3].replace("report-3", "report-3-again")]
    path = tmp_path_factory.mktemp("ray") / "reports.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


RAY = ("--engine", "ray", "--part", str(PART), "--jobs", "2")


def add(corpus: Path, ledger: Path, *more: str) -> subprocess.Popen[str]:
    words = ["add", str(corpus), *more, "--ledger", str(ledger)]
    return subprocess.Popen(
        [sys.executable, "-m", "holdfast", *words],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def kept(ledger: Path) -> list[tuple[object, ...]]:
    """Every row of what was read, but for the clock."""
    with sqlite3.connect(ledger) as connection:
        queries = (
            "SELECT * FROM statements ORDER BY document, run, position",
            "SELECT * FROM dropped ORDER BY document, run, position",
            "SELECT sequence, document, run, statements, dropped FROM readings ORDER BY sequence",
            "SELECT sequence, document, source_id FROM document_sources ORDER BY sequence",
            "SELECT source_id, problem FROM failures ORDER BY sequence",
            "SELECT id, text FROM documents ORDER BY id",
        )
        return [row for query in queries for row in connection.execute(query)]


def count(ledger: Path) -> int:
    """How many documents are recorded; none while there is no ledger yet."""
    try:
        with sqlite3.connect(f"file:{ledger}?mode=ro", uri=True) as connection:
            return int(connection.execute("SELECT count(*) FROM readings").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def wait_for(found: Callable[[], object]) -> None:
    until = time.monotonic() + PATIENCE
    while not found():
        assert time.monotonic() < until, "what was waited for did not come"
        time.sleep(0.01)


def read_rest(process: subprocess.Popen[str]) -> str:
    """What a process that has ended said: little enough that it did not wait for us to read it."""
    with process:
        assert process.stderr is not None
        return process.stderr.read()


def family(parent: int) -> Iterator[int]:
    """The processes below one, however far."""
    parents = {}
    for each in Path("/proc").iterdir():
        try:
            words = (each / "stat").read_text().rpartition(") ")[2].split()
            parents[int(each.name)] = int(words[1])
        except (OSError, ValueError):
            continue
    below = {parent}
    while grown := {child for child, its in parents.items() if its in below} - below:
        below |= grown
    yield from sorted(below - {parent})


def title(process: int) -> str:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes().decode().strip("\0")
    except OSError:
        return ""


def readers(parent: int) -> list[int]:
    """The processes of Ray that are reading documents now."""
    return [each for each in family(parent) if title(each).startswith("ray::Map")]


def killed(processes: list[int]) -> bool:
    """Kill the first of them, as a machine short of memory does."""
    if processes:
        os.kill(processes[0], signal.SIGKILL)
    return bool(processes)


def listening(process: int) -> set[str]:
    """The addresses on which a process of IPv4 or IPv6 waits for others, in hexadecimal."""
    try:
        links = [os.readlink(each) for each in Path(f"/proc/{process}/fd").iterdir()]
    except OSError:
        return set()
    sockets = {each[8:-1] for each in links if each.startswith("socket:[")}
    rows = [
        line.split()
        for table in ("tcp", "tcp6")
        for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]
    ]
    return {row[1].partition(":")[0] for row in rows if row[3] == "0A" and row[9] in sockets}


LOOPBACK = {"0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000"}


@pytest.mark.timeout(3 * PATIENCE)
@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="processes are told from /proc")
def test_stopped_and_with_a_process_killed_the_ledger_is_the_same_byte_for_byte(
    corpus: Path, tmp_path: Path
) -> None:
    whole, pieces = tmp_path / "whole.sqlite", tmp_path / "pieces.sqlite"
    ordinary = add(corpus, whole, "--jobs", "1")

    # It also waits for standard input, which does not end: it cannot be done before it is stopped.
    first = add(corpus, pieces, "-", *RAY)
    wait_for(lambda: killed(readers(first.pid)))
    wait_for(lambda: count(pieces) > 0)
    heard = {address for each in family(first.pid) for address in listening(each)}
    first.send_signal(signal.SIGINT)
    assert first.wait(timeout=PATIENCE) == 130
    said = read_rest(first)
    done = count(pieces)
    assert heard <= LOOPBACK
    assert 0 < done < COUNT
    assert "the same command goes on from here" in said

    second = add(corpus, pieces, *RAY)
    assert second.wait(timeout=PATIENCE) == 1  # the broken line
    said = read_rest(second)
    assert f"{COUNT + 1 - done} added" in said
    assert f"{done} read before" in said
    assert ordinary.wait(timeout=PATIENCE) == 1
    assert kept(pieces) == kept(whole)


def test_what_is_known_starts_nothing(corpus: Path) -> None:
    inputs = list(read_inputs_with_raw([corpus]))
    outcomes = list(read_batch_on_ray(inputs, Plan(1, PART), lambda _: True))
    assert outcomes == list(read_batch(inputs, 1, lambda _: True))
    assert "ray" not in sys.modules or not sys.modules["ray"].is_initialized()
