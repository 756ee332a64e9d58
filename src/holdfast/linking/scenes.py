"""What the sentences of a telling name besides its roles: words, names, places, countries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from holdfast.gazetteer.loader import load_gazetteer
from holdfast.linking.texts import (
    NUMBER_WORDS,
    WORD,
    countries_meant,
    is_known,
    names_in,
    places_meant,
    without_outlets,
)
from holdfast.linking.words import telling_words
from holdfast.model import ActorMention, Document, PlaceMention, Statement

# A capital and a full stop is an initial ("U.S. troops"); brackets at the end hold the outlets.
SENTENCE_END = re.compile(r"(?<![A-Z])[.!?…][\"'”’)]*\s+(?=[A-Z(\"“])|\n")
LEAST_NUMBER, MOST_DIGITS, YEARS = 3, 7, range(1900, 2100)
OF_TIME = re.compile(r"[\s-](?:minute|hour|day|week|month|year)")
PRECISE = frozenset({"exact", "town", "near", "district", "province"})


@dataclass(frozen=True, slots=True)
class Scene:
    """What stands in the sentences of a telling.

    ``words`` are neither names nor of the usual vocabulary of such news; ``around`` are such words
    of the sentences before and after; ``numbers`` are those of both. ``names`` are no place, actor
    or nationality. ``places`` are those below a country, by their number in the gazetteer, whether
    or not a statement takes them as its own. ``countries`` are those named; ``homes`` those that
    actors come from, who may be abroad.
    """

    words: frozenset[str]
    around: frozenset[str]
    numbers: frozenset[int]
    names: frozenset[frozenset[str]]
    places: frozenset[int]
    countries: frozenset[str]
    homes: frozenset[str]


Stretch = tuple[int, int]


class Scenery:
    """One document's sentences, and what its statements name in them."""

    def __init__(self, document: Document | None, statements: Iterable[Statement]) -> None:
        self.document = document
        self._sentences = sentences(document.text) if document else []
        self._places: set[tuple[int, int]] = set()  # (where it is named, number)
        self._homes: set[tuple[int, str]] = set()
        for statement in statements:
            for mentions in statement.roles.values():
                for mention in mentions:
                    if mention.start is None:
                        continue
                    if isinstance(mention, PlaceMention):
                        self._places.update((mention.start, number) for number in _numbers(mention))
                    elif isinstance(mention, ActorMention) and mention.country:
                        self._homes.add((mention.start, mention.country))

    def scene(self, group: Sequence[Statement]) -> Scene:
        """What the sentences of these statements name; of the evidence, without the text."""
        if self.document is None:
            return scene_of("\n".join(dict.fromkeys(each.evidence.quote for each in group)))
        numbers = {
            number
            for each in group
            for number, stretch in enumerate(self._sentences)
            if touch(stretch, (each.evidence.start, each.evidence.end))
        }
        beside = {each + step for each in numbers for step in (-1, 1)} - numbers
        inside = [self._sentences[each] for each in sorted(numbers)]
        return scene_of(
            self._text(numbers),
            self._text(beside),
            frozenset(number for start, number in self._places if _within(start, inside)),
            frozenset(country for start, country in self._homes if _within(start, inside)),
        )

    def _text(self, numbers: Iterable[int]) -> str:
        assert self.document is not None
        chosen = [self._sentences[n] for n in sorted(numbers) if 0 <= n < len(self._sentences)]
        return "\n".join(self.document.text[start:end] for start, end in chosen)


def scene_of(
    text: str,
    beside: str = "",
    places: frozenset[int] = frozenset(),
    homes: frozenset[str] = frozenset(),
) -> Scene:
    """What a text names; ``places`` and ``homes`` are what the reading found in it."""
    spans = list(WORD.finditer(without_outlets(text)[0]))
    names = [name.keys for name in names_in(text, spans)]
    words = telling_words(spans)
    near = telling_words(list(WORD.finditer(without_outlets(beside)[0])))
    return Scene(
        words=words,
        around=near - words,
        numbers=numbers_in(f"{text}\n{beside}"),
        names=frozenset(keys for keys in names if not is_known(keys)),
        places=places | frozenset(place for keys in names for place in places_meant(keys)),
        countries=frozenset(code for keys in names for code in countries_meant(keys)),
        homes=homes,
    )


def numbers_in(text: str) -> frozenset[int]:
    """Whole numbers of three and more, in digits or in a word; years and times say nothing."""
    found: set[int] = set()
    for span in WORD.finditer(text):
        if OF_TIME.match(text, span.end()):
            continue
        written = NUMBER_WORDS.get(span[0].lower(), span[0])
        if written.isascii() and written.isdigit() and len(written) < MOST_DIGITS:
            found.add(int(written))
    return frozenset(each for each in found if each >= LEAST_NUMBER and each not in YEARS)


def sentences(text: str) -> list[Stretch]:
    """Starts and ends of the sentences, their spaces with them: they leave nothing out."""
    ends = [found.end() for found in SENTENCE_END.finditer(text)]
    return [each for each in pairwise([0, *ends, len(text)]) if each[0] < each[1]]


def touch(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches share a character."""
    return one[0] < other[1] and other[0] < one[1]


def _within(start: int, stretches: list[Stretch]) -> bool:
    return any(first <= start < last for first, last in stretches)


def _numbers(mention: PlaceMention) -> list[int]:
    """The place's number in the gazetteer, where it is one below a country."""
    if mention.entity is None or mention.precision not in PRECISE:
        return []
    place = load_gazetteer().by_entity(mention.entity)
    return [] if place is None else [place.index]
