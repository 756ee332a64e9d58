"""Takes foreign formats apart in a process of its own, with limits on its memory and time."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from types import TracebackType
from typing import IO, Any

from holdfast.intake.messages import IntakeError
from holdfast.intake.options import Extracted, IntakeOptions, Origin

# The package's home is added last, so that nothing beside it hides the standard library.
_PROGRAM = (
    "import sys; sys.path.append(sys.argv[1]); from holdfast.intake.worker import main; main()"
)
_HOME = str(Path(__file__).resolve().parents[2])
# The worker limits the time it computes. On a busy machine the clock runs on meanwhile, so the
# parent waits this many times as long, and longer for a process that has to start.
PATIENCE = 4
START_SECONDS = 60.0
CLOSING_SECONDS = 2.0


class Workshop:
    """One process, started when first needed, replaced when it breaks, ended by ``with``."""

    def __init__(self, options: IntakeOptions) -> None:
        self._options = options
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: Queue[bytes] = Queue()

    def __enter__(self) -> Workshop:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def extract(self, kind: str, raw: bytes, origin: Origin) -> Extracted:
        """The text of the bytes; ``kind`` is page, markdown or pdf. Raises ``IntakeError``."""
        request = {
            "kind": kind,
            "size": len(raw),
            "memory": self._options.parse_memory,
            "seconds": self._options.parse_seconds,
            "max_pages": self._options.max_pages,
            "max_text": self._options.max_text,
            "charset": origin.charset,
            "url": origin.url,
        }
        answer = self._ask(json.dumps(request).encode("ascii") + b"\n", raw)
        if "error" in answer:
            raise IntakeError(answer["error"], **answer["values"])
        return _extracted(answer["extracted"])

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(CLOSING_SECONDS)

    def _ask(self, head: bytes, raw: bytes) -> dict[str, Any]:
        process = self._running()
        assert process.stdin is not None
        try:
            process.stdin.write(head)
            process.stdin.write(raw)
            process.stdin.flush()
        except OSError as error:
            self.close()
            raise IntakeError("parse-crash") from error
        seconds = self._options.parse_seconds
        try:
            line = self._answers.get(timeout=seconds * PATIENCE + START_SECONDS)
        except Empty:
            self.close()
            raise IntakeError("parse-time", seconds=seconds) from None
        if not line:
            raise self._ended(process)
        answer: dict[str, Any] = json.loads(line)
        if answer.get("error") == "parse-memory":
            self.close()
        return answer

    def _ended(self, process: subprocess.Popen[bytes]) -> IntakeError:
        """Why a process that closed its answers has ended."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(CLOSING_SECONDS)
        status = process.poll()
        self.close()
        if status is not None and -status == getattr(signal, "SIGPROF", None):
            return IntakeError("parse-time", seconds=self._options.parse_seconds)
        return IntakeError("parse-crash")

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", _PROGRAM, _HOME],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONHASHSEED": "0"},
            )
        except OSError as error:
            raise IntakeError("parse-start", why=error.strerror or "no process") from error
        self._answers = Queue()
        assert self._process.stdout is not None
        Thread(target=_listen, args=(self._process.stdout, self._answers), daemon=True).start()
        return self._process


def _listen(stream: IO[bytes], answers: Queue[bytes]) -> None:
    """Hand on each answer; an empty one says that the process has ended."""
    line = b"-"
    while line:
        try:
            line = stream.readline()
        except (OSError, ValueError):
            line = b""
        answers.put(line)


def _extracted(plain: dict[str, Any]) -> Extracted:
    headings = plain["headings"]
    return Extracted(
        **{
            **plain,
            "authors": tuple(plain["authors"]),
            "headings": None if headings is None else tuple((a, b) for a, b in headings),
        }
    )
