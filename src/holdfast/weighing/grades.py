"""Grades of sources: a table that people keep (rules/sources.yaml), overridden by a user's own.

Nothing here is learned. A source that is not listed cannot be judged: F.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from holdfast.gazetteer.keys import exact_key
from holdfast.linking.texts import outlet_key
from holdfast.weighing.terms import SourceGrade
from holdfast.yaml_data import load_yaml

LETTERS = "ABCDEF"
FIELDS = frozenset({"name", "entity", "letter", "forms", "why"})


@dataclass(frozen=True, slots=True)
class Grades:
    """Grades by entity id and by name; names compare without case, articles and spelling marks."""

    by_key: Mapping[str, SourceGrade] = field(default_factory=dict)

    def of(self, *names: str | None) -> SourceGrade:
        """The grade of the first of the names or entity ids that is listed; else F."""
        for name in names:
            if name:
                found = self.by_key.get(name) or self.by_key.get(name_key(name))
                if found is not None:
                    return found
        return SourceGrade(next((name for name in names if name), "unknown"))


def name_key(name: str) -> str:
    """What a source's name is compared by."""
    return outlet_key(exact_key(name))


@lru_cache(maxsize=1)
def shipped_grades() -> Grades:
    """The table of the package."""
    text = resources.files("holdfast.rules").joinpath("sources.yaml").read_text(encoding="utf-8")
    return Grades(_table(load_yaml(text), "rules/sources.yaml"))


def load_grades(path: Path | None = None) -> Grades:
    """The package's table with a user's own on top of it.

    Raises ``ValueError`` with one clear line for a file that is no such table, and ``OSError`` for
    one that cannot be read.
    """
    shipped = shipped_grades()
    if path is None:
        return shipped
    try:
        rows = load_yaml(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ValueError(f"{path} is not YAML: {' '.join(str(error).split())}") from error
    return Grades({**shipped.by_key, **_table(rows, str(path))})


def _table(rows: Any, name: str) -> dict[str, SourceGrade]:
    """Every key of every row. Raises ``ValueError`` that names the row."""
    if not isinstance(rows, dict) or not isinstance(rows.get("sources"), list):
        raise ValueError(f"{name}: expected a list under `sources:`")
    found: dict[str, SourceGrade] = {}
    for number, row in enumerate(rows["sources"], start=1):
        grade = _grade(row, f"{name}, source {number}")
        found.update(dict.fromkeys(_keys(row), grade))
    return found


def _grade(row: Any, where: str) -> SourceGrade:
    if not isinstance(row, dict) or not (row.get("name") or row.get("entity")):
        raise ValueError(f"{where}: needs a `name` or an `entity`")
    strange = sorted(set(map(str, row)) - FIELDS)
    if strange:
        raise ValueError(f"{where}: no such field: {', '.join(strange)}")
    letter = str(row.get("letter", "F"))
    if len(letter) != 1 or letter not in LETTERS:
        raise ValueError(f"{where}: letter {letter!r} is none of A, B, C, D, E, F")
    why = row.get("why")
    return SourceGrade(str(row.get("name") or row["entity"]), letter, str(why) if why else None)


def _keys(row: Mapping[str, Any]) -> Iterable[str]:
    names = [row.get("name"), *(row.get("forms") or ())]
    yield from (name_key(str(name)) for name in names if name)
    if row.get("entity"):
        yield str(row["entity"])


def corroboration(roots: int, denials: int) -> int:
    """The Admiralty digit from counts of independent roots for and against.

    1 confirmed by others (three or more, no denial); 2 probably true (two, no denial); 3 possibly
    true (denied, yet at least twice as many for it); 4 doubtful (denied by as many at most);
    5 improbable (more against than for); 6 cannot be judged (one root, nothing to compare).
    """
    if not denials:
        return 6 if roots < 2 else 2 if roots == 2 else 1
    if roots >= 2 * denials:
        return 3
    return 4 if roots >= denials else 5
