"""What a task of the bench is: the sets it reads, how it is run, and what it answers."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Settings:
    """How much of the data is measured.

    ``whole``: also the part that models were trained or rules were written on (for kept-back data,
    where nothing was). ``sample``: at most so many documents or sentences of each set, the same
    ones every time; None for all.
    """

    whole: bool = False
    sample: int | None = None

    def some(self, items: Iterable[Item], key: Callable[[Item], str]) -> list[Item]:
        """All items, or the ``sample`` whose keys have the smallest hashes, in their order."""
        every = list(items)
        if self.sample is None or len(every) <= self.sample:
            return every
        chosen = sorted(range(len(every)), key=lambda index: digest(key(every[index])))
        return [every[index] for index in sorted(chosen[: self.sample])]


@dataclass(frozen=True, slots=True)
class Result:
    """What one run measured: ``score`` in [0, 1] over ``n`` gold items, its parts, and kinds of
    error with their counts."""

    score: float
    n: int
    parts: Mapping[str, object] = field(default_factory=dict)
    errors: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Task:
    """A named measurement over one or more folders of ``shared/data``."""

    name: str
    sets: tuple[str, ...]
    metric: str
    run: Callable[[Mapping[str, Path], Settings], Result]


def digest(text: str) -> str:
    """The sha256 of a text, in hexadecimal: an order that nobody chose."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def apart(text: str, share: int) -> bool:
    """Whether a text belongs to the one in ``share`` that nothing was learned from."""
    return int(digest(text), 16) % share == 0


def folders(data: Path, sets: Sequence[str]) -> dict[str, Path]:
    """The folder of each set: inside ``data``, or ``data`` itself for a task of one set."""
    inside = {name: data / name for name in sets if (data / name).is_dir()}
    if inside or not sets:
        return inside
    return dict.fromkeys(sets, data) if data.is_dir() else {}
