"""Shares: a percentage or a fraction, of ground or of other things."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from holdfast.reading.quantities.bounds import Count, count_at
from holdfast.reading.quantities.counted import whole_of
from holdfast.reading.quantities.making import Place, Told, make, scaled
from holdfast.reading.quantities.numerals import Numeral, vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

    from holdfast.model import Quantity


def percent(place: Place, count: Count, end: int, factor: float) -> Quantity:
    """ "40 percent of the city", "a 5 percent rise"."""
    head = whole_of(place.reading.doc, place.stream, end)
    what = "share" if head.noun is not None and is_territory(head.noun) else "percent"
    whole = scaled(_stepless(count), factor)
    return make(place, (count.start, end), whole, Told(what, head, "percent"))


def share_of(place: Place, start: int, end: int, share: float) -> Quantity | None:
    """ "half of the city", "two thirds of Syria": a share of territory; of other things a part."""
    head = whole_of(place.reading.doc, place.stream, end)
    if head.noun is None:
        return None
    numeral = Numeral(round(share * 100, 2), start, end)
    count = _stepless(count_at(place.stream, numeral))
    what = "share" if is_territory(head.noun) else "percent"
    return make(place, (count.start, end), count, Told(what, head, "percent"))


def _stepless(count: Count) -> Count:
    """ "More than a third": a share is no count of whole things, so no next number begins it."""
    if count.rule == "bound.above":
        return replace(count, low=count.first.value)
    return replace(count, high=count.first.value) if count.rule == "bound.below" else count


def is_territory(noun: Token) -> bool:
    """Whether a share of it is a share of ground: "the city", "Syria"."""
    held = vocabulary()["places_held"]
    return noun.lemma_.lower() in held or noun.ent_type_ in {"PLACE", "GPE", "LOC"}
