"""Pairs of sets that are likely to be alike, found without comparing all: MinHash in bands.

A set is sketched by its smallest member under each of many random orders; two sets share such a
member as often as their Jaccard similarity says. Sets that share all rows of any band are a pair.
All of it is arithmetic on 32 bits, the same on every machine.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Sketches = NDArray[np.uint32]
AT_ONCE = 20_000  # members of sets whose places in all orders are held at one time
PENDING = 4_000_000  # pairs that are held before those found twice are put together


@dataclass(frozen=True, slots=True)
class Bands:
    """How many bands of how many rows; ``seed``: which random orders."""

    bands: int
    rows: int
    seed: int

    @property
    def orders(self) -> int:
        """How many random orders a sketch has."""
        return self.bands * self.rows


def likely_pairs(sets: Sequence[Set[str]], bands: Bands) -> NDArray[np.int64]:
    """Every pair of places in the sequence whose sets share a band, as ``first * len + second``
    with first < second, ascending. An empty set is like no other."""
    filled = np.array([place for place, each in enumerate(sets) if each], dtype=np.int64)
    found = sketches([sets[place] for place in filled], bands)
    pending: list[NDArray[np.int64]] = []
    held = 0
    for start in range(0, bands.orders, bands.rows):
        for groups in alike(found[:, start : start + bands.rows]):
            one, other = np.triu_indices(groups.shape[1], 1)
            members = filled[groups]
            pending.append((members[:, one] * len(sets) + members[:, other]).ravel())
            held += len(pending[-1])
            if held > PENDING:
                pending = [each_once(pending)]
                held = 0
    return each_once(pending)


def each_once(parts: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    """All numbers of the parts, ascending, each once."""
    every = np.sort(np.concatenate([*parts, np.empty(0, np.int64)]))
    return every[np.r_[True, every[1:] != every[:-1]]] if len(every) else every


def alike(columns: Sketches) -> Iterator[NDArray[np.int64]]:
    """The places of rows that are equal to one another: for each number of equal rows an array of
    as many columns, a line for each such group, ascending."""
    order = np.lexsort(columns.T)  # equal rows keep their order
    ordered = columns[order]
    starts = np.flatnonzero(np.r_[True, (ordered[1:] != ordered[:-1]).any(axis=1)])
    sizes = np.diff(np.r_[starts, len(order)])
    for size in np.unique(sizes[sizes > 1]):
        yield order[starts[sizes == size][:, None] + np.arange(size)]


def sketches(sets: Sequence[Set[str]], bands: Bands) -> Sketches:
    """A row for each set, none of which is empty: its smallest member under each order."""
    chance = np.random.RandomState(bands.seed)
    factors = chance.randint(0, 1 << 31, bands.orders, dtype=np.uint32)
    factors = factors * np.uint32(2) + np.uint32(1)  # odd: it moves every number to another one
    offsets = chance.randint(0, 1 << 32, bands.orders, dtype=np.uint32)
    found = np.empty((len(sets), bands.orders), np.uint32)
    known: dict[str, int] = {}
    for start, end in portions([len(each) for each in sets]):
        some = sets[start:end]
        numbers = np.array([number(each, known) for one in some for each in one], np.uint32)
        places = mixed(numbers)[:, None] * factors + offsets
        starts = np.cumsum([0, *(len(each) for each in some[:-1])])
        found[start:end] = np.minimum.reduceat(places, starts, axis=0)
    return found


def portions(sizes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The sequence cut into parts of about ``AT_ONCE`` members: first and last (excluded)."""
    start = members = 0
    for place, size in enumerate(sizes):
        members += size
        if members >= AT_ONCE:
            yield start, place + 1
            start, members = place + 1, 0
    if start < len(sizes):
        yield start, len(sizes)


def number(member: str, known: dict[str, int]) -> int:
    """A number of 32 bits for a member; ``known`` keeps those made before."""
    found = known.get(member)
    if found is None:
        words = member.encode("utf-8", "surrogatepass")
        found = int.from_bytes(hashlib.sha1(words, usedforsecurity=False).digest()[:4], "little")
        known[member] = found
    return found


def mixed(numbers: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The numbers with every bit made to depend on all others (the end of MurmurHash3)."""
    numbers = (numbers ^ (numbers >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    numbers = (numbers ^ (numbers >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    return numbers ^ (numbers >> np.uint32(16))
