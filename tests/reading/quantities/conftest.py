"""A reader of short texts, with the parser that users get."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from holdfast.language import load_parser
from holdfast.model import Document
from holdfast.reading.context import Reading
from holdfast.reading.quantities import find_quantities
from holdfast.reading.times import find_times


@pytest.fixture(scope="session")
def count() -> Callable[[str], Reading]:
    """``count(text)``: the text parsed, its times and counts found."""
    parser = load_parser()

    def counter(text: str) -> Reading:
        document = Document(
            id="d",
            source_id="d",
            text=text,
            raw_sha256="",
            media_type="text/plain",
            cleaner="test",
            published="2015-06-01",
        )
        reading = Reading(document=document, doc=parser.parse(text, []))
        find_times(reading)
        find_quantities(reading)
        return reading

    return counter
