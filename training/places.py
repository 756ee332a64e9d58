"""Names of places in Syria and Iraq, put in place of others so that their like is known."""

from __future__ import annotations

import csv
import random
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

ONE_WORD = re.compile(r"[A-Z][a-z]{2,}")
COMMON = 100_000
SURE = 60


@dataclass(frozen=True)
class Places:
    """One-word names: `often` with the number of reports on each, `others` from the gazetteer."""

    often: Counter[str]
    others: list[str]
    known: frozenset[str]
    """Names that are surely places wherever they stand alone."""

    def draw(self, chance: random.Random) -> str:
        """A name: half the time one that reports are about."""
        if chance.random() < 0.5:
            return chance.choices(list(self.often), list(self.often.values()))[0]
        return chance.choice(self.others)


def read_places(data: Path) -> Places:
    """Names from UCDP's place list, Who's On First and GeoNames' countries."""
    often: Counter[str] = Counter()
    for line in (data / "ucdp_actors" / "places_sy_iq.tsv").read_text("utf-8").splitlines():
        count, _, *parts = line.split("\t")
        for part in parts:
            name = re.sub(r"\s+(?:town|city|village|province|governorate|district)$", "", part)
            if ONE_WORD.fullmatch(name):
                often[name] += min(int(count), 60)
    others, known = [], set[str]()
    with (data / "gazetteer_wof" / "wof_sy_iq.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if ONE_WORD.fullmatch(row["ascii"] or ""):
                others.append(row["ascii"])
                if row["placetype"] == "region" or int(row["population"] or 0) > COMMON:
                    known.add(row["ascii"])
    for line in (data / "geonames" / "countryInfo.txt").read_text("utf-8").splitlines()[1:]:
        fields = line.split("\t")
        if not line.startswith("#") and len(fields) > 4 and ONE_WORD.fullmatch(fields[4]):
            known.add(fields[4])
    known |= {name for name, count in often.items() if count >= SURE} | {"Baghdad", "Basra"}
    return Places(often, others, frozenset(known - {"Georgia", "Jordan", "Chad"}))
