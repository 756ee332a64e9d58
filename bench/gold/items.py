"""Items of current_events by key: the gold names them so, and holds no sentence of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from bench.task import digest

HERE = Path(__file__).resolve().parent
KEY_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Item:
    """One short report: its key, its day and its words."""

    key: str
    date: str
    text: str
    outlets: tuple[str, ...]


def key_of(date: str, text: str) -> str:
    """The name of an item: the first sixteen digits of the hash of its date and text."""
    return digest(f"{date}\n{text}")[:KEY_LENGTH]


@lru_cache(maxsize=2)
def items(folder: Path) -> dict[str, Item]:
    """Every item of the set by key, in the order of the file."""
    found: dict[str, Item] = {}
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            key = key_of(row["date"], row["text"])
            outlets = tuple(row.get("outlets") or ())
            found.setdefault(key, Item(key, row["date"], row["text"], outlets))
    return found


def rows(name: str, folder: Path = HERE) -> list[dict[str, Any]]:
    """The lines of a gold file."""
    text = (folder / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]
