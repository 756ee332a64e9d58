"""Killed at any moment, a ledger loses nothing that it said it had, and holds nothing by halves."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from holdfast.ledger import Ledger

ROOT = Path(__file__).parents[2]
COUNT = 200
KILLS = 20


def adder(path: Path, count: int = COUNT) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.ledger.adder", str(path), str(count)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def kill_somewhere(path: Path, chance: random.Random) -> list[int]:
    """Run for a moment, or until a few documents are added, and kill; what it said was added."""
    process = adder(path)
    assert process.stdout is not None
    lines = chance.choice((0, chance.randrange(1, 12), chance.randrange(1, 12)))
    said = [line for _, line in zip(range(lines), process.stdout, strict=False)]
    time.sleep(chance.uniform(0, 0.03 if lines else 0.8))
    process.kill()
    said += process.stdout.readlines()
    assert process.wait() in {-signal.SIGKILL, 0}
    return [int(line) for line in said if line.endswith("\n")]


def test_killed_twenty_times_nothing_is_lost_and_nothing_half_written(tmp_path: Path) -> None:
    chance = random.Random(2)
    path, whole = tmp_path / "killed.sqlite", tmp_path / "whole.sqlite"
    added: list[int] = []
    for _ in range(KILLS):
        added += kill_somewhere(path, chance)
        direct = sqlite3.connect(path)
        assert direct.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        tables = {row[0] for row in direct.execute("SELECT name FROM sqlite_master")}
        if "readings" in tables:
            stored = direct.execute("SELECT count(*) FROM readings").fetchone()[0]
            assert stored >= len(added)
            rows = direct.execute("SELECT count(*) FROM statements").fetchone()[0]
            assert rows == stored * 14
            assert direct.execute("SELECT count(*) FROM documents").fetchone()[0] == stored
        else:
            assert not added
        direct.close()
    assert len(set(added)) == len(added) > KILLS
    assert len(added) < COUNT, "the kills must come while there is something left to add"

    assert adder(path).wait() == 0
    assert adder(whole).wait() == 0
    killed, uninterrupted = Ledger(path), Ledger(whole)
    assert killed.verify() == []
    assert killed.statements() == uninterrupted.statements()
    assert len(killed.statements()) == COUNT * 14
    assert killed.rebuild() == uninterrupted.rebuild()


def test_several_writers_make_one_ledger(tmp_path: Path) -> None:
    path = tmp_path / "shared.sqlite"
    with ThreadPoolExecutor() as pool:
        codes = list(pool.map(lambda _: adder(path, 20).wait(), range(4)))
    assert codes == [0, 0, 0, 0]
    ledger = Ledger(path)
    assert ledger.verify() == []
    assert len(ledger.documents()) == 20
