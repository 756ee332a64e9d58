"""The command line called from a test: in this process, or in one of its own."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from holdfast.cli import main

HOLDFAST = [sys.executable, "-c", "from holdfast.cli import main; main()"]


def run(*arguments: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    return subprocess.run(
        [*HOLDFAST, *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **more},
        timeout=300,
        check=False,
    )


@dataclass(frozen=True)
class Done:
    """What came of a command."""

    returncode: int
    stdout: str
    stderr: str


@dataclass(frozen=True)
class Caller:
    """Runs the command line in this process, with its own standard streams."""

    patch: pytest.MonkeyPatch
    captured: pytest.CaptureFixture[bytes]

    def __call__(self, *arguments: str | Path, stdin: str = "") -> Done:
        self.captured.readouterr()
        self.patch.setattr(sys, "argv", ["holdfast", *map(str, arguments)])
        self.patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        with pytest.raises(SystemExit) as ended:
            main()
        said = self.captured.readouterr()
        return Done(int(ended.value.code or 0), said.out.decode(), said.err.decode())


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Caller:
    return Caller(monkeypatch, capfdbinary)
