"""Paths, folders, standard input and web addresses to documents: lazily, in order, one by one."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

from holdfast.intake.building import build, check_size
from holdfast.intake.dates import publication_date
from holdfast.intake.decode import binary_kind, decode, plain_lines
from holdfast.intake.isolation import Workshop
from holdfast.intake.json_lines import read_json_lines
from holdfast.intake.kinds import (
    MEDIA_TYPES,
    PDF_MARK,
    PDF_MARK_WITHIN,
    SUFFIXES,
    Kind,
    kind_of_bytes,
    kind_of_name,
    starts_as_json_lines,
)
from holdfast.intake.messages import IntakeError
from holdfast.intake.options import (
    CLEANER_VERSION,
    DEFAULT_OPTIONS,
    Extracted,
    Intake,
    IntakeOptions,
    Origin,
)
from holdfast.intake.web import Fetched, fetch, is_address
from holdfast.model import Document, Failure

STANDARD_INPUT = "-"


def read_inputs(
    paths: Sequence[str | os.PathLike[str]], options: IntakeOptions = DEFAULT_OPTIONS
) -> Iterator[Document | Failure]:
    """The documents of files, folders, ``-`` (standard input) and http(s) addresses.

    In the order given; a folder's files of known kinds sorted by path, its folders included. What
    cannot be read is a ``Failure`` in its place, and the rest goes on. A file of JSON Lines gives
    many documents.
    """
    for each in read_inputs_with_raw(paths, options):
        yield each.document if isinstance(each, Intake) else each


def read_inputs_with_raw(
    paths: Sequence[str | os.PathLike[str]], options: IntakeOptions = DEFAULT_OPTIONS
) -> Iterator[Intake | Failure]:
    """As ``read_inputs``, each document with the bytes it was read from."""
    if options.published is not None:
        try:
            publication_date(options.published)
        except IntakeError as error:
            yield error.failure("published")
            return
    with Workshop(options) as workshop:
        for path in paths:
            yield from _read_one(os.fspath(path), workshop, options)


def document_from_text(
    text: str, *, source_id: str = "text", options: IntakeOptions = DEFAULT_OPTIONS
) -> Document:
    """The document of a text already in hand, kept as it is. Raises ``IntakeError``."""
    return intake_from_text(text, source_id=source_id, options=options).document


def intake_from_text(
    text: str, *, source_id: str = "text", options: IntakeOptions = DEFAULT_OPTIONS
) -> Intake:
    """As ``document_from_text``, with the bytes: the text as UTF-8. Raises ``IntakeError``."""
    raw = text.encode("utf-8", "surrogatepass")
    check_size(len(raw), options.max_bytes)
    content = Extracted(text=text, cleaner=f"text/{CLEANER_VERSION}")
    return build(raw, content, Origin(source_id), MEDIA_TYPES["text"], options)


def _read_one(path: str, workshop: Workshop, options: IntakeOptions) -> Iterator[Intake | Failure]:
    """What one argument gives."""
    try:
        if path == STANDARD_INPUT:
            yield from _read_stream(_standard_input(), None, Origin(path), workshop, options)
        elif is_address(path):
            yield from _read_address(path, workshop, options)
        else:
            for file in _files(path):
                yield from _read_file(file, workshop, options)
    except IntakeError as error:
        yield error.failure(path)


def _standard_input() -> io.BufferedIOBase:
    """The bytes of standard input; none where it is closed."""
    stream = sys.stdin.buffer if sys.stdin is not None else io.BytesIO()
    return cast(io.BufferedIOBase, stream)


def _read_address(
    address: str, workshop: Workshop, options: IntakeOptions
) -> Iterator[Intake | Failure]:
    yield from read_fetched(fetch(address, options), workshop, options)


def read_fetched(
    fetched: Fetched, workshop: Workshop, options: IntakeOptions
) -> Iterator[Intake | Failure]:
    """The documents of what an address gave. Raises ``IntakeError`` where it is no document."""
    stream = io.BytesIO(fetched.raw)
    yield from _read_stream(stream, None, fetched.origin, workshop, options)


def _files(path: str) -> Iterator[str | Failure]:
    """The file itself; of a folder, the files of known kinds, sorted, hidden ones left out."""
    if not os.path.isdir(path):
        yield path
        return
    found, failures = _walk(Path(path))
    yield from failures
    yield from (str(each) for each in found)
    if not found and not failures:
        raise IntakeError("no-files", kinds=" ".join(SUFFIXES))


def _walk(folder: Path) -> tuple[list[Path], list[Failure]]:
    """The files, sorted by the parts of their paths; and the folders that could not be opened."""
    found: list[Path] = []
    failures: list[Failure] = []

    def refused(error: OSError) -> None:
        failures.append(_unreadable(error).failure(str(error.filename)))

    for home, folders, names in os.walk(folder, onerror=refused):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [
            Path(home, name)
            for name in names
            if not name.startswith(".") and kind_of_name(name) is not None
        ]
    return sorted(found, key=lambda each: each.parts), failures


def _read_file(
    file: str | Failure, workshop: Workshop, options: IntakeOptions
) -> Iterator[Intake | Failure]:
    """The documents of one file, or the one failure it is."""
    if isinstance(file, Failure):
        yield file
        return
    shown = file.encode("utf-8", "replace").decode("utf-8")
    try:
        _check_is_file(file)
        with open(file, "rb") as stream:
            yield from _read_stream(stream, file, Origin(shown), workshop, options)
    except FileNotFoundError:
        yield IntakeError("missing").failure(shown)
    except (OSError, ValueError) as error:
        refusal = error if isinstance(error, IntakeError) else _unreadable(error)
        yield refusal.failure(shown)


def _check_is_file(path: str) -> None:
    """Refuse what is no file: a device never ends, a pipe may never begin.

    A shell's own pipe, ``<(command)``, is one that was begun.
    """
    mode = os.stat(path).st_mode
    if not stat.S_ISREG(mode) and not (stat.S_ISFIFO(mode) and path.startswith("/dev/fd/")):
        raise IntakeError("not-a-file")


def _unreadable(error: Exception) -> IntakeError:
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return IntakeError("unreadable", why=(reason or type(error).__name__).lower())


def _read_stream(
    stream: io.BufferedIOBase,
    name: str | None,
    origin: Origin,
    workshop: Workshop,
    options: IntakeOptions,
) -> Iterator[Intake | Failure]:
    """The documents of a stream; JSON Lines are read a line at a time, all else as a whole."""
    named = kind_of_name(name) if name else None
    rewound = stream
    if named is None:
        opening = _opening_line(stream, options)
        rewound = io.BufferedReader(_Rewound(opening, stream))
        if starts_as_json_lines(opening) and origin.media_type not in {"text/plain", "text/html"}:
            named = "json-lines"
    if named == "json-lines":
        yield from read_json_lines(rewound, origin, options)
        return
    raw = _whole(rewound, options)
    kind = kind_of_bytes(raw, name, origin.media_type)
    if kind == "json-lines":
        yield from read_json_lines(io.BytesIO(raw), origin, options)
        return
    try:
        content = _extracted(kind, raw, origin, workshop)
        yield build(raw, content, origin, MEDIA_TYPES[kind], options)
    except IntakeError as error:
        yield error.failure(origin.source_id)


def _extracted(kind: Kind, raw: bytes, origin: Origin, workshop: Workshop) -> Extracted:
    if not raw:
        raise IntakeError("empty")
    if kind == "text":
        text = plain_lines(decode(raw, origin.charset))
        return Extracted(text=text, cleaner=f"text/{CLEANER_VERSION}")
    if kind != "pdf" and (what := binary_kind(raw)):
        raise IntakeError("binary", what=what)
    return workshop.extract(kind, raw, origin)


def _opening_line(stream: io.BufferedIOBase, options: IntakeOptions) -> bytes:
    """The stream up to the end of its first line that is not blank."""
    opening = b""
    while len(opening) <= options.max_bytes:
        line = stream.readline(options.max_bytes + 1)
        opening += line
        if not line or line.strip():
            break
    return opening


def _whole(stream: io.BufferedIOBase, options: IntakeOptions) -> bytes:
    """All of a stream, to the limit of its kind."""
    raw = stream.read(options.max_bytes)
    is_pdf = PDF_MARK in raw[:PDF_MARK_WITHIN]
    limit = options.max_pdf_bytes if is_pdf else options.max_bytes
    if is_pdf:
        raw += stream.read(max(0, limit - len(raw)))
    check_size(len(raw), limit)
    return raw


class _Rewound(io.RawIOBase):
    """A stream with bytes that were read from it put back before it."""

    def __init__(self, opening: bytes, rest: io.BufferedIOBase) -> None:
        self._opening = memoryview(opening)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        if self._opening:
            count = min(len(buffer), len(self._opening))
            buffer[:count] = self._opening[:count]
            self._opening = self._opening[count:]
            return count
        # What has come so far, not all that was asked for: a pipe's next line may come late.
        piece = self._rest.read1(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)
