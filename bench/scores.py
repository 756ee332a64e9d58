"""Floors, and the table of scores."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from holdfast.yaml_data import load_yaml

HERE = Path(__file__).resolve().parent
COMMONEST = 20


@lru_cache(maxsize=1)
def floors() -> dict[str, dict[str, Any]]:
    """Task → floor, goal, published, and what the daily gate samples."""
    found: dict[str, dict[str, Any]] = load_yaml((HERE / "floors.yaml").read_text(encoding="utf-8"))
    return found


def write_scores(results: Mapping[str, Mapping[str, Any]], path: Path | None = None) -> None:
    """Write SCORES.md: a line a task, then the commonest kinds of error of all."""
    (path or HERE / "SCORES.md").write_text(scores_page(results), encoding="utf-8")


def scores_page(results: Mapping[str, Mapping[str, Any]]) -> str:
    """The page as Markdown."""
    lines = [
        "# Scores",
        "",
        "Written by `python -m bench all`; every figure is of the reading that users get, on the",
        "data named, and none is of a half that is kept back.",
        "",
        "| task | metric | n | ours | floor | goal | best published |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, found in sorted(results.items()):
        known = floors()[name]
        lines.append(
            f"| {name} | {found['metric']} | {found['n']} | **{found['score']:.3f}** "
            f"| {known['floor']:.2f} | {known['goal']:.2f} | {known['published']} |"
        )
    lines += ["", "## Parts", ""]
    for name, found in sorted(results.items()):
        plain = {k: v for k, v in found["parts"].items() if isinstance(v, int | float | str)}
        if plain:
            lines.append(f"- **{name}**: " + ", ".join(f"{k} {v}" for k, v in plain.items()))
    for name, found in sorted(results.items()):
        for title, rows in found["parts"].items():
            if isinstance(rows, Mapping) and title.startswith("by "):
                lines += ["", f"## {name}, {title}", "", *_table(rows)]
    lines += ["", "## The commonest kinds of error", "", "| kind | count |", "|---|---|"]
    errors: Counter[str] = Counter()
    for name, found in results.items():
        errors.update({f"{name}: {kind}": count for kind, count in found["errors"].items()})
    ranked = sorted(errors.items(), key=lambda pair: (-pair[1], pair[0]))
    lines += [f"| {kind} | {count} |" for kind, count in ranked[:COMMONEST]]
    return "\n".join(lines) + "\n"


def _table(rows: Mapping[str, Any]) -> list[str]:
    """A table of a mapping: name → figure, or name → columns."""
    first = next(iter(rows.values()), None)
    if isinstance(first, Mapping):
        heads = list(first)
        table = ["| | " + " | ".join(heads) + " |", "|---" * (len(heads) + 1) + "|"]
        return table + [
            f"| {name} | " + " | ".join(str(row[head]) for head in heads) + " |"
            for name, row in rows.items()
        ]
    return ["| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows.items())]
