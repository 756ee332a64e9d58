"""The word lists of intake: news agencies, and lines that are no part of a report."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from holdfast.yaml_data import load_yaml


@dataclass(frozen=True, slots=True)
class LineRule:
    """One shape of line, with examples of what it is and what it is not."""

    id: str
    gloss: str
    pattern: re.Pattern[str]
    positive: tuple[str, ...]
    negative: tuple[str, ...]


def word_set(words: str) -> frozenset[str]:
    """The words of a list written as one string."""
    return frozenset(words.split())


@lru_cache(maxsize=1)
def agencies() -> dict[str, str]:
    """News agencies: every written form, in lower case, to the agency's name."""
    return {
        form.lower(): entry["name"]
        for entry in _load("agencies.yaml")["agencies"]
        for form in [entry["name"], *entry.get("forms", [])]
    }


@lru_cache(maxsize=1)
def not_places() -> frozenset[str]:
    """Words in capitals that open a line before a dash without being the place of a dateline."""
    return frozenset(_load("agencies.yaml")["not_places"])


@lru_cache(maxsize=1)
def boilerplate_rules() -> tuple[LineRule, ...]:
    """Shapes of lines that are not part of the report: credits, rights, links to other pages."""
    return tuple(
        LineRule(
            entry["id"],
            entry["gloss"],
            re.compile(entry["pattern"], re.IGNORECASE),
            tuple(entry["positive"]),
            tuple(entry["negative"]),
        )
        for entry in _load("lines.yaml")["boilerplate"]
    )


@lru_cache(maxsize=1)
def boilerplate_pattern() -> re.Pattern[str]:
    """All shapes at once: one look at a line instead of one for each rule."""
    either = "|".join(f"(?:{rule.pattern.pattern})" for rule in boilerplate_rules())
    return re.compile(either, re.IGNORECASE)


def _load(name: str) -> dict[str, Any]:
    text = (files("holdfast.intake") / "data" / name).read_text(encoding="utf-8")
    loaded: dict[str, Any] = load_yaml(text)
    return loaded
