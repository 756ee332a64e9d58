"""The documents of the reading gold, laid out as they were coded."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from bench.task import digest
from bench.times import read_article, reading_of

SIZES = {"re3d": 12, "gum": 8}
WORDS = (60, 400)


@lru_cache(maxsize=2)
def texts(data: Path) -> dict[tuple[str, str], tuple[str, str | None]]:
    """(set, id) → text and the date of the document, the twenty that were coded."""
    found: dict[tuple[str, str], tuple[str, str | None]] = {}
    for name, every in (("re3d", _re3d(data / "re3d")), ("gum", _gum(data / "gum"))):
        chosen = sorted(every, key=lambda each: digest(each[0]))[: SIZES[name]]
        found |= {(name, key): (text, day) for key, text, day in chosen}
    return found


def _re3d(folder: Path) -> Iterator[tuple[str, str, str | None]]:
    for path in sorted(folder.glob("*/documents.json")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if WORDS[0] <= len(row["text"].split()) <= WORDS[1]:
                yield str(row["_id"]), str(row["text"]), None


def _gum(folder: Path) -> Iterator[tuple[str, str, str | None]]:
    for path in sorted(folder.glob("GUM_news_*.conllu")):
        article = read_article(path)
        yield path.stem, reading_of(article).document.text, article.created or None
