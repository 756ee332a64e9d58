"""JSON Lines of documents: one object a line, each line a document or a failure of its own."""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Iterator

from holdfast.intake.building import build
from holdfast.intake.messages import IntakeError, in_words
from holdfast.intake.options import CLEANER_VERSION, Extracted, Intake, IntakeOptions, Origin
from holdfast.model import Failure

MEDIA_TYPE = "application/x-ndjson"
_OPTIONAL = ("title", "url", "published", "publisher")
# A line is a text with its escapes: at worst six bytes for a character.
ESCAPED = 6
_NOT_UTF8 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_json_lines(
    stream: io.BufferedIOBase, origin: Origin, options: IntakeOptions
) -> Iterator[Intake | Failure]:
    """The documents of the stream, in order; a bad line is one failure and the rest go on.

    ``source_id`` is the document's id; of a line that has none, the source and the line's number.
    The raw bytes of a document are those of its line. Only one line is held at a time.
    """
    seen: dict[str, int] = {}
    number, given = 0, False
    longest = options.max_bytes * ESCAPED
    while line := stream.readline(longest + 1):
        number += 1
        place = f"{origin.source_id}:{number}"
        if number == 1 and line.startswith(_NOT_UTF8):
            yield IntakeError("json-encoding").failure(origin.source_id)
            return
        if len(line) > longest:
            yield _too_long(options).failure(place)
            given = True
            _skip_line(stream, line)
            continue
        raw = (line.removeprefix(codecs.BOM_UTF8) if number == 1 else line).rstrip(b"\r\n")
        if not raw.strip():
            continue
        given = True
        yield _one(raw, place, (seen, number), origin, options)
    if not given:
        yield IntakeError("empty").failure(origin.source_id)


def _one(
    raw: bytes,
    place: str,
    known: tuple[dict[str, int], int],
    origin: Origin,
    options: IntakeOptions,
) -> Intake | Failure:
    """The document of one line. ``known``: the line of each id so far, and this line's number."""
    seen, number = known
    source_id = place
    try:
        fields = _fields(raw)
        name = fields["id"] or place
        if name in seen:
            raise IntakeError("json-duplicate", id=name, line=seen[name])
        seen[name] = number
        source_id = name
        content = Extracted(
            text=fields["text"] or "",
            cleaner=f"json-lines/{CLEANER_VERSION}",
            title=" ".join((fields["title"] or "").split()) or None,
            published=fields["published"],
            publisher=fields["publisher"],
        )
        its_origin = Origin(source_id, fields["url"], origin.fetched)
        return build(raw, content, its_origin, MEDIA_TYPE, options)
    except IntakeError as error:
        return error.failure(source_id)


def _fields(raw: bytes) -> dict[str, str | None]:
    """The fields of a line as strings; an optional one that is null or blank is None."""
    try:
        record = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise IntakeError("json-encoding") from error
    except json.JSONDecodeError as error:
        raise IntakeError("json-broken", why=f"{error.msg}, column {error.colno}") from error
    except RecursionError as error:
        raise IntakeError("json-broken", why="nested too deep") from error
    except ValueError as error:
        raise IntakeError("json-broken", why="a number too long") from error
    if not isinstance(record, dict):
        raise IntakeError("json-not-object")
    fields: dict[str, str | None] = {}
    for name in ("id", "text"):
        if record.get(name) is None:
            raise IntakeError("json-field-missing", field=name)
    for name in ("id", "text", *_OPTIONAL):
        value = record.get(name)
        if value is not None and not isinstance(value, str):
            raise IntakeError("json-field-type", field=name)
        fields[name] = value if value is not None and value.strip() else None
        if name != "text" and value is not None:
            _check_field(name, value)
    if fields["id"] is None:
        raise IntakeError("json-field-missing", field="id")
    return fields


def _check_field(name: str, value: str) -> None:
    """A short field must be fit to be stored and shown."""
    if "\x00" in value or any("\ud800" <= c <= "\udfff" for c in value):
        raise IntakeError("bad-characters", what=f"a broken character in {name}")


def _too_long(options: IntakeOptions) -> IntakeError:
    longest = options.max_bytes * ESCAPED
    return IntakeError(
        "too-large", size=f"more than {in_words(longest)}", limit=in_words(options.max_bytes)
    )


def _skip_line(stream: io.BufferedIOBase, line: bytes) -> None:
    """Pass over the rest of a line too long to hold."""
    while line and not line.endswith(b"\n"):
        line = stream.readline(1_000_000)
