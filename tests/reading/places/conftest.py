"""Readings made without the language model: the blank tokenizer, and names set by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Span as NameSpan

from holdfast.language.tokens import blank_english
from holdfast.model import Dateline, Document, Zone
from holdfast.reading.context import Reading
from holdfast.reading.places import find_places

MakeReading = Callable[..., Reading]


def make_reading(text: str, names: dict[str, str] | None = None, dateline: str = "") -> Reading:
    """A reading of the text; ``names`` maps words of the text to PERSON, ORG or PLACE."""
    zones: tuple[Zone, ...] = ()
    line = None
    if dateline:
        zones = (Zone("dateline", 0, len(dateline)),)
        line = Dateline(0, len(dateline))
    document = Document("d", "s", text, "0", "text/plain", "test", zones=zones, dateline=line)
    doc = blank_english()(text)
    spans: list[NameSpan] = []
    for words, label in (names or {}).items():
        at = text.find(words)
        while at >= 0:
            span = doc.char_span(at, at + len(words), label=label)
            if span is not None:
                spans.append(span)
            at = text.find(words, at + 1)
    doc.set_ents(spans)
    return Reading(document, doc)


@pytest.fixture(scope="session")
def make() -> MakeReading:
    """A reading with only its words and names."""
    return make_reading


@pytest.fixture(scope="session")
def read() -> MakeReading:
    """Read a text and find its places."""

    def run(text: str, names: dict[str, str] | None = None, dateline: str = "") -> Reading:
        reading = make_reading(text, names, dateline)
        find_places(reading)
        return reading

    return run
