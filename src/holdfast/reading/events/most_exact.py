"""Of the places that an event could have happened in by its phrases, those that say it best."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from holdfast.model import Mention, PlaceMention

if TYPE_CHECKING:
    from spacy.tokens import Token

    from holdfast.reading.predicates import Predicate

TOWNS = frozenset({"town", "exact"})


def named_first(places: list[Mention]) -> list[Mention]:
    """Where something happened: the named places, where there are any, and no wider than needed."""
    return without_wider([each for each in places if isinstance(each, PlaceMention)]) or places


def own_first(predicate: Predicate, heads: Sequence[Token]) -> Sequence[Token]:
    """The heads below a noun before those that it only shares with its verb.

    "Tried in Bor for the massacre in Mir": that was in Mir.
    """
    if predicate.form != "noun":
        return heads
    return [head for head in heads if predicate.token.is_ancestor(head)] or heads


def without_wider(places: list[Mention]) -> list[Mention]:
    """ "In Tibú, Norte de Santander": the town, and not all of the province as well."""
    towns = [each for each in places if getattr(each, "precision", "") in TOWNS]
    return [each for each in places if not any(surrounds(each, town) for town in towns)]


def surrounds(outer: Mention, inner: Mention) -> bool:
    """Whether the one is the country or the province that the other lies in."""
    if not (isinstance(outer, PlaceMention) and isinstance(inner, PlaceMention)):
        return False
    if outer.country is None or outer.country != inner.country:
        return False
    province = outer.precision == "province" and outer.admin1 is not None
    return outer.precision == "country" or (province and outer.admin1 == inner.admin1)
