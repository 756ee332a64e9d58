"""Build the gazetteer that ships in the package: ``python training/gazetteer/build.py --data DIR``.

DIR is the shared data folder. Same sources, same bytes. Prints what went in and what was checked.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import marisa_trie
import numpy as np
import shapely
from common_words import common_words
from sources import (
    Row,
    admin_rows,
    country_rows,
    natural_earth,
    our_data,
    region_rows,
    who_is_on_first,
    world_towns,
)

from holdfast.gazetteer.keys import exact_key, skeleton_keys
from holdfast.gazetteer.places import KINDS, UNPLACED
from holdfast.gazetteer.store import write_members

OUTPUT = Path("src/holdfast/gazetteer/data/gazetteer.zip")
# Countries whose names news transliterates: the second lookup tier is built for these.
TRANSLITERATED = frozenset(
    [
        "SY",
        "IQ",
        "LB",
        "JO",
        "PS",
        "IL",
        "YE",
        "LY",
        "EG",
        "SD",
        "SS",
        "TN",
        "DZ",
        "MA",
        "EH",
        "SA",
        "AE",
        "OM",
        "KW",
        "QA",
        "BH",
        "IR",
        "AF",
        "PK",
        "TJ",
        "UZ",
        "TM",
        "KZ",
        "KG",
        "AZ",
        "AM",
        "GE",
        "TR",
        "RU",
        "UA",
        "BY",
        "MD",
        "ML",
        "NE",
        "TD",
        "MR",
        "NG",
        "SO",
        "ER",
        "ET",
        "DJ",
        "MM",
        "BD",
        "IN",
        "LK",
        "NP",
    ]
)
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
EARTH_KM = 6371.0
SAME_TOWN_KM = 8.0


def main() -> None:
    """Read the sources, join them, write the file and report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    options = parser.parse_args()
    rows = join_sources(options.data)
    place_divisions(rows, options.data)
    apply_regions(rows)
    apply_aliases(rows)
    add_waters(rows, options.data)
    kept = [row for row in rows.values() if row.latitude is not None]
    print(f"{len(kept):,} places; {len(rows) - len(kept):,} divisions left out (no position)")
    check_natural_earth(rows, options.data)
    write(kept, options)


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
            if _distance(row, o) < SAME_TOWN_KM
        }
        if near:
            best = min(near.values(), key=lambda other: (-other.population, _distance(row, other)))
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


# --- positions of countries and divisions ---------------------------------------------------


def place_divisions(rows: dict[str, Row], data: Path) -> None:
    """Position, population and radius of divisions, from polygons and from their towns."""
    towns: dict[str, list[Row]] = defaultdict(list)
    for row in rows.values():
        if row.kind == "town":
            towns[row.admin1].append(row)
            if row.admin2:
                towns[row.admin2].append(row)
    shapes = admin1_shapes(towns, data)
    for row in rows.values():
        if row.kind in {"admin1", "admin2"}:
            _place_division(row, towns, shapes)
        _plain_names(row)
    _place_by_parent(rows)
    for row in rows.values():
        if row.kind == "country" and row.latitude is None:
            inside = [
                town
                for town in rows.values()
                if town.kind == "town" and town.country == row.country
            ]
            _place_by_towns(row, inside)


def _place_division(
    row: Row, towns: dict[str, list[Row]], shapes: dict[str, shapely.Geometry]
) -> None:
    inside = towns.get(row.admin1 if row.kind == "admin1" else row.admin2, [])
    row.population = row.population or sum(town.population for town in inside)
    shape = shapes.get(row.admin1) if row.kind == "admin1" else None
    if shape is not None:
        if row.latitude is None:
            point = shape.centroid
            row.latitude, row.longitude = round(point.y, 4), round(point.x, 4)
        row.radius = round(_shape_radius(shape), 1)
        return
    _place_by_towns(row, inside)


def _place_by_parent(rows: dict[str, Row]) -> None:
    """A district with no known town stands at its province, with the province's reach."""
    provinces = {row.admin1: row for row in rows.values() if row.kind == "admin1"}
    for row in rows.values():
        parent = provinces.get(row.admin1)
        if row.kind == "admin2" and row.latitude is None and parent is not None:
            row.latitude, row.longitude = parent.latitude, parent.longitude
            row.radius, row.rank = parent.radius, UNPLACED


def _place_by_towns(row: Row, inside: list[Row]) -> None:
    if not inside:
        row.radius = row.radius or 25.0
        return
    latitudes = [town.latitude for town in inside if town.latitude is not None]
    longitudes = [town.longitude for town in inside if town.longitude is not None]
    if row.latitude is None:
        row.latitude = round(float(np.mean(latitudes)), 4)
        row.longitude = round(float(np.mean(longitudes)), 4)
    if not row.radius:
        far = sorted(_distance(row, town) for town in inside)
        row.radius = round(max(15.0, far[int(0.9 * (len(far) - 1))]), 1)


def _shape_radius(shape: shapely.Geometry) -> float:
    """Radius in kilometres of the disc with the shape's area."""
    scale = 111.2**2 * math.cos(math.radians(shape.centroid.y))
    return math.sqrt(shape.area * scale / math.pi)


def admin1_shapes(towns: dict[str, list[Row]], data: Path) -> dict[str, shapely.Geometry]:
    """Admin-1 polygons by code: a polygon goes to the division of most of its towns."""
    features = natural_earth(data, "admin1")
    polygons = [shapely.make_valid(shapely.geometry.shape(each["geometry"])) for each in features]
    tree = shapely.STRtree(polygons)
    sample: list[tuple[str, float, float]] = []
    for code in sorted(towns):
        if code.count(".") == 1:
            ranked = sorted(towns[code], key=lambda town: (-town.population, town.entity))[:150]
            sample.extend((code, town.longitude or 0.0, town.latitude or 0.0) for town in ranked)
    points = shapely.points([(x, y) for _, x, y in sample])
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    for point, polygon in zip(*tree.query(points, predicate="within"), strict=True):
        votes[int(polygon)][sample[int(point)][0]] += 1
    parts: dict[str, list[shapely.Geometry]] = defaultdict(list)
    for polygon, counted in sorted(votes.items()):
        parts[max(sorted(counted), key=lambda code: counted[code])].append(polygons[polygon])
    return {code: shapely.union_all(shapes) for code, shapes in parts.items()}


def _plain_names(row: Row) -> None:
    """Divisions are also known by their name without its type word."""
    if row.kind not in {"admin1", "admin2"}:
        return
    for name, tier in list(row.names.items()):
        kept = [word for word in name.split() if word.casefold() not in TYPE_WORDS]
        if kept and len(kept) < len(name.split()) and kept[0] != "of":
            row.add(" ".join(kept), max(tier, 1))


# --- our own names ---------------------------------------------------------------------------


def apply_regions(rows: dict[str, Row]) -> None:
    """Add regions.yaml; an entry that names an existing admin-1 of its country joins it."""
    for row in region_rows():
        same = [
            other
            for other in rows.values()
            if other.kind == "admin1"
            and other.country == row.country
            and exact_key(other.name) == exact_key(row.name)
        ]
        known = rows.get(row.entity) or (same[0] if same else None)
        if known is None:
            rows[row.entity] = row
            known = row
        else:
            known.latitude, known.longitude = row.latitude, row.longitude
            known.radius = known.radius or row.radius
            for name, tier in row.names.items():
                known.add(name, tier)


def apply_aliases(rows: dict[str, Row]) -> None:
    """Add aliases.yaml; an entry whose place is not found stops the build unless it is optional."""
    index: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in rows.values():
        for name in row.names:
            index[(row.country, row.kind, exact_key(name))].append(row)
    for entry in our_data("aliases.yaml"):
        found = index.get((entry["country"], entry["kind"], exact_key(entry["of"])), [])
        if "near" in entry:
            here = Row("", "", "", *entry["near"])
            found = [row for row in found if _distance(row, here) < 60]
        if not found:
            if entry.get("optional"):
                print("  optional alias without a place:", entry["of"], entry["country"])
                continue
            raise SystemExit(
                f"aliases.yaml: no {entry['kind']} {entry['of']!r} in {entry['country']}"
            )
        best = min(found, key=lambda row: (-row.population, row.rank, row.entity))
        best.name = entry.get("show", entry["of"])
        for name in (best.name, *entry["names"]):
            best.add(name, 0)
        best.cased += tuple(entry.get("cased", ()))


def add_waters(rows: dict[str, Row], data: Path) -> None:
    """Rivers and lakes of Natural Earth that are large enough to stand in world news."""
    known = {
        exact_key(name)
        for row in rows.values()
        if row.kind in {"river", "sea"}
        for name in row.names
    }
    longest: dict[str, tuple[float, shapely.Geometry]] = {}
    for feature in natural_earth(data, "rivers"):
        name = feature["properties"].get("name_en") or feature["properties"].get("name")
        if not name or not feature["geometry"]:
            continue
        if float(feature["properties"]["scalerank"]) <= 7 and exact_key(name) not in known:
            shape = shapely.geometry.shape(feature["geometry"])
            if shape.length > longest.get(name, (0.0, None))[0]:
                longest[name] = (shape.length, shape)
    for name, (length, shape) in sorted(longest.items()):
        point = shape.interpolate(0.5, normalized=True)
        title = name if "River" in name else f"{name} River"
        _add_water(rows, title, "river", point, 55.0 * length)
    for feature in natural_earth(data, "lakes"):
        name = feature["properties"].get("name")
        if name and "Lake" in name and float(feature["properties"]["scalerank"]) <= 6:
            shape = shapely.geometry.shape(feature["geometry"])
            _add_water(rows, name, "lake", shape.centroid, _shape_radius(shape))


def _add_water(
    rows: dict[str, Row], name: str, kind: str, point: shapely.Point, radius: float
) -> None:
    entity = "holdfast:place/" + exact_key(name).replace(" ", "-")
    row = Row(entity, name, kind, round(point.y, 4), round(point.x, 4))
    row.radius = round(max(5.0, min(radius, 900.0)), 1)
    row.add(name, 1)
    rows.setdefault(entity, row)


# --- writing ---------------------------------------------------------------------------------


def write(rows: list[Row], options: argparse.Namespace) -> None:
    """Number the places, make the tries, write the file and say how large it is."""
    order = {kind: number for number, kind in enumerate(KINDS)}
    rows.sort(key=lambda row: (order[row.kind], -row.population, row.entity))
    admin1 = {row.admin1: i for i, row in enumerate(rows) if row.kind == "admin1"}
    admin2 = {row.admin2: i for i, row in enumerate(rows) if row.kind == "admin2"}
    countries = sorted({row.country for row in rows})
    blob, offsets = _blob(row.name for row in rows)
    others = "\n".join(
        f"{i}\t{row.entity}" for i, row in enumerate(rows) if not row.entity.startswith("geonames:")
    )
    members: dict[str, bytes | np.ndarray] = {
        "kind": np.array([order[row.kind] for row in rows], dtype=np.uint8),
        "rank": np.array([row.rank for row in rows], dtype=np.uint8),
        "latitude": np.array([round(row.latitude * 1e4) for row in rows], dtype=np.int32),
        "longitude": np.array([round(row.longitude * 1e4) for row in rows], dtype=np.int32),
        "population": np.array([row.population for row in rows], dtype=np.uint32),
        "radius": np.array([min(65535, round(row.radius * 10)) for row in rows], dtype=np.uint16),
        "country": np.array([countries.index(row.country) for row in rows], dtype=np.uint8),
        "admin1": np.array([admin1.get(row.admin1, -1) for row in rows], dtype=np.int32),
        "admin2": np.array([admin2.get(row.admin2, -1) for row in rows], dtype=np.int32),
        "geonames": np.array([_geonames(row) for row in rows], dtype=np.uint32),
        "name-offsets": offsets,
        "names.txt": blob,
        "countries.txt": "\n".join(countries).encode(),
        "entities.txt": others.encode(),
    }
    cased = sorted((name, i) for i, row in enumerate(rows) for name in row.cased)
    members["cased.txt"] = "\n".join(f"{name}\t{i}" for name, i in cased).encode()
    common = common_words(options.data)
    members.update(_name_index("exact", _exact_postings(rows), common))
    members.update(_name_index("skeleton", _skeleton_postings(rows), frozenset()))
    write_members(options.output, members)
    sizes = {name: len(v) if isinstance(v, bytes) else v.nbytes for name, v in members.items()}
    print(
        "largest members (bytes before compression):",
        sorted(sizes.items(), key=lambda x: -x[1])[:9],
    )
    print(f"{options.output}: {options.output.stat().st_size / 1e6:.2f} MB")
    print(sorted(Counter(row.kind for row in rows).items()))


def _geonames(row: Row) -> int:
    return int(row.entity.partition(":")[2]) if row.entity.startswith("geonames:") else 0


def _blob(names: Iterable[str]) -> tuple[bytes, np.ndarray]:
    encoded = [name.encode() for name in names]
    offsets = np.cumsum([0, *map(len, encoded)]).astype(np.uint32)
    return b"".join(encoded), offsets


def _exact_postings(rows: list[Row]) -> dict[str, dict[int, int]]:
    postings: dict[str, dict[int, int]] = defaultdict(dict)
    for index, row in enumerate(rows):
        for name, tier in row.names.items():
            key = exact_key(name)
            if len(key) > 1:
                postings[key][index] = min(tier, postings[key].get(index, tier))
    return postings


def _skeleton_postings(rows: list[Row]) -> dict[str, dict[int, int]]:
    postings: dict[str, dict[int, int]] = defaultdict(dict)
    for index, row in enumerate(rows):
        if row.country in TRANSLITERATED and row.kind in {"town", "admin1", "admin2"}:
            for name, tier in row.names.items():
                for key in skeleton_keys(name):
                    postings[key][index] = min(tier, postings[key].get(index, tier))
    return postings


def _name_index(
    label: str, postings: dict[str, dict[int, int]], common: frozenset[str]
) -> dict[str, bytes | np.ndarray]:
    """A trie of keys, and for each key number its places: place index × 4 + tier, best first."""
    trie = marisa_trie.Trie(sorted(postings), order=marisa_trie.LABEL_ORDER)
    keys = [trie.restore_key(number) for number in range(len(postings))]
    lists = [sorted((index << 2) | tier for index, tier in postings[key].items()) for key in keys]
    members: dict[str, bytes | np.ndarray] = {
        f"{label}.trie": trie.tobytes(),
        f"{label}-counts": np.array([min(len(each), 65535) for each in lists], dtype=np.uint16),
        f"{label}-places": np.array([each for places in lists for each in places], dtype=np.uint32),
    }
    if common:
        members[f"{label}-common"] = np.packbits([key in common for key in keys])
    print(f"{label}: {len(keys):,} keys, {sum(map(len, lists)):,} postings")
    return members


def _distance(one: Row, other: Row) -> float:
    """Great-circle distance in kilometres."""
    a, b = math.radians(one.latitude or 0), math.radians(other.latitude or 0)
    half = math.radians((other.longitude or 0) - (one.longitude or 0)) / 2
    chord = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(half) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, chord)))


def check_natural_earth(rows: dict[str, Row], data: Path) -> None:
    """Whether Natural Earth's GeoNames ids are the same places as ours, by distance."""
    same = far = absent = 0
    for feature in natural_earth(data, "populated_places"):
        number = feature["properties"].get("geonameid")
        if not number or number < 0:
            continue
        row = rows.get(f"geonames:{int(number)}")
        if row is None:
            absent += 1
            continue
        x, y = feature["geometry"]["coordinates"][:2]
        near = _distance(row, Row("", "", "", y, x)) < 30
        same, far = same + near, far + (not near)
    print(
        f"Natural Earth towns by GeoNames id: {same:,} coincide, {far:,} over 30 km off, "
        f"{absent:,} absent"
    )


if __name__ == "__main__":
    main()
