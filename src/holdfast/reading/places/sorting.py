"""Candidates told apart: places of the text, names inside other names, and what is no place."""

from __future__ import annotations

from dataclasses import dataclass, field

from holdfast.gazetteer import Gazetteer
from holdfast.gazetteer.places import KINDS
from holdfast.reading.places.candidate import Candidate
from holdfast.reading.places.guards import persons_of, refusal
from holdfast.reading.places.strength import is_known
from holdfast.reading.places.vocabulary import vocabulary
from holdfast.reading.places.words import Words

# Refused as mentions of places, but the names inside still tell where the text is: always, when
# well enough known, or when the same name stands for a place elsewhere in the text.
_ALWAYS = frozenset({"adjective", "actor-adjective", "constituency"})
_KNOWN = frozenset({
    "in-organisation", "organisation", "of-organisation", "speaker", "start-of-name", "end-of-name",
})  # fmt: skip
_REPEATED = frozenset({
    "in-organisation", "organisation", "of-organisation", "start-of-name", "end-of-name", "of-name",
})  # fmt: skip
_DOUBTFUL = frozenset({"weak", "named-otherwise"})
_PREFIX = "places.not."


@dataclass(slots=True)
class Sorted:
    """``places``; names ``inside`` other names; and the rest with the rule that refused it."""

    places: list[Candidate] = field(default_factory=list)
    inside: list[Candidate] = field(default_factory=list)
    refused: list[tuple[Candidate, str]] = field(default_factory=list)


def sort_out(words: Words, gazetteer: Gazetteer, found: list[Candidate]) -> Sorted:
    """Candidates in text order. A name that is a place once is one wherever nothing speaks against
    it ("Woodstock" alone, after "in Woodstock")."""
    persons = persons_of(words)
    judged = [(each, refusal(words, gazetteer, each, persons)) for each in found]
    places = {each.key for each, reason in judged if reason is None and each.matches}
    places -= persons
    result = Sorted()
    for candidate, reason in judged:
        short = (reason or "").removeprefix(_PREFIX)
        repeated = candidate.key in places and not candidate.common
        if reason is None or (short in _DOUBTFUL and repeated):
            result.places.append(candidate)
        elif _stands_inside(words, gazetteer, candidate, short) or (
            short in _REPEATED and repeated
        ):
            result.inside.append(candidate)
            result.refused.append((candidate, reason))
        else:
            result.refused.append((candidate, reason))
    return result


def _stands_inside(words: Words, gazetteer: Gazetteer, candidate: Candidate, reason: str) -> bool:
    """Whether a name inside another's is sure enough to count as named."""
    if not candidate.matches:
        return False
    if reason in _ALWAYS:
        return True
    if reason not in _KNOWN or candidate.common:
        return False
    long = candidate.end - candidate.start > 1
    if words.label[candidate.start] == "PERSON" or reason in {"start-of-name", "end-of-name"}:
        return candidate.cased or (long and _is_division(gazetteer, candidate))
    known = candidate.cased or is_known(gazetteer, candidate)
    return known or long or candidate.trusted or _of_civic_body(words, candidate)


def _is_division(gazetteer: Gazetteer, candidate: Candidate) -> bool:
    """ "Muscogee County" of "Muscogee County Clerk"."""
    kinds = {KINDS[int(gazetteer.kind[match.place])] for match in candidate.matches}
    return bool(kinds & {"country", "admin1", "admin2"})


def _of_civic_body(words: Words, candidate: Candidate) -> bool:
    """ "Litchfield Superior Court", "Byesville Volunteer Fire Department": named after a town."""
    if words.label[candidate.start] != "ORG":
        return False
    start, end, _ = words.spans[words.group[candidate.start]]
    opens = candidate.start - start <= (words.lower[start] == "the")
    rest = set(words.lower[candidate.end : end])
    return opens and bool(rest & vocabulary().civic_bodies)
