"""Readings of short texts by the real model and the real steps, up to the events."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import pytest

from holdfast.language import load_parser
from holdfast.model import Document
from holdfast.reading.actors import find_actors
from holdfast.reading.attribution import find_attributions, refine_sources
from holdfast.reading.context import Reading
from holdfast.reading.coreference import resolve_references
from holdfast.reading.events import draft_events
from holdfast.reading.places import find_places
from holdfast.reading.times import find_times


@lru_cache(maxsize=2048)
def read_events(text: str) -> Reading:
    """The drafts of a text, as the main path makes them."""
    document = Document(
        id="0", source_id="example", text=text, raw_sha256="0", media_type="text/plain", cleaner="0"
    )
    reading = Reading(document=document, doc=load_parser().parse(text))
    for step in (find_attributions, find_times, find_places, find_actors, resolve_references):
        step(reading)
    refine_sources(reading)
    draft_events(reading)
    return reading


@pytest.fixture(scope="session")
def read() -> Callable[[str], Reading]:
    """Text → reading with its drafts."""
    return read_events
