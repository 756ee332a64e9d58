"""Toponyms: where the places named in an article are, against LGL, GeoWebNews and their like.

Every annotated toponym that has coordinates counts, whatever its kind: names of places, places in
names of organisations, adjectives ("Syrian"), found by the reading or not. The reading's answer is
the mention that overlaps it most, of the places and of those only named in other words, and of two
the shorter: "between A and B" is one mention, with A and B named in it. Both kinds are in the
reading that users get. A mention with the gold GeoNames id is at distance 0. The title and the
address of an article are given where the set has them, as they are when a page is read.
"""

from __future__ import annotations

import dataclasses
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.reader import as_document, drafts_of
from bench.task import Result, Settings, Task
from holdfast.gazetteer import load_gazetteer
from holdfast.model import Document, PlaceMention
from holdfast.reading.places.geometry import distance_km

NEAR_KM, CLOSE_KM = 161.0, 25.0
# What each set calls the same thing.
NAMES = ("phrase", "extractedName", "name")
LATITUDES, LONGITUDES = ("lat", "latitude"), ("lon", "longitude")


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated toponym: code points, position in degrees, GeoNames id or "", its kind."""

    start: int
    end: int
    name: str
    point: tuple[float, float]
    geonames: str
    kind: str


@dataclass(frozen=True, slots=True)
class Article:
    """One annotated text."""

    text: str
    address: str
    golds: tuple[Gold, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one toponym was answered. ``place``: read as a place, not only as named in a word."""

    gold: Gold
    answer: PlaceMention | None
    kilometres: float
    country: bool

    @property
    def near(self) -> bool:
        """Within 161 km."""
        return self.kilometres <= NEAR_KM

    @property
    def error(self) -> str:
        """The kind of error, in words."""
        if self.answer is None:
            return "not found"
        return "right country, far off" if self.country else "another country"


def articles(file: Path) -> Iterator[Article]:
    """The articles of one file, whichever of the sets it is."""
    for article in ElementTree.parse(file).getroot().iter("article"):
        golds = (gold(each) for each in article.iter("toponym"))
        yield Article(
            text=article.findtext("text") or "",
            address=first(article, ("url", "link")),
            golds=tuple(each for each in golds if each is not None),
        )


def first(element: ElementTree.Element, names: Sequence[str]) -> str:
    """The text of the first of these elements that is there, at any depth; "" for none."""
    found = (element.findtext(f".//{name}") for name in names)
    return next((text.strip() for text in found if text), "")


def gold(element: ElementTree.Element) -> Gold | None:
    """A toponym with coordinates; None for one without."""
    latitude, longitude = first(element, LATITUDES), first(element, LONGITUDES)
    if not latitude or not longitude:
        return None
    tag = element.find("gaztag")
    number = tag.get("geonameid", "") if tag is not None else first(element, ("geonamesID",))
    return Gold(
        start=int(first(element, ("start",))),
        end=int(first(element, ("end",))),
        name=first(element, NAMES),
        point=(float(latitude), float(longitude)),
        geonames=number,
        kind=first(element, ("type", "fcode")) or "unsaid",
    )


def outcomes(article: Article) -> list[Outcome]:
    """Read one article and answer its toponyms."""
    reading = drafts_of(document(article))
    named = [*reading.places, *reading.named_places]
    return [outcome(each, named) for each in article.golds]


def document(article: Article) -> Document:
    """The article as intake would hand it on: its text, and where it was published."""
    return dataclasses.replace(as_document(article.text), url=article.address or None)


def outcome(wanted: Gold, named: Iterable[PlaceMention]) -> Outcome:
    """The resolved mention that overlaps a toponym most, and how far off it is."""
    overlaps = [(overlap(wanted, each), each) for each in named if each.latitude is not None]
    size, answer = max(overlaps, key=tightness, default=(0, None))
    if size <= 0 or answer is None:
        return Outcome(wanted, None, float("inf"), False)
    same = bool(wanted.geonames) and answer.entity == f"geonames:{wanted.geonames}"
    here = (answer.latitude or 0.0, answer.longitude or 0.0)
    away = 0.0 if same else distance_km(here, wanted.point)
    known = load_gazetteer().by_entity(f"geonames:{wanted.geonames}")
    country = away <= NEAR_KM or (known is not None and known.country == answer.country)
    return Outcome(wanted, answer, away, country)


def tightness(pair: tuple[int, PlaceMention]) -> tuple[int, int]:
    """The order of answers: more code points shared, then fewer in all."""
    size, mention = pair
    return size, (mention.start or 0) - (mention.end or 0)


def overlap(wanted: Gold, mention: PlaceMention) -> int:
    """Code points that the two share."""
    return min(wanted.end, mention.end or 0) - max(wanted.start, mention.start or 0)


def figures(found: Sequence[Outcome]) -> dict[str, float]:
    """The figures of a table row."""
    total = max(1, len(found))
    places = [each for each in found if each.answer and each.answer.relation != "named-in"]
    return {
        "n": len(found),
        "found": round(sum(each.answer is not None for each in found) / total, 3),
        "within 161 km": round(sum(each.near for each in found) / total, 3),
        "within 25 km": round(sum(each.kilometres <= CLOSE_KM for each in found) / total, 3),
        "country": round(sum(each.country for each in found) / total, 3),
        "within 161 km, as a place": round(sum(each.near for each in places) / total, 3),
    }


def by_kind(found: Sequence[Outcome]) -> dict[str, list[Outcome]]:
    """Outcomes by the kind of toponym that the set names, commonest first."""
    kinds: dict[str, list[Outcome]] = {}
    for each in found:
        kinds.setdefault(each.gold.kind, []).append(each)
    return dict(sorted(kinds.items(), key=lambda item: (-len(item[1]), item[0]))[:12])


def run(sets: Mapping[str, Path], settings: Settings) -> Result:
    """Score over all toponyms with coordinates in every file of the set."""
    files = sorted(sets["geoparsing"].glob("*.xml"))
    if not files:
        raise FileNotFoundError(sets["geoparsing"] / "*.xml")
    by_set: dict[str, list[Outcome]] = {}
    for file in files:
        some = settings.some(articles(file), lambda article: article.text)
        by_set[file.stem] = [each for article in some for each in outcomes(article)]
    every = [each for found in by_set.values() for each in found]
    whole = figures(every)
    errors = Counter(f"{each.error}: {each.gold.kind}" for each in every if not each.near)
    return Result(
        score=sum(each.near for each in every) / max(1, len(every)),
        n=len(every),
        parts={
            **{name: value for name, value in whole.items() if name != "n"},
            "by set": {name: figures(found) for name, found in by_set.items()},
            "by kind of toponym": {name: figures(found) for name, found in by_kind(every).items()},
        },
        errors=dict(errors.most_common(20)),
    )


TASK = Task("toponyms", ("geoparsing",), "accuracy within 161 km", run)
