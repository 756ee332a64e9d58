"""Places that only say where another place lies: "Chiri in *Sinjar*", "Gaya, south of *Dosso*".

What happens at the one does not happen at the other, however near the words stand to the verb. Told
by the words between two names alone: a parse of long appositions is often wrong.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from holdfast.model import PlaceMention
from holdfast.reading.events.mentions import RANKS

_KINDS = (
    r"(?:cit(?:y|ies)|towns?|villages?|areas?|districts?|provinces?|states?|regions?|suburbs?|"
    r"neighbou?rhoods?|quarters?|settlements?|capital|port|hamlet|sub-?district|commune|camp|"
    r"stronghold|resort|sector|outpost|peninsula|governorate|community|enclave)"
)
# What may stand between a place and another that it is said to lie in or near.
CONTAINS = re.compile(
    r"[\s,]*(?:[a-z]+[ ]+){0,3}(?:in|of|near|outside|on|opposite|inside|along)\s+"
    r"(?:[a-z]+[ ]+){0,4}"
)
_WITHIN = re.compile(r",?\s*(?:in|of)\s+(?:the\s+)?(?:[a-z][a-z-]*\s+){0,2}")
_BESIDE = re.compile(r",?\s*(?:adjacent|next|bordering|not far|a short \w+)\b[^.;:,]{0,20}")
_RURAL = re.compile(r",?\s*(?:in|of)\s+rural\s+")
# "Kobani (Ayn al-Arab)", "Kyiv [Kiev]".
_ALSO_CALLED = re.compile(r"\s*[(\[]\s*(?:also |formerly |known as |or )*")
_SAME_PHRASE = r"(?!\b(?:was|were|is|are|had|has|while|when|where|who|and|but)\b)[^.;:]"
_CAPITAL = r"(?:the\s+)?(?:[a-z-]+\s+){0,3}(?:capital,?\s+(?:city,?\s+|of\s+)?)?"
# "Gaya, a town 90 kilometres south of the capital, Niamey".
_DESCRIBED = re.compile(
    rf"\s*,\s*(?:an?|the|one of)\s+(?:[\w-]+\s+){{0,5}}?{_KINDS}\b(?:{_SAME_PHRASE}){{0,70}}?"
    rf"\b(?:of|in|near|from|outside|around|to)\s+{_CAPITAL}"
)
_MEASURED = re.compile(
    r"\s*[,(]?\s*(?:(?:some|about|around|roughly|just|nearly|approximately|only|almost|over)\s+)*"
    rf"\d[\d,.]*[\s-]*(?:km|kilomet|mile)[^.;:]{{0,55}}?\b(?:of|from)\s+{_CAPITAL}"
)
# "Syria's eastern city of Raqqa": the owner is where the other lies.
_OWNED = re.compile(rf"\s*['’]s?\s+(?:[\w-]+\s+){{0,4}}?(?:{_KINDS}\s+(?:of\s+)?)?")
# "The Dakar suburb of Yoff".
_HOLDING = r"(?:cit(?:y|ies)|towns?|villages?|suburbs?|port|state|resort|commune|hamlet)"
_KIND_OF = re.compile(rf"\s+(?:[a-z-]+\s+)?{_HOLDING}\s+of\s+")
_TYPED = re.compile(rf"[\w-]*\s*[A-Z].*\s{_HOLDING}")
_AND = re.compile(r"\s+and\s+(?:the\s+)?")
_SURELY = (_ALSO_CALLED, _DESCRIBED, _MEASURED, _RURAL, _BESIDE)
_FAR = 110


def only_landmarks(places: Sequence[PlaceMention], text: str) -> frozenset[tuple[int, int]]:
    """Offsets of the places, in text order, that only tell where the one beside them lies."""
    found: set[tuple[int, int]] = set()
    for number, first in enumerate(places):
        for second in itertools.islice(places, number + 1, number + 3):
            between = text[first.end or 0 : second.start or 0]
            if len(between) > _FAR:
                break
            if _holds_second(first, second, between, text):
                found.add(_span(first))
            elif _span(first) not in found and _tells_of_first(first, second, between):
                found.add(_span(second))
    for first, second in itertools.pairwise(places):
        if _span(first) in found and _is_beside(first, second, text):
            found.add(_span(second))
    return frozenset(found)


def without_containers(places: list[PlaceMention], text: str) -> list[PlaceMention]:
    """ "Chiri village in Sinjar": what a place is said to lie in or near is not a second place."""
    kept: list[PlaceMention] = []
    for place in places:
        if kept and CONTAINS.fullmatch(text[kept[-1].end or 0 : place.start or 0]):
            continue
        kept.append(place)
    return kept


def _is_beside(holder: PlaceMention, place: PlaceMention, text: str) -> bool:
    """ "The hills of Chad and Niger": what an "and" puts beside what a place lies in."""
    joined = _AND.fullmatch(text[holder.end or 0 : place.start or 0]) is not None
    return joined and _rank(place) <= _rank(holder)


def _span(place: PlaceMention) -> tuple[int, int]:
    return place.start or 0, place.end or 0


def _holds_second(first: PlaceMention, second: PlaceMention, between: str, text: str) -> bool:
    """Whether the first of two names only says what the second lies in.

    "The Lagos suburb of Ikorodu", but "the Ikorodu suburb of Lagos".
    """
    if _OWNED.fullmatch(between):
        return True
    if between == " of " and first.text.islower():
        return True  # "the rebel town of Saraqib", read as a name
    typed = between == " of " and _TYPED.fullmatch(text[first.start or 0 : first.end or 0])
    if not typed and not _KIND_OF.fullmatch(between):
        return False
    greater = (first.population or 0) > (second.population or 0)
    return greater or _rank(first) < _rank(second)


def _tells_of_first(first: PlaceMention, second: PlaceMention, between: str) -> bool:
    """Whether the second of two names only says where the first lies."""
    if any(each.fullmatch(between) for each in _SURELY):
        return True
    if between == ", " and second.rule == "places.part":
        return True  # "Tal Rifat, northern Aleppo"
    wider = _rank(second) <= _rank(first)
    return wider and _WITHIN.fullmatch(between) is not None


def _rank(place: PlaceMention) -> int:
    return RANKS.get(place.precision, RANKS["town"])
