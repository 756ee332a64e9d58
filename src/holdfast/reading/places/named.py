"""Places that are only named inside another word: the country of "Syrian", the region of "Asian".

They tell where a text is and whose a thing is; nothing happens in them.
"""

from __future__ import annotations

from functools import lru_cache

from holdfast.gazetteer import Gazetteer, Place, nationality
from holdfast.gazetteer.nationalities import nationalities
from holdfast.model import PlaceMention
from holdfast.reading.places.vocabulary import vocabulary
from holdfast.reading.places.words import Words

NAMED_IN = "named-in"
# A word that can open a name of two: "South Korean", "Sri Lankan", "Saudi Arabian".
_LONGEST = 2
_WIDE = {"country": 0, "continent": 1, "region": 2, "admin1": 3, "town": 4}


def named_by_adjectives(
    words: Words, gazetteer: Gazetteer, taken: list[PlaceMention]
) -> list[PlaceMention]:
    """A mention, relation "named-in", of the country or region of every adjective or demonym.

    ``taken``: mentions that are already made; no word is read twice.
    """
    covered = {at for each in taken for at in range(each.start or 0, each.end or 0)}
    found: list[PlaceMention] = []
    i = 0
    while i < len(words):
        size, place = 1, None
        if words.capital[i] and words.start[i] not in covered:
            size, place = adjective_at(words, gazetteer, i)
        if place is not None:
            found.append(_mention(words, (i, i + size), place))
        i += size
    return found


def adjective_at(words: Words, gazetteer: Gazetteer, i: int) -> tuple[int, Place | None]:
    """How many words from here are one adjective or demonym, and the place it means."""
    longest = _LONGEST if words.lower[i] in _openers() else 1
    for size in range(min(longest, len(words) - i), 0, -1):
        phrase = " ".join(words.text[i : i + size])
        place = place_of_adjective(gazetteer, phrase)
        if place is not None:
            return size, place
    return 1, None


@lru_cache(maxsize=1)
def _openers() -> frozenset[str]:
    """The first words of those of two words: "south", "sri"."""
    listed = (*nationalities(), *vocabulary().region_adjectives)
    return frozenset(each.partition(" ")[0] for each in listed if " " in each)


def place_of_adjective(gazetteer: Gazetteer, text: str) -> Place | None:
    """The country, region or town that a capitalised adjective, demonym or abbreviation means."""
    code = nationality(spelled_plainly(text))
    if code is not None:
        return gazetteer.country(code)
    meant = vocabulary().region_adjectives.get(text.lower())
    return None if meant is None else _called(gazetteer, meant)


def spelled_plainly(text: str) -> str:
    """ "SYRIAN" → "Syrian": a word in capitals is the same word."""
    return text.title() if len(text) > 4 and text.isupper() else text


@lru_cache(maxsize=512)
def _called(gazetteer: Gazetteer, meant: str) -> Place | None:
    """The place of a name, of the country after the bar where one is given ("Lanka|LK")."""
    name, _, country = meant.partition("|")
    places = [gazetteer.place(match.place) for match in gazetteer.lookup(name)]
    inside = [place for place in places if not country or place.country == country]
    return min(inside, key=_fame, default=None)


def _fame(place: Place) -> tuple[int, int, int]:
    """Wide lands before towns, the greater before the less."""
    return _WIDE.get(place.kind, 9), -place.population, place.index


def _mention(words: Words, tokens: tuple[int, int], place: Place) -> PlaceMention:
    start, end = words.start[tokens[0]], words.end[tokens[1] - 1]
    return PlaceMention(
        words.source[start:end],
        start,
        end,
        "place",
        entity=place.entity,
        name=place.name,
        rule="places.named.adjective",
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        precision="country" if place.kind == "country" else "region",
        radius_km=place.radius_km,
        relation=NAMED_IN,
        population=place.population or None,
    )
