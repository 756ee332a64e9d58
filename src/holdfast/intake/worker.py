"""The process in which foreign formats are taken apart: limited in memory, and free to break.

It reads requests from standard input and writes an answer to each: a line of JSON, then for a
request as many bytes as it says. The parent is ``holdfast.intake.isolation``.
"""

from __future__ import annotations

import json
import logging
import os
from dataclasses import asdict
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
        return {"extracted": asdict(extract(request, raw))}
    except IntakeError as error:
        return {"error": error.message, "values": error.values}
    except MemoryError:
        return {"error": "parse-memory", "values": {"limit": limit}}
    except Exception:  # a parser's own fault in a foreign file: the batch goes on
        return {"error": "parse-crash", "values": {}}


def extract(request: dict[str, Any], raw: bytes) -> Extracted:
    """The text of the bytes by their kind: page, markdown or pdf."""
    if request["kind"] == "pdf":
        from holdfast.intake.pdf import read_pdf

        return read_pdf(raw, request["max_pages"], request["max_text"])
    if request["kind"] == "markdown":
        from holdfast.intake.markdown_text import read_markdown

        return read_markdown(raw)
    from holdfast.intake.page import read_page

    return read_page(raw, request["charset"], request["url"])


if __name__ == "__main__":
    main()
