"""A real server in a process of its own: it can be killed, and started again on its port."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

START = 240.0  # seconds, however slow the machine


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(ledger: Path, port: int, *options: str) -> subprocess.Popen[bytes]:
    """``holdfast serve``; returns once it answers. Raises ``RuntimeError`` where it does not."""
    command = [sys.executable, "-m", "holdfast", "serve", "--ledger", str(ledger)]
    command += ["--port", str(port), *options]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    until = time.monotonic() + START
    while time.monotonic() < until and process.poll() is None:
        try:
            with urlopen(f"http://127.0.0.1:{port}/", timeout=60):
                return process
        except (URLError, OSError):
            time.sleep(0.1)
    process.kill()
    _, told = process.communicate()
    raise RuntimeError(f"holdfast serve did not start: {told.decode(errors='replace')}")


def stop(process: subprocess.Popen[bytes]) -> None:
    """End it at once, as a crash would."""
    process.kill()
    process.communicate(timeout=240)  # its reading process holds the pipe, and must end with it


@contextmanager
def serving(ledger: Path, *options: str) -> Iterator[str]:
    """The address of a server on the ledger, for as long as the block lasts."""
    port = free_port()
    process = start(ledger, port, *options)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        stop(process)
