"""Readings of short texts by the real model and the real steps, up to the events."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import pytest

from holdfast.language import load_parser
from holdfast.model import ActorMention, Document
from holdfast.reading.context import Reading
from holdfast.reading.events import draft_events
from holdfast.reading.modality import modality_of
from holdfast.reading.places import find_places


@lru_cache(maxsize=2048)
def read_events(text: str) -> Reading:
    """The drafts of a text, with mood and polarity."""
    document = Document(
        id="0", source_id="example", text=text, raw_sha256="0", media_type="text/plain", cleaner="0"
    )
    reading = Reading(document=document, doc=load_parser().parse(text))
    find_places(reading)
    places = {(each.start, each.end) for each in reading.places}
    reading.actors = [
        ActorMention(
            text=ent.text, start=ent.start_char, end=ent.end_char, kind="actor", entity=f"t:{ent.text}"
        )
        for ent in reading.doc.ents
        if ent.label_ in {"ORG"} and (ent.start_char, ent.end_char) not in places
    ]
    draft_events(reading)
    return reading


@pytest.fixture(scope="session")
def read() -> Callable[[str], Reading]:
    """Text → reading with its drafts."""
    return read_events
