"""Texts read by several threads of one process, as a server's requests do."""

from __future__ import annotations

import subprocess
import sys

# In a process of its own: what goes wrong does so only the first time that anything is read.
READ_AT_ONCE = """
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
import holdfast

sys.setswitchinterval(1e-5)
together = Barrier(6)

def read(number):
    together.wait()
    record = holdfast.read("Rebels seized Kunduz on Monday, the army said.", published="2015-09-29")
    return [each.id for each in record.statements]

with ThreadPoolExecutor(6) as pool:
    found = list(pool.map(read, range(6)))
assert found[0] and all(each == found[0] for each in found), found
"""


def test_the_first_texts_of_a_process_may_come_all_at_once() -> None:
    done = subprocess.run(
        [sys.executable, "-c", READ_AT_ONCE], capture_output=True, text=True, timeout=500
    )
    assert done.returncode == 0, done.stderr
