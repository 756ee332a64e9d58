"""A document's story without its frame: words, names and numbers as they compare, outlets cited."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from holdfast.gazetteer.keys import exact_key, skeleton_keys
from holdfast.gazetteer.loader import load_gazetteer
from holdfast.gazetteer.nationalities import nationality
from holdfast.gazetteer.places import KINDS
from holdfast.intake.vocabulary import agencies
from holdfast.linking.words import word_list
from holdfast.model import Document
from holdfast.reading.actors.records import actors
from holdfast.reading.times.edtf import bounds

FRAME = frozenset({"title", "repeated-title", "byline", "dateline", "boilerplate"})
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?(?:-[^\W_]+)*")
POSSESSIVE = re.compile(r"['’]s$")
DIGITS = re.compile(r"\d+")
# A list of outlets at the end: "(Reuters) (AP via Fox News), (BBC)".
OUTLETS = re.compile(r"[\s,;]*\(([^()]{2,60})\)[\s.,;]*$")
PARTICLES = "of the al el ad an ar as ash at az ed er es ez de del la bin ibn"
LINK_WORDS = frozenset(PARTICLES.split())
TO_NINETEEN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety hundred"
NUMBER_WORDS = {word: str(number) for number, word in enumerate(TO_NINETEEN.split())}
NUMBER_WORDS |= {word: str(10 * number) for number, word in enumerate(TENS.split(), start=2)}
NUMBER_WORDS["thousand"] = "1000"
# "One" and "two" are also articles and counters of anything; a year says little.
WEAK_NUMBERS = frozenset({"0", "1"})
MOST_WORDS_OF_A_NAME = 4
MOST_PLACES = 4
LEAST_OF_SURNAME = 5  # letters: a shorter last word of a name is in too many names
NARROW_KINDS = frozenset({"town", "admin1", "admin2"})
WELL_KNOWN = 20_000  # people: a smaller place of that name needs the reading to find it


@dataclass(frozen=True, slots=True)
class Story:
    """One document as it is compared. ``names`` are sets of keys: one set for each name told."""

    document: str
    words: tuple[str, ...]
    names: frozenset[frozenset[str]]
    numbers: frozenset[str]
    outlets: frozenset[str]
    day: date | None


def story_of(document: Document) -> Story:
    """The document's story: body and headings, lower case, names and numbers by their keys."""
    text, cited = without_outlets(body(document))
    cited |= {outlet_key(each) for each in agencies_of(document)}
    spans = list(WORD.finditer(text))
    names = list(names_in(text, spans))
    words = canonical_words(spans, names)
    numbers = frozenset(each for word in words if ":" not in word for each in DIGITS.findall(word))
    return Story(
        document.id,
        tuple(words),
        frozenset(name.keys for name in names),
        numbers - WEAK_NUMBERS,
        frozenset(cited),
        day_of(document.published),
    )


def day_of(edtf: str | None) -> date | None:
    """The first day that a date can mean; None for what is no date."""
    try:
        return bounds(edtf)[0]
    except ValueError:
        return None


def body(document: Document) -> str:
    """The text without title, byline, dateline and boilerplate."""
    kept, last = [], 0
    for zone in document.zones:
        if zone.kind in FRAME:
            kept.append(document.text[last : zone.start])
            last = zone.end
    kept.append(document.text[last:])
    text = "\n".join(kept).strip()
    return text or document.text


def without_outlets(text: str) -> tuple[str, set[str]]:
    """The text without the outlets listed at its end, and those outlets' keys."""
    cited: set[str] = set()
    while found := OUTLETS.search(text):
        inside = found[1].strip()
        if not inside[:1].isupper() or len(inside.split()) > 8:
            break
        cited.update(outlet_key(part) for part in re.split(r"\s+via\s+|/|;", inside) if part)
        text = text[: found.start()]
    return text, cited


def agencies_of(document: Document) -> Iterator[str]:
    """The publisher, and the agency that the dateline names."""
    if document.publisher:
        yield document.publisher
    if document.dateline and document.dateline.agency:
        yield document.dateline.agency


def outlet_key(name: str) -> str:
    """One key for the ways of writing an outlet ("The Associated Press", "AP")."""
    known = agencies().get(name.strip().lower())
    words = exact_key(known or name).split()
    bare = [word for word in words if word not in {"the", "news", "com", "online"}]
    return " ".join(bare or words)


@lru_cache(maxsize=1)
def outlet_names() -> dict[str, str]:
    """Agency key → its name."""
    return {outlet_key(name): name for name in sorted(set(agencies().values()))}


@dataclass(frozen=True, slots=True)
class Name:
    """A run of capitalised words: first and last word (excluded), and the keys it goes by."""

    first: int
    last: int
    keys: frozenset[str]


def names_in(text: str, spans: list[re.Match[str]]) -> Iterator[Name]:
    """Names in reading order: runs of capitalised words, with "of" and "al" inside them.

    One word that opens a sentence is a name only where it is known as one.
    """
    index = 0
    while index < len(spans):
        if not _opens_name(spans, index):
            index += 1
            continue
        last = index + 1
        most = min(len(spans), index + MOST_WORDS_OF_A_NAME)
        while last < most and _joins(text, spans, last):
            last += 1
        keys = name_keys(text[spans[index].start() : spans[last - 1].end()])
        if last > index + 1 or is_known(keys) or not _opens_sentence(text, spans[index].start()):
            yield Name(index, last, keys)
        index = last


def _opens_sentence(text: str, start: int) -> bool:
    """Whether nothing, or the end of a sentence, or a colon stands before."""
    before = text[:start].rstrip(" \t\"'“‘(")
    return not before or before[-1] in ".!?…:;\n–—-"


def _opens_name(spans: list[re.Match[str]], index: int) -> bool:
    word = spans[index][0]
    return word[:1].isupper() and word.lower() not in word_list("openers")


def _joins(text: str, spans: list[re.Match[str]], index: int) -> bool:
    before = spans[index - 1]
    if text[before.end() : spans[index].start()].strip("' ’-") or POSSESSIVE.search(before[0]):
        return False
    if any(part[:1].isupper() for part in spans[index][0].split("-")):  # "Deir ez-Zor"
        return spans[index][0].lower() not in word_list("openers")
    following = spans[index + 1 : index + 2]
    return (
        spans[index][0].lower() in LINK_WORDS
        and bool(following)
        and following[0][0][:1].isupper()
        and text[spans[index].end() : following[0].start()].strip(" -’'") == ""
    )


@lru_cache(maxsize=65536)
def name_keys(name: str) -> frozenset[str]:
    """Keys that other spellings and aliases of the name share: actor, places, transliteration."""
    bare = exact_key(name.removesuffix("'s").removesuffix("’s"))
    found = {bare, *("~" + key for key in skeleton_keys(bare))}
    last = bare.rpartition(" ")[2]
    if len(last) >= LEAST_OF_SURNAME and last not in word_list("heads_of_names"):
        found.add(f"…{last}")  # "Akhtar Mansour" and "Mullah Mansour"
    found |= {"actor:" + entity for entity in actor_aliases().get(bare, ())}
    found |= {f"place:{place}" for place in largest_places(bare)}
    return frozenset(found)


def largest_places(name: str) -> list[int]:
    """Numbers of the places of that name that news is likely to mean, most people first."""
    gazetteer = load_gazetteer()
    places = {match.place for match in gazetteer.lookup(name)}
    ranked = sorted(places, key=lambda place: (-int(gazetteer.population[place]), place))
    return ranked[:MOST_PLACES]


def is_known(keys: frozenset[str]) -> bool:
    """Whether a name is that of a place, an actor or a people: many reports have those."""
    if any(key.startswith(("place:", "actor:")) for key in keys):
        return True
    return any(nationality(key.capitalize()) or key in word_list("creeds") for key in keys)


def countries_meant(keys: frozenset[str]) -> list[str]:
    """Codes of the countries that a name can mean, as a country or by its people."""
    gazetteer = load_gazetteer()
    found = {code for key in keys if (code := nationality(key.title()))}
    for key in keys:
        if key.startswith("place:") and KINDS[int(gazetteer.kind[int(key[6:])])] == "country":
            found.add(gazetteer.place(int(key[6:])).country or "")
    return sorted(found - {""})


def places_meant(keys: frozenset[str]) -> list[int]:
    """Numbers of the well-known places below a country that a name can mean."""
    if any(key.startswith("actor:") for key in keys):
        return []
    gazetteer = load_gazetteer()
    places = [int(key[6:]) for key in keys if key.startswith("place:")]
    return [
        place
        for place in places
        if KINDS[int(gazetteer.kind[place])] in NARROW_KINDS
        and int(gazetteer.population[place]) >= WELL_KNOWN
        and exact_key(gazetteer.place(place).name) in keys
    ]


@lru_cache(maxsize=1)
def actor_aliases() -> dict[str, tuple[str, ...]]:
    """Every name of an armed group or organisation, by its key, to the entities it may be."""
    found: dict[str, set[str]] = {}
    for actor in actors():
        for name in (actor.name, *actor.aliases, *actor.acronyms):
            if actor.entity:
                found.setdefault(exact_key(name), set()).add(actor.entity)
    return {name: tuple(sorted(entities)) for name, entities in found.items()}


@lru_cache(maxsize=65536)
def name_word(name: str) -> str | None:
    """One word for all spellings of a known name: its actor, or its largest place."""
    bare = exact_key(name.removesuffix("'s").removesuffix("’s"))
    actor = actor_aliases().get(bare)
    if actor:
        return "actor:" + actor[0]
    places = largest_places(bare)
    return f"place:{places[0]}" if places else None


def text_of(spans: list[re.Match[str]], name: Name) -> str:
    """The name as it stands in the text."""
    return spans[name.first].string[spans[name.first].start() : spans[name.last - 1].end()]


def canonical_words(spans: list[re.Match[str]], names: list[Name]) -> list[str]:
    """The words in lower case; a known name becomes one word, the same for all its spellings."""
    heads = {name.first: name for name in names}
    words: list[str] = []
    index = 0
    while index < len(spans):
        name = heads.get(index)
        known = name_word(text_of(spans, name)) if name else None
        if name and known:
            words.append(known)
            index = name.last
        else:
            word = exact_key(spans[index][0])
            words.append(NUMBER_WORDS.get(word, word))
            index += 1
    return words
