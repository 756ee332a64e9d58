"""The process in which foreign formats are taken apart: limited in memory, and free to break.

It reads requests from standard input and writes an answer to each: a line of JSON, then for a
request as many bytes as it says. The parent is ``holdfast.intake.isolation``.
"""

from __future__ import annotations

import json
import logging
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from typing import Any, BinaryIO

from holdfast.intake.messages import IntakeError, in_words
from holdfast.intake.options import Extracted


def main() -> None:
    """Serve until the parent closes the pipe."""
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    # What a library prints must not end up among the answers.
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    logging.disable(logging.CRITICAL)
    limited = False
    while line := requests.readline():
        request = json.loads(line)
        if not limited:
            limit_memory(request["memory"])
            limited = True
        answer = serve(request, requests)
        answers.write(json.dumps(answer).encode("ascii") + b"\n")
        answers.flush()
        if answer.get("error") == "parse-memory":
            return  # what memory is left is in pieces; the parent starts another process


def limit_memory(size: int) -> None:
    """Let this process grow to so many bytes, where the system can hold it to that."""
    try:
        import resource
    except ImportError:
        return
    try:
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ValueError, OSError):
        return


def serve(request: dict[str, Any], stream: BinaryIO) -> dict[str, Any]:
    """The answer to one request: what was extracted, or an error's id and values."""
    limit = in_words(request["memory"])
    try:
        raw = stream.read(request["size"])
        extract = reader_of(request)
        with limited_time(request["seconds"]):
            return {"extracted": asdict(extract(raw))}
    except IntakeError as error:
        return {"error": error.message, "values": error.values}
    except MemoryError:
        return {"error": "parse-memory", "values": {"limit": limit}}
    except Exception:  # a parser's own fault in a foreign file: the batch goes on
        return {"error": "parse-crash", "values": {}}


@contextmanager
def limited_time(seconds: float) -> Iterator[None]:
    """End this process when it has computed for so long; the parent sees which signal ended it.

    Time spent waiting for a busy machine does not count, so a slow machine fails no more files.
    """
    if not hasattr(signal, "setitimer"):
        yield
        return
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def reader_of(request: dict[str, Any]) -> Callable[[bytes], Extracted]:
    """What takes bytes of this kind apart: page, markdown or pdf. Loads only what it needs."""
    if request["kind"] == "pdf":
        from holdfast.intake.pdf import read_pdf

        return partial(read_pdf, max_pages=request["max_pages"], max_text=request["max_text"])
    if request["kind"] == "markdown":
        from holdfast.intake.markdown_text import read_markdown

        return read_markdown
    from holdfast.intake.page import read_page

    return partial(read_page, charset=request["charset"], url=request["url"])


if __name__ == "__main__":
    main()
