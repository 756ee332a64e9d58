"""The places step: place names of a reading, resolved to the gazetteer with their precision.

Offsets of a mention cover the name, the type word that follows it ("Anbar Province", "Yarmouk
camp") and a direction word before it ("northern Syria"). Words such as "near", "15 km north of" or
"the city of" stay outside; they set ``relation`` and ``precision``. "Between A and B" is one
mention, from A to B.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from holdfast.gazetteer import load_gazetteer, nationality
from holdfast.model import PlaceMention
from holdfast.reading.context import Note, Reading
from holdfast.reading.places.codes import acled_geo_precision, ucdp_where_prec
from holdfast.reading.places.detect import Candidate, candidates
from holdfast.reading.places.evidence import gather
from holdfast.reading.places.guards import EMBEDDED, persons_of, refusal, tells_where
from holdfast.reading.places.mentions import mentions
from holdfast.reading.places.relations import Relation, relations
from holdfast.reading.places.resolve import Context, resolve
from holdfast.reading.places.words import Words, words_of

__all__ = [
    "Survey",
    "acled_geo_precision",
    "find_places",
    "nationality",
    "survey",
    "ucdp_where_prec",
]


@dataclass(frozen=True, slots=True)
class Survey:
    """``mentions`` of places, and the names ``embedded`` in organisations and adjectives.

    Embedded names ("University of **Mosul**", "**US** troops") are no places of the text, but they
    are resolved with the rest: where an organisation sits, which country an adjective means.
    """

    mentions: tuple[PlaceMention, ...]
    embedded: tuple[PlaceMention, ...]


def find_places(reading: Reading) -> list[PlaceMention]:
    """Fill ``reading.places`` with the document's places, sorted and not overlapping.

    A place that the parser saw and the gazetteer does not hold has entity None and precision
    "unknown". Works on a document without a parse too, with fewer safeguards.
    """
    reading.places = list(survey(reading).mentions)
    for place in reading.places:
        decided = f"{place.entity or 'unknown'} {place.precision} {place.relation}"
        reading.trace.append(
            Note("places", place.rule or "", place.start or 0, place.end or 0, decided)
        )
    return reading.places


def survey(reading: Reading) -> Survey:
    """Places and embedded names, resolved together; the reading gets only its trace."""
    gazetteer = load_gazetteer()
    words = words_of(reading.doc, reading.document)
    found = candidates(words, gazetteer)
    gather(words, gazetteer, found)
    kept, embedded = _sorted_out(reading, words, found)
    related = relations(words, gazetteer, kept)
    answers = resolve(gazetteer, kept + embedded, _context(words))
    plain = [Relation(each.start, each.end, rule="places.embedded") for each in embedded]
    inside = list(zip(embedded, answers[len(kept) :], plain, strict=True))
    resolved = list(zip(kept, answers[: len(kept)], related, strict=True))
    return Survey(
        tuple(mentions(words, gazetteer, resolved)),
        tuple(each for each in mentions(words, gazetteer, inside) if each.entity),
    )


def _sorted_out(
    reading: Reading, words: Words, found: list[Candidate]
) -> tuple[list[Candidate], list[Candidate]]:
    """Candidates that are places, and those embedded in other names; the rest goes to the trace."""
    gazetteer, persons = load_gazetteer(), persons_of(words)
    kept, embedded = [], []
    for candidate in found:
        reason = refusal(words, gazetteer, candidate, persons)
        if reason is None:
            kept.append(candidate)
            continue
        if reason in EMBEDDED and tells_where(gazetteer, candidate):
            embedded.append(candidate)
        start, end = words.start[candidate.start], words.end[candidate.end - 1]
        reading.trace.append(Note("places", reason, start, end, "not a place"))
    return kept, embedded


def _context(words: Words) -> Context:
    counted: Counter[str] = Counter()
    for text, capital in zip(words.text, words.capital, strict=True):
        code = nationality(text) if capital else None
        if code:
            counted[code] += 1
    return Context(countries=counted)
