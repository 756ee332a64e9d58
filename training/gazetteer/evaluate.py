"""Measure the places step: ``python training/gazetteer/evaluate.py --data DIR [--errors N]``.

re3d and CENTCOM: the share of place names of Syria and Iraq that resolve, and to the right country;
UCDP: the share of its place strings whose name the gazetteer holds in the stated province. LGL and
GeoWebNews are the bench's (``python -m bench toponyms``). No weight is fitted to these sets by
program, but their errors were read while the rules were written (docs/gazetteer.md says which).
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from spacy.tokens import Doc

from holdfast.gazetteer import load_gazetteer
from holdfast.model import Document
from holdfast.reading.context import Reading
from holdfast.reading.places import Survey, survey

Parse = Callable[[str], Doc]


def main() -> None:
    """Run all sets and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--parser", choices=("model", "blank"), default="model")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    parse = _parser(options.parser)
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


def find(text: str, parse: Parse) -> Survey:
    """Places, and those named in other names."""
    return survey(Reading(Document("x", "x", text, "x", "text/plain", "x"), parse(text)))


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
            mentions = find(document["text"], parse).mentions
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
                found = find(f"In {row['country']}. {row['line']}", parse)
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
