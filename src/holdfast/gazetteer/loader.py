"""Loading and asking the gazetteer: names to places, places to their facts.

The file is read once per process (about 0.1 s); lookups are of constant cost and make no copies.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from itertools import islice
from typing import Any

import marisa_trie  # type: ignore[import-not-found]
import numpy as np
from numpy.typing import NDArray

from holdfast.gazetteer.keys import exact_key, skeleton_keys
from holdfast.gazetteer.places import KINDS, Match, Place
from holdfast.gazetteer.store import read_members

_TRANSLITERATION = 3


class NameIndex:
    """A trie of keys; each key has a list of (place, tier)."""

    def __init__(self, label: str, blobs: dict[str, bytes], arrays: dict[str, Any]) -> None:
        self._trie = marisa_trie.Trie().frombytes(blobs[f"{label}.trie"])
        counts: NDArray[np.uint16] = arrays[f"{label}-counts"]
        self._starts = np.concatenate(([0], np.cumsum(counts, dtype=np.uint32)))
        self._places: NDArray[np.uint32] = arrays[f"{label}-places"]
        packed = arrays.get(f"{label}-common")
        self._common = None if packed is None else np.unpackbits(packed)

    def number(self, key: str) -> int | None:
        """The number of a key, or None when it is not there."""
        found: int | None = self._trie.get(key)
        return found

    def matches(self, number: int) -> list[Match]:
        """The places under a key number, in order of kind and population."""
        start, end = int(self._starts[number]), int(self._starts[number + 1])
        return [Match(value >> 2, value & 3) for value in self._places[start:end].tolist()]

    def is_common(self, number: int) -> bool:
        """Whether the key is an ordinary English word too."""
        return self._common is not None and bool(self._common[number])

    def has_prefix(self, prefix: str) -> bool:
        """Whether any key begins so."""
        return next(self._trie.iterkeys(prefix), None) is not None

    def keys_from(self, prefix: str, limit: int) -> list[str]:
        """Up to ``limit`` keys that begin so, in the trie's own order."""
        return list(islice(self._trie.iterkeys(prefix), limit))


class Gazetteer:
    """Places of the world. Use :func:`load_gazetteer`; a gazetteer never changes once loaded."""

    def __init__(self, data: bytes) -> None:
        blobs, arrays, self.digest = read_members(data)
        self.exact = NameIndex("exact", blobs, arrays)
        self.skeleton = NameIndex("skeleton", blobs, arrays)
        self.kind: NDArray[np.uint8] = arrays["kind"]
        self.rank: NDArray[np.uint8] = arrays["rank"]
        self.latitude: NDArray[np.float64] = arrays["latitude"] / 1e4
        self.longitude: NDArray[np.float64] = arrays["longitude"] / 1e4
        self.population: NDArray[np.uint32] = arrays["population"]
        self.admin1: NDArray[np.int32] = arrays["admin1"]
        self.admin2: NDArray[np.int32] = arrays["admin2"]
        self.country_number: NDArray[np.uint8] = arrays["country"]
        self.countries: list[str] = blobs["countries.txt"].decode().split("\n")
        self._radius: NDArray[np.uint16] = arrays["radius"]
        self._geonames: NDArray[np.uint32] = arrays["geonames"]
        self._names, self._offsets = blobs["names.txt"], arrays["name-offsets"]
        self._entities = dict(_numbered(blobs["entities.txt"]))
        self.cased = {name: int(index) for name, index in _pairs(blobs["cased.txt"])}
        self._by_entity: dict[str, int] | None = None

    def __len__(self) -> int:
        return len(self.kind)

    @lru_cache(maxsize=4096)  # noqa: B019
    def place(self, index: int) -> Place:
        """The place with this number."""
        start, end = int(self._offsets[index]), int(self._offsets[index + 1])
        number = int(self._geonames[index])
        country = self.countries[int(self.country_number[index])]
        return Place(
            index=index,
            entity=f"geonames:{number}" if number else self._entities[index],
            name=self._names[start:end].decode(),
            kind=KINDS[int(self.kind[index])],
            latitude=round(float(self.latitude[index]), 4),
            longitude=round(float(self.longitude[index]), 4),
            country=country or None,
            admin1=_or_none(int(self.admin1[index])),
            admin2=_or_none(int(self.admin2[index])),
            population=int(self.population[index]),
            rank=int(self.rank[index]),
            radius_km=round(float(self._radius[index]) / 10, 1),
        )

    def lookup(self, name: str) -> list[Match]:
        """Places with this name, forgiving case, accents, hyphens; else its transliterations."""
        number = self.exact.number(exact_key(name))
        if number is not None:
            return self.exact.matches(number)
        return self.transliterations(name)

    def transliterations(self, name: str) -> list[Match]:
        """Places that have another spelling of this name (only where news transliterates)."""
        found: set[int] = set()
        for key in skeleton_keys(name):
            number = self.skeleton.number(key)
            if number is not None:
                found.update(match.place for match in self.skeleton.matches(number))
        return [Match(place, _TRANSLITERATION) for place in sorted(found)]

    def country(self, code: str) -> Place | None:
        """The country with this ISO 3166-1 alpha-2 code."""
        index = self._country_places().get(code)
        return None if index is None else self.place(index)

    def by_entity(self, entity: str) -> Place | None:
        """The place with this id. The first call reads all ids (about 0.2 s)."""
        if self._by_entity is None:
            ids = {
                f"geonames:{number}": i
                for i, number in enumerate(self._geonames.tolist())
                if number
            }
            ids.update((name, index) for index, name in self._entities.items())
            self._by_entity = ids
        index = self._by_entity.get(entity)
        return None if index is None else self.place(index)

    @lru_cache(maxsize=1)  # noqa: B019
    def _country_places(self) -> dict[str, int]:
        numbers = np.flatnonzero(self.kind == KINDS.index("country"))
        return {self.countries[int(self.country_number[i])]: int(i) for i in numbers}


def _or_none(number: int) -> int | None:
    return None if number < 0 else number


def _pairs(blob: bytes) -> Iterator[tuple[str, str]]:
    for line in blob.decode().split("\n"):
        if line:
            left, _, right = line.partition("\t")
            yield left, right


def _numbered(blob: bytes) -> Iterator[tuple[int, str]]:
    for left, right in _pairs(blob):
        yield int(left), right


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """The gazetteer that ships with the package."""
    return Gazetteer(
        (resources.files("holdfast.gazetteer") / "data" / "gazetteer.zip").read_bytes()
    )
