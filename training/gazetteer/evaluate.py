"""Measure the places step: ``python training/gazetteer/evaluate.py --data DIR [--errors N]``.

LGL and GeoWebNews: over gold toponyms with coordinates, the share that a mention (or, for an
adjective, its nationality) places within 161 km, within 25 km, and in the right country; a toponym
that is not found counts as wrong. re3d and CENTCOM: the share of place names of Syria and Iraq
that resolve, and to the right country; UCDP: the share of its place strings whose name the
gazetteer holds in the stated province. No weight is fitted to these sets by program, but their
errors were read while the rules were written (docs/gazetteer.md says which), so they are not
unseen. A mention with the gold GeoNames id counts as being at distance 0.
"""

from __future__ import annotations

import argparse
import csv
import json
import time
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from spacy.tokens import Doc

from holdfast.gazetteer import load_gazetteer, nationality
from holdfast.model import Document, PlaceMention
from holdfast.reading.context import Reading
from holdfast.reading.places import Survey, survey
from holdfast.reading.places.geometry import distance_km

Parse = Callable[[str], Doc]


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated toponym: code points, position, GeoNames id; ``kind`` as the set names it."""

    start: int
    end: int
    name: str
    point: tuple[float, float]
    geonames: str
    kind: str


@dataclass(slots=True)
class Score:
    """Counts over toponyms; ``errors`` counts (what went wrong, name, gold id, ours)."""

    toponyms: int = 0
    found: int = 0
    near: int = 0
    close: int = 0
    country: int = 0
    seconds: float = 0.0
    words: int = 0
    errors: Counter[tuple[str, ...]] = field(default_factory=Counter)

    def line(self, name: str) -> str:
        """One line of the report."""
        total = max(1, self.toponyms)
        speed = 1000 * self.seconds / max(1, self.words)
        return (
            f"{name:24s} n={self.toponyms:5d} found {self.found / total:.3f}  "
            f"@161km {self.near / total:.3f}  @25km {self.close / total:.3f}  "
            f"country {self.country / total:.3f}  {speed:.4f} ms/word"
        )


def main() -> None:
    """Run all sets and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--parser", choices=("model", "blank"), default="model")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    parse = _parser(options.parser)
    find("Damascus", parse)  # load the gazetteer outside the clock
    sets = {"LGL": lgl, "GeoWebNews": geowebnews}
    for name, reader in sets.items():
        if options.only in name:
            score_toponyms(name, list(reader(options.data)), parse, options.errors)
    if options.only in "re3d":
        score_re3d(options.data, parse, options.errors)
    if options.only in "UCDP":
        score_ucdp(options.data, options.errors)
    if options.only in "CENTCOM":
        score_centcom(options.data, parse, options.errors)


def _parser(which: str) -> Parse:
    if which == "blank":
        from holdfast.language.tokens import blank_english

        return blank_english()
    from holdfast.language import load_parser

    return load_parser().parse


def find(text: str, parse: Parse) -> tuple[Survey, int, float]:
    """Places and embedded names, number of tokens, and seconds of the places step alone."""
    reading = Reading(Document("x", "x", text, "x", "text/plain", "x"), parse(text))
    begin = time.process_time()
    found = survey(reading)
    seconds = time.process_time() - begin
    return found, len(reading.doc), seconds


def lgl(data: Path) -> Iterator[tuple[str, list[Gold]]]:
    """Local-Global Lexicon: 588 articles of local newspapers."""
    for article in ElementTree.parse(data / "geoparsing" / "lgl.xml").getroot().iter("article"):
        golds = []
        for each in article.iter("toponym"):
            tag = each.find("gaztag")
            if tag is None:
                continue
            point = float(tag.findtext("lat") or 0), float(tag.findtext("lon") or 0)
            bounds = int(each.findtext("start") or 0), int(each.findtext("end") or 0)
            golds.append(
                Gold(
                    *bounds,
                    each.findtext("phrase") or "",
                    point,
                    tag.get("geonameid", ""),
                    tag.findtext("fcode") or "",
                )
            )
        yield article.findtext("text") or "", golds


def geowebnews(data: Path) -> Iterator[tuple[str, list[Gold]]]:
    """GeoWebNews: 200 articles of world news."""
    for article in ElementTree.parse(data / "geoparsing" / "GWN.xml").getroot().iter("article"):
        golds = []
        for each in article.iter("toponym"):
            if not each.findtext("latitude"):
                continue
            point = float(each.findtext("latitude") or 0), float(each.findtext("longitude") or 0)
            bounds = int(each.findtext("start") or 0), int(each.findtext("end") or 0)
            name, number = each.findtext("extractedName") or "", each.findtext("geonamesID") or ""
            golds.append(Gold(*bounds, name, point, number, each.findtext("type") or ""))
        yield article.findtext("text") or "", golds


def score_toponyms(
    name: str, articles: list[tuple[str, list[Gold]]], parse: Parse, errors: int
) -> None:
    """Score one annotated set, as a whole and by the kind of toponym."""
    whole, places, kinds = Score(), Score(), {}
    for text, golds in articles:
        found, words, seconds = find(text, parse)
        whole.seconds, whole.words = whole.seconds + seconds, whole.words + words
        for gold in golds:
            answer = _answer(gold, (*found.mentions, *found.embedded))
            _count(places, gold, _covering(gold, found.mentions))
            for score in (whole, kinds.setdefault(gold.kind, Score())):
                _count(score, gold, answer)
    print(whole.line(name))
    print("   " + places.line("(mentions of places only)"))
    for kind, score in sorted(kinds.items(), key=lambda item: -item[1].toponyms)[:9]:
        print("   " + score.line(kind))
    for error, count in whole.errors.most_common(errors):
        print("     ", count, *error, sep=" | ")


Answer = tuple[str, tuple[float, float], str | None]


def _covering(gold: Gold, mentions: Sequence[PlaceMention]) -> Answer | None:
    """Entity, point and country of the resolved mention that overlaps a gold toponym, or None."""
    for mention in mentions:
        if (
            (mention.start or 0) < gold.end
            and gold.start < (mention.end or 0)
            and mention.latitude is not None
        ):
            return (
                mention.entity or "",
                (mention.latitude, mention.longitude or 0.0),
                mention.country,
            )
    return None


def _answer(gold: Gold, mentions: Sequence[PlaceMention]) -> Answer | None:
    """The same, or the country that an adjective means."""
    covering = _covering(gold, mentions)
    if covering is not None:
        return covering
    code = nationality(gold.name)
    place = load_gazetteer().country(code) if code else None
    return (
        None if place is None else (place.entity, (place.latitude, place.longitude), place.country)
    )


def _count(score: Score, gold: Gold, answer: Answer | None) -> None:
    score.toponyms += 1
    if answer is None:
        score.errors["not found", gold.name, gold.kind] += 1
        return
    entity, point, country = answer
    score.found += 1
    same = entity == f"geonames:{gold.geonames}"
    away = 0.0 if same else distance_km(point, gold.point)
    score.near += away <= 161
    score.close += away <= 25
    known = load_gazetteer().by_entity(f"geonames:{gold.geonames}")
    score.country += away <= 161 or (known is not None and known.country == country)
    if away > 161:
        score.errors["wrong", gold.name, gold.kind, gold.geonames, entity] += 1


def score_re3d(data: Path, parse: Parse, errors: int) -> None:
    """Places annotated in re3d that our gazetteer could hold: how many are found and resolved."""
    found = resolved = total = 0
    missed: Counter[tuple[str, str]] = Counter()
    for folder in sorted(path for path in (data / "re3d").iterdir() if path.is_dir()):
        golds: dict[str, list[dict[str, object]]] = {}
        for line in (folder / "entities.json").read_text("utf-8").splitlines():
            entity = json.loads(line)
            if entity["type"] == "Location":
                golds.setdefault(entity["documentId"], []).append(entity)
        for line in (folder / "documents.json").read_text("utf-8").splitlines():
            document = json.loads(line)
            mentions = find(document["text"], parse)[0].mentions
            for gold in golds.get(document["_id"], []):
                begin, end = int(str(gold["begin"])), int(str(gold["end"]))
                total += 1
                over = [m for m in mentions if (m.start or 0) < end and begin < (m.end or 0)]
                found += bool(over)
                resolved += any(m.entity or m.relation == "between" for m in over)
                if not any(m.entity for m in over):
                    missed["unresolved" if over else "not found", document["text"][begin:end]] += 1
    print(
        f"re3d locations           n={total:5d} found {found / total:.3f}  "
        f"resolved {resolved / total:.3f}"
    )
    for error, count in missed.most_common(errors):
        print("     ", count, *error, sep=" | ")


_KIND_WORDS = {"town", "city", "village", "camp", "airport", "mountain", "neighbourhood", "area"}


def score_ucdp(data: Path, errors: int) -> None:
    """Place strings of UCDP by name alone: is the name there, and in the stated province."""
    gazetteer = load_gazetteer()
    total = held = right = 0
    missed: Counter[tuple[str, ...]] = Counter()
    for line in (data / "ucdp_actors" / "places_sy_iq.tsv").read_text("utf-8").splitlines():
        part = [*line.split("\t"), "", "", "", ""][:5]
        country = {"Syria": "SY", "Iraq": "IQ"}.get(part[1])
        words = part[4].split()
        if country is None or not part[2] or not words or words[-1] not in _KIND_WORDS:
            continue
        name = " ".join(words[:-1])
        places = [gazetteer.place(match.place) for match in gazetteer.lookup(name)]
        inside = [place for place in places if place.country == country]
        province = " ".join(part[2].split()[:-1])
        provinces = {match.place for match in gazetteer.lookup(province)}
        total += 1
        held += bool(inside)
        right += any(place.admin1 in provinces for place in inside)
        if not any(place.admin1 in provinces for place in inside):
            missed["elsewhere" if inside else "not held", name, province] += 1
    print(
        f"UCDP place strings       n={total:5d} held {held / max(1, total):.3f}  "
        f"in the stated province {right / max(1, total):.3f}"
    )
    for error, count in missed.most_common(errors):
        print("     ", count, *error, sep=" | ")


def score_centcom(data: Path, parse: Parse, errors: int) -> None:
    """Coalition strike lines: the stated place must resolve, in the stated country."""
    total = right = 0
    missed: Counter[tuple[str, ...]] = Counter()
    answers: dict[tuple[str, str], str] = {}
    with (data / "centcom_strikes" / "strikes.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            place, country = row["location"], {"Iraq": "IQ", "Syria": "SY"}.get(row["country"])
            if country is None:
                continue
            if (place, country) not in answers:
                found, _, _ = find(f"In {row['country']}. {row['line']}", parse)
                named = [
                    m
                    for m in found.mentions
                    if m.entity and m.precision in {"town", "near", "exact", "district"}
                ]
                answers[place, country] = f"{named[0].country} {named[0].name}" if named else ""
            total += 1
            right += answers[place, country].startswith(country)
            if not answers[place, country].startswith(country):
                missed[place, country, answers[place, country]] += 1
    print(
        f"CENTCOM strike places    n={total:5d} resolved in the stated country {right / total:.3f}"
    )
    right = sum(answer.startswith(country) for (_, country), answer in answers.items())
    print(f"   distinct places {len(answers)}: right {right}")
    for error, count in missed.most_common(errors):
        print("     ", count, *error, sep=" | ")


if __name__ == "__main__":
    main()
