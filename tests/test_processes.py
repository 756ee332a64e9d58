"""Processes that read end with the process that asked them to, however that one ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

PATIENCE = 240  # seconds: only a process that never ends is waited for so long
PARENT = """
import os, sys, time
from holdfast.batch import new_pool

if __name__ == "__main__":
    pool = new_pool(1)
    print(pool.submit(os.getpid).result(), flush=True)
    time.sleep(1000)
"""


def alive(process: int) -> bool:
    """Whether the process runs (one that has ended and that nobody has asked after does not)."""
    try:
        with open(f"/proc/{process}/stat", encoding="utf-8") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_killed_parent_leaves_no_process(tmp_path: object) -> None:
    script = os.path.join(str(tmp_path), "parent.py")
    with open(script, "w", encoding="utf-8") as file:
        file.write(PARENT)
    parent = subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    assert alive(child)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    until = time.monotonic() + PATIENCE
    while alive(child) and time.monotonic() < until:
        time.sleep(0.05)
    assert not alive(child)
    parent.stdout.close()
