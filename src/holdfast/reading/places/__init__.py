"""The places step: place names of a reading, resolved to the gazetteer with their precision.

Offsets of a mention cover the name, the type word that follows it ("Anbar Province", "Yarmouk
camp") and a direction word before it ("northern Syria"). Words such as "near", "15 km north of" or
"the city of" stay outside; they set ``relation`` and ``precision``. "Between A and B" is one
mention, from A to B.
"""

from __future__ import annotations

from dataclasses import dataclass

from holdfast.gazetteer import load_gazetteer, nationality
from holdfast.model import PlaceMention
from holdfast.reading.context import Note, Reading
from holdfast.reading.places.abbreviations import abbreviated_state
from holdfast.reading.places.candidate import Candidate
from holdfast.reading.places.codes import acled_geo_precision, ucdp_where_prec
from holdfast.reading.places.company import Context
from holdfast.reading.places.cues import countries_of
from holdfast.reading.places.detect import candidates
from holdfast.reading.places.evidence import gather
from holdfast.reading.places.mentions import ends_of_stretches, mentions
from holdfast.reading.places.named import NAMED_IN, named_by_adjectives
from holdfast.reading.places.publisher import country_of, home_names
from holdfast.reading.places.quarters import without_namesakes
from holdfast.reading.places.relations import Relation, relations
from holdfast.reading.places.resolve import resolve
from holdfast.reading.places.sorting import sort_out
from holdfast.reading.places.words import Words, words_of

__all__ = [
    "Survey",
    "acled_geo_precision",
    "find_places",
    "nationality",
    "survey",
    "ucdp_where_prec",
]

_PUBLISHED = 1.5  # how many nationality words the national domain of a page counts for


@dataclass(frozen=True, slots=True)
class Survey:
    """``mentions`` of places, and those only ``named`` in organisations and adjectives.

    The latter ("University of **Mosul**", "**US** troops", "**Syrian**") have the relation
    "named-in". They are resolved with the rest: where an organisation sits, which country an
    adjective means; but nothing happens there.
    """

    mentions: tuple[PlaceMention, ...]
    named: tuple[PlaceMention, ...]


def find_places(reading: Reading) -> list[PlaceMention]:
    """Fill ``reading.places`` with the document's places, sorted and not overlapping.

    ``reading.named_places`` gets what is only named inside other words and names. A place that the
    parser saw and the gazetteer does not hold has entity None and precision "unknown". Works on a
    document without a parse too, with fewer safeguards.
    """
    found = survey(reading)
    reading.places, reading.named_places = list(found.mentions), list(found.named)
    for place in reading.places:
        decided = f"{place.entity or 'unknown'} {place.precision} {place.relation}"
        reading.trace.append(
            Note("places", place.rule or "", place.start or 0, place.end or 0, decided)
        )
    return reading.places


def survey(reading: Reading) -> Survey:
    """Places, and those named in other names, resolved together; the reading gets its trace."""
    gazetteer = load_gazetteer()
    words = words_of(reading.doc, reading.document)
    found = candidates(words, gazetteer, abbreviated_state)
    gather(words, gazetteer, found)
    result = sort_out(words, gazetteer, found)
    kept, embedded = result.places, result.inside
    for candidate, reason in result.refused:
        bounds = words.start[candidate.start], words.end[candidate.end - 1]
        reading.trace.append(Note("places", reason, *bounds, "not a place"))
    related = relations(words, gazetteer, kept)
    home = home_names(reading.document.url, gazetteer)
    answers = resolve(gazetteer, kept + embedded + home, _context(reading, words))
    placed = without_namesakes(words, gazetteer, list(zip(kept, answers, strict=False)))
    resolved = list(zip(kept, placed, related, strict=True))
    ends = ends_of_stretches(resolved)
    inside = sorted(
        [*zip(embedded, answers[len(kept) :], strict=False), *ends], key=lambda pair: pair[0].start
    )
    made = mentions(words, gazetteer, resolved)
    plain = [(each, number, _named_in(each)) for each, number in inside]
    named = [each for each in mentions(words, gazetteer, plain) if each.entity]
    named += named_by_adjectives(words, gazetteer, [*made, *named])
    return Survey(tuple(made), tuple(sorted(named, key=lambda each: each.start or 0)))


def _named_in(candidate: Candidate) -> Relation:
    """A name that only stands inside another word or name."""
    return Relation(candidate.start, candidate.end, kind=NAMED_IN, rule="places.named.inside")


def _context(reading: Reading, words: Words) -> Context:
    """Which countries the text and the address of the page point at."""
    countries = countries_of(words)
    published = country_of(reading.document.url)
    if published is not None:
        countries[published] = countries.get(published, 0.0) + _PUBLISHED
    return Context(countries)
