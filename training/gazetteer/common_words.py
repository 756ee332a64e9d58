"""Which place names are also ordinary English words, counted in treebank text.

"Of", "Most", "Nice" and "Reading" are towns; a capital at a sentence start does not make them so.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from holdfast.gazetteer.keys import exact_key

_LEAST = 2


def common_words(data: Path) -> frozenset[str]:
    """Keys of words seen at least twice in lower case and not as proper nouns."""
    counts: Counter[str] = Counter()
    files = sorted([*(data / "gum").glob("*.conllu"), *(data / "ewt").glob("*train*.conllu")])
    for file in files:
        counts.update(_lower_case_words(file))
    words = {exact_key(word) for word, count in counts.items() if count >= _LEAST}
    words |= set(_CALENDAR.split())
    return frozenset(word for word in words if len(word) > 1)


_CALENDAR = (
    "monday tuesday wednesday thursday friday saturday sunday "
    "january february march april may june july august september october november december"
)


def _lower_case_words(file: Path) -> list[str]:
    found = []
    for line in file.read_text("utf-8").splitlines():
        part = line.split("\t")
        if (
            len(part) == 10
            and part[0].isdigit()
            and part[1].islower()
            and part[3] not in {"PROPN", "X"}
        ):
            found.append(part[1])
    return found
