"""The main path of reading, on one screen: parsed → mentions → drafts → statements → verified."""

from __future__ import annotations

from collections.abc import Callable
from threading import RLock
from typing import TYPE_CHECKING

from holdfast.language import load_parser
from holdfast.model import Document, DocumentReading, PlaceMention
from holdfast.reading.actors import find_actors
from holdfast.reading.assembly import assemble
from holdfast.reading.attribution import find_attributions, refine_sources
from holdfast.reading.completion import complete_drafts
from holdfast.reading.context import Reading
from holdfast.reading.coreference import resolve_references
from holdfast.reading.events import draft_events
from holdfast.reading.events.gapped import read_gapped
from holdfast.reading.mending import mend_parse
from holdfast.reading.naming import name_victims
from holdfast.reading.places import find_places
from holdfast.reading.quantities import find_quantities
from holdfast.reading.reasons import draft_reasons
from holdfast.reading.responsibility import claim_deeds
from holdfast.reading.runs import current_run
from holdfast.reading.times import find_times, resolve_anchors
from holdfast.reading.tolls import second_tolls
from holdfast.reading.tree import forget
from holdfast.reading.verify import verify
from holdfast.resting import collector_resting

if TYPE_CHECKING:
    from spacy.tokens import Doc

Step = Callable[[Reading], object]
# The words of all texts stand in one vocabulary of the process, and so do the patterns of the
# rules; neither can be made, nor added to, by two threads at once. The network uses all cores
# for one text anyway.
ONE_AT_A_TIME = RLock()

# Attribution comes first: who says so is decided before what is said. Events need mentions,
# anchors ("three days after Ramadi's capture") need events, and reasons need all of them.
STEPS: tuple[tuple[str, Step], ...] = (
    ("mending", mend_parse),
    ("attribution", find_attributions),
    ("times", find_times),
    ("places", find_places),
    ("actors", find_actors),
    ("references", resolve_references),
    ("sources", refine_sources),
    ("quantities", find_quantities),
    ("events", draft_events),
    ("completion", complete_drafts),
    ("tolls", second_tolls),
    ("naming", name_victims),
    ("responsibility", claim_deeds),
    ("gapped", read_gapped),
    ("anchors", resolve_anchors),
    ("reasons", draft_reasons),
)


def read_document(document: Document, doc: Doc | None = None) -> DocumentReading:
    """Read one document whole. Pure: the same document and run give the same statements.

    ``doc`` is the parse of the document's text, where there is one already. Threads that read at
    once take turns.
    """
    with ONE_AT_A_TIME, collector_resting():
        reading = read_drafts(document, doc)
        run = current_run()
        kept, dropped = verify(reading, assemble(reading, run.id))
        forget(reading.doc)
    return DocumentReading(
        document=document,
        statements=kept,
        dropped=dropped,
        run=run,
        trace=tuple(
            f"{note.step}\t{note.rule}\t{note.start}-{note.end}\t{note.decided}"
            for note in reading.trace
        ),
        places=tuple(sorted((*reading.places, *reading.named_places), key=place_order)),
    )


def place_order(place: PlaceMention) -> tuple[int, int]:
    """Where a place stands in the text."""
    return place.start or 0, place.end or 0


def read_drafts(document: Document, doc: Doc | None = None) -> Reading:
    """All steps up to the drafts; also how a question is understood. Threads take turns."""
    with ONE_AT_A_TIME:
        reading = parse(document) if doc is None else Reading(document=document, doc=doc)
        for _, step in STEPS:
            step(reading)
    return reading


def parse(document: Document) -> Reading:
    """Parse the text."""
    doc = load_parser().parse(document.text, zone_breaks(document))
    return Reading(document=document, doc=doc)


def zone_breaks(document: Document) -> list[int]:
    """Offsets at which a sentence must start: a zone's start and end."""
    return sorted({edge for zone in document.zones for edge in (zone.start, zone.end)})
