"""A reader of short texts, with the parser that users get."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from holdfast.language import load_parser
from holdfast.model import Dateline, Document, Zone
from holdfast.reading.context import Reading
from holdfast.reading.times import find_times

Reader = Callable[..., Reading]


@pytest.fixture(scope="session")
def read() -> Reader:
    """``read(text, published=…, dateline=…)``: the text parsed, its times found."""
    parser = load_parser()

    def reader(
        text: str,
        published: str | None = "2015-06-01",
        dateline: Dateline | None = None,
        zones: tuple[Zone, ...] = (),
    ) -> Reading:
        document = Document(
            id="d",
            source_id="d",
            text=text,
            raw_sha256="",
            media_type="text/plain",
            cleaner="test",
            published=published,
            dateline=dateline,
            zones=zones,
        )
        reading = Reading(document=document, doc=parser.parse(text, []))
        find_times(reading)
        return reading

    return reader
