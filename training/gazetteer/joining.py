"""One row for each place, from all sources: joined by id, by name and by nearness."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from distances import distance_km
from sources import Row, admin_rows, country_rows, who_is_on_first, world_towns

from holdfast.gazetteer.keys import exact_key, skeleton_keys

TYPE_WORDS = [
    "governorate",
    "province",
    "district",
    "county",
    "parish",
    "oblast",
    "oblast'",
    "region",
    "state",
    "prefecture",
    "department",
    "raion",
    "krai",
    "kray",
    "republic",
    "borough",
    "municipality",
    "wilayat",
    "muhafazat",
    "qada",
    "qaḑā’",
    "liwa",
    "census area",
]
SAME_TOWN_KM = 8.0


def join_sources(data: Path) -> dict[str, Row]:
    """All places by entity; one row where two sources carry the same GeoNames id."""
    rows: dict[str, Row] = {}
    for row in (
        *country_rows(data),
        *admin_rows(data, 1),
        *admin_rows(data, 2),
        *world_towns(data),
    ):
        rows[row.entity] = row
    regions: dict[str, str] = {}
    counties: dict[str, str] = {}
    local = list(who_is_on_first(data))
    unnumbered: list[Row] = []
    for record, row in local:
        if record["placetype"] == "region":
            regions[record["wof_id"]] = _join_division(rows, row, 1)
    for record, row in local:
        row.admin1 = (
            rows[regions[record["region_id"]]].admin1 if record["region_id"] in regions else ""
        )
        if record["placetype"] == "county":
            counties[record["wof_id"]] = _join_division(rows, row, 2)
    for record, row in local:
        if record["placetype"] in {"region", "county"}:
            continue
        if record["county_id"] in counties:
            row.admin2 = rows[counties[record["county_id"]]].admin2
        if row.entity.startswith("geonames:"):
            _merge(rows, row)
        else:
            unnumbered.append(row)
    _join_unnumbered(rows, unnumbered)
    return rows


def _join_unnumbered(rows: dict[str, Row], unnumbered: list[Row]) -> None:
    """A Who's On First town without a GeoNames id joins the town of that name nearby, if any."""
    index: dict[str, list[Row]] = defaultdict(list)
    for row in rows.values():
        if row.kind == "town" and row.country in {"SY", "IQ"}:
            for key in {
                key for name in row.names for key in (exact_key(name), *skeleton_keys(name))
            }:
                index[key].append(row)
    for row in unnumbered:
        keys = {key for name in row.names for key in (exact_key(name), *skeleton_keys(name))}
        near = {
            o.entity: o
            for key in keys
            for o in index.get(key, ())
            if distance_km(row, o) < SAME_TOWN_KM
        }
        if near:
            best = min(
                near.values(), key=lambda other: (-other.population, distance_km(row, other))
            )
            row.entity = best.entity
        _merge(rows, row)


def _join_division(rows: dict[str, Row], row: Row, level: int) -> str:
    """Join a Who's On First division to its GeoNames one, by id or name; its entity."""
    if row.entity not in rows:
        mine = {_division_key(name) for name in row.names}
        for other in rows.values():
            same_parent = level == 1 or other.admin1 == row.admin1
            same_kind = other.kind == row.kind and other.country == row.country
            if same_kind and same_parent and mine & set(map(_division_key, other.names)):
                row.entity = other.entity
                break
    if row.entity not in rows:
        row.admin1 = row.admin1 or f"{row.country}.{row.entity}"
        row.admin2 = f"{row.admin1}.{row.entity}" if level == 2 else ""
        rows[row.entity] = row
        return row.entity
    known = rows[row.entity]
    known.latitude, known.longitude = row.latitude, row.longitude
    for name, tier in row.names.items():
        known.add(name, tier)
    return row.entity


def _division_key(name: str) -> str:
    words = [word for word in exact_key(name).split() if word not in TYPE_WORDS]
    keys = skeleton_keys(" ".join(words)) if words else ()
    return keys[0] if keys else exact_key(name)


def _merge(rows: dict[str, Row], row: Row) -> None:
    known = rows.get(row.entity)
    if known is None:
        rows[row.entity] = row
        return
    for name, tier in row.names.items():
        known.add(name, tier)
    known.population = known.population or row.population
    known.rank = min(known.rank, row.rank)
    known.admin2 = known.admin2 or row.admin2
