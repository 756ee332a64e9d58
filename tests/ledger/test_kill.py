"""Killed at any moment, a ledger loses nothing that it said it had, and holds nothing by halves."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sqlalchemy import inspect, text

from holdfast.ledger import Ledger
from holdfast.ledger.engines import integrity_problems

from .backends import Place

ROOT = Path(__file__).parents[2]
# On SQLite the dead process leaves the file as it is; on PostgreSQL the server outlives it.
KILLS = {"sqlite": 20, "postgresql": 6}
# However fast the machine, no process may add more before it is killed: there is always work left.
EACH = 9
COUNT = EACH * KILLS["sqlite"] + 20


def adder(address: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.ledger.adder", address, str(count)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def kill_somewhere(address: str, count: int, chance: random.Random) -> list[int]:
    """Run for a moment, or until a few documents are added, and kill; what it said was added."""
    process = adder(address, count)
    assert process.stdout is not None
    lines = chance.choice((0, chance.randrange(1, EACH), chance.randrange(1, EACH)))
    said = [line for _, line in zip(range(lines), process.stdout, strict=False)]
    time.sleep(chance.uniform(0, 0.03 if lines else 0.8))
    process.kill()
    said += process.stdout.readlines()
    assert process.wait() in {-signal.SIGKILL, 0}
    return [int(line) for line in said if line.endswith("\n")]


def look(place: Place, added: list[int]) -> None:
    """As the killed process left it: all that it said it added, and all of that."""
    engine = place.engine()
    with engine.connect() as connection:
        assert integrity_problems(connection) == []
        if "readings" not in inspect(connection).get_table_names():
            assert not added
            return
        counts = {
            table: connection.scalar(text(f"SELECT count(*) FROM {table}"))
            for table in ("readings", "statements", "documents")
        }
    engine.dispose()
    assert counts["readings"] >= len(added)
    assert counts["statements"] == counts["readings"] * 14
    assert counts["documents"] == counts["readings"]


def test_killed_many_times_nothing_is_lost_and_nothing_half_written(
    nowhere: Place, tmp_path: Path
) -> None:
    chance, kills = random.Random(2), KILLS[nowhere.kind]
    added: list[int] = []
    for kill in range(1, kills + 1):
        added += kill_somewhere(nowhere.address, kill * EACH, chance)
        look(nowhere, added)
    assert len(set(added)) == len(added) > kills

    whole = tmp_path / "whole.sqlite"
    assert adder(nowhere.address, COUNT).wait() == 0
    assert adder(str(whole), COUNT).wait() == 0
    killed, uninterrupted = nowhere.ledger(), Ledger(whole)
    assert killed.verify() == []
    assert killed.statements() == uninterrupted.statements()
    assert len(killed.statements()) == COUNT * 14
    assert killed.rebuild() == uninterrupted.rebuild()


def test_several_writers_make_one_ledger(nowhere: Place) -> None:
    with ThreadPoolExecutor() as pool:
        codes = list(pool.map(lambda _: adder(nowhere.address, 20).wait(), range(4)))
    assert codes == [0, 0, 0, 0]
    with nowhere.ledger() as ledger:
        assert ledger.verify() == []
        assert len(ledger.documents()) == 20
