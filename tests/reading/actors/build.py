"""Readings of short texts, up to the steps under test."""

from __future__ import annotations

from functools import lru_cache

from holdfast.language import load_parser
from holdfast.model import Document
from holdfast.reading.actors import find_actors
from holdfast.reading.context import Reading
from holdfast.reading.coreference import resolve_references
from holdfast.reading.places import find_places


def read(text: str, published: str | None = "2016-06-01") -> Reading:
    """Parse, find places, actors and references."""
    document = Document(
        id="test",
        source_id="test",
        text=text,
        raw_sha256="",
        media_type="text/plain",
        cleaner="none",
        published=published,
    )
    reading = Reading(document=document, doc=load_parser().parse(text))
    find_places(reading)
    find_actors(reading)
    resolve_references(reading)
    return reading


@lru_cache(maxsize=512)
def read_once(text: str, published: str | None = "2016-06-01") -> Reading:
    """As :func:`read`, kept for texts that several tests look at; not to be changed."""
    return read(text, published)
