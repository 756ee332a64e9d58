"""The gazetteer file: rows numbered, names in two tries."""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable

import marisa_trie
import numpy as np
from common_words import common_words
from sources import Row

from holdfast.gazetteer.keys import exact_key, skeleton_keys
from holdfast.gazetteer.places import KINDS
from holdfast.gazetteer.store import write_members

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


def write(rows: list[Row], options: argparse.Namespace) -> None:
    """Number the places, make the tries, write the file and say how large it is."""
    order = {kind: number for number, kind in enumerate(KINDS)}
    rows.sort(key=lambda row: (order[row.kind], -row.population, row.entity))
    # A division written by hand has no code: without one, nothing is said to lie in it.
    admin1 = {row.admin1: i for i, row in enumerate(rows) if row.kind == "admin1" and row.admin1}
    admin2 = {row.admin2: i for i, row in enumerate(rows) if row.kind == "admin2" and row.admin2}
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
